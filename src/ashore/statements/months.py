"""Which whole calendar months the files cover together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ashore.statements.doubles import source_of
from ashore.statements.rows import Period, Statement

MOST = 6
"""Months of an average, at most."""
Month = tuple[int, int]


def month_of(day: dt.date) -> Month:
    """Year and number of the month of a day."""
    return day.year, day.month


def first_day(month: Month) -> dt.date:
    """The first day of a month."""
    return dt.date(*month, 1)


def after(month: Month) -> Month:
    """The month after a month."""
    return (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)


def whole_months(statements: Sequence[Statement], most: int = MOST) -> list[Month]:
    """The last whole months, at most `most`, in which every source that states its days was covered whole, and
    within the rows of the others. None where a file is not whole, or none states its days."""
    sources: dict[tuple[str, str], list[Period]] = {}
    for statement in statements:
        if not statement.whole:
            return []
        if statement.period:
            sources.setdefault(source_of(statement), []).append(statement.period)
    covered = [_covered(periods) for periods in sources.values()]
    if not covered:
        return []
    covered += [span for statement in statements if not statement.period and (span := _spanned(statement))]
    return sorted(set.intersection(*covered))[-most:]


def period_of(statements: Sequence[Statement]) -> Period | None:
    """From the first to the last day that any file states."""
    periods = [statement.period for statement in statements if statement.period]
    if not periods:
        return None
    return Period(min(each.first for each in periods), max(each.last for each in periods))


def _spanned(statement: Statement) -> set[Month]:
    """From the month of the first row to that of the last, for a file that does not state its days."""
    days = [row.at.date() for row in statement.rows if row.at]
    if not days:
        return set()
    month, found = month_of(min(days)), set()
    while month <= month_of(max(days)):
        found.add(month)
        month = after(month)
    return found


def _covered(periods: Sequence[Period]) -> set[Month]:
    """The months of which every day is in one of the periods or in several that follow each other."""
    joined: list[Period] = []
    for each in sorted(periods):
        if joined and each.first <= joined[-1].last + dt.timedelta(days=1):
            joined[-1] = Period(joined[-1].first, max(joined[-1].last, each.last))
        else:
            joined.append(each)
    found: set[Month] = set()
    for period in joined:
        month = month_of(period.first)
        while first_day(after(month)) - dt.timedelta(days=1) <= period.last:
            if first_day(month) >= period.first:
                found.add(month)
            month = after(month)
    return found
