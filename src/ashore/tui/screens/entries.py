"""Records with a day: court papers, credit reports, objections, bills, reminders. Each has a form of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding

from ashore import case
from ashore.casework.credit import dispute_state, due_days, streak
from ashore.casework.papers import answer_by
from ashore.credit_words import dispute_words, streak_words
from ashore.forms.field import Field, field_of, flag_field
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day
from ashore.money_words import joined, lender_of, named
from ashore.tui.page import Keys, Page
from ashore.tui.screens.listing import Item, ListPage
from ashore.tui.screens.record import Place, RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.workbook import edits
from ashore.workbook.model import Bill, CourtPaper, CreditReport, Dispute, Record, Reminder, Workbook


class EntryPage(RecordPage):
    """The form of one record of a kind. Subclasses say its fields, what it comes to, and where Esc leads."""

    KIND: ClassVar[str]
    TOOL: ClassVar[str]

    BINDINGS = [Binding("f", "facts", show=False), Binding("x", "remove", show=False)]

    def __init__(self, record: str, at: Place = None) -> None:
        super().__init__(at)
        self.record = record

    def again(self) -> Page:
        return type(self)(self.record, self.place())

    def keys(self) -> Keys:
        return (
            ("Tab", N_("next")),
            ("x", N_("delete")),
            ("f", N_("source")),
            ("u", N_("undo")),
            ("Esc", N_("go back")),
        )

    def _of(self, workbook: Workbook) -> Record | None:
        name, _model = edits.KINDS[self.KIND]
        return next((record for record in getattr(workbook, name) if record.id == self.record), None)

    def there(self) -> bool:
        return self._of(self.ashore.session.value) is not None

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_record(workbook, self.KIND, self.record, **values)

    @property
    def field(self) -> partial[Field]:
        """A field of the record."""
        return partial(field_of, f"{self.KIND}.{self.record}", record=self._of, edit=self._edit)

    def debts(self) -> dict[str, str]:
        """The debts to choose from."""
        debts = self.ashore.session.value.debts
        return {debt.id: lender_of(debt) for debt in debts} | {"": _("not known")}

    def yes_no(self, name: str, label: str) -> Field:
        """A yes/no value of the record."""
        return flag_field(f"{self.KIND}.{self.record}", name, label, self._of, self._edit)

    def lines(self) -> Iterable[str]:
        """What stands at the right."""
        return ()

    def facts(self) -> tuple[str, ...]:
        """The facts behind it."""
        return self.ashore.guide.facts.behind.get("credit", ())

    def show_result(self) -> None:
        self.query_one("#result", Prose).show(joined(self.lines()))

    def action_facts(self) -> None:
        self.ashore.show_facts(self.facts())

    def action_remove(self) -> None:
        self.ashore.session.apply(lambda workbook: edits.remove_record(workbook, self.KIND, self.record))
        self.ashore.say(_("Deleted. u brings it back."))

    def leave(self) -> None:
        self.ashore.open_tool(self.TOOL)


class ReminderPage(EntryPage):
    """Something of the reader's own."""

    KIND, TOOL = "reminder", "agenda"

    def heading(self) -> str:
        return _("A reminder")

    def fields(self) -> Iterable[Field | str]:
        yield self.field("text", "text", _("What"))
        yield self.field("date", "date", _("On which day"))
        yield self.field("done_on", "date", _("Done on"), looks="back")

    def lines(self) -> Iterable[str]:
        reminder = self._of(self.ashore.session.value)
        if isinstance(reminder, Reminder) and reminder.date is None:
            yield _("With a day it stands in what is due.")
        else:
            yield _("It stands in what is due until it is done.")


class PaperPage(EntryPage):
    """A court paper: its clock, what silence means, what to do."""

    KIND, TOOL = "paper", "papers"

    def heading(self) -> str:
        return _("A court paper")

    def fields(self) -> Iterable[Field | str]:
        guide = self.ashore.guide
        kinds = {paper.id: say(paper.title, guide.facts) for paper in guide.papers.values()}
        yield self.field("kind", "choice", _("What is it"), options=kinds)
        yield self.field("received", "date", _("Received on"), looks="back", help=_("The day on which you got it."))
        yield self.yes_no("checked", _("Did the court confirm that it is real?"))
        yield self.field("date", "date", _("Day that stands in it"), help=_("Such as that of a hearing."))
        yield self.field("number", "text", _("Case number"))
        yield self.field("court", "text", _("Which court"))
        if self.ashore.session.value.debts:
            yield self.field("debt", "choice", _("About which debt"), options=self.debts())
        yield self.field("answered_on", "date", _("Answered on"), looks="back")
        yield self.field("note", "long", _("Note"))

    def lines(self) -> Iterable[str]:
        guide, paper = self.ashore.guide, self._of(self.ashore.session.value)
        if not isinstance(paper, CourtPaper):
            return
        clocks = case.clocks(guide)
        by, today = answer_by(paper, clocks.papers), self.ashore.today()
        if paper.answered_on is not None:
            yield fill(_("Answered on {day}. Keep a copy and the receipt."), day=day(paper.answered_on))
        elif by is not None:
            left = (by - today).days
            if left >= 0:
                days = ngettext("{n} day left.", "{n} days left.", left)
                yield sentences(fill(_("Last day: {day}."), day=day(by)), days)
            else:
                yield fill(_("The last day was {day}. Ask for legal advice today."), day=day(by))
        kind = guide.papers.get(paper.kind or "")
        if kind is None:
            yield _("Choose what it is; then it stands here which days count, and what to do.")
            return
        if kind.days and paper.received is None:
            yield _("Note the day on which you got it: it starts the clock.")
        yield say(kind.text, guide.facts)
        yield named(_("If nothing is done"), say(kind.silence, guide.facts))
        yield named(_("What to do"), say(kind.do, guide.facts))
        if not paper.checked:
            yield _("First make sure that it is real. f shows how, and the sources.")
        yield _("This is where a lawyer or legal aid is worth asking. This page is no legal advice.")

    def facts(self) -> tuple[str, ...]:
        paper = self._of(self.ashore.session.value)
        kind = self.ashore.guide.papers.get(getattr(paper, "kind", None) or "")
        card = self.ashore.guide.card("court")
        return (kind.facts if kind else ()) or card.facts


class PapersPage(ListPage):
    """All court papers, with their last days."""

    BINDINGS = [Binding("n", "new", show=False), Binding("o", "card", show=False)]
    KEYS: ClassVar[Keys] = (
        ("n", N_("new")),
        ("Enter", N_("open")),
        ("o", N_("what to do at once")),
    )

    def again(self) -> Page:
        return PapersPage(self.chosen)

    def heading(self) -> str:
        return _("Court papers")

    def items(self) -> Iterable[Item]:
        guide, workbook, today = self.ashore.guide, self.ashore.session.value, self.ashore.today()
        clocks = case.clocks(guide)
        if not workbook.papers:
            yield Item(_("None noted. When one comes: n, and the day on which you got it."), kind="text")
        for paper in workbook.papers:
            kind = guide.papers.get(paper.kind or "")
            by = answer_by(paper, clocks.papers)
            parts = [say(kind.title, guide.facts) if kind else _("a paper"), paper.court, paper.number]
            right = _("answered") if paper.answered_on else fill(_("by {day}"), day=day(by)) if by else ""
            if by and not paper.answered_on and by < today:
                right = fill(_("was due {day}"), day=day(by))
            yield Item(" · ".join(filter(None, parts)), partial(self._open, paper.id), right, f"paper-{paper.id}")
        yield Item(_("Note a paper"), self.action_new, id="new")

    def _open(self, paper: str) -> None:
        self.ashore.visit(PaperPage(paper))

    def action_new(self) -> None:
        if new := self.ashore.add_record("paper", received=self.ashore.today()):
            self._open(new)

    def action_card(self) -> None:
        self.ashore.show_card("court")


class ReportPage(EntryPage):
    """A look at one's own credit report."""

    KIND, TOOL = "report", "credit"

    def heading(self) -> str:
        return _("A look at the credit report")

    def fields(self) -> Iterable[Field | str]:
        yield self.field("on", "date", _("Looked at on"), looks="back")
        yield self.field("bureau", "text", _("Where"), help=_("Such as: online, bank's app, counter."))
        yield self.field("found", "long", _("What is not right in it"))

    def lines(self) -> Iterable[str]:
        report = self._of(self.ashore.session.value)
        yield _("Look at: name and ID number, each lender, sums, days overdue, what is paid, who asked.")
        if isinstance(report, CreditReport) and report.found:
            yield _("Something is wrong: note the objection in the credit page, and write it with the letter for it.")
        yield _("A true entry stays for its time; nobody can take it out for money.")


class DisputePage(EntryPage):
    """An objection, its clocks, and what comes after."""

    KIND, TOOL = "dispute", "credit"
    BINDINGS = [Binding("w", "write", show=False)]

    def heading(self) -> str:
        return _("An objection")

    def keys(self) -> Keys:
        return (("w", N_("write the letter")), *super().keys()[:3], ("Esc", N_("go back")))

    def fields(self) -> Iterable[Field | str]:
        yield self.field("entry", "text", _("Which entry"), help=_("As it stands in the report."))
        if self.ashore.session.value.debts:
            yield self.field("debt", "choice", _("About which debt"), options=self.debts())
        yield self.field("to", "text", _("Filed with"), help=_("The lender, or who keeps the credit record."))
        yield self.field("filed_on", "date", _("Filed on"), looks="back")
        yield self.field("answered_on", "date", _("Answer came on"), looks="back")
        yield self.yes_no("settled", _("Is the entry corrected?"))
        yield self.field("complained_on", "date", _("Complained on"), looks="back")
        yield self.field("complaint_answered_on", "date", _("Answer to the complaint on"), looks="back")
        yield self.field("note", "long", _("Note"))

    def lines(self) -> Iterable[str]:
        dispute, clocks = self._of(self.ashore.session.value), case.clocks(self.ashore.guide)
        if isinstance(dispute, Dispute):
            state = dispute_state(dispute, self.ashore.today(), clocks.objection_days, clocks.complaint_days)
            yield from dispute_words(state, self.ashore.note("objection"))

    def action_write(self) -> None:
        self.ashore.begin_letter("objection")


class BillPage(EntryPage):
    """A bill that comes every month, and how it was paid."""

    KIND, TOOL = "bill", "credit"
    BINDINGS = [Binding("p", "paid", show=False)]

    def heading(self) -> str:
        return _("A bill")

    def keys(self) -> Keys:
        return (("p", N_("paid today")), *super().keys()[:2], ("Esc", N_("go back")))

    def fields(self) -> Iterable[Field | str]:
        yield self.field("label", "text", _("What"))
        yield self.field("day", "count", _("Day of the month"), most=31)

    def lines(self) -> Iterable[str]:
        bill, today = self._of(self.ashore.session.value), self.ashore.today()
        if not isinstance(bill, Bill):
            return
        if bill.day is None:
            yield _("With its day it stands in what is due.")
            return
        yield streak_words(streak(bill, today))
        paid = {entry.due: entry.on for entry in bill.paid}
        lines = []
        known = [due for due in due_days(bill, today, back=6) if paid and due >= min(paid)]
        for due in reversed(known or due_days(bill, today, back=1)):
            if due in paid:
                text = _("{due}: paid on {day}") if paid[due] <= due else _("{due}: paid late, on {day}")
                lines.append(fill(text, due=day(due), day=day(paid[due])))
            else:
                lines.append(fill(_("{due}: not noted as paid"), due=day(due)))
        yield "\n".join(lines)
        yield _("p notes that the next one, or the last one that is open, was paid today.")

    def action_paid(self) -> None:
        bill, today = self._of(self.ashore.session.value), self.ashore.today()
        if not isinstance(bill, Bill):
            return
        paid = {entry.due for entry in bill.paid}
        still = [due for due in due_days(bill, today, back=1) if due not in paid]
        if still:
            self.ashore.session.apply(lambda workbook: edits.mark_bill(workbook, bill.id, still[0], today))
