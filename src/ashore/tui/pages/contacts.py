"""The contact log: every call, message and visit, searched as one types; and one entry with what the rules say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input
from textual.widgets.option_list import Option

from ashore.casework.contacts import Finding, seen
from ashore.casework.outcomes import letter_after
from ashore.export.file_names import file_name
from ashore.export.registers import contact_formats
from ashore.forms.contact import ContactForm
from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage
from ashore.i18n import K_, _, fill
from ashore.letters import drafts
from ashore.text import folded, stands_in
from ashore.tui.actions import EXPORT, Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.line_list import LineList
from ashore.tui.widgets.prose import Prose, plain
from ashore.wording.contacts import agreement_lines, clock_lines, contact_line, contact_result, views
from ashore.wording.result import Part, Result
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Workbook


class ContactsPage(Page):
    """The entries, newest first. Only the lines that are seen are painted, so thousands scroll without delay."""

    TITLED: ClassVar[bool] = False
    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("x", K_("delete"), "delete"),
        Action("f", K_("source"), "facts"),
        Action("v", K_("view"), "view"),
        Action("t", K_("calls"), "calls"),
        EXPORT,
    )

    def __init__(self, at: str | None = None, view: str = "", search: str = "", *, searches: bool = False) -> None:
        super().__init__()
        self._at = at
        self._view = view
        self._looked_for, self._searches = search, searches
        self._lines: list[tuple[str, str]] = []

    def again(self) -> Page:
        search = next(iter(self.query("#search").results(TextInput)), None)
        words = self._looked_for if search is None else search.value
        return ContactsPage(self._chosen(), self._view, words, searches=search is not None and self.focused is search)

    def heading(self) -> str:
        return _("Contact log")

    def body(self) -> ComposeResult:
        yield Prose("", id="clock", classes="notice")
        yield LineList(id="entries", markup=False)
        search = _("Search: lender, name, word, day")
        yield TextInput(self._looked_for, placeholder=search, max_length=200, id="search")

    def show(self) -> None:
        """The lines are made when the log has changed; a key in the search only chooses among them."""
        workbook = self.ashore.session.value
        named = dict(views(workbook))
        if self._view not in named:  # what it was about has been deleted
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
            lines.append(fill(_("Shown: {view}. m v shows others."), view=named[self._view]))
        if findings:
            lines.append(fill(_("! {n}: a rule has something to say. Open the entry."), n=str(len(marked))))
        self.query_one("#clock", Prose).show("\n".join(lines))

    def action_view(self) -> None:
        named = views(self.ashore.session.value)
        self.ashore.go.dialog(ChooseDialog(_("Which entries"), named, self._view, self._show_view))

    def _show_view(self, view: str) -> None:
        self._view = view
        self.show()

    def action_calls(self) -> None:
        self.ashore.go.open("calls")

    def action_export(self) -> None:
        title = _("Write the contact log to a file that only you can read")
        name = file_name(self.heading(), self.ashore.today(), "contacts")
        self.ashore.go.to_file(title, contact_formats(self.ashore.session.value), name)

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
            self.ashore.go.open("contact", event.option.id)

    def _chosen(self) -> str | None:
        found = self.query("#entries").results(LineList)
        entries = next(iter(found), None)
        if entries is None or entries.highlighted is None:
            return None
        return entries.get_option_at_index(entries.highlighted).id

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#search" if self._searches else "#entries"))

    def action_new(self) -> None:
        self.ashore.go.new_contact()

    def action_delete(self) -> None:
        if contact := self._chosen():
            self.ashore.session.apply(lambda workbook: edits.remove_contact(workbook, contact))
            self.ashore.say(_("Entry deleted. u brings it back."))

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("missed-call")


class ContactPage(RecordPage):
    """One entry: what was noted at the left, what the rules say at the right."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"), Action("x", K_("delete"), "delete"))

    def __init__(self, contact: str, at: Place = None) -> None:
        super().__init__(at)
        self.contact = contact

    def again(self) -> Page:
        return ContactPage(self.contact, self.place())

    def heading(self) -> str:
        return _("A contact")

    def actions(self) -> Actions:
        """The letter comes first where one is called for; any other entry can be taken into one that was begun."""
        contact = self._of(self.ashore.session.value)
        write: Actions = (Action("w", K_("write the letter"), "write"),)
        called_for = self._letter() or (contact and letter_after(contact))
        found = (*write, *self.ACTIONS) if called_for else (*self.ACTIONS, *write)
        court = contact is not None and contact.channel == "court"
        return (*found, Action("p", K_("note the court paper"), "paper")) if court else found

    def _of(self, workbook: Workbook) -> Contact | None:
        return find(workbook.contacts, self.contact)

    def questions(self) -> list[QuestionPage]:
        return ContactForm(self.contact, self.ashore.guide, self.ashore.now()).questions()

    def fields(self) -> Iterable[Field | str]:
        return ContactForm(self.contact, self.ashore.guide, self.ashore.now()).fields(self.ashore.session.value)

    def there(self) -> bool:
        return self._of(self.ashore.session.value) is not None

    def _findings(self) -> list[Finding]:
        """What the rules say to this entry."""
        return [finding for finding in self.ashore.case.findings if self.contact in finding.contacts]

    def _letter(self) -> str | None:
        """The kind of letter that the rules call for."""
        return drafts.letter_for(self._findings(), self.ashore.guide)

    def comes_to(self) -> Result | None:
        contact = self._of(self.ashore.session.value)
        if contact is None:
            return None
        result = contact_result(contact, self.ashore.case)
        if self._findings():
            under = _("This is what the entry touches, as you noted it; it is no judgment. f shows the sources.")
            result = result._replace(under=under).plus(Part(under, note=""))
        if contact.channel == "court":
            result = result.plus(_("m p notes the court paper."))
        if self._letter():
            return result.plus(_("w begins the letter about it, with the entry filled in."))
        return (
            result.plus(_("w begins the letter about what was not kept or moved.")) if letter_after(contact) else result
        )

    def action_facts(self) -> None:
        guide = self.ashore.guide
        facts = [fact for finding in self._findings() for fact in guide.conduct[finding.rule].facts]
        if facts:
            self.ashore.go.facts(tuple(dict.fromkeys(facts)))
        else:
            self.ashore.go.facts_behind("missed-call")

    def action_delete(self) -> None:
        self.ashore.session.apply(lambda workbook: edits.remove_contact(workbook, self.contact))
        self.ashore.say(_("Entry deleted. u brings it back."))

    def action_paper(self) -> None:
        """A court paper that came on the day of the entry, about its debt."""
        if contact := self._of(self.ashore.session.value):
            self.ashore.go.new_record("paper", "paper", received=contact.at.date(), debt=contact.debt)

    def action_write(self) -> None:
        """The letter that the findings call for, with their entries in it."""
        guide, today, found = self.ashore.guide, self.ashore.today(), self._findings()

        def write(workbook: Workbook) -> tuple[Workbook, str]:
            made = drafts.letter_about(workbook, found, guide, today) or drafts.letter_with(
                workbook, self.contact, guide
            )
            return made or (workbook, "")

        contact = self._of(self.ashore.session.value)
        if not self._letter() and contact is not None and (role := letter_after(contact)):
            self.ashore.go.begin_letter_for(role)
            return
        if new := self.ashore.session.make(write):
            self.ashore.go.open("draft", new)
        else:
            self.ashore.say(_("Begin the letter first (5: letters); then w here takes this entry into it."))
