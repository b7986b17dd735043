"""The days on which payments fall: counted from the first, or that month's last day where there is no such day."""

from __future__ import annotations

import calendar
import datetime as dt

from ashore.finance.frequency import TIMES_A_YEAR
from ashore.values import Every as Every

EVERY: tuple[Every, ...] = ("monthly", "twice-a-month", "every-two-weeks", "weekly")
Month = tuple[int, int]
"""A calendar month: year and number."""
HALF_A_MONTH = 15
"""Days between the two payments of a month."""


def month_of(day: dt.date) -> Month:
    """The calendar month of a day."""
    return day.year, day.month


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later, or that month's last day where there is none. Raises OverflowError."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def steps_a_year(every: Every) -> int:
    """How many such payments a year has: weekly 52, every two weeks 26, twice a month 24, monthly 12."""
    return TIMES_A_YEAR[every]


def due_date(first: dt.date, every: Every, number: int) -> dt.date:
    """The day of a payment, the first being number 0; below zero before it. Raises OverflowError.

    Twice a month: the day of the first and the day half a month from it, the same two days in each month.
    """
    match every:
        case "monthly":
            return add_months(first, number)
        case "twice-a-month":
            months, second = divmod(number, 2)
            if not second:
                return add_months(first, months)
            if first.day > HALF_A_MONTH:
                return add_months(first, months + 1).replace(day=first.day - HALF_A_MONTH)
            month = add_months(first, months)
            return month.replace(day=min(first.day + HALF_A_MONTH, calendar.monthrange(month.year, month.month)[1]))
        case "every-two-weeks":
            return first + dt.timedelta(weeks=2 * number)
        case "weekly":
            return first + dt.timedelta(weeks=number)


def most_payments(first: dt.date, every: Every, most: int) -> int:
    """How many payments the calendar has room for, at `most` so many."""
    while most > 1:
        try:
            due_date(first, every, most - 1)
        except OverflowError:
            most -= 1
        else:
            break
    return most
