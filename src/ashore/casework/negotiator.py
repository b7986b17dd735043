"""What the reader can offer, tried: how many payments, how much of it first, how much waived; and what it comes to.

Nothing of it is in the workbook until it is kept. An offer that is tried is made and measured as one that is kept: what
is seen while trying is what stands there afterwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from ashore.casework.case import Case
from ashore.casework.debts import Wrong, owed_on
from ashore.casework.offer_terms import count_of
from ashore.casework.promises import OVER
from ashore.casework.sharing import MOST_PARTS, own_terms
from ashore.finance.due_dates import Month
from ashore.finance.frequency import CENT, NOTHING
from ashore.finance.offers import Measured
from ashore.finance.schedule import Schedule, equal_parts
from ashore.finance.terms import LONGEST
from ashore.storage.checked import build
from ashore.values import LARGEST, OfferState
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer, Workbook

MOST = LONGEST - 1
"""The most payments that can be tried: a down payment comes before them."""
BEGIN = 12
"""Payments to begin with where neither the budget nor the lender names a number: a year."""
TRIED = "tried"
"""The id of an offer that is in no workbook."""
KEPT: tuple[OfferState, ...] = ("open", "proposal")
"""States of an offer that is not kept a second time."""


class Plan(NamedTuple):
    """What is moved: how many equal payments a month apart, a down payment a month before the first, what is waived."""

    number: int
    down: Decimal = NOTHING
    waived: Decimal = NOTHING

    def held(self, owed: Decimal) -> Plan:
        """Within what can be: at least a cent is left for the payments."""
        waived = min(max(self.waived, NOTHING), owed - CENT)
        down = min(max(self.down, NOTHING), owed - waived - CENT)
        return Plan(min(max(self.number, 1), MOST), down, waived)

    def rest(self, owed: Decimal) -> Decimal:
        """What the equal payments repay."""
        return owed - self.waived - self.down


class Tried(NamedTuple):
    """A plan tried on a debt of so much: the offer that it makes, and what that comes to."""

    plan: Plan
    owed: Decimal
    offer: Offer
    measured: Measured | Wrong

    @property
    def payments(self) -> dict[Month, Decimal]:
        """The equal payments by month, without the down payment; nothing where they cannot be worked out."""
        if isinstance(self.measured, Wrong):
            return {}
        months = list(self.measured.schedule.by_month.items())
        return dict(months[1:] if self.plan.down else months)

    def left_in(self, month: Month) -> Decimal | None:
        """What can be spared in a month of the plan, of a lump sum the cash of its day; None while nobody knows."""
        if isinstance(self.measured, Wrong) or self.measured.available is None:
            return None
        if self.measured.cash is not None:
            return self.measured.cash
        return self.measured.left.get(month, self.measured.available)

    @property
    def tightest(self) -> Month | None:
        """The month that the payments leave least of; the one that takes most, while nobody knows what there is."""
        paid = self.payments
        return min(paid, key=lambda month: (self.left_in(month) or NOTHING) - paid[month], default=None)

    @property
    def a_month(self) -> Decimal:
        """What they take a month, in the tightest one: the last payment takes up some cents."""
        return NOTHING if self.tightest is None else self.payments[self.tightest]

    @property
    def spare(self) -> Decimal | None:
        """What can be spared in it."""
        return None if self.tightest is None else self.left_in(self.tightest)

    @property
    def to_spare(self) -> Decimal | None:
        """What the payments leave of that; below zero when they are more than there is."""
        return None if self.spare is None else self.spare - self.a_month

    @property
    def down_missing(self) -> Decimal:
        """By how much the down payment is more than its month leaves."""
        if not self.plan.down or isinstance(self.measured, Wrong):
            return NOTHING
        left = self.left_in(next(iter(self.measured.schedule.by_month)))
        return NOTHING if left is None else max(self.plan.down - left, NOTHING)


def theirs_of(workbook: Workbook, debt: str, offer: str | None = None) -> Offer | None:
    """The offer of the lender that ours stands beside: the one that is named, or the newest that still stands."""
    named = find(workbook.offers, offer)
    if named is not None and named.by == "lender":
        return named
    standing = [o for o in workbook.offers if o.debt == debt and o.by == "lender" and o.state not in OVER]
    return max(reversed(standing), key=lambda o: o.made or dt.date.min, default=None)


def to_repay(case: Case, debt: str, theirs: Offer | None) -> Decimal | None:
    """What is to be repaid: what is owed today, or what the lender's offer says. None while neither is known."""
    record = find(case.workbook.debts, debt)
    owed = owed_on(record, case.today) if record else None
    if owed is None and theirs is not None:
        owed = theirs.amount
    return owed if owed and owed <= LARGEST else None


def first_plan(case: Case, debt: str, offer: str | None) -> Plan:
    """Where it begins: at an offer of the reader's that is named, at the fewest payments that the budget carries, or at
    the lender's number."""
    named = find(case.workbook.offers, offer)
    if named is not None and named.by == "reader":
        return _plan_of(named)
    own = case.own_offer(debt)
    if isinstance(own, dict):
        return Plan(own["number"])
    theirs = theirs_of(case.workbook, debt, offer)
    return Plan((count_of(theirs) if theirs else None) or BEGIN)


def _plan_of(offer: Offer) -> Plan:
    """The plan of an offer that was made of one, or of another as far as it has such parts."""
    count, waived, runs = count_of(offer) or BEGIN, offer.waived or NOTHING, offer.payments
    if offer.method == "payments" and len(runs) > 1 and runs[0].times == 1:
        return Plan(count - 1, runs[0].amount, waived)
    return Plan(count, waived=waived)


def made_of(owed: Decimal, plan: Plan, today: dt.date) -> dict[str, Any]:
    """What the offer is made of. A down payment is the first of payments that are listed."""
    own = own_terms(owed, plan.number, today)
    if plan.waived:
        own["waived"] = plan.waived
    if not plan.down:
        return own
    parts = equal_parts(plan.rest(owed), plan.number, own["first"]).payments
    runs = groupby(part.total for part in parts if part.total)  # of few cents some payments get none
    listed = tuple({"amount": amount, "times": len(list(alike))} for amount, alike in runs)
    stays = {name: value for name, value in own.items() if name not in ("method", "rate", "number")}
    return stays | {"method": "payments", "payments": ({"amount": plan.down}, *listed)}


def try_out(case: Case, debt: str, owed: Decimal, plan: Plan) -> Tried:
    """A plan tried on a debt."""
    held = plan.held(owed)
    offer = _offer(TRIED, debt, owed, held, case.today)
    return Tried(held, owed, offer, case.measured_anew(offer))


def _offer(id_: str, debt: str, owed: Decimal, plan: Plan, today: dt.date) -> Offer:
    return build(Offer, {"id": id_, "debt": debt, "made": today, **made_of(owed, plan, today)})


def within_reach(case: Case, tried: Tried) -> int | None:
    """The fewest payments more than those that are tried which the budget carries, the down payment left aside; None
    when none do that a lender would take."""
    measured = tried.measured
    if isinstance(measured, Wrong) or measured.available is None:
        return None
    left = min(measured.left.get(month, measured.available) for month in tried.payments)
    if left <= 0:
        return None
    # More payments fall in these months too, and have to fit in each: but for half a cent, which is rounded.
    least = int(tried.plan.rest(tried.owed) // (left + CENT))
    for number in range(max(least, tried.plan.number + 1), MOST_PARTS + 1):
        more = try_out(case, tried.offer.debt, tried.owed, tried.plan._replace(number=number)).to_spare
        if more is not None and more >= 0:
            return number
    return None


def keep(workbook: Workbook, tried: Tried, today: dt.date) -> tuple[Workbook, str]:
    """The workbook with what is tried as an offer of the reader's, and its id. One that says just the same is taken
    instead of a second one."""
    wanted = _said(tried.offer)
    for offer in workbook.offers:
        if offer.state in KEPT and _said(offer) == wanted:
            return workbook, offer.id
    return edits.add_offer(workbook, tried.offer.debt, made=today, **made_of(tried.owed, tried.plan, today))


def _said(offer: Offer) -> dict[str, Any]:
    """What an offer says, whatever it is called and however it stands."""
    return {name: value for name, value in offer if name not in ("id", "label", "made", "state")}


# The debt falling


class Falling(NamedTuple):
    """What is still to be paid: at first, and at the end of each of the months."""

    months: tuple[Month, ...]
    left: tuple[tuple[Decimal, ...], ...]
    """For each schedule, one more than there are months."""


def falling(schedules: Iterable[Schedule]) -> Falling:
    """What is still to be paid by several schedules, side by side over the months of all of them."""
    found = list(schedules)
    paid_in = [month for schedule in found for month in schedule.by_month]
    months = tuple(_months(min(paid_in), max(paid_in))) if paid_in else ()
    return Falling(months, tuple(tuple(_left(schedule, months)) for schedule in found))


def half_paid(schedule: Schedule) -> Month:
    """The month from which on at most half of all is still to be paid."""
    paid = zip(schedule.by_month, accumulate(schedule.by_month.values()), strict=True)
    return next(month for month, so_far in paid if so_far * 2 >= schedule.total)


def _left(schedule: Schedule, months: Iterable[Month]) -> Iterator[Decimal]:
    left, paid = schedule.total, schedule.by_month
    yield left
    for month in months:
        left -= paid.get(month, NOTHING)
        yield left


def _months(begin: Month, end: Month) -> Iterator[Month]:
    """Every month from one to another."""
    first, last = (year * 12 + number - 1 for year, number in (begin, end))
    return ((at // 12, at % 12 + 1) for at in range(first, last + 1))
