"""The weeks ahead: what comes and goes on which day, the first day that runs short, and a better day to pay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ashore.casework.debts import Wrong, terms_of
from ashore.finance.cash_flow import Event, Flow, better_day, run
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import add_months, make_schedule
from ashore.workbook.model import CashLine, Workbook

WEEKS = 8


class Week(NamedTuple):
    """One week: what is there at its end, and the least in between."""

    begins: dt.date
    came: Decimal
    went: Decimal
    closing: Decimal
    lowest: Decimal


class Weeks(NamedTuple):
    """The weeks from a day on."""

    flow: Flow
    weeks: tuple[Week, ...]
    better: tuple[tuple[Event, dt.date], ...]
    """Payments to lenders after which it runs short, with the first day on which it would not."""


def weeks_of(workbook: Workbook, today: dt.date, count: int = WEEKS) -> Weeks:
    """The weeks ahead from what was noted, with the payments of agreed and proposed offers."""
    begins = workbook.cash.opening_on or today
    ends = begins + dt.timedelta(weeks=count)
    opening = workbook.cash.opening or NOTHING
    events = [event for line in workbook.cash.lines for event in _events(line, begins, ends)]
    payments = list(_payments(workbook, today, begins, ends))
    flow = run(opening, [*events, *payments])
    better = []
    if flow.first_negative is not None:
        for payment in payments:
            day = better_day(opening, flow.events, payment)
            if day is not None and day != payment.date:
                better.append((payment, day))
    return Weeks(flow, tuple(_by_week(flow, begins, count)), tuple(better))


def _events(line: CashLine, begins: dt.date, ends: dt.date) -> Iterator[Event]:
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


def _payments(workbook: Workbook, today: dt.date, begins: dt.date, ends: dt.date) -> Iterator[Event]:
    lenders = {debt.id: debt.lender or debt.product for debt in workbook.debts}
    for offer in workbook.offers:
        terms = terms_of(offer, today)
        if offer.state in ("agreed", "proposal") and not isinstance(terms, Wrong):
            for payment in make_schedule(terms).payments:
                if begins <= payment.date < ends:
                    yield Event(payment.date, -payment.total, lenders.get(offer.debt, ""), offer.id)


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
