"""What the user has entered, as one frozen value. The names are those of the file."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ashore.text import clean
from ashore.values import (
    LONGEST_TEXT,
    BudgetMode,
    Certainty,
    Channel,
    Day,
    DebtKind,
    DebtState,
    Direction,
    Frequency,
    Id,
    Language,
    LetterLength,
    LongText,
    Method,
    Moment,
    Money,
    OfferBy,
    OfferState,
    PaymentOrder,
    PromiseState,
    Rate,
    RatePer,
    Repeat,
    ReplyKind,
    SentBy,
    ShareWay,
    ShortText,
    StepState,
    Tone,
    Truth,
    Whole,
    YesNo,
)

SCHEMA = 6
GROUP_SUM = "sum"
"""The `item` of a budget line that holds one sum for its whole group."""
LONGEST_CHOICE = 500
"""Characters of an answer that is chosen."""
LONGEST_UNFINISHED = 1_000_000
"""Characters that are kept of a text that could not be read."""
OWN_ITEM = "own"
"""The `item` of a budget line that the user added."""


class Record(BaseModel):
    """Frozen, and closed: a key that Ashore does not know is an error, never dropped. Texts are cleaned."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Unfinished = Annotated[str, Field(max_length=LONGEST_UNFINISHED), AfterValidator(clean)]
"""What was typed into a field and cannot be read yet."""


class StepRecord(Record):
    """A step of a checklist that was decided: done, or not for this reader, and on which day."""

    id: Id
    state: StepState
    on: Day


class ConfirmedRate(Record):
    """A rate that was asked back and confirmed: another rate, or another period, is asked about anew. `since` is the
    day from which interest ran by it then."""

    rate: Rate
    per: RatePer
    since: Day | None = None


class PaymentMade(Record):
    """A payment that the reader has made on a debt."""

    id: Id
    date: Day
    amount: Money
    order: PaymentOrder = "law"
    in_owed: Truth | None = None
    """Whether the sum that the lender named counts it already; None: nobody has said. The days tell where they can."""


class Debt(Record):
    """One debt.

    `lender` is the real lender that the contract names, `product` the app's brand. `owed` is what the lender says is
    owed, seen on `owed_on`; what Ashore works out from `principal`, `interest`, `charges` and the rates stands beside
    it and is not kept. `due_date` is the day of the first missed payment, or of the next one while nothing is overdue;
    interest for being late, at `penalty_rate`, runs from it. A rate is a fraction per `rate_per` or `penalty_per`;
    without its period nothing is worked out from it. `essential`: it threatens home, light or heating.
    """

    id: Id
    lender: ShortText = ""
    product: ShortText = ""
    kind: DebtKind = "instalment-loan"
    contract: ShortText = ""
    owed: Money | None = None
    due_date: Day | None = None
    state: DebtState | None = None
    """None: it follows from the due date."""
    taken: Day | None = None
    contract_sum: Money | None = None
    received: Money | None = None
    principal: Money | None = None
    interest: Money | None = None
    charges: Money | None = None
    owed_on: Day | None = None
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    penalty_rate: Rate | None = None
    penalty_per: RatePer | None = None
    penalty_confirmed: ConfirmedRate | None = None
    minimum: Money | None = None
    collector: ShortText = ""
    pay_through: ShortText = ""
    essential: Truth = False
    cleared_on: Day | None = None
    certificate: Truth = False
    trial: Money | None = None
    """A part payment that is being thought about, and the day for it."""
    trial_on: Day | None = None
    payment_order: PaymentOrder = "law"
    """What payments are set against first, as far as something was agreed."""
    share: Money | None = None
    """What it gets a month when the reader shares out by hand."""
    payments: tuple[PaymentMade, ...] = ()


class PaymentPromise(Record):
    """What became of one payment of an agreed offer, known by the day on which it was `due`."""

    due: Day
    state: PromiseState
    moved_to: Day | None = None


class Offer(Record):
    """Terms that one side proposes for a debt. `amount` is what is to be repaid, before `waived` comes off.

    `rate` is a fraction per `rate_per`, with the method fee per instalment; 0 is none, and without it nobody knows what
    the offer costs. `grace` are months before the instalments begin. `terms` are the points of the terms gate that are
    there in writing.
    """

    id: Id
    debt: Id
    by: OfferBy = "lender"
    label: ShortText = ""
    method: Method = "equal-instalment"
    amount: Money | None = None
    waived: Money | None = None
    months: Annotated[Whole, Field(ge=1, le=360)] | None = None
    first: Day | None = None
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    grace: Annotated[Whole, Field(ge=0, le=60)] = 0
    made: Day | None = None
    state: OfferState = "open"
    terms: tuple[Id, ...] = ()
    outcomes: tuple[PaymentPromise, ...] = ()
    """The payments of which it is known what became of them."""


class Contact(Record):
    """One entry of the contact log. `at` carries its offset. `marks` are ids of the conduct rules' questions."""

    id: Id
    at: Moment
    debt: Id | None = None
    direction: Direction = "in"
    channel: Channel = "call"
    number: ShortText = ""
    person: ShortText = ""
    """Name or staff number that was given."""
    acts_for: ShortText = ""
    """For whom they said they act."""
    verified: ShortText = ""
    """How it was made sure who they are."""
    minutes: Annotated[Whole, Field(ge=0, le=1440)] | None = None
    tone: Tone | None = None
    said: LongText = ""
    mine: ShortText = ""
    my_promise: ShortText = ""
    my_until: Day | None = None
    my_state: PromiseState | None = None
    my_moved_to: Day | None = None
    their_promise: ShortText = ""
    their_until: Day | None = None
    their_state: PromiseState | None = None
    their_moved_to: Day | None = None
    in_writing: Truth = False
    """Whether what was promised came in writing."""
    ticket: ShortText = ""
    next_step: ShortText = ""
    next_on: Day | None = None
    marks: tuple[Id, ...] = ()
    evidence: tuple[Id, ...] = ()


class CashLine(Record):
    """Money that comes or goes on a day, once or again and again: what the weeks are worked out from."""

    id: Id
    label: ShortText = ""
    direction: Direction = "out"
    amount: Money | None = None
    date: Day | None = None
    repeat: Repeat = "once"


class Cash(Record):
    """The weeks ahead: what is there at the start of `opening_on`, and the lines."""

    opening: Money | None = None
    opening_on: Day | None = None
    lines: tuple[CashLine, ...] = ()


class BudgetLine(Record):
    """One line of the budget: an amount every `frequency`. `group` and `item` are ids of the content."""

    id: Id
    group: Id
    item: Id = GROUP_SUM
    label: ShortText = ""
    amount: Money | None = None
    frequency: Frequency = "monthly"
    certainty: Certainty = "certain"
    note: ShortText = ""
    history: tuple[Money, ...] = ()
    """What came in the last months, for an income that changes: the lowest of them can be counted on."""


class Budget(Record):
    """The budget worksheet. `buffer_cap` is the most per month that is set aside before any offer."""

    mode: BudgetMode = "quick"
    buffer_cap: Money = Decimal("200.00")
    lines: tuple[BudgetLine, ...] = ()


Answer = tuple[str, ...] | str | dt.date | int
"""An answer to a question of a letter: choices, a text, a day, or a number."""


def _answer(value: Any) -> Answer:
    """A cleaned answer. Raises PydanticCustomError where it is none."""
    if isinstance(value, str) and len(value) <= LONGEST_TEXT:
        return clean(value)
    if isinstance(value, list | tuple) and all(isinstance(t, str) and len(t) <= LONGEST_CHOICE for t in value):
        return tuple(clean(text, lines=False) for text in value)
    if isinstance(value, dt.date | int) and not isinstance(value, dt.datetime | bool):
        return value
    raise PydanticCustomError("answer", "no answer")


AnyAnswer = Annotated[
    Answer,
    PlainValidator(_answer),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": LONGEST_TEXT},
                {"type": "string", "format": "date"},
                {"type": "integer"},
                {"type": "array", "items": {"type": "string", "maxLength": LONGEST_CHOICE}},
            ]
        }
    ),
]


class LetterVersion(Record):
    """A letter as it stood at a moment, in full: what went out, or what the reader kept."""

    id: Id
    at: Moment
    length: LetterLength
    language: Language
    text: LongText


class Sending(Record):
    """That a letter went out: `version` is its text. The reply is awaited until `reply_by`, until it came on
    `replied_on`."""

    id: Id
    on: Day
    by: SentBy = "app"
    to: ShortText = ""
    receipt: ShortText = ""
    """Number of the ticket or of the registered letter."""
    version: Id | None = None
    reply_by: Day | None = None
    replied_on: Day | None = None
    reply: LongText = ""
    answer: ReplyKind | None = None


class LetterDraft(Record):
    """A letter being written, in the language of its reader, the lender.

    `answers` are by field id of its template; the figures come from the debt and the budget.
    """

    id: Id
    kind: Id
    created: Day
    language: Language
    debt: Id | None = None
    offer: Id | None = None
    """The offer whose schedule the letter proposes."""
    length: LetterLength = "formal"
    answers: dict[Id, AnyAnswer] = Field(default_factory=dict)
    versions: tuple[LetterVersion, ...] = ()
    sendings: tuple[Sending, ...] = ()


class Evidence(Record):
    """Something that proves: a file, which stays where it is, or a paper. `sha256` is the file's when it was added, on
    `added`; a file that has another one now was changed since."""

    id: Id
    label: ShortText = ""
    debt: Id | None = None
    date: Day | None = None
    """The day that it is about."""
    file: ShortText = ""
    paper_at: ShortText = ""
    """Where the paper lies."""
    black_out: ShortText = ""
    """What has to be covered before a copy is sent."""
    note: ShortText = ""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    added: Day | None = None


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
    """The day that stands in it, such as that of a hearing."""
    court: ShortText = ""
    number: ShortText = ""
    debt: Id | None = None
    checked: Truth = False
    """Whether the court confirmed that it is real."""
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
