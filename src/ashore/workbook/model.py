"""What the user has entered, as one frozen value. The names are those of the file."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import msgspec
from msgspec import Meta
from msgspec.structs import force_setattr

from ashore.plain_data import BadValue
from ashore.text import PRINTABLE_MARK, clean
from ashore.values import (
    LONGEST_TEXT,
    BudgetMode,
    Certainty,
    Channel,
    DebtKind,
    DebtState,
    Direction,
    Frequency,
    Id,
    Language,
    LetterLength,
    LongText,
    Method,
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


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Frozen, and closed: a key that Ashore does not know is an error, never dropped. Texts are cleaned."""

    def __post_init__(self) -> None:
        texts, values = _texts(type(self))
        whole = "".join(values(self))
        if not whole.isprintable() or PRINTABLE_MARK in whole:
            for name, lines in texts:
                force_setattr(self, name, clean(getattr(self, name), lines=lines))


@cache
def _texts(record: type[Record]) -> tuple[tuple[tuple[str, bool], ...], Callable[[Record], tuple[str, ...]]]:
    """The fields that hold texts, each with whether it has several lines, and what gives their values at once."""
    found = []
    for name, hint in get_type_hints(record, include_extras=True).items():
        for meta in getattr(hint, "__metadata__", ()):
            if isinstance(meta, Meta) and meta.extra and "clean" in meta.extra:
                found.append((name, meta.extra["clean"] == "lines"))
    names = [name for name, _lines in found]
    if len(names) > 1:
        return tuple(found), attrgetter(*names)
    return tuple(found), lambda record: tuple(getattr(record, name) for name in names)


Moment = Annotated[dt.datetime, Meta(tz=True)]
"""A day and time with its offset."""


class StepRecord(Record, frozen=True, kw_only=True):
    """A step of a checklist that was decided: done, or not for this reader, and on which day."""

    id: Id
    state: StepState
    on: dt.date


class ConfirmedRate(Record, frozen=True, kw_only=True):
    """A rate that was asked back and confirmed: another rate, or another period, is asked about anew. `since` is the
    day from which interest ran by it then."""

    rate: Rate
    per: RatePer
    since: dt.date | None = None


class PaymentMade(Record, frozen=True, kw_only=True):
    """A payment that the reader has made on a debt."""

    id: Id
    date: dt.date
    amount: Money
    order: PaymentOrder = "law"
    in_owed: bool | None = None
    """Whether the sum that the lender named counts it already; None: nobody has said. The days tell where they can."""


class Debt(Record, frozen=True, kw_only=True):
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
    due_date: dt.date | None = None
    state: DebtState | None = None
    """None: it follows from the due date."""
    taken: dt.date | None = None
    contract_sum: Money | None = None
    received: Money | None = None
    principal: Money | None = None
    interest: Money | None = None
    charges: Money | None = None
    owed_on: dt.date | None = None
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    penalty_rate: Rate | None = None
    penalty_per: RatePer | None = None
    penalty_confirmed: ConfirmedRate | None = None
    minimum: Money | None = None
    collector: ShortText = ""
    pay_through: ShortText = ""
    essential: bool = False
    cleared_on: dt.date | None = None
    certificate: bool = False
    trial: Money | None = None
    """A part payment that is being thought about, and the day for it."""
    trial_on: dt.date | None = None
    payment_order: PaymentOrder = "law"
    """What payments are set against first, as far as something was agreed."""
    share: Money | None = None
    """What it gets a month when the reader shares out by hand."""
    payments: tuple[PaymentMade, ...] = ()


class PaymentPromise(Record, frozen=True, kw_only=True):
    """What became of one payment of an agreed offer, known by the day on which it was `due`."""

    due: dt.date
    state: PromiseState
    moved_to: dt.date | None = None


class Offer(Record, frozen=True, kw_only=True):
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
    months: Annotated[int, Meta(ge=1, le=360)] | None = None
    first: dt.date | None = None
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    grace: Annotated[int, Meta(ge=0, le=60)] = 0
    made: dt.date | None = None
    state: OfferState = "open"
    terms: tuple[Id, ...] = ()
    outcomes: tuple[PaymentPromise, ...] = ()
    """The payments of which it is known what became of them."""


class Contact(Record, frozen=True, kw_only=True):
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
    minutes: Annotated[int, Meta(ge=0, le=1440)] | None = None
    tone: Tone | None = None
    said: LongText = ""
    mine: ShortText = ""
    my_promise: ShortText = ""
    my_until: dt.date | None = None
    my_state: PromiseState | None = None
    my_moved_to: dt.date | None = None
    their_promise: ShortText = ""
    their_until: dt.date | None = None
    their_state: PromiseState | None = None
    their_moved_to: dt.date | None = None
    in_writing: bool = False
    """Whether what was promised came in writing."""
    ticket: ShortText = ""
    next_step: ShortText = ""
    next_on: dt.date | None = None
    marks: tuple[Id, ...] = ()
    evidence: tuple[Id, ...] = ()


class CashLine(Record, frozen=True, kw_only=True):
    """Money that comes or goes on a day, once or again and again: what the weeks are worked out from."""

    id: Id
    label: ShortText = ""
    direction: Direction = "out"
    amount: Money | None = None
    date: dt.date | None = None
    repeat: Repeat = "once"


class Cash(Record, frozen=True, kw_only=True):
    """The weeks ahead: what is there at the start of `opening_on`, and the lines."""

    opening: Money | None = None
    opening_on: dt.date | None = None
    lines: tuple[CashLine, ...] = ()


class BudgetLine(Record, frozen=True, kw_only=True):
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


class Budget(Record, frozen=True, kw_only=True):
    """The budget worksheet. `buffer_cap` is the most per month that is set aside before any offer."""

    mode: BudgetMode = "quick"
    buffer_cap: Money = Decimal("200.00")
    lines: tuple[BudgetLine, ...] = ()


Answer = tuple[str, ...] | str | dt.date | int
"""An answer to a question of a letter: choices, a text, a day, or a number."""

if TYPE_CHECKING:
    AnyAnswer = Answer
else:  # msgspec knows no union of text and day: the draft looks at its answers itself
    AnyAnswer = Any


def _answer(value: Any) -> Answer | None:
    """A cleaned answer; None where it is none."""
    if isinstance(value, str):
        return clean(value) if len(value) <= LONGEST_TEXT else None
    if isinstance(value, list | tuple):
        short = all(isinstance(text, str) and len(text) <= LONGEST_CHOICE for text in value)
        return tuple(clean(text, lines=False) for text in value) if short else None
    if isinstance(value, dt.datetime | bool) or not isinstance(value, dt.date | int):
        return None
    return value


class LetterVersion(Record, frozen=True, kw_only=True):
    """A letter as it stood at a moment, in full: what went out, or what the reader kept."""

    id: Id
    at: Moment
    length: LetterLength
    language: Language
    text: LongText


class Sending(Record, frozen=True, kw_only=True):
    """That a letter went out: `version` is its text. The reply is awaited until `reply_by`, until it came on
    `replied_on`."""

    id: Id
    on: dt.date
    by: SentBy = "app"
    to: ShortText = ""
    receipt: ShortText = ""
    """Number of the ticket or of the registered letter."""
    version: Id | None = None
    reply_by: dt.date | None = None
    replied_on: dt.date | None = None
    reply: LongText = ""
    answer: ReplyKind | None = None


class LetterDraft(Record, frozen=True, kw_only=True):
    """A letter being written, in the language of its reader, the lender.

    `answers` are by field id of its template; the figures come from the debt and the budget.
    """

    id: Id
    kind: Id
    created: dt.date
    language: Language
    debt: Id | None = None
    offer: Id | None = None
    """The offer whose schedule the letter proposes."""
    length: LetterLength = "formal"
    answers: dict[Id, AnyAnswer] = {}
    versions: tuple[LetterVersion, ...] = ()
    sendings: tuple[Sending, ...] = ()

    def __post_init__(self) -> None:
        answers = {}
        for field, value in self.answers.items():
            if (answer := _answer(value)) is None:
                raise BadValue(("answers", field), "answer")
            answers[field] = answer
        force_setattr(self, "answers", answers)


class Evidence(Record, frozen=True, kw_only=True):
    """Something that proves: a file, which stays where it is, or a paper. `sha256` is the file's when it was added, on
    `added`; a file that has another one now was changed since."""

    id: Id
    label: ShortText = ""
    debt: Id | None = None
    date: dt.date | None = None
    """The day that it is about."""
    file: ShortText = ""
    paper_at: ShortText = ""
    """Where the paper lies."""
    black_out: ShortText = ""
    """What has to be covered before a copy is sent."""
    note: ShortText = ""
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")] | None = None
    added: dt.date | None = None


class Reminder(Record, frozen=True, kw_only=True):
    """Something of the reader's own with a day."""

    id: Id
    date: dt.date | None = None
    text: ShortText = ""
    done_on: dt.date | None = None


class CourtPaper(Record, frozen=True, kw_only=True):
    """A paper that came from a court or looks so. `kind` is an id of the content; `answered_on`: the reader did what it
    asks for."""

    id: Id
    kind: Id | None = None
    received: dt.date | None = None
    date: dt.date | None = None
    """The day that stands in it, such as that of a hearing."""
    court: ShortText = ""
    number: ShortText = ""
    debt: Id | None = None
    checked: bool = False
    """Whether the court confirmed that it is real."""
    note: LongText = ""
    answered_on: dt.date | None = None


class CreditReport(Record, frozen=True, kw_only=True):
    """A look at one's own credit report."""

    id: Id
    on: dt.date | None = None
    bureau: ShortText = ""
    found: LongText = ""
    """What is not right in it."""


class Dispute(Record, frozen=True, kw_only=True):
    """An objection to an entry in a credit report, and the complaint after it."""

    id: Id
    entry: ShortText = ""
    debt: Id | None = None
    to: ShortText = ""
    filed_on: dt.date | None = None
    answered_on: dt.date | None = None
    settled: bool = False
    """Whether the answer corrected the entry."""
    complained_on: dt.date | None = None
    complaint_answered_on: dt.date | None = None
    note: LongText = ""


class BillPaid(Record, frozen=True, kw_only=True):
    """That a bill was paid: the day on which it was due, and the day of the payment."""

    due: dt.date
    on: dt.date


class Bill(Record, frozen=True, kw_only=True):
    """A bill that comes every month, and how it was paid."""

    id: Id
    label: ShortText = ""
    day: Annotated[int, Meta(ge=1, le=31)] | None = None
    """Day of the month; in a shorter month its last day."""
    paid: tuple[BillPaid, ...] = ()


class Workbook(Record, frozen=True, kw_only=True):
    """The saved case of one user.

    `unfinished` keeps what was typed into a field and could not be read yet, by the field's name, so that it is there
    to be mended: nothing typed is lost because it was wrong.
    """

    schema_: int = msgspec.field(name="schema", default=SCHEMA)
    created: dt.date
    jurisdiction: Id = "cn"
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", examples=["CNY"])] = "CNY"
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
    answers: dict[Id, YesNo] = {}
    """Answers to yes/no questions of the content, such as those of the visit outlook."""
    later: dict[Annotated[str, Meta(pattern=r"^[a-z0-9.-]{1,130}\Z")], dt.date] = {}
    """What the reader put off ('not today'), and on which day."""
    reminders: tuple[Reminder, ...] = ()
    papers: tuple[CourtPaper, ...] = ()
    reports: tuple[CreditReport, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    bills: tuple[Bill, ...] = ()
    reserve: Money | None = None
    """What has been put aside."""
    unfinished: dict[str, Annotated[str, Meta(max_length=LONGEST_UNFINISHED)]] = {}

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        force_setattr(self, "unfinished", {key: clean(text) for key, text in self.unfinished.items()})
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
