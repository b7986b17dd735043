"""The contact log: its newest entries, and a new one."""

from __future__ import annotations

from functools import partial

from ashore.casework.contacts import new_contact, sorted_contacts
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.contact import ContactForm
from ashore.i18n import _, ngettext
from ashore.wording.contacts import contact_line, finding_sentences, promise_sentences
from ashore.workbook.find import find

NEWEST = 30
"""How many entries of the log are listed."""


class Contacts(Subject):
    """The entries of the log."""

    def contacts(self) -> None:
        """The log, newest first."""

        def title() -> list[str]:
            count = len(self._book.contacts)
            return [_("Contact log"), ngettext("{n} entry.", "{n} entries.", count)]

        def choices() -> list[Choice]:
            newest = list(reversed(sorted_contacts(self._book.contacts)))[:NEWEST]
            entries: list[Choice] = [
                (contact_line(entry, self._book, False).strip(), partial(self._contact, entry.id)) for entry in newest
            ]
            return [(_("Note a contact"), self._new_contact), *entries]

        self._talk.menu(title, choices)

    def _new_contact(self) -> None:
        self._begun(lambda workbook: new_contact(workbook, self._now), self._contact)

    def _contact(self, contact: str) -> None:
        self._questions(ContactForm(contact, self._guide, self._now).fields(self._book))
        found = self._case.findings
        lines = [line for f in found if contact in f.contacts for line in finding_sentences(f, self._guide)]
        if entry := find(self._book.contacts, contact):
            self._talk.say(*promise_sentences(entry, self._case))
        if lines:
            self._talk.say(*lines, _("This is what the entry touches, as you noted it; it is no judgment."))
