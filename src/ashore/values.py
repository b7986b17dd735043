"""The values that a workbook is made of: sums, rates, texts, and the words of the file for each choice."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    WithJsonSchema,
)

from ashore.text import PRINTABLE_MARK, clean

CENT = Decimal("0.01")

LARGEST = Decimal("100000000.00")
"""The largest sum that Ashore takes, in the currency's unit."""
LONGEST_TEXT = 100_000
"""Characters of the longest text, such as a letter's own words."""


def money(value: Any) -> Decimal:
    """A sum from the file's text, or from a number that was worked out: digits, at most two decimals, not below 0 and
    not above LARGEST, in the currency's unit. Raises ValueError with what was expected."""
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
    return amount.quantize(CENT)


def rate(value: Any) -> Decimal:
    """A rate as a fraction (0.18 is 18 percent, at most 10) from the file's text, or from a number.

    Raises ValueError with what was expected.
    """
    amount = value if isinstance(value, Decimal) else None
    if isinstance(value, str):
        whole, _point, rest = value.partition(".")
        if (whole + rest).isascii() and (whole + rest).isdigit() and whole and len(value) <= 20:
            amount = Decimal(value)
    if amount is None or not amount.is_finite() or not 0 <= amount <= 10:
        raise ValueError("a rate as a fraction, such as '0.18'")
    return amount


def _line(text: str) -> str:
    return text if text.isprintable() and PRINTABLE_MARK not in text else clean(text, lines=False)


def _lines(text: str) -> str:
    return text if text.isprintable() and PRINTABLE_MARK not in text else clean(text)


Money = Annotated[
    Decimal,
    PlainValidator(money, json_schema_input_type=str),
    PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,2})?$"}),
]
"""A sum of money in the workbook's currency. In the file it is a text."""
Rate = Annotated[
    Decimal,
    PlainValidator(rate, json_schema_input_type=str),
    PlainSerializer(lambda amount: f"{amount:f}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]+(\.[0-9]*)?$"}),
]
"""A rate as a fraction. In the file it is a text."""
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$", examples=["d1"])]
ShortText = Annotated[str, Field(max_length=500), AfterValidator(_line)]
"""A text on one line, cleaned of control characters."""
LongText = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_lines)]
"""A text of several lines, cleaned of control characters."""
Language = Annotated[str, Field(pattern=r"^[A-Za-z_]{2,20}$", examples=["zh_CN"])]
Day = Annotated[dt.date, Strict()]
"""A day as TOML has it: in quotes it is a text."""
Moment = Annotated[AwareDatetime, Strict()]
"""A day and time with its offset."""
Whole = Annotated[int, Strict()]
Truth = Annotated[bool, Strict()]

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
DebtState = Literal["running", "overdue", "agreed", "cleared", "disputed"]
RatePer = Literal["year", "month", "day", "instalment", "total"]
"""What a rate is for; of fees each payment, or all of them together."""
LateWay = Literal["rate", "times-contract"]
"""How late interest is stated: as a rate of its own, or as so many times the contract's rate."""
DayCount = Literal["actual-365", "actual-360"]
"""How many days a rate a year is for; the days themselves are counted as they are."""
PaymentOrder = Literal["law", "principal-first"]
"""What a payment is set against first: costs, interest, principal by law, or principal first where that was agreed."""
Method = Literal["equal-instalment", "equal-principal", "interest-first", "fee", "one-payment", "payments"]
"""How an offer is repaid: by a method and a rate; equal parts and a fee; at once; or by payments as they are listed."""
Every = Literal["monthly", "twice-a-month", "every-two-weeks", "weekly"]
"""How often a payment comes."""
FeePer = Literal["instalment", "total"]
"""A fee for each payment, or one for all of them that is shared out; both on the original principal."""
OfferStop = Literal["collecting", "interest"]
"""What stops while an offer is kept."""
MissedPayment = Literal["nothing", "charge", "all-due"]
"""What one missed payment does by the offer: nothing more, a charge or late interest, everything is due at once."""
OfferBy = Literal["lender", "reader"]
LenderKind = Literal["licensed", "private"]
"""Who lends: a bank, consumer finance or microloan company, or somebody who is none of them."""
BoundLender = Literal["card", "bank", "consumer-finance", "microloan", "private"]
"""Whom a rule can bind: who issued a card, a bank for another loan, a consumer finance or a microloan company, somebody
without a licence."""
OfferState = Literal["open", "proposal", "agreed", "refused", "replaced", "withdrawn"]
"""replaced: another offer for the same debt has taken its place; withdrawn: the reader no longer offers it."""
PromiseState = Literal["kept", "broken", "moved"]
"""What became of a promise: it was kept, it was not, or another day was named for it."""
ReplyKind = Literal["agreed", "refused", "other"]
"""What an answer to a letter says to what it asks for."""
Repeat = Literal["once", "weekly", "every-two-weeks", "monthly"]
Direction = Literal["in", "out"]
Channel = Literal["call", "missed-call", "sms", "chat", "letter", "visit", "third-person", "court"]
"""How somebody got in touch; third-person: they contacted somebody else about the reader."""
CourtSays = Literal["case", "no-case"]
"""What a court said when it was asked about a paper: that it has such a case, or that it has none."""
YesNo = Literal["yes", "no"]
Tone = Literal["calm", "pressing", "rude", "threatening"]
LetterLength = Literal["formal", "short", "spoken"]
"""A formal letter, a few lines for a chat window, or what to say on the telephone."""
Precision = Literal["day", "month"]
"""How precise a date is."""
ParagraphRole = Literal["title", "address", "greeting", "particular", "salute", "signature"]
"""What a paragraph of a letter is, other than text: what it is called, whom it is for, the words it begins and ends
with, a line by which the writer and the account are found, name and day."""
SentBy = Literal["app", "email", "post", "chat", "phone", "counter"]
LessIn = Literal["every-month", "one-month"]
"""For how long a bad month that is tried lasts."""
ShareWay = Literal["pro-rata", "highest-cost", "smallest", "by-hand"]
