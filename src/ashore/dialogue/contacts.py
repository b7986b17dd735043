"""The contact log: its newest entries, those that are looked for, and a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ashore.casework.contacts import new_contact, seen
from ashore.casework.outcomes import letter_after
from ashore.dialogue.files import Files
from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.export.registers import contact_formats
from ashore.forms.contact import ContactForm
from ashore.i18n import _, fill, ngettext
from ashore.letters import drafts
from ashore.text import folded, stands_in
from ashore.wording.contacts import agreement_lines, clock_lines, contact_line, contact_sentences, views
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Workbook

NEWEST = 30
"""How many entries of the log are listed."""


class Contacts(Subject):
    """The entries of the log."""

    def contacts(self) -> None:
        """The log, newest first, below what can be done with it."""

        def title() -> list[str]:
            count = len(self._book.contacts)
            lines = clock_lines(self._book, self._now) + agreement_lines(self._case)
            if self._marked:
                lines.append(fill(_("! {n}: a rule has something to say. Open the entry."), n=str(len(self._marked))))
            return [_("Contact log"), ngettext("{n} entry.", "{n} entries.", count), *lines]

        def choices() -> list[Choice]:
            file = Files.of(self).choice(
                _("Write the contact log to a file that only you can read"), lambda: contact_formats(self._book)
            )
            some: list[Choice] = [(_("Look for entries"), self._look), file] if self._book.contacts else []
            return [(_("Note a contact"), self._new), *some, *self._entries(seen(self._book.contacts, ""))]

        self._talk.menu(title, choices)

    @property
    def _marked(self) -> set[str]:
        return {contact for finding in self._case.findings for contact in finding.contacts}

    def _entries(self, found: Sequence[Contact]) -> list[Choice]:
        """The newest of some entries."""
        marked = self._marked
        return [
            (contact_line(entry, self._book, entry.id in marked).strip(), partial(self.contact, entry.id))
            for entry in found[:NEWEST]
        ]

    def _look(self) -> None:
        """Those of one kind, or with some words in them."""

        def choices() -> list[Choice]:
            kinds: list[Choice] = [(words, partial(self._view, view, words)) for view, words in views(self._book)]
            return [(_("Search: lender, name, word, day"), self._search), *kinds]

        self._talk.menu(lambda: [_("Which entries")], choices)

    def _view(self, view: str, words: str) -> None:
        self._found(words, lambda: seen(self._book.contacts, view, self._marked))

    def _search(self) -> None:
        words = self._heard(_("Search: lender, name, word, day"))
        if not words:
            return
        sought = folded(words).split()

        def found() -> list[Contact]:
            entries = seen(self._book.contacts, "")
            return [entry for entry in entries if stands_in(folded(contact_line(entry, self._book, False)), sought)]

        self._found(words, found)

    def _found(self, heading: str, found: Callable[[], Sequence[Contact]]) -> None:
        def title() -> list[str]:
            count = len(found())
            return [heading, ngettext("{n} entry.", "{n} entries.", count)]

        self._talk.menu(title, lambda: self._entries(found()))

    def _new(self) -> None:
        if new := self._begun(lambda workbook: new_contact(workbook, self._now), self._ask):
            self.contact(new)

    def _ask(self, contact: str) -> None:
        self._questions(ContactForm(contact, self._guide, self._now).fields)

    # One entry

    def contact(self, contact: str) -> None:
        """One entry: what the rules say to it, and the letter about it."""

        def title() -> list[str]:
            entry = find(self._book.contacts, contact)
            if entry is None:
                return []
            lines = [contact_line(entry, self._book, False).strip(), *contact_sentences(entry, self._case)]
            if contact in self._marked:
                lines.append(_("This is what the entry touches, as you noted it; it is no judgment."))
            return lines

        def choices() -> list[Choice]:
            entry = find(self._book.contacts, contact)
            if entry is None:
                return []
            found = [finding for finding in self._case.findings if contact in finding.contacts]
            facts = [fact for finding in found for fact in self._guide.conduct[finding.rule].facts]
            called_for = drafts.letter_for(found, self._guide)
            write: list[Choice] = [(_("Write the letter about it"), partial(self._write, contact))]
            papers: Choice = (_("Court papers"), partial(self._go, "papers"))
            sources = self._sources(facts) if facts else self._behind("missed-call")
            said = _("Entry deleted. u brings it back.")
            return [
                (_("Change the answers"), partial(self._ask, contact)),
                self._delete(lambda workbook: edits.remove_contact(workbook, contact), said),
                *(write if called_for or letter_after(entry) else []),
                *([papers] if entry.channel == "court" else []),
                *sources,
            ]

        self._talk.menu(title, choices)

    def _write(self, contact: str) -> None:
        """The letter that the findings call for, with the entry in it; or the one about a promise not kept."""
        guide, today = self._guide, self._today
        found = [finding for finding in self._case.findings if contact in finding.contacts]
        entry = find(self._book.contacts, contact)
        if not drafts.letter_for(found, guide) and entry is not None and (role := letter_after(entry)):
            Letters.of(self).begin(guide.letters.for_role(role))
            return

        def write(workbook: Workbook) -> tuple[Workbook, str]:
            made = drafts.letter_about(workbook, found, guide, today) or drafts.letter_with(workbook, contact, guide)
            return made or (workbook, "")

        if new := self._session.make(write):
            Letters.of(self).letter(new)
        else:
            self._talk.say(_("Begin the letter first, under Letters; then this entry can be taken into it."))
