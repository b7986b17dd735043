"""What one debt comes to: interest for the days overdue, what is owed on a day, where a part payment goes.

Overdue interest is principal × rate × days, over the days for which the rate is stated, each stretch between payments
rounded once; the due day is day 0. A rate a year is for 365 days, or for 360 where the contract says so, a rate a month
for 30. It is simple unless interest bears interest: then what is unpaid of it is added to what bears interest on the
first day, and on the same day of each month after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.finance.due_dates import add_months
from ashore.finance.frequency import NOTHING, part_of

Order = Literal["law", "principal-first"]
"""law: costs, then interest, then principal (fact cc-561-order); principal-first where that was agreed."""
RATE_DAYS = {"year": 365, "month": 30, "day": 1}
"""For how many days a rate is."""
LONGEST = 1200
"""Months over which interest on interest, and charges month by month, are worked out: a hundred years."""
MOST = Decimal(10) ** 12
"""Above this interest on interest is not worked out: what was entered cannot be meant."""


class OutOfBounds(ArithmeticError):
    """Interest on interest, or charges, over more than LONGEST months or to more than MOST."""


class Position(NamedTuple):
    """What a debt consists of on a day. `rate` is the late interest for `per` days, as a fraction of what bears it."""

    principal: Decimal
    interest: Decimal = NOTHING
    costs: Decimal = NOTHING
    rate: Decimal = Decimal(0)
    per: int = 1
    bearing: Decimal = NOTHING
    """The part of the interest that bears interest itself."""
    room: Decimal | None = None
    """What being late may still add; None: there is no cap."""

    @property
    def owed(self) -> Decimal:
        """Everything together."""
        return self.principal + self.interest + self.costs

    @property
    def base(self) -> Decimal:
        """What bears interest."""
        return self.principal + self.bearing

    @property
    def growth_per_day(self) -> Decimal:
        """Money a day by which it grows, rounded."""
        return self.interest_for(1)

    @property
    def growth_per_week(self) -> Decimal:
        """Money a week by which it grows, rounded once."""
        return self.interest_for(7)

    def after(self, days: int) -> Position:
        """The same so many days on, nothing being paid, and no interest being added to what bears interest."""
        added = self.interest_for(max(days, 0))
        return self._replace(interest=self.interest + added, room=None if self.room is None else self.room - added)

    def interest_for(self, days: int) -> Decimal:
        """Money of late interest for so many days, rounded once; no more than may still be added."""
        return self._within(part_of(self.base, self.rate, days, self.per))

    def charged(self, amount: Decimal) -> Position:
        """With a late charge, as far as it may still be added. It bears no interest."""
        added = self._within(amount)
        return self._replace(costs=self.costs + added, room=None if self.room is None else self.room - added)

    def compounded(self) -> Position:
        """With all its interest among what bears interest."""
        return self._replace(bearing=self.interest)

    def _within(self, amount: Decimal) -> Decimal:
        return amount if self.room is None else min(amount, self.room)


class Paid(NamedTuple):
    """Where a payment went; `over` is what was more than all that is owed."""

    to_costs: Decimal
    to_interest: Decimal
    to_principal: Decimal
    over: Decimal
    left: Position


def pay(position: Position, amount: Decimal, order: Order = "law") -> Paid:
    """Set a payment against a debt. Of the interest it pays the oldest first, which is what bears interest."""
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
        bearing=max(position.bearing - interest, NOTHING),
    )
    return Paid(costs, interest, principal, left, after)


class Dated(NamedTuple):
    """A payment that was made."""

    date: dt.date
    amount: Decimal
    order: Order = "law"


class Charge(NamedTuple):
    """A late charge: for a minimum that was due on a day and was not paid by its end."""

    due: dt.date
    amount: Decimal
    unpaid: Decimal = NOTHING
    """Of the minimum, on that day."""


def charges_till(
    share: Decimal, unpaid: Decimal, due: dt.date, day: dt.date, payments: Iterable[Dated] = ()
) -> list[Charge]:
    """The late charges before a day: `share` of what is unpaid of a minimum, on its due day and on the same day of each
    month after, while any of it is unpaid. Raises OutOfBounds."""
    found: list[Charge] = []
    made = sorted(payments)
    while share and len(found) <= LONGEST:
        try:
            on = add_months(due, len(found))
        except OverflowError:
            return found
        left = unpaid - sum((payment.amount for payment in made if payment.date <= on), NOTHING)
        if on >= day or left <= 0:
            return found
        found.append(Charge(on, part_of(left, share), left))
    if share:
        raise OutOfBounds
    return found


class Step(NamedTuple):
    """A step of an account: interest of a stretch, a late charge, a payment, or interest added to what bears interest.

    `position` is what is owed after it.
    """

    what: Literal["interest", "charge", "payment", "compounding"]
    day: dt.date
    amount: Decimal
    position: Position
    days: int = 0
    """Of interest: how many days it is for."""
    base: Decimal = NOTHING
    """Of interest: what bore it; of a charge: what was unpaid of the minimum."""
    capped: bool = False
    """Whether it is less than it would be without the cap."""
    order: Order = "law"
    """Of a payment."""


class Account(NamedTuple):
    """A debt that is late: interest runs from `since`, payments made till `day` are set against it in turn.

    Interest of each stretch is rounded once; a payment ends a stretch, and so does a day on which interest is added to
    what bears interest, after the payments of that day. A payment before `since` counts on the day `since`.
    """

    start: Position
    since: dt.date
    day: dt.date
    payments: Sequence[Dated] = ()
    compounds: bool = False
    charges: Sequence[Charge] = ()

    @property
    def position(self) -> Position:
        """What is owed on the day. Raises OutOfBounds."""
        steps = self.steps()
        return steps[-1].position if steps else self.start

    def steps(self) -> list[Step]:
        """How it came to that. Raises OutOfBounds."""
        made = sorted((payment for payment in self.payments if payment.date <= self.day), key=lambda p: p.date)
        added_on = _months(self.since, self.day) if self.compounds else set()
        charges = [charge for charge in self.charges if charge.due < self.day]
        now, reached = self.start, self.since
        steps: list[Step] = []
        for mark in sorted({*(payment.date for payment in made), *added_on, self.day}):
            if (days := (mark - reached).days) > 0:
                before, reached = now, mark
                now = before.after(days)
                if before.rate:
                    added = now.interest - before.interest
                    capped = added < before._replace(room=None).interest_for(days)
                    steps.append(Step("interest", mark, added, now, days, before.base, capped))
            while charges and charges[0].due < mark:
                charge, costs = charges.pop(0), now.costs
                now = now.charged(charge.amount)
                added = now.costs - costs
                capped = added < charge.amount
                steps.append(Step("charge", charge.due, added, now, base=charge.unpaid, capped=capped))
            for payment in made:
                if payment.date == mark:
                    now = pay(now, payment.amount, payment.order).left
                    steps.append(Step("payment", mark, payment.amount, now, order=payment.order))
            if mark in added_on:
                if now.interest > MOST:
                    raise OutOfBounds
                added, now = now.interest - now.bearing, now.compounded()
                steps.append(Step("compounding", mark, added, now))
        return steps


def _months(since: dt.date, day: dt.date) -> set[dt.date]:
    """The first day and the same day of each month after, up to a day. Raises OutOfBounds."""
    found: set[dt.date] = set()
    while len(found) <= LONGEST:
        try:
            on = add_months(since, len(found))
        except OverflowError:
            return found
        if on > day:
            return found
        found.add(on)
    raise OutOfBounds


def bucket(days: int) -> int:
    """The stage that lenders speak of: M0 not overdue, M1 1–30 days, M2 31–60, and so on."""
    return -(-max(days, 0) // 30)
