"""What being late adds to a debt, by what was entered of it; what is missing, or has to be confirmed, before.

Late interest is stated as a rate, or as so many times the contract's rate. It runs from the due date; of a card whose
day of posting is known, from that day on the whole sum, once the due day has passed and not all was paid by then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ashore.casework.rates import (
    GROWN,
    PERIODS,
    OpenRate,
    Which,
    contract_question,
    is_confirmed,
    open_by,
    open_contract,
)
from ashore.finance.debt import RATE_DAYS, Account, Charge, Dated, OutOfBounds, Position, charges_till
from ashore.finance.frequency import EXACT, NOTHING
from ashore.values import RatePer
from ashore.workbook.model import Debt

SHOWN_AHEAD = 30
"""Days for which it is said what a debt will have become."""
DAYS_OF_360 = 360
PLACES = 16
"""Decimals of a rate that was multiplied, as it is asked back."""
HIGHEST = Decimal(10)
"""A rate above it, for whatever period, is none (`ashore.values.rate`)."""


class LateRate(NamedTuple):
    """A rate for being late, and the days that it is for; a fraction of what bears interest."""

    rate: Decimal
    per: RatePer | None
    days: int

    @property
    def yearly(self) -> Decimal:
        """As a nominal rate for the 365 days of a year, a month being a twelfth of it."""
        if self.per is None or not self.rate:
            return Decimal(0)
        if self.per == "month":
            return EXACT.multiply(self.rate, Decimal(12))
        return EXACT.divide(EXACT.multiply(self.rate, Decimal(365)), Decimal(self.days))


def late_rate(debt: Debt) -> LateRate:
    """The rate for being late, asked back or not; 0 while it is not known."""
    rate, per = debt.penalty_rate or Decimal(0), debt.penalty_per
    if debt.penalty_way == "times-contract":
        rate = EXACT.multiply(debt.rate or Decimal(0), debt.penalty_times or Decimal(0))
        per = debt.rate_per
    days = RATE_DAYS.get(per or "day", 1)
    if per == "year" and debt.day_count == "actual-360":
        days = DAYS_OF_360
    return LateRate(rate, per, days)


def is_stated(debt: Debt) -> bool:
    """Whether a rate for being late was entered, or how it follows from the contract's."""
    return debt.penalty_way == "times-contract" or debt.penalty_rate is not None


def runs_from(debt: Debt) -> dt.date | None:
    """The day from which late interest runs; None while it is not known."""
    if debt.kind == "credit-card" and debt.due_date and debt.posted_on:
        return min(debt.posted_on, debt.due_date)
    return debt.due_date


def days_shown(debt: Debt, today: dt.date) -> tuple[dt.date, ...]:
    """The days for which it is shown what a debt comes to: today, some time ahead, and that of a part payment."""
    ahead = max(today, debt.due_date or today)
    ahead = ahead + dt.timedelta(SHOWN_AHEAD) if ahead <= dt.date.max - dt.timedelta(SHOWN_AHEAD) else dt.date.max
    return (today, ahead, *((debt.trial_on,) if debt.trial_on else ()))


# What is asked


def _asked(debt: Debt) -> OpenRate | None:
    """What is missing, or is high, whatever was confirmed."""
    if debt.penalty_way == "rate":
        return open_by("penalty_rate", debt.penalty_rate, debt.penalty_per, PERIODS[:3])
    if debt.penalty_times is None:
        return OpenRate("penalty_times", "no-times", "penalty_times")
    if debt.rate is None:
        return OpenRate("rate", "no-contract", "penalty_times")
    rate = round(late_rate(debt).rate, PLACES)
    if rate > HIGHEST:
        return OpenRate("penalty_times", "beyond", "penalty_times", rate, debt.rate_per)
    found = open_by("penalty_times", rate, debt.rate_per, PERIODS[:3])
    if found and found.why == "high" and contract_question(debt):
        return None  # it is the contract's rate that is high, and is asked about
    return found


def late_question(debt: Debt, days: Iterable[dt.date]) -> OpenRate | None:
    """What would be asked about the late rate, answered or not, where the debt is shown on these days."""
    found = _asked(debt)
    if found is None and late_rate(debt).rate and any(_has_grown(debt, day) for day in days):
        rate = late_rate(debt)
        which: Which = "penalty_rate" if debt.penalty_way == "rate" else "penalty_times"
        return OpenRate("rate", "grown", which, round(rate.rate, PLACES), rate.per)
    return found


def open_late(debt: Debt, days: Iterable[dt.date]) -> OpenRate | None:
    """What has to be answered before anything is worked out from the late rate, on these days."""
    if debt.penalty_way == "times-contract" and (contract := open_contract(debt)):
        return contract
    found = late_question(debt, days)
    return None if is_confirmed(found, debt.penalty_confirmed, runs_from(debt)) else found


def _has_grown(debt: Debt, day: dt.date) -> bool:
    """Whether by interest for being late more than three times the principal is owed."""
    try:
        now = position_by_rate(debt, day)
    except OutOfBounds:
        return True
    if now is None or debt.principal is None:
        return False
    most, before = debt.principal * GROWN, debt.principal + (debt.interest or NOTHING) + (debt.charges or NOTHING)
    late = now.interest - (debt.interest or NOTHING)
    return now.owed > most and (before <= most or late > debt.principal * (GROWN - 1))


# What it comes to


def position_by_rate(debt: Debt, day: dt.date) -> Position | None:
    """What a debt comes to on a day by its late rate, asked back or not; None without a principal. Raises OutOfBounds.

    Interest for being late runs from the due date, at the late rate; payments made are set against it in turn.
    """
    account = account_of(debt, day)
    return account.position if account else None


def account_of(debt: Debt, day: dt.date) -> Account | None:
    """How a debt comes to what it is on a day, by its late rate, asked back or not; None without a principal. Raises
    OutOfBounds."""
    if debt.principal is None:
        return None
    rate = late_rate(debt)
    start = Position(
        debt.principal,
        debt.interest or NOTHING,
        debt.charges or NOTHING,
        rate.rate,
        rate.days,
        room=debt.penalty_cap,
    )
    made = tuple(Dated(p.date, p.amount, p.order) for p in debt.payments if p.date <= day)
    due = debt.due_date or day
    account = Account(start, due, max(day, due), made, debt.penalty_compounds)
    since = runs_from(debt)
    if since is None or day <= due:
        return account
    if since < due and position_by_then(account, due).owed == 0:
        since = due
    return account._replace(since=since, charges=charges_of(debt, day))


def position_by_then(account: Account, due: dt.date) -> Position:
    """What is left of a debt at the end of its due day, without interest for being late."""
    return account._replace(day=due, payments=[p for p in account.payments if p.date <= due], compounds=False).position


def charges_of(debt: Debt, day: dt.date) -> list[Charge]:
    """The late charges of the minimums that were missed before a day. Raises OutOfBounds.

    Each bill has a minimum of its own; the one that is known is counted for each, less what was paid since. Where it is
    known how much of it was unpaid on the due day, only what was paid later comes off.
    """
    if debt.due_date is None or not debt.minimum_charge:
        return []
    known = debt.minimum_unpaid is not None
    unpaid = debt.minimum_unpaid if known else debt.minimum
    made = [Dated(p.date, p.amount) for p in debt.payments if not known or p.date > debt.due_date]
    return charges_till(debt.minimum_charge, unpaid or NOTHING, debt.due_date, day, made)
