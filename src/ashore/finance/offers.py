"""An offer measured: what it costs, whether the budget carries it, what would have to change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from ashore.finance.due_dates import Month, most_payments
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Schedule, equal_parts, make_schedule, stated_rate
from ashore.finance.terms import LARGEST, LONGEST, Listed, Terms
from ashore.finance.yearly_cost import YearlyCost

Verdict = Literal["fits", "too-much", "unknown"]


class Measured(NamedTuple):
    """A schedule against the budget: what is paid in each month against what is left to promise in it."""

    schedule: Schedule
    waived: Decimal
    available: Decimal | None
    """Money per month that is left to promise in all of its months; None when there is no budget yet."""
    dear_above: Decimal | None = None
    """Percent a year above which a loan is marked there; None where no line is drawn."""
    cash: Decimal | None = None
    """What will be there on the day of a lump sum; None for payments that come out of the month."""
    owed: Decimal | None = None
    """What is owed on the debt today; None when that is not known."""
    left: Mapping[Month, Decimal] = MappingProxyType({})
    """What is left to promise in single months, where that is more."""

    @property
    def more_than_owed(self) -> Decimal | None:
        """By how much all payments together are more than what is owed today; below zero when they are less."""
        return None if self.owed is None else self.schedule.total - self.owed

    @property
    def yearly_cost(self) -> YearlyCost | None:
        """What it costs a year. None where no rate can be given: without interest, that nothing more is paid is known
        only where all payments together are not more than what is owed."""
        if self.schedule.cost == 0 and (self.more_than_owed is None or self.more_than_owed > 0):
            return None
        return self.schedule.yearly_cost

    @property
    def headroom(self) -> Decimal | None:
        """What it leaves of a month, of the tightest one; of a lump sum, what it leaves of the cash. Below zero when it
        is more than there is."""
        if self.cash is not None:
            return self.cash - self.schedule.largest
        return min(self._leaves.values(), default=None)

    @property
    def _leaves(self) -> dict[Month, Decimal]:
        """What it leaves of each of its months; nothing while nobody knows what is left to promise."""
        if self.available is None:
            return {}
        paid = self.schedule.by_month
        return {month: self.left.get(month, self.available) - amount for month, amount in paid.items()}

    @property
    def short(self) -> dict[Month, Decimal]:
        """The months that cannot carry it, each with what is missing."""
        return {month: -left for month, left in self._leaves.items() if left < 0} if self.cash is None else {}

    @property
    def verdict(self) -> Verdict:
        """Whether the budget carries it; never whether it is good."""
        if self.headroom is None:
            return "unknown"
        return "fits" if self.headroom >= 0 else "too-much"

    @property
    def dear(self) -> bool:
        """Whether a year costs more than that, as lenders state it: the rate of a step times the steps of a year.

        Cents that are rounded do not make a loan dear: the rate itself has to be above the line too, where it is known.
        """
        terms, cost = self.schedule.terms, self.schedule.yearly_cost
        if self.dear_above is None:
            return False
        if isinstance(terms, Listed):
            return cost is not None and cost.nominal_percent > self.dear_above
        return stated_rate(terms) * 100 > self.dear_above and (cost is None or cost.nominal_percent > self.dear_above)


def fewest_parts(owed: Decimal, available: Decimal, most: int = LONGEST) -> int | None:
    """The fewest equal monthly parts without interest that the budget carries, at `most` so many; None when even the
    most are too few."""
    if available <= 0 or not 0 < owed <= LARGEST:
        return None
    count = max(int(owed // available), 1)
    while count <= most:
        if equal_parts(owed, count, dt.date(2000, 1, 1)).largest <= available:
            return count
        count += 1
    return None


def carried_longer(terms: Terms | Listed, available: Decimal) -> int | None:
    """The fewest payments over which the same terms fit the budget; None when none do.

    The first payment falls as there are more of them: where it fits is found by halving. A month with several payments,
    and a last one that takes up the rounding, hold more: from there on each number is tried. Payments that are only
    listed, and a principal that is repaid at the end, get no smaller.
    """
    if available <= 0 or isinstance(terms, Listed):
        return None
    if terms.method == "interest-first" and terms.principal > available:
        return None
    low, high = 1, most_payments(terms.first, terms.every, LONGEST)
    most = high

    def over(count: int) -> Schedule:
        return make_schedule(terms._replace(number=count))

    if over(high).payments[0].total > available:
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if over(middle).payments[0].total <= available else (middle + 1, high)
    return next((count for count in range(low, most + 1) if over(count).most_in_a_month <= available), None)


def token(available: Decimal, least: Decimal = Decimal("1.00")) -> Decimal | None:
    """A token payment a month out of what little is left; None when nothing is."""
    return max(available, NOTHING) if available >= least else None
