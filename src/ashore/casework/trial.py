"""A bad month tried: so much less, every month or once, or an income that once does not come. Nothing is changed by it.

What is promised is held against what each month would leave, and the days against what would be there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ashore.casework.promises import SOURCES, Promise, Promised, firmest, monthly
from ashore.casework.weeks import Side, events_of, missing_in, stands_as, weeks_of
from ashore.finance.budget import BudgetResult, with_less
from ashore.finance.cash_flow import Event, Flow, run
from ashore.finance.due_dates import Month, add_months, month_of
from ashore.finance.frequency import NOTHING
from ashore.values import Repeat
from ashore.workbook.edits import counted_lines
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Workbook

AHEAD = dt.timedelta(days=366)
"""How far ahead the next day of an income is looked for."""


class Income(NamedTuple):
    """An income that may once not come: a line of the weeks, or of the budget while no income stands in the weeks."""

    id: str
    label: str
    amount: Decimal
    """Each time."""
    repeat: Repeat
    day: dt.date | None
    """When it comes next; None where no day is noted."""


class Misfit(NamedTuple):
    """A promise that the month would no longer carry: from this month on, with its first payment in it."""

    promise: Promise
    month: Month
    day: dt.date
    amount: Decimal
    """In that month."""


class Days(NamedTuple):
    """The days ahead, as they would be."""

    flow: Flow
    short: tuple[Event, ...]
    """Payments to lenders for which it would not be enough."""


class WhatIf(NamedTuple):
    """What would be. `now` is the budget as it is, `budget` as it would be in any month, `month` as in the bad one, in
    which the income does not come or so much less is there once; sums are money a month."""

    now: BudgetResult
    budget: BudgetResult
    month: BudgetResult
    one_month: BudgetResult
    """As in a month with so much less, whatever comes or not."""
    less: Decimal
    once: bool
    """Whether so much less is there in one month only."""
    missed: Income | None
    left: Decimal
    """Left to promise in any month; below zero where more is promised."""
    over: tuple[tuple[Month, Decimal], ...]
    """The months in which more is promised than there would be, with what would be missing."""
    over_now: bool
    """Whether more is promised than there is as it stands."""
    misfits: tuple[Misfit, ...]
    days: Days | None
    """None while the weeks tell nothing."""
    missing: tuple[Side, ...]
    """What the weeks lack."""


def incomes(workbook: Workbook, budget: BudgetResult, groups: Mapping[str, str], today: dt.date) -> tuple[Income, ...]:
    """The incomes that may not come. `groups` says of which kind each group of the budget is."""
    begins = max(workbook.cash.opening_on or today, today)
    found = []
    for line in workbook.cash.lines:
        if line.direction == "in" and line.amount:
            day = next((event.date for event in events_of(line, begins, begins + AHEAD)), None)
            if day is not None or line.date is None:
                found.append(Income(line.id, line.label, line.amount, line.repeat, day))
    if any(line.direction == "in" for line in workbook.cash.lines):
        return tuple(found)
    for entry in counted_lines(workbook.budget):
        stands = stands_as(entry, budget) if groups.get(entry.group) == "income" else None
        if stands is not None:
            found.append(Income(entry.id, entry.label, stands[1], stands[0], None))
    return tuple(found)


def what_if(
    workbook: Workbook,
    budget: BudgetResult,
    promised: Promised,
    less: Decimal,
    missed: Income | None,
    *,
    once: bool = False,
) -> WhatIf:
    """So much less every month, or `once`; and an income that once does not come. Both fall into one month: the worst
    that can be."""
    cap, today = workbook.budget.buffer_cap, promised.today
    one_month = with_less(budget, less, cap)
    then = budget if once else one_month
    bad = with_less(one_month, missed.amount, cap) if missed else one_month
    # A single payment stays what it is: one that a month carries now is no lump sum because a month is tried.
    sums = {m: sum_ for m, sum_ in monthly(promised.promises, promised.available).items() if m >= month_of(today)}
    most = max(sums.values(), default=NOTHING)
    when = _month_of(missed, sums) if once or missed else None
    limits = {month: bad.available if month == when else then.available for month in sums}
    over = sorted((month, sum_ - limits[month]) for month, sum_ in sums.items() if sum_ > limits[month])
    missing = missing_in(workbook, budget)
    return WhatIf(
        budget,
        then,
        bad,
        one_month,
        less,
        once,
        missed,
        then.available - most,
        tuple(over),
        most > promised.available,
        _misfits(workbook, promised, {month: limits[month] for month, _sum in over}),
        None if missing else _days(workbook, promised, less, missed, once),
        missing,
    )


def _month_of(missed: Income | None, sums: Mapping[Month, Decimal]) -> Month | None:
    """The month in which it does not come; while no day is known, the one with most promised: it may be that one."""
    if missed is not None and missed.day is not None:
        return month_of(missed.day)
    return min((month for month in sums if sums[month] == max(sums.values())), default=None)


def _misfits(workbook: Workbook, promised: Promised, limits: Mapping[Month, Decimal]) -> tuple[Misfit, ...]:
    """What the months would not carry, each from its first month on: essential debts are paid first, then what is
    firmest; where it does not suffice for one, it does not for those behind it either."""
    order = {debt.id: number for number, debt in enumerate(workbook.debts)}
    running = [promise for promise in promised.promises if not promise.is_lump(promised.available)]
    found: dict[str, Misfit] = {}
    for month in sorted(limits):
        there = [promise for promise in running if _in(month, promise)]
        firm = {promise.debt: promise for promise in firmest(there)}
        largest = {p.debt: p for p in sorted(there, key=lambda p: (_in(month, p), -SOURCES.index(p.source)))}

        def rank(debt: str, firm: Mapping[str, Promise] = firm) -> tuple[bool, int, int]:
            essential = get_record(workbook.debts, debt).essential
            return not essential, SOURCES.index(firm[debt].source), order[debt]

        paid = NOTHING
        for debt in sorted(firm, key=rank):
            promise = largest[debt]
            paid += _in(month, promise)
            if paid > limits[month] and debt not in found:
                days = [day for day, _sum in promise.payments if month_of(day) == month]
                found[debt] = Misfit(promise, month, min(days), _in(month, promise))
    return tuple(found.values())


def _in(month: Month, promise: Promise) -> Decimal:
    return sum((sum_ for day, sum_ in promise.payments if month_of(day) == month), NOTHING)


# The days


def _days(workbook: Workbook, promised: Promised, less: Decimal, missed: Income | None, once: bool) -> Days:
    """The weeks ahead without the income, and with so much less of those that come: of all, or of the first month's."""
    flow, today = weeks_of(workbook, promised.promises, promised.today).flow, promised.today
    events = list(flow.events)
    if missed is not None:
        gone = next((e for e in events if e.ref == missed.id and e.amount > 0 and e.date == missed.day), None)
        if gone is not None:
            events.remove(gone)
    flow = run(flow.opening, _less(events, less, today, once))
    debts = {promise.ref for promise in promised.promises}
    short = [event for event, there in zip(flow.events, flow.running, strict=True) if there < 0 and event.ref in debts]
    return Days(flow, tuple(event for event in short if event.date >= today))


def _less(events: Sequence[Event], less: Decimal, today: dt.date, once: bool) -> list[Event]:
    """The events with so much less a calendar month: taken off what comes in, from the first of each month on; where
    nothing comes in, it goes out on the month's first day that is left."""
    found = list(events)
    ahead = [event for event in events if event.date >= today]
    if not less or not ahead:
        return found
    comes = sorted(
        (n for n, event in enumerate(events) if event.date >= today and event.amount > 0), key=lambda n: events[n].date
    )
    last = max(event.date for event in ahead)
    if not comes:
        days = [today, *([] if once else _firsts(today, last))]
        return [*found, *(Event(day, -less) for day in days)]
    months = list(dict.fromkeys(month_of(events[n].date) for n in comes))
    for month in months[:1] if once else months:
        inside, rest = [n for n in comes if month_of(events[n].date) == month], less
        for n in inside:
            taken = min(rest, events[n].amount)
            found[n] = events[n]._replace(amount=events[n].amount - taken)
            rest -= taken
        if rest and add_months(dt.date(*month, 1), 1) <= last:  # of a month that is seen to its end
            found[inside[-1]] = events[inside[-1]]._replace(amount=-rest)
    return found


def _firsts(after: dt.date, until: dt.date) -> list[dt.date]:
    """The first days of the months between two days."""
    days, day = [], add_months(after.replace(day=1), 1)
    while day <= until:
        days.append(day)
        day = add_months(day, 1)
    return days


def tried(workbook: Workbook, found: Sequence[Income]) -> tuple[Decimal, Income | None]:
    """What the reader tries: so much less, and which income does not come. One that is gone is not missed."""
    return workbook.trial.less or NOTHING, find(found, workbook.trial.missed)
