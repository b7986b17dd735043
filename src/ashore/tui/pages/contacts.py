"""The contact log: every call, message and visit, searched as one types; and one entry with what the rules say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input
from textual.widgets.option_list import Option

from ashore.casework.contacts import Finding, seen
from ashore.forms.contact import ContactForm
from ashore.forms.field import Field
from ashore.guide.models import LetterRole
from ashore.i18n import N_, _, fill
from ashore.letters import drafts
from ashore.text import folded, stands_in
from ashore.tui.page import Keys, Page
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.pages.outcome import LETTERS as AFTER
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.line_list import LineList
from ashore.tui.widgets.prose import Prose, plain
from ashore.wording.contacts import (
    CHANNELS,
    agreement_lines,
    clock_lines,
    contact_line,
    finding_sentences,
    promise_sentences,
)
from ashore.wording.debts import lender_of
from ashore.wording.phrases import joined
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Workbook


class ContactsPage(Page):
    """The entries, newest first. Only the lines that are seen are painted, so thousands scroll without delay."""

    BINDINGS = [
        Binding("n", "new", show=False),
        Binding("delete,backspace", "delete", show=False),
        Binding("f", "facts", show=False),
        Binding("v", "view", show=False),
        Binding("x", "export", show=False),
        Binding("t", "calls", show=False),
    ]
    KEYS: ClassVar[Keys] = (
        ("n", N_("new")),
        ("Enter", N_("open")),
        ("Tab", N_("search")),
        ("v", N_("view")),
        ("t", N_("calls")),
    )

    def __init__(self, at: str | None = None, view: str = "") -> None:
        super().__init__()
        self._at = at
        self._view = view
        self._lines: list[tuple[str, str]] = []

    def again(self) -> Page:
        return ContactsPage(self._chosen(), self._view)

    def heading(self) -> str:
        return _("Contact log")

    def body(self) -> ComposeResult:
        yield Prose("", id="clock", classes="notice")
        yield LineList(id="entries", markup=False, compact=True)
        yield TextInput(placeholder=_("Search: lender, name, word, day"), max_length=200, id="search")

    def show(self) -> None:
        """The lines are made when the log has changed; a key in the search only chooses among them."""
        workbook, views = self.ashore.session.value, dict(self._views())
        if self._view not in views:  # what it was about has been deleted
            self._view = ""
        findings = self.ashore.case.findings
        marked = {contact for finding in findings for contact in finding.contacts}
        contacts = seen(workbook.contacts, self._view, marked)
        self._lines = [(contact.id, contact_line(contact, workbook, contact.id in marked)) for contact in contacts]
        self._search()
        lines = clock_lines(workbook, self.ashore.now())
        if not workbook.contacts:
            lines = [_("Nothing noted yet. After each call or message: n, a few keys, done.")]
        else:
            lines += agreement_lines(self.ashore.case)
        if self._view:
            lines.append(fill(_("Shown: {view}. v shows others."), view=views[self._view]))
        if findings:
            lines.append(fill(_("! {n}: a rule has something to say. Open the entry."), n=str(len(marked))))
        self.query_one("#clock", Prose).show("\n".join(lines))

    def _views(self) -> list[tuple[str, str]]:
        """Which entries can be shown, with a name each."""
        workbook = self.ashore.session.value
        views = [("", _("all entries")), ("marked", _("those to which a rule says something"))]
        views += [("promise", _("those with a promise")), ("next", _("those with a next step"))]
        views += [(f"debt.{debt.id}", lender_of(debt)) for debt in workbook.debts]
        there = {contact.channel for contact in workbook.contacts}
        return views + [(f"by.{way}", _(words)) for way, words in CHANNELS.items() if way in there]

    def action_view(self) -> None:
        self.ashore.open_dialog(ChooseDialog(_("Which entries"), self._views(), self._view, self._show_view))

    def _show_view(self, view: str) -> None:
        self._view = view
        self.show()

    def action_calls(self) -> None:
        self.ashore.open_tool("calls")

    def action_export(self) -> None:
        self.ashore.export_contacts()

    def _search(self) -> None:
        at = self._chosen() or self._at
        words = folded(self.query_one("#search", Input).value).split()
        found = [(place, line) for place, line in self._lines if stands_in(folded(line), words)]
        entries = self.query_one("#entries", LineList)
        entries.clear_options()
        entries.add_options([Option(plain(line), id=place) for place, line in found])
        places = [place for place, _line in found]
        if places:
            entries.highlighted = places.index(at) if at in places else 0

    def on_input_changed(self) -> None:
        self._search()
        super().on_input_changed()

    def on_option_list_option_selected(self, event: LineList.OptionSelected) -> None:
        if event.option.id:
            self.ashore.visit(ContactPage(event.option.id))

    def _chosen(self) -> str | None:
        found = self.query("#entries").results(LineList)
        entries = next(iter(found), None)
        if entries is None or entries.highlighted is None:
            return None
        return entries.get_option_at_index(entries.highlighted).id

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#entries"))

    def action_new(self) -> None:
        self.ashore.new_entry()

    def action_delete(self) -> None:
        if (contact := self._chosen()) and not self.in_field():
            self.ashore.session.apply(lambda workbook: edits.remove_contact(workbook, contact))
            self.ashore.say(_("Entry deleted. u brings it back."))

    def action_facts(self) -> None:
        self.ashore.show_facts_behind("missed-call")


def _broken(contact: Contact) -> LetterRole | None:
    """The letter about a promise that was not kept, or moved; None without one."""
    if contact.my_state in ("broken", "moved"):
        return AFTER["my-promise"]
    return AFTER["their-promise"] if contact.their_state == "broken" else None


class ContactPage(RecordPage):
    """One entry: what was noted at the left, what the rules say at the right."""

    BINDINGS = [Binding("f", "facts", show=False), Binding("w", "write", show=False)]

    def __init__(self, contact: str, at: Place = None) -> None:
        super().__init__(at)
        self.contact = contact

    def again(self) -> Page:
        return ContactPage(self.contact, self.place())

    def heading(self) -> str:
        return _("A contact")

    def keys(self) -> Keys:
        write: Keys = (("w", N_("write the letter")),) if self._findings() else ()
        return (*write, ("Tab", N_("next")), ("f", N_("source")), ("Esc", N_("log")))

    def _of(self, workbook: Workbook) -> Contact | None:
        return find(workbook.contacts, self.contact)

    def fields(self) -> Iterable[Field | str]:
        return ContactForm(self.contact, self.ashore.guide, self.ashore.now()).fields(self.ashore.session.value)

    def there(self) -> bool:
        return self._of(self.ashore.session.value) is not None

    def _findings(self) -> list[Finding]:
        """What the rules say to this entry."""
        return [finding for finding in self.ashore.case.findings if self.contact in finding.contacts]

    def show_result(self) -> None:
        workbook, guide = self.ashore.session.value, self.ashore.guide
        contact = self._of(workbook)
        if contact is None:
            return
        lines = promise_sentences(contact, self.ashore.case)
        for finding in self._findings():
            lines += finding_sentences(finding, guide)
        if self._findings():
            lines.append(_("This is what the entry touches, as you noted it; it is no judgment. f shows the sources."))
            lines.append(_("w begins the letter about it, with the entry filled in."))
        elif contact.channel == "missed-call":
            lines += clock_lines(workbook, self.ashore.now())
        else:
            lines.append(_("Write down the words as they were, and keep pictures and recordings."))
        if not self._findings() and _broken(contact):
            lines.append(_("w begins the letter about what was not kept or moved."))
        self.query_one("#result", Prose).show(joined(lines))

    def action_facts(self) -> None:
        guide = self.ashore.guide
        facts = [fact for finding in self._findings() for fact in guide.conduct[finding.rule].facts]
        if facts:
            self.ashore.show_facts(tuple(dict.fromkeys(facts)))
        else:
            self.ashore.show_facts_behind("missed-call")

    def action_write(self) -> None:
        """The letter that the findings call for, with their entries in it."""
        guide, today, found = self.ashore.guide, self.ashore.today(), self._findings()

        def write(workbook: Workbook) -> tuple[Workbook, str]:
            made = drafts.letter_about(workbook, found, guide, today) or drafts.letter_with(
                workbook, self.contact, guide
            )
            return made or (workbook, "")

        contact = self._of(self.ashore.session.value)
        if not found and contact is not None and (role := _broken(contact)):
            self.ashore.begin_letter_for(role)
            return
        if new := self.ashore.session.make(write):
            self.ashore.open_letter(new)
        else:
            self.ashore.say(_("Begin the letter with l; then w here takes this entry into it."))

    def leave(self) -> None:
        self.ashore.visit(ContactsPage(self.contact))
