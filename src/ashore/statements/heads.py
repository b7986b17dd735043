"""What stands above and below the rows: whose file it is, which account, which days, how many rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ashore.statements.cells import moment, words
from ashore.statements.rows import Period

if TYPE_CHECKING:
    from ashore.guide.models.statements import HeadNames

_DIGITS = re.compile(r"[\d*＊xX]{4,}(\d{4})(?![\d*])")
_VALUE = r"\s*[:：]\s*(?:\[\s*)?"
LONGEST = 500
"""Characters of a line around the rows that are looked at."""
_WHEN = r"([\d/年月日.\-]+(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)"


class Head(NamedTuple):
    """What is known of a file besides its rows; empty or None where it does not say."""

    owner: str = ""
    account: str = ""
    period: Period | None = None
    stated: int | None = None
    until: dt.date | None = None
    """The last day, or that of the month in a title."""


def head_of(lines: Iterable[str], names: HeadNames) -> Head:
    """The head of a file from the lines around its rows."""
    text = "\n".join(line[:LONGEST] for line in lines)
    owner = re.search(f'(?<!\\w){_any(names.name)}{_VALUE}([^\\]\\s,，;；"]+)', text)
    account = re.search(f"{_any(names.account)}{_VALUE}([^\\]\\n]*)", text)
    digits = _DIGITS.search(account[1]) if account else None
    first = re.search(_any(names.first) + _VALUE + _WHEN, text)
    last = re.search(_any(names.last) + _VALUE + _WHEN, text)
    title = re.search(r"((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月", text)
    period = _period(first[1], last[1]) if first and last else None
    stated = re.search(f"{_any(names.count_left)}\\s*[:：]?\\s*(\\d{{1,7}})\\s*{_any(names.count_right)}", text)
    return Head(
        words(owner[1]) if owner else "",
        digits[1] if digits else "",
        period,
        int(stated[1]) if stated else None,
        period.last if period else dt.date(int(title[1]), int(title[2]), 28) if title else None,
    )


def _any(names: Sequence[str]) -> str:
    """A pattern for any of the names; blanks may stand inside them."""
    longest_first = sorted(names, key=len, reverse=True)
    return "(?:" + "|".join(r"\s*".join(map(re.escape, name)) for name in longest_first) + ")"


def _period(first: str, last: str) -> Period | None:
    """The days that are covered; a last moment at midnight is the end of the day before."""
    begin, end = moment(first), moment(last)
    if begin is None or end is None:
        return None
    if ":" in last and end.time() == dt.time() and end > begin:
        end -= dt.timedelta(days=1)
    return Period(begin.date(), end.date()) if begin.date() <= end.date() else None
