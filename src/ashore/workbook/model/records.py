"""Steps that were decided, and records with a day: reminders, court papers, credit reports, disputes, bills."""

from typing import Annotated

from pydantic import Field

from ashore.values import CourtSays, Day, Id, LongText, ShortText, StepState, Truth, Whole
from ashore.workbook.model.base import Record


class StepRecord(Record):
    """A step of a checklist that was decided: done, or not for this reader, and on which day."""

    id: Id
    state: StepState
    on: Day


class Reminder(Record):
    """Something of the reader's own with a day."""

    id: Id
    date: Day | None = None
    text: ShortText = ""
    done_on: Day | None = None


class CourtPaper(Record):
    """A paper that came from a court or looks so. `kind` is an id of the content; `answered_on`: the reader did what it
    asks for."""

    id: Id
    kind: Id | None = None
    received: Day | None = None
    date: Day | None = None
    """The day that stands in it: the last one to answer, or of a paper that names no other that of the hearing."""
    hearing: Day | None = None
    """The day of a hearing, of a paper that has a last day to answer too."""
    court: ShortText = ""
    number: ShortText = ""
    debt: Id | None = None
    checked: CourtSays | None = None
    """What the court itself said when it was asked; None while it was not."""
    note: LongText = ""
    answered_on: Day | None = None


class CreditReport(Record):
    """A look at one's own credit report."""

    id: Id
    on: Day | None = None
    bureau: ShortText = ""
    found: LongText = ""
    """What is not right in it."""


class Dispute(Record):
    """An objection to an entry in a credit report, and the complaint after it."""

    id: Id
    entry: ShortText = ""
    debt: Id | None = None
    to: ShortText = ""
    filed_on: Day | None = None
    answered_on: Day | None = None
    settled: Truth = False
    """Whether the answer corrected the entry."""
    complained_on: Day | None = None
    complaint_answered_on: Day | None = None
    note: LongText = ""


class BillPaid(Record):
    """That a bill was paid: the day on which it was due, and the day of the payment."""

    due: Day
    on: Day


class Bill(Record):
    """A bill that comes every month, and how it was paid."""

    id: Id
    label: ShortText = ""
    day: Annotated[Whole, Field(ge=1, le=31)] | None = None
    """Day of the month; in a shorter month its last day."""
    paid: tuple[BillPaid, ...] = ()
