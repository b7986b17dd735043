"""What the user has entered, as one frozen value. The names are those of the file."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
    model_validator,
)

from ashore.text import clean

SCHEMA = 1
LARGEST = Decimal("100000000.00")
"""The largest sum that Ashore takes, in the currency's unit."""
LONGEST_TEXT = 100_000
"""Characters of the longest text, such as a letter's own words."""


def _money(value: Any) -> Decimal:
    """A sum from its text in the file: digits, at most two decimals, not below 0 and not above LARGEST."""
    if isinstance(value, Decimal):
        amount = value
    elif isinstance(value, str):
        whole, point, cents = value.partition(".")
        digits = whole + cents
        if (
            not digits.isascii()
            or not digits.isdigit()
            or not whole
            or (point and len(cents) not in (1, 2))
            or len(whole) > 9
        ):
            raise ValueError("a sum such as '2000.00'")
        amount = Decimal(value)
    else:
        raise ValueError("a sum in quotes, such as '2000.00'")
    if not amount.is_finite() or amount < 0 or amount > LARGEST:
        raise ValueError("a sum from '0.00' to '100000000.00'")
    return amount.quantize(Decimal("0.01"))


Money = Annotated[Decimal, BeforeValidator(_money), PlainSerializer(lambda value: f"{value:.2f}", return_type=str)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
ShortText = Annotated[str, Field(max_length=500), AfterValidator(lambda value: clean(value, lines=False))]
LongText = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(clean)]

Frequency = Literal[
    "daily",
    "weekly",
    "every-two-weeks",
    "twice-a-month",
    "every-four-weeks",
    "monthly",
    "every-two-months",
    "quarterly",
    "half-yearly",
    "yearly",
]
StepState = Literal["done", "not-for-me"]
Certainty = Literal["certain", "estimate"]
BudgetMode = Literal["quick", "full"]
DebtKind = Literal["instalment-loan", "credit-card", "small-loan", "other"]

GROUP_SUM = "sum"
"""The `item` of a budget line that holds one sum for its whole group."""
OWN_ITEM = "own"
"""The `item` of a budget line that the user added."""


class Record(BaseModel):
    """Frozen, and closed: a key that Ashore does not know is an error, never dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class StepRecord(Record):
    """A step of a checklist that was decided: done, or not for this reader, and on which day."""

    id: Id
    state: StepState
    on: dt.date


class Debt(Record):
    """One debt. `owed` is what the reader knows to be owed today; `due_date` the day of the first missed payment."""

    id: Id
    lender: ShortText = ""
    product: ShortText = ""
    kind: DebtKind = "instalment-loan"
    contract: ShortText = ""
    owed: Money | None = None
    due_date: dt.date | None = None


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


class Budget(Record):
    """The budget worksheet. `buffer_cap` is the most per month that is set aside before any offer."""

    mode: BudgetMode = "quick"
    buffer_cap: Money = Decimal("200.00")
    lines: Annotated[tuple[BudgetLine, ...], Strict(False)] = ()


Answer = Annotated[tuple[ShortText, ...], Strict(False)] | LongText | dt.date | int


class LetterDraft(Record):
    """A letter being written, in the language of its reader, the lender.

    `answers` are by field id of its template; the figures come from the debt and the budget.
    """

    id: Id
    kind: Id
    created: dt.date
    language: Annotated[str, Field(pattern=r"^[A-Za-z_]{2,20}$")]
    debt: Id | None = None
    answers: dict[Id, Answer] = Field(default_factory=dict)


class Workbook(Record):
    """The saved case of one user.

    `unfinished` keeps what was typed into a field and could not be read yet, by the field's name, so that it is there
    to be mended: nothing typed is lost because it was wrong.
    """

    schema_: int = Field(default=SCHEMA, alias="schema")
    created: dt.date
    jurisdiction: Id = "cn"
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "CNY"
    steps: Annotated[tuple[StepRecord, ...], Strict(False)] = ()
    debts: Annotated[tuple[Debt, ...], Strict(False)] = ()
    budget: Budget = Budget()
    letters: Annotated[tuple[LetterDraft, ...], Strict(False)] = ()
    unfinished: dict[str, Annotated[str, Field(max_length=1_000_000), AfterValidator(clean)]] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _ids_differ(self) -> Workbook:
        for records in (self.steps, self.debts, self.budget.lines, self.letters):
            ids = [record.id for record in records]
            if len(set(ids)) != len(ids):
                raise ValueError("every id only once")
        return self
