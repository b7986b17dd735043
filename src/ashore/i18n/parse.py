"""Reading what people type: sums and days. What cannot be read is said in words; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Literal

from ashore.i18n.active import _, current, fill
from ashore.text import normalise


class Unreadable(ValueError):
    """What was typed cannot be read; the message says why, translated, for beside the field."""


_CURRENCY = re.compile(r"^(?:cn¥|cny|rmb|人民币|¥)|(?:元整|元|圆|块钱|块|yuan|rmb|cny|¥)$", re.IGNORECASE)


def _symbols() -> tuple[str, str]:
    """The decimal and the grouping sign of the language in use."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_decimal_symbol(current().babel), get_group_symbol(current().babel)


def amount(text: str, largest: Decimal) -> Decimal | None:
    """A sum as people type it (１，２００, 1200元, ¥1,200.50), at most two decimals; None when the field is empty.

    Raises Unreadable for anything else: signs, exponents, words, unclear separators, sums above `largest`.
    """
    plain = re.sub(r"[\s\u00a0\u202f]+", "", normalise(text))
    if not plain:
        return None
    stripped = _CURRENCY.sub("", plain)
    while stripped != plain:
        plain, stripped = stripped, _CURRENCY.sub("", stripped)
    if re.match(r"[-−–(]", plain):
        raise Unreadable(_("Type the sum without a minus sign."))
    point, group = _symbols()
    group = re.sub(r"[\s\u00a0\u202f]", "", group)
    number = re.fullmatch(
        rf"(\d+|\d{{1,3}}(?:{re.escape(group)}\d{{3}})+)(?:{re.escape(point)}(\d*))?"
        if group
        else rf"(\d+)(?:{re.escape(point)}(\d*))?",
        plain,
    )
    if not number or not plain.isascii():
        raise Unreadable(fill(_("This is not a clear sum. Type it like 1200 or 1200{point}50."), point=point))
    whole, decimals = number.group(1).replace(group, "") if group else number.group(1), number.group(2) or ""
    if len(decimals) > 2:
        raise Unreadable(_("At most two places after the point."))
    value = Decimal(f"{whole}.{decimals or '0'}")
    if value > largest:
        from ashore.i18n.formats import number as written

        raise Unreadable(fill(_("At most {largest}."), largest=written(largest)))
    return value.quantize(Decimal("0.01"))


def count(text: str, least: int, most: int) -> int | None:
    """A whole number from `least` to `most`; None when the field is empty. Raises Unreadable."""
    plain = re.sub(r"(期|个月|次|months?|times)$", "", normalise(text).lower()).strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 6 or not least <= int(plain) <= most:
        raise Unreadable(fill(_("Type a whole number from {least} to {most}."), least=str(least), most=str(most)))
    return int(plain)


_FULL = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号)?")
_SHORT = re.compile(r"(\d{1,2})月(\d{1,2})(?:日|号)")
_WORDS = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "yesterday": -1, "昨天": -1, "后天": 2, "前天": -2}


def date(text: str, today: dt.date, looking: Literal["back", "ahead"]) -> dt.date | None:
    """A day as 2026-12-15, 2026年12月15日, 12月15日, 'tomorrow'; None when the field is empty.

    A day without a year is the nearest one in the direction in which the field looks. Raises Unreadable.
    """
    plain = normalise(text).lower().replace(" ", "")
    if not plain:
        return None
    if plain in _WORDS:
        return today + dt.timedelta(days=_WORDS[plain])
    try:
        if match := _FULL.fullmatch(plain):
            found = dt.date(*map(int, match.groups()))
        elif match := _SHORT.fullmatch(plain):
            month, number = map(int, match.groups())
            found = next(day for day in _nearest(today, month, number, looking))
        else:
            raise Unreadable(_("Type the day like 2026-12-15."))
    except (ValueError, StopIteration) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("There is no such day. Type it like 2026-12-15.")) from None
    if not 1990 <= found.year <= 2100:
        raise Unreadable(_("Type a year from 1990 to 2100."))
    return found


def _nearest(today: dt.date, month: int, number: int, looking: Literal["back", "ahead"]) -> list[dt.date]:
    """Days with this month and number, nearest first, not against the direction."""
    years = range(today.year, today.year - 9, -1) if looking == "back" else range(today.year, today.year + 9)
    days = []
    for year in years:
        try:
            day = dt.date(year, month, number)
        except ValueError:
            continue
        if (day <= today) if looking == "back" else (day >= today):
            days.append(day)
    return days
