"""All that the user has entered, as one frozen value."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from ashore.values import Day, Id, Money, ShareWay, YesNo
from ashore.workbook.model.base import Record, Unfinished
from ashore.workbook.model.budget import Budget
from ashore.workbook.model.cash import Cash, Trial
from ashore.workbook.model.contacts import Contact
from ashore.workbook.model.debts import Debt
from ashore.workbook.model.evidence import Evidence
from ashore.workbook.model.letters import LetterDraft
from ashore.workbook.model.offers import Offer
from ashore.workbook.model.records import Bill, CourtPaper, CreditReport, Dispute, Reminder, StepRecord
from ashore.workbook.model.statements import StatementPayee

SCHEMA = 10
"""The number of the file's format, its first key."""


class Workbook(Record):
    """The saved case of one user.

    `unfinished` keeps what was typed into a field and could not be read yet, by the field's name, so that it is there
    to be mended: nothing typed is lost because it was wrong.
    """

    schema_: int = Field(default=SCHEMA, alias="schema")
    created: Day
    jurisdiction: Id = "cn"
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["CNY"])] = "CNY"
    steps: tuple[StepRecord, ...] = ()
    debts: tuple[Debt, ...] = ()
    offers: tuple[Offer, ...] = ()
    share: ShareWay = "pro-rata"
    """How what is left is shared out over several debts."""
    budget: Budget = Budget()
    cash: Cash = Cash()
    trial: Trial = Trial()
    contacts: tuple[Contact, ...] = ()
    letters: tuple[LetterDraft, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    answers: dict[Id, YesNo] = Field(default_factory=dict)
    """Answers to yes/no questions of the content, such as those of the visit outlook."""
    later: dict[Annotated[str, Field(pattern=r"^[a-z0-9.-]{1,130}$")], Day] = Field(default_factory=dict)
    """What the reader put off ('not today'), and on which day."""
    reminders: tuple[Reminder, ...] = ()
    papers: tuple[CourtPaper, ...] = ()
    reports: tuple[CreditReport, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    bills: tuple[Bill, ...] = ()
    payees: tuple[StatementPayee, ...] = ()
    """What rows of account statements count as, where the reader wants it to be remembered."""
    reserve: Money | None = None
    """What has been put aside."""
    unfinished: dict[str, Unfinished] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_id_once(self) -> Self:
        payments = tuple(payment for debt in self.debts for payment in debt.payments)
        lines = (self.budget.lines, self.cash.lines)
        versions = tuple(version for letter in self.letters for version in letter.versions)
        sendings = tuple(sending for letter in self.letters for sending in letter.sendings)
        of_letters = (self.letters, versions, sendings)
        for records in (
            self.steps,
            self.debts,
            payments,
            self.offers,
            *lines,
            self.contacts,
            *of_letters,
            self.evidence,
            self.reminders,
            self.papers,
            self.reports,
            self.disputes,
            self.bills,
        ):
            ids = [record.id for record in records]
            if len(set(ids)) != len(ids):
                raise ValueError("every id only once")
        return self
