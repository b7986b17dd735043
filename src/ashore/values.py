"""The values that a workbook is made of: sums, rates, texts, and the words of the file for each choice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Meta

LARGEST = Decimal("100000000.00")
"""The largest sum that Ashore takes, in the currency's unit."""
LONGEST_TEXT = 100_000
"""Characters of the longest text, such as a letter's own words."""


class Sum(Decimal):
    """A sum: digits, at most two decimals, not below 0 and not above LARGEST. In the file it is a text."""

    @staticmethod
    def read(value: Any) -> Sum:
        """From the file's text, or from a number that was worked out. Raises ValueError."""
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
        return Sum(amount.quantize(Decimal("0.01")))

    def written(self) -> str:
        """As it stands in the file."""
        return f"{self:.2f}"


class Share(Decimal):
    """A rate as a fraction: 0.18 is 18 percent. In the file it is a text."""

    @staticmethod
    def read(value: Any) -> Share:
        """From the file's text, or from a number. Raises ValueError."""
        amount = value if isinstance(value, Decimal) else None
        if isinstance(value, str):
            whole, _point, rest = value.partition(".")
            if (whole + rest).isascii() and (whole + rest).isdigit() and whole and len(value) <= 20:
                amount = Decimal(value)
        if amount is None or not amount.is_finite() or not 0 <= amount <= 10:
            raise ValueError("a rate as a fraction, such as '0.18'")
        return Share(amount)

    def written(self) -> str:
        """As it stands in the file."""
        return f"{self:f}"


if TYPE_CHECKING:  # a field may be given any Decimal: it is read like one from the file
    Money = Decimal
    Rate = Decimal
else:
    Money = Sum
    Rate = Share

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z", examples=["d1"])]
ShortText = Annotated[str, Meta(max_length=500, extra={"clean": "line"})]
LongText = Annotated[str, Meta(max_length=LONGEST_TEXT, extra={"clean": "lines"})]
Language = Annotated[str, Meta(pattern=r"^[A-Za-z_]{2,20}\Z", examples=["zh_CN"])]

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
RatePer = Literal["year", "month", "day", "instalment"]
PaymentOrder = Literal["law", "principal-first"]
"""What a payment is set against first: costs, interest, principal by law, or principal first where that was agreed."""
Method = Literal["equal-instalment", "equal-principal", "fee"]
OfferBy = Literal["lender", "reader"]
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
YesNo = Literal["yes", "no"]
Tone = Literal["calm", "pressing", "rude", "threatening"]
LetterLength = Literal["formal", "short", "spoken"]
"""A formal letter, a few lines for a chat window, or what to say on the telephone."""
SentBy = Literal["app", "email", "post", "chat", "phone", "counter"]
ShareWay = Literal["pro-rata", "highest-cost", "smallest", "by-hand"]
