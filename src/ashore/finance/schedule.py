"""Dated payments. Here: a sum in equal instalments without interest, as a reader proposes it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from ashore.finance.frequency import cents

LONGEST = 360
"""The most payments of one schedule."""


@dataclass(frozen=True)
class Payment:
    """One payment of a schedule."""

    date: dt.date
    amount: Decimal


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later, or that month's last day where there is none."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def equal_parts(owed: Decimal, count: int, first: dt.date) -> tuple[Payment, ...]:
    """`owed` in `count` monthly payments from `first`: P / n rounded, the last takes up the difference.

    Raises ValueError when `count` is not from 1 to LONGEST, or when so small a sum cannot be split so often.
    """
    if not 1 <= count <= LONGEST:
        raise ValueError(f"{count} payments")
    part = cents(owed / count)
    last = owed - part * (count - 1)
    if last < 0:
        raise ValueError("too many payments for so small a sum")
    amounts = [part] * (count - 1) + [last]
    return tuple(Payment(add_months(first, k), amount) for k, amount in enumerate(amounts))
