"""Records with a day: court papers, credit reports, objections, bills, reminders. Each has a form of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.casework.credit import next_unpaid
from ashore.forms.entry import EntryForm
from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.agenda import entry_result
from ashore.wording.papers import paper_facts, paper_letters, paper_title, paper_until
from ashore.wording.result import Part, Result
from ashore.workbook import edits
from ashore.workbook.model import Bill, CourtPaper, Record


class EntryPage(RecordPage):
    """The form of one record of a kind. Subclasses say its fields, what it comes to, and where Esc leads."""

    ACTIONS: ClassVar[Actions] = (
        Action("x", K_("delete"), "remove"),
        Action("f", K_("source"), "facts"),
    )

    KIND: ClassVar[str]

    def __init__(self, record: str, at: Place = None) -> None:
        super().__init__(at)
        self.record = record

    def again(self) -> Page:
        return type(self)(self.record, self.place())

    def _form(self) -> EntryForm:
        return EntryForm(self.KIND, self.record, self.ashore.guide)

    def value(self) -> Record | None:
        """The record, unless it was taken back."""
        return self._form().record(self.ashore.session.value)

    def there(self) -> bool:
        return self.value() is not None

    def questions(self) -> list[QuestionPage]:
        return self._form().questions()

    def fields(self) -> Iterable[Field | str]:
        return self._form().fields(self.ashore.session.value)

    def comes_to(self) -> Result:
        return entry_result(self.value(), self.ashore.case)

    def facts(self) -> tuple[str, ...]:
        """The facts behind it."""
        return self.ashore.guide.facts.behind.get("credit", ())

    def action_facts(self) -> None:
        self.ashore.go.facts(self.facts())

    def action_remove(self) -> None:
        self.ashore.session.apply(lambda workbook: edits.remove_record(workbook, self.KIND, self.record))
        self.ashore.say(_("Deleted. u brings it back."))


class ReminderPage(EntryPage):
    """Something of the reader's own."""

    KIND = "reminder"

    def heading(self) -> str:
        return _("A reminder")


class PaperPage(EntryPage):
    """A court paper: its clock, what silence means, what to do."""

    KIND = "paper"

    def heading(self) -> str:
        return _("A court paper")

    def actions(self) -> Actions:
        write: Actions = (Action("w", K_("write the letter"), "write"),) if self._letters() else ()
        return (*write, *self.ACTIONS)

    def _letters(self) -> list[tuple[str, str]]:
        """The letters that it calls for."""
        paper = self.value()
        return paper_letters(paper, self.ashore.guide) if isinstance(paper, CourtPaper) else []

    def comes_to(self) -> Result:
        result = super().comes_to()
        if letters := self._letters():
            titles = "\n".join(f"• {title}" for _kind, title in letters)
            result = result.plus(Part(titles, title=_("Letters for it: w")))
        return result

    def action_write(self) -> None:
        """The letter that it calls for, or the choice between several."""
        letters, go, paper = self._letters(), self.ashore.go, self.record
        if len(letters) == 1:
            go.begin_letter(letters[0][0], paper=paper)
        elif letters:
            go.dialog(ChooseDialog(_("Which letter?"), letters, "", lambda kind: go.begin_letter(kind, paper=paper)))

    def facts(self) -> tuple[str, ...]:
        paper = self.value()
        return paper_facts(paper, self.ashore.guide) if isinstance(paper, CourtPaper) else ()


class PapersPage(ListPage):
    """All court papers, with their last days."""

    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("o", K_("what to do at once"), "card"),
    )

    def again(self) -> Page:
        return PapersPage(self.chosen)

    def heading(self) -> str:
        return _("Court papers")

    def items(self) -> Iterable[Item]:
        guide, workbook = self.ashore.guide, self.ashore.session.value
        if not workbook.papers:
            yield Item(_("None noted. When one comes: n, and the day on which you got it."), kind="text")
        for paper in workbook.papers:
            until = paper_until(paper, self.ashore.case)
            yield Item(paper_title(paper, guide), partial(self._open, paper.id), until, f"paper-{paper.id}")
        yield Item(_("Note a paper"), self.action_new, id="new")

    def _open(self, paper: str) -> None:
        self.ashore.go.open("paper", paper)

    def action_new(self) -> None:
        self.ashore.go.new_record("paper", "paper", received=self.ashore.today())

    def action_card(self) -> None:
        self.ashore.go.card_for("court")


class ReportPage(EntryPage):
    """A look at one's own credit report."""

    KIND = "report"

    def heading(self) -> str:
        return _("A look at the credit report")


class DisputePage(EntryPage):
    """An objection, its clocks, and what comes after."""

    KIND = "dispute"
    ACTIONS: ClassVar[Actions] = (Action("w", K_("write the letter"), "write"), *EntryPage.ACTIONS)

    def heading(self) -> str:
        return _("An objection")

    def action_write(self) -> None:
        self.ashore.go.begin_letter_for("disputes-entry")


class BillPage(EntryPage):
    """A bill that comes every month, and how it was paid."""

    KIND = "bill"
    ACTIONS: ClassVar[Actions] = (*EntryPage.ACTIONS, Action("p", K_("paid today"), "paid"))

    def heading(self) -> str:
        return _("A bill")

    def comes_to(self) -> Result:
        bill, result = self.value(), super().comes_to()
        if isinstance(bill, Bill) and bill.day is not None:
            return result.plus(_("m p notes that the next one, or the last one that is open, was paid today."))
        return result

    def action_paid(self) -> None:
        bill, today = self.value(), self.ashore.today()
        if isinstance(bill, Bill) and (due := next_unpaid(bill, today)):
            self.ashore.session.apply(lambda workbook: edits.mark_bill(workbook, bill.id, due, today))
