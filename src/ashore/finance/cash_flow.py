"""Money by day: what is there after each payment, the first day on which it is not enough, and a better day to pay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from ashore.finance.frequency import NOTHING, cents


class Event(NamedTuple):
    """Money that comes in (above zero) or goes out (below). `ref` is the record behind it."""

    date: dt.date
    amount: Decimal
    label: str = ""
    ref: str = ""


class Flow(NamedTuple):
    """What is there after each event, in order; on one day, money going out comes first in doubt."""

    opening: Decimal
    events: tuple[Event, ...]
    running: tuple[Decimal, ...]

    @property
    def closing(self) -> Decimal:
        """What is there at the end."""
        return self.running[-1] if self.running else self.opening

    @property
    def lowest(self) -> tuple[Decimal, dt.date | None]:
        """The least that is there, and on which day first; the opening when nothing happens."""
        if not self.running:
            return self.opening, None
        least = min(self.running)
        return least, self.events[self.running.index(least)].date

    @property
    def first_negative(self) -> dt.date | None:
        """The first day on which it is not enough."""
        return next((event.date for event, there in zip(self.events, self.running, strict=True) if there < 0), None)


def run(opening: Decimal, events: Iterable[Event]) -> Flow:
    """What is there after each event. Events of one day: payments to lenders and others first, as a bank may book."""
    ordered = tuple(sorted(events, key=lambda event: (event.date, event.amount >= 0)))
    running, there = [], opening
    for event in ordered:
        there += event.amount
        running.append(there)
    return Flow(opening, ordered, tuple(running))


def moved(events: Sequence[Event], which: Event, to: dt.date) -> list[Event]:
    """The events with one of them on another day."""
    return [event._replace(date=to) if event == which else event for event in events]


def better_day(opening: Decimal, events: Sequence[Event], payment: Event) -> dt.date | None:
    """The earliest day on or after the payment's own on which nothing runs short; None where there is none.

    Looked for till the last event, at most 31 days on: lenders move a due day within a month, if at all.
    """
    last = max(event.date for event in events)
    for days in range(32):
        day = payment.date + dt.timedelta(days)
        if day > max(last, payment.date):
            return None
        if run(opening, moved(events, payment, day)).first_negative is None:
            return day
    return None


def mean(amounts: Sequence[Decimal]) -> Decimal:
    """The average, rounded half up. Raises ValueError without amounts."""
    if not amounts:
        raise ValueError("no amounts")
    return cents(sum(amounts, NOTHING) / len(amounts))


def lowest_months(history: Sequence[Decimal], count: int = 3) -> Decimal:
    """The mean of the lowest months: what an irregular income can be counted on for, per month."""
    return mean(sorted(history)[:count])
