"""What is asked of records with a day: court papers, credit reports, objections, bills, reminders; and the reserve."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.forms.field import Field, field_of, flag_field
from ashore.forms.questions import QuestionPage
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import _
from ashore.wording.debts import lender_of
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import CourtPaper, Record, Workbook


class EntryForm(NamedTuple):
    """The form of one record of a kind, as `edits.KINDS` names them."""

    kind: str
    id: str
    guide: Guide

    def record(self, workbook: Workbook) -> Record | None:
        """The record, unless it was taken back."""
        name, _model = edits.KINDS[self.kind]
        return find(getattr(workbook, name), self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        match self.kind:
            case "reminder":
                yield self._field("text", "text", _("What"))
                yield self._field("date", "date", _("On which day"))
                yield self._field("done_on", "date", _("Done on"), looks="back")
            case "paper":
                yield from self._paper(workbook)
            case "report":
                yield self._field("on", "date", _("Looked at on"), looks="back")
                yield self._field("bureau", "text", _("Where"), help=_("Such as: online, bank's app, counter."))
                yield self._field("found", "long", _("What is not right in it"))
            case "dispute":
                yield from self._dispute(workbook)
            case "bill":
                yield self._field("label", "text", _("What"))
                yield self._field("day", "count", _("Day of the month"), most=31, unit="day")

    def questions(self) -> list[QuestionPage]:
        """A court paper, one question at a time, as the content of the place asks them."""
        facts = self.guide.facts
        asked = self.guide.paper_questions if self.kind == "paper" else ()
        return [
            QuestionPage(
                say(one.text, facts),
                say(one.where, facts) if one.where else "",
                tuple(f.replace("_", "-") for f in one.asks),
            )
            for one in asked
        ]

    def _paper(self, workbook: Workbook) -> Iterator[Field]:
        kinds = {paper.id: say(paper.title, self.guide.facts) for paper in self.guide.papers.values()}
        yield self._field("kind", "choice", _("What is it"), options=kinds)
        yield self._field("received", "date", _("Received on"), looks="back", help=_("The day on which you got it."))
        said = {"": _("not yet"), "case": _("yes: there is such a case"), "no-case": _("yes: there is none")}
        yield self._field("checked", "choice", _("Have you asked the court whether it has this case?"), options=said)
        yield from self._paper_days(workbook)
        yield self._field("number", "text", _("Case number"))
        yield self._field("court", "text", _("Which court"))
        yield from self._debt(workbook)
        yield self._field("answered_on", "date", _("Answered on"), looks="back")
        yield self._field("note", "long", _("Note"))

    def _paper_days(self, workbook: Workbook) -> Iterator[Field]:
        """The days that stand in a paper: by its kind the last one to answer, that of a hearing, or both."""
        paper = self.record(workbook)
        kind = self.guide.papers.get(paper.kind or "") if isinstance(paper, CourtPaper) else None
        help = say(kind.printed, self.guide.facts) if kind and kind.printed else ""
        if kind is not None and kind.day == "hearing":
            yield self._field("date", "date", _("Day of the hearing"), help=help)
            return
        yield self._field("date", "date", _("Last day that is printed in it"), help=help)
        if kind is None or kind.day == "both" or (isinstance(paper, CourtPaper) and paper.hearing):
            yield self._field("hearing", "date", _("Day of the hearing"), help=_("As it stands in the summons."))

    def _dispute(self, workbook: Workbook) -> Iterator[Field]:
        yield self._field("entry", "text", _("Which entry"), help=_("As it stands in the report."))
        yield from self._debt(workbook)
        yield self._field("to", "text", _("Filed with"), help=_("The lender, or who keeps the credit record."))
        yield self._field("filed_on", "date", _("Filed on"), looks="back")
        yield self._field("answered_on", "date", _("Answer came on"), looks="back")
        yield self._yes_no("settled", _("Is the entry corrected?"))
        yield self._field("complained_on", "date", _("Complained on"), looks="back")
        yield self._field("complaint_answered_on", "date", _("Answer to the complaint on"), looks="back")
        yield self._field("note", "long", _("Note"))

    def _debt(self, workbook: Workbook) -> Iterator[Field]:
        if workbook.debts:
            debts = {debt.id: lender_of(debt) for debt in workbook.debts} | {"": _("not known")}
            yield self._field("debt", "choice", _("About which debt"), options=debts)

    @property
    def _field(self) -> partial[Field]:
        _name, model = edits.KINDS[self.kind]
        return partial(field_of, model, f"{self.kind}.{self.id}", record=self.record, edit=self._edit)

    def _yes_no(self, name: str, label: str) -> Field:
        return flag_field(f"{self.kind}.{self.id}", name, label, self.record, self._edit)

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_record(workbook, self.kind, self.id, **values)


def reserve_field() -> Field:
    """What has been put aside."""

    def edit(workbook: Workbook, **values: object) -> Workbook:
        return edits.changed(workbook, **values)

    return field_of(Workbook, "workbook", "reserve", "money", _("Put aside so far"), lambda workbook: workbook, edit)
