"""The weeks ahead: what comes and goes on which day, the first day that runs short, and a better day to pay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from ashore.casework.promises import Promise, Promised, firmest
from ashore.finance.budget import BudgetResult
from ashore.finance.cash_flow import Event, Flow, better_day, run
from ashore.finance.due_dates import add_months
from ashore.finance.frequency import NOTHING
from ashore.values import Frequency, Repeat
from ashore.workbook.edits import counted_lines
from ashore.workbook.model import BudgetLine, CashLine, Workbook

WEEKS = 8
Side = Literal["income", "spending"]


class Week(NamedTuple):
    """One week: what is there at its end, and the least in between."""

    begins: dt.date
    came: Decimal
    went: Decimal
    closing: Decimal
    lowest: Decimal


PERIODS: dict[Frequency, tuple[Repeat, int]] = {
    "daily": ("weekly", 7),
    "weekly": ("weekly", 1),
    "every-two-weeks": ("every-two-weeks", 1),
}
"""How a frequency of the budget stands in the weeks: how often, and how many times its amount; all others stand there
with what they are a month."""


class Weeks(NamedTuple):
    """The weeks from a day on."""

    flow: Flow
    weeks: tuple[Week, ...]
    better: tuple[tuple[Event, dt.date], ...]
    """Payments to lenders after which it runs short, with the first day on which it would not."""


def missing_in(workbook: Workbook, budget: BudgetResult) -> tuple[Side, ...]:
    """The sides of which no line with a sum and a day stands in the weeks, unless the budget says that there is nothing
    on it. While one is missing nothing can be concluded: weeks without the wage always run short."""
    there = {line.direction for line in workbook.cash.lines if line.amount is not None and line.date is not None}
    missing: list[Side] = []
    if "in" not in there and (budget.income or not budget.known):
        missing.append("income")
    if "out" not in there and (budget.spending or not budget.known):
        missing.append("spending")
    return tuple(missing)


def stands_as(line: BudgetLine, budget: BudgetResult) -> tuple[Repeat, Decimal] | None:
    """How a line of the budget comes in the weeks: how often, and how much each time; None for one without a sum."""
    if not line.amount:
        return None
    repeat, times = PERIODS.get(line.frequency, ("monthly", 0))
    return repeat, line.amount * times if times else budget.lines[line.id]


def from_budget(workbook: Workbook, budget: BudgetResult, kinds: Mapping[str, str]) -> list[dict[str, Any]]:
    """The lines of the budget as lines of the weeks, still without a day: income first. `kinds` says what each group
    is; the label is left to who knows the words. A side that has lines in the weeks already is left alone."""
    there = {line.direction for line in workbook.cash.lines}
    found: list[dict[str, Any]] = []
    for line in counted_lines(workbook.budget):
        direction = "in" if kinds.get(line.group) == "income" else "out"
        stands = stands_as(line, budget)
        if stands is None or direction in there:
            continue
        repeat, amount = stands
        values = {"direction": direction, "amount": amount, "repeat": repeat, "label": line.label}
        found.append({**values, "group": line.group, "item": line.item})
    return sorted(found, key=lambda values: values["direction"] != "in")


def cash_on(workbook: Workbook, promised: Promised, day: dt.date, without: Collection[str] = ()) -> Decimal:
    """What will be there on a day for a lump sum, what is promised on other debts having been paid.

    From the weeks where what comes and goes is noted; else what is there now, and what is left to promise of each whole
    month till then. `without` are the debts thought about.
    """
    cash, today = workbook.cash, promised.today
    if cash.opening is not None and {line.direction for line in cash.lines if line.amount and line.date} == {
        "in",
        "out",
    }:
        begins = cash.opening_on or today
        flow = weeks_of(workbook, promised.promises, today, max((day - begins).days // 7 + 1, 0), without).flow
        there = [running for event, running in zip(flow.events, flow.running, strict=True) if event.date <= day]
        return max(there[-1] if there else cash.opening, NOTHING)
    left = max(promised.left(without=without), NOTHING)
    saved = (cash.opening or NOTHING) + left * whole_months(today, day)
    return max(saved - promised.lumps(day, without=without), NOTHING)


def whole_months(start: dt.date, end: dt.date) -> int:
    """How many whole months lie between two days."""
    return max((end.year - start.year) * 12 + end.month - start.month - (end.day < start.day), 0)


def weeks_of(
    workbook: Workbook,
    promises: Iterable[Promise],
    today: dt.date,
    count: int = WEEKS,
    without: Collection[str] = (),
) -> Weeks:
    """The weeks ahead from what was noted, with what is promised; `without` are debts that are left out."""
    begins = workbook.cash.opening_on or today
    ends = begins + dt.timedelta(weeks=count)
    opening = workbook.cash.opening or NOTHING
    events = [event for line in workbook.cash.lines for event in events_of(line, begins, ends)]
    payments = list(_payments(workbook, promises, begins, ends, without))
    flow = run(opening, [*events, *payments])
    better = []
    if flow.first_negative is not None:
        for payment in payments:
            day = better_day(opening, flow.events, payment)
            if day is not None and day != payment.date:
                better.append((payment, day))
    return Weeks(flow, tuple(_by_week(flow, begins, count)), tuple(better))


def events_of(line: CashLine, begins: dt.date, ends: dt.date) -> Iterator[Event]:
    """When a line comes or goes, from a day till before another."""
    if line.amount is None or line.date is None:
        return
    amount = line.amount if line.direction == "in" else -line.amount
    number, day = 0, line.date
    while day < ends:
        if day >= begins:
            yield Event(day, amount, line.label, line.id)
        number += 1
        match line.repeat:
            case "once":
                return
            case "weekly":
                day = line.date + dt.timedelta(weeks=number)
            case "every-two-weeks":
                day = line.date + dt.timedelta(weeks=2 * number)
            case "monthly":
                day = add_months(line.date, number)


def _payments(
    workbook: Workbook, promises: Iterable[Promise], begins: dt.date, ends: dt.date, without: Collection[str]
) -> Iterator[Event]:
    lenders = {debt.id: debt.lender or debt.product for debt in workbook.debts}
    for promise in firmest(promises):
        for day, amount in promise.payments if promise.debt not in without else ():
            if begins <= day < ends:
                yield Event(day, -amount, lenders.get(promise.debt, ""), promise.ref)


def _by_week(flow: Flow, begins: dt.date, count: int) -> Iterator[Week]:
    there = flow.opening
    for number in range(count):
        first = begins + dt.timedelta(weeks=number)
        after = first + dt.timedelta(weeks=1)
        came = went = NOTHING
        lowest = there
        for event, running in zip(flow.events, flow.running, strict=True):
            if first <= event.date < after:
                came += max(event.amount, NOTHING)
                went += max(-event.amount, NOTHING)
                there = running
                lowest = min(lowest, running)
        yield Week(first, came, went, there, lowest)
