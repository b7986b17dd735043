"""What one debt comes to: interest for the days overdue, what is owed on a day, where a part payment goes.

Overdue interest is simple: principal × rate × days, over the days for which the rate is stated, rounded once; the due
day is day 0. A rate a year is for 365 days, a rate a month for 30.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.finance.frequency import NOTHING, part_of

Order = Literal["law", "principal-first"]
"""law: costs, then interest, then principal (fact cc-561-order); principal-first where that was agreed."""
RATE_DAYS = {"year": 365, "month": 30, "day": 1}
"""For how many days a rate is."""


class Position(NamedTuple):
    """What a debt consists of on a day. `rate` is the late interest for `per` days, as a fraction of the principal."""

    principal: Decimal
    interest: Decimal = NOTHING
    costs: Decimal = NOTHING
    rate: Decimal = Decimal(0)
    per: int = 1

    @property
    def owed(self) -> Decimal:
        """Everything together."""
        return self.principal + self.interest + self.costs

    @property
    def growth_per_day(self) -> Decimal:
        """Money a day by which it grows, rounded."""
        return self.interest_for(1)

    @property
    def growth_per_week(self) -> Decimal:
        """Money a week by which it grows, rounded once."""
        return self.interest_for(7)

    def after(self, days: int) -> Position:
        """The same so many days on, nothing being paid. Interest bears no interest."""
        return self._replace(interest=self.interest + self.interest_for(max(days, 0)))

    def interest_for(self, days: int) -> Decimal:
        """Money of late interest for so many days, rounded once."""
        return part_of(self.principal, self.rate, days, self.per)


class Paid(NamedTuple):
    """Where a payment went; `over` is what was more than all that is owed."""

    to_costs: Decimal
    to_interest: Decimal
    to_principal: Decimal
    over: Decimal
    left: Position


def pay(position: Position, amount: Decimal, order: Order = "law") -> Paid:
    """Set a payment against a debt."""
    left = amount
    costs = interest = principal = NOTHING
    steps = ("costs", "interest", "principal") if order == "law" else ("principal", "interest", "costs")
    for step in steps:
        taken = min(left, getattr(position, step))
        left -= taken
        match step:
            case "costs":
                costs = taken
            case "interest":
                interest = taken
            case _principal:
                principal = taken
    after = position._replace(
        principal=position.principal - principal,
        interest=position.interest - interest,
        costs=position.costs - costs,
    )
    return Paid(costs, interest, principal, left, after)


class Dated(NamedTuple):
    """A payment that was made."""

    date: dt.date
    amount: Decimal
    order: Order = "law"


def position_on(start: Position, since: dt.date, day: dt.date, payments: Iterable[Dated] = ()) -> Position:
    """What is owed on a day: interest runs from `since`, payments made till then are set against it in turn.

    Interest of each stretch between payments is rounded once. A payment before `since` counts on the day `since`.
    """
    position, reached = start, since
    for payment in sorted((p for p in payments if p.date <= day), key=lambda p: p.date):
        position = position.after((payment.date - reached).days)
        reached = max(reached, payment.date)
        position = pay(position, payment.amount, payment.order).left
    return position.after((day - reached).days)


def bucket(days: int) -> int:
    """The stage that lenders speak of: M0 not overdue, M1 1–30 days, M2 31–60, and so on."""
    return -(-max(days, 0) // 30)


def interest_at(principal: Decimal, yearly: Decimal, days: int) -> Decimal:
    """Simple interest at a rate a year for so many days of 365, rounded once."""
    return part_of(principal, yearly, days, 365)
