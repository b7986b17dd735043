"""Paying a schedule off before its end: what that takes on a day, and what it saves."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from ashore.finance.frequency import NOTHING, part_of
from ashore.finance.schedule import Schedule
from ashore.finance.terms import Terms


class EarlySettlement(NamedTuple):
    """What settles a schedule on a day: the principal that is left, interest since the last payment, and the fee for
    settling early. `left` is what would be paid from that day on otherwise."""

    day: dt.date
    principal: Decimal
    interest: Decimal
    fee: Decimal
    left: Decimal

    @property
    def total(self) -> Decimal:
        """What is paid on the day."""
        return self.principal + self.interest + self.fee

    @property
    def saved(self) -> Decimal:
        """How much less is paid in all than by the schedule; below zero when it costs more."""
        return self.left - self.total


def settle_early(schedule: Schedule, day: dt.date, fee_rate: Decimal = Decimal(0)) -> EarlySettlement | None:
    """Settling on a day, every payment that falls on it or before having been made. `fee_rate` is a fraction of the
    principal that is left.

    Interest of the period that has begun counts by its days. None where it is not known what the payments are made of,
    where nothing is left, and before the money was lent.
    """
    terms = schedule.terms
    if not isinstance(terms, Terms):
        return None
    made = [payment for payment in schedule.payments if payment.date <= day]
    rest = schedule.payments[len(made) :]
    if not rest:
        return None
    coming = rest[0]
    begin = made[-1].date if made else terms.begin
    if day < begin:
        return None
    balance = made[-1].balance if made else terms.principal + schedule.deferred
    assert balance is not None
    assert coming.interest is not None
    days = (coming.date - begin).days
    interest = part_of(coming.interest, Decimal(1), (day - begin).days, days) if days else NOTHING
    left = sum((payment.total for payment in rest), NOTHING)
    return EarlySettlement(day, balance, interest, part_of(balance, fee_rate), left)
