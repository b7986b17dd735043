"""An offer measured: what it costs, whether the budget carries it, what would have to change."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

import msgspec

from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import LONGEST, Schedule, Terms, equal_parts

Verdict = Literal["fits", "too-much", "unknown"]


class Measured(msgspec.Struct, frozen=True):
    """A schedule against the budget. Sums are money per month but for `cost` and `total`, in all, and `cash`."""

    schedule: Schedule
    waived: Decimal
    available: Decimal | None
    """What is left to promise in its months, per month; None when there is no budget yet."""
    dear_above: Decimal | None = None
    """Percent a year above which a loan is marked there; None where no line is drawn."""
    cash: Decimal | None = None
    """What will be there on the day of a lump sum; None for payments that come out of the month."""

    @property
    def headroom(self) -> Decimal | None:
        """What the largest payment leaves of it; below zero when it is more than there is."""
        there = self.available if self.cash is None else self.cash
        return None if there is None else there - self.schedule.largest

    @property
    def verdict(self) -> Verdict:
        """Whether the budget carries it; never whether it is good."""
        if self.headroom is None:
            return "unknown"
        return "fits" if self.headroom >= 0 else "too-much"

    @property
    def dear(self) -> bool:
        """Whether a year costs more than that, as lenders state it: twelve times the monthly rate."""
        return self.dear_above is not None and self.schedule.yearly_cost.nominal_percent > self.dear_above


def fewest_parts(owed: Decimal, available: Decimal) -> int | None:
    """The fewest equal monthly parts without interest that the budget carries; None when even the most are too few."""
    if available <= 0 or owed <= 0:
        return None
    count = max(int(owed // available), 1)
    while count <= LONGEST:
        if equal_parts(owed, count, dt.date(2000, 1, 1)).largest <= available:
            return count
        count += 1
    return None


def carried_longer(terms: Terms, available: Decimal) -> int | None:
    """With how many months more or less the same terms fit the budget; None when none do."""
    from msgspec.structs import replace

    from ashore.finance.schedule import make_schedule

    if available <= 0:
        return None
    low, high = 1, LONGEST
    if make_schedule(replace(terms, months=high)).largest > available:
        return None
    while low < high:
        middle = (low + high) // 2
        if make_schedule(replace(terms, months=middle)).largest <= available:
            high = middle
        else:
            low = middle + 1
    return low


def token(available: Decimal, least: Decimal = Decimal("1.00")) -> Decimal | None:
    """A token payment a month out of what little is left; None when nothing is."""
    return max(available, NOTHING) if available >= least else None
