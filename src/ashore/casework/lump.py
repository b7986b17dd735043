"""Cash in hand against a lump sum: what is there, what has to be paid from it, what that leaves on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ashore.casework.debts import Wrong, state_of
from ashore.casework.offer_terms import terms_of
from ashore.casework.promises import OVER, Promise
from ashore.casework.weeks import WEEKS, missing_in, weeks_of
from ashore.finance.budget import BudgetResult
from ashore.finance.cash_flow import Event
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import make_schedule
from ashore.workbook.model import Offer, Workbook

AFTER = 5
"""Weeks after the day that are looked at: each payment of a month comes once in them."""


class Room(NamedTuple):
    """What is there today, what comes and goes till a day has passed, and the days after it till `until`."""

    day: dt.date
    there: Decimal
    comes: Decimal
    goes: Decimal
    after: tuple[tuple[Event, Decimal], ...]
    """What comes and goes after it, each with what is there then."""
    until: dt.date

    @property
    def on_day(self) -> Decimal:
        """What is there on the day; below zero where it runs short before."""
        return self.there + self.comes - self.goes

    @property
    def free(self) -> Decimal:
        """What can be paid on the day so that nothing runs short afterwards."""
        return max(min([self.on_day, *(there for _event, there in self.after)]), NOTHING)

    @property
    def needed(self) -> tuple[Decimal, dt.date]:
        """What of it has to stay there for what is paid afterwards, and till which day."""
        least = min((there for _event, there in self.after), default=self.on_day)
        if least >= self.on_day:
            return NOTHING, self.day
        until = next(event.date for event, there in self.after if there == least)
        return max(self.on_day, NOTHING) - self.free, until

    def short(self, lump: Decimal) -> tuple[Event, Decimal] | None:
        """The first payment after the day that would not be covered if the sum were paid, with what is missing then;
        None where all are. One that is not covered anyway is meant as well."""
        return next(((event, lump - there) for event, there in self.after if there < lump), None)


def room_on(
    workbook: Workbook,
    budget: BudgetResult,
    promises: Iterable[Promise],
    today: dt.date,
    day: dt.date,
    without: Collection[str] = (),
) -> Room | None:
    """What is there for a lump sum on a day; None while the weeks do not tell, or nobody noted what is there.

    `without` are the debts thought about: what is promised on them is not counted.
    """
    cash, day = workbook.cash, max(day, today)
    if cash.opening is None or missing_in(workbook, budget):
        return None
    begins = cash.opening_on or today
    weeks = max(WEEKS, (day - begins).days // 7 + 1 + AFTER)
    flow = weeks_of(workbook, promises, today, weeks, without).flow
    steps = list(zip(flow.events, flow.running, strict=True))
    before = [there for event, there in steps if event.date < today]
    amounts = [event.amount for event in flow.events if today <= event.date <= day]
    return Room(
        day,
        before[-1] if before else cash.opening,
        sum((amount for amount in amounts if amount > 0), NOTHING),
        -sum((amount for amount in amounts if amount < 0), NOTHING),
        tuple(step for step in steps if step[0].date > day),
        begins + dt.timedelta(weeks=weeks, days=-1),
    )


def lump_offers(workbook: Workbook, available: Decimal, today: dt.date) -> Iterator[tuple[Offer, dt.date, Decimal]]:
    """The offers of a single payment that no month carries, with their day and sum: those that are still thought about
    or promised, on debts that are not cleared."""
    running = {debt.id for debt in workbook.debts if state_of(debt, today) != "cleared"}
    for offer in workbook.offers:
        terms = terms_of(offer, today)
        if offer.debt not in running or offer.state in OVER or isinstance(terms, Wrong):
            continue
        payments = make_schedule(terms).payments
        if len(payments) == 1 and payments[0].total > available and payments[0].date >= today:
            yield offer, payments[0].date, payments[0].total
