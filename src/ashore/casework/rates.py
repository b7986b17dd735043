"""Rates as they were entered: what is missing, or has to be confirmed, before anything is worked out from one.

A rate has no preset period. One that comes to more than 100 % a year, or by which more than three times the principal
would be owed or paid, is asked back first: it is often a rate a year that was taken for one a day. The answer is kept
with the record, and not asked for again while rate and period stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ashore.finance.frequency import EXACT
from ashore.storage.checked import build
from ashore.values import RatePer
from ashore.workbook.model import ConfirmedRate, Debt

HIGH = Decimal(1)
"""A year, as a fraction: a rate above it is asked back."""
GROWN = 3
"""Times the principal: a sum above it is asked back."""
TIMES_A_YEAR: Mapping[RatePer, int] = {"year": 1, "month": 12, "instalment": 12, "day": 365, "total": 1}
PERIODS: tuple[RatePer, ...] = ("day", "month", "year", "instalment")
"""The order in which they are chosen from, everywhere."""

Doubt = Literal["no-rate", "no-period", "high", "grown", "no-times", "no-contract", "beyond"]
"""no-times: so many times the contract's rate, it is not known how many; no-contract: that rate is not known; beyond:
more than a rate can be."""
Which = Literal["rate", "penalty_rate", "penalty_times", "offer", "offer-fee"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why something cannot be worked out: a field that is empty, or terms that do not go together."""

    field: str


@dataclass(frozen=True, slots=True)
class OpenRate(Wrong):
    """A rate from which nothing is worked out yet: `which` is a debt's contract or late rate, the late rate as so many
    times the contract's, or an offer's."""

    why: Doubt = "no-rate"
    which: Which = "rate"
    rate: Decimal = Decimal(0)
    per: RatePer | None = None
    times: int = 12
    """How often a year a fee for each payment is charged."""

    @property
    def a_year(self) -> Decimal:
        """What it comes to a year, as a fraction of the principal."""
        if self.per == "instalment":
            return EXACT.multiply(self.rate, Decimal(self.times))
        return yearly(self.rate, self.per)


def yearly(rate: Decimal | None, per: RatePer | None) -> Decimal:
    """A rate as a nominal rate a year; 0 while there is none, or no period of it."""
    return EXACT.multiply(rate, Decimal(TIMES_A_YEAR[per])) if rate and per else Decimal(0)


def open_by(which: Which, rate: Decimal | None, per: RatePer | None, of: Sequence[RatePer]) -> OpenRate | None:
    """Whether its period is missing, or it is high, whatever was confirmed."""
    if not rate:
        return None
    if per not in of:
        return OpenRate("rate", "no-period", which, rate)
    return OpenRate("rate", "high", which, rate, per) if yearly(rate, per) > HIGH else None


def is_confirmed(found: OpenRate | None, by: ConfirmedRate | None, since: dt.date | None = None) -> bool:
    """Whether the reader said that it is so, or nothing is asked."""
    if found is None:
        return True
    if by is None or found.why not in ("high", "grown") or (by.rate, by.per) != (found.rate, found.per):
        return False
    return found.why == "high" or by.since == since


# A debt


def contract_question(debt: Debt) -> OpenRate | None:
    """What would be asked about the rate of the contract, whether or not it was answered."""
    return open_by("rate", debt.rate, debt.rate_per, PERIODS)


def open_contract(debt: Debt) -> OpenRate | None:
    """What has to be answered before anything is worked out from the rate of the contract."""
    found = contract_question(debt)
    return None if is_confirmed(found, debt.rate_confirmed) else found


# The answer


Answer = Literal["yes", "day", "month", "year", "together"]


def answers_to(question: OpenRate) -> tuple[Answer, ...]:
    """What can be said to a rate that is asked back: that it is so, or that it is for longer than was chosen."""
    if question.which == "offer-fee":
        return ("yes", "together") if question.per == "instalment" else ("yes",)
    if question.which == "penalty_times":
        return ("yes",)  # the period is the contract's, and is changed there
    if question.per == "instalment":
        return ("yes", "year")
    longer = PERIODS[PERIODS.index(question.per) + 1 : 3] if question.per else ()
    found: list[Answer] = ["yes"]
    for per in longer:
        if per != "instalment" and per != "total":
            found.append(per)
    return tuple(found)


def confirmed(question: OpenRate, since: dt.date | None) -> ConfirmedRate | None:
    """That it is so, as it is kept with the record."""
    if question.per is None:
        return None
    return build(ConfirmedRate, {"rate": question.rate, "per": question.per, "since": since})
