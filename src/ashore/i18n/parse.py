"""Reading what people type: sums and days. What cannot be read is said in words; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Literal

from ashore.i18n.texts import _, current, fill
from ashore.text import normalise


class Unreadable(ValueError):
    """What was typed cannot be read; the message says why, translated, for beside the field."""


_CODES = "cny|rmb|gbp|eur|usd|hkd"
_CURRENCY = re.compile(
    rf"^(?:cn¥|{_CODES}|人民币|人民幣)|(?:元整|元|圆|圓|块钱|塊錢|块|塊|yuan|{_CODES})$", re.IGNORECASE
)


def _bare(text: str) -> str:
    """A sum without the names and signs of currencies around it."""
    if text and unicodedata.category(text[0]) == "Sc":
        text = text[1:]
    if text and unicodedata.category(text[-1]) == "Sc":
        text = text[:-1]
    return _CURRENCY.sub("", text)


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
    while (stripped := _bare(plain)) != plain:
        plain = stripped
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


def amounts(text: str, largest: Decimal, most: int = 24) -> tuple[Decimal, ...]:
    """Several sums, one after the other, with spaces, semicolons or 、 between them. Raises Unreadable."""
    pieces = [piece for piece in re.split(r"[\s;；、]+", normalise(text)) if piece]
    if len(pieces) > most:
        raise Unreadable(fill(_("At most {n} sums."), n=str(most)))
    return tuple(sum_ for piece in pieces if (sum_ := amount(piece, largest)) is not None)


def count(text: str, least: int, most: int) -> int | None:
    """A whole number from `least` to `most`; None when the field is empty. Raises Unreadable."""
    plain = re.sub(r"(期|个月|次|months?|times)$", "", normalise(text).lower()).strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 6 or not least <= int(plain) <= most:
        raise Unreadable(fill(_("Type a whole number from {least} to {most}."), least=str(least), most=str(most)))
    return int(plain)


_PARTS = {"百分之": 2, "千分之": 3, "万分之": 4}
_CHINESE_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}


def rate(text: str, highest: Decimal) -> Decimal | None:
    """A rate as a fraction, from 18%, 18 (percent), 0.05%, 5‰, 万分之五; None when the field is empty.

    Raises Unreadable for anything else, and above `highest` (a fraction).
    """
    plain = re.sub(r"\s+", "", normalise(text)).lower()
    if not plain:
        return None
    point, _group = _symbols()
    exponent = 2
    for word, places in _PARTS.items():
        if plain.startswith(word):
            plain, exponent = plain.removeprefix(word), places
            plain = str(_CHINESE_DIGITS.get(plain, plain))
            break
    else:
        for sign, places in (("%", 2), ("percent", 2), ("‰", 3), ("‱", 4)):
            if plain.endswith(sign):
                plain, exponent = plain.removesuffix(sign), places
                break
    plain = plain.replace(point, ".") if point != "." and "." not in plain else plain
    if not re.fullmatch(r"\d{1,6}(\.\d{1,10})?", plain, re.ASCII):
        raise Unreadable(_("Type the rate in percent, such as 18 or 0.05."))
    value = Decimal(plain).scaleb(-exponent)
    if value > highest:
        raise Unreadable(fill(_("At most {n} percent."), n=f"{highest * 100:f}".rstrip("0").rstrip(".")))
    return value


_FULL = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号)?")
_SHORT = re.compile(r"(\d{1,2})月(\d{1,2})(?:日|号)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
"""15.12. or 15.12.2026: with a full stop behind the month the day comes first, wherever it is written."""
_IN_DAYS = re.compile(r"(?:in(\d{1,3})days?|(\d{1,3})天后)")
_WEEKDAY = re.compile(
    r"(?:(this)?(mon|tues|wednes|thurs|fri|satur|sun)day|(下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天]))"
)
_DAYS = {name: number for number, name in enumerate(["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"])}
_DAYS |= {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
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
        elif match := _DOTTED.fullmatch(plain):
            number, month = int(match.group(1)), int(match.group(2))
            if match.group(3):
                found = dt.date(int(match.group(3)), month, number)
            else:
                found = next(day for day in _nearest(today, month, number, looking))
        elif match := _IN_DAYS.fullmatch(plain):
            found = today + dt.timedelta(days=int(match.group(1) or match.group(2)))
        elif looking == "ahead" and (match := _WEEKDAY.fullmatch(plain)):
            found = _weekday(today, match)
        else:
            raise Unreadable(_("Type the day like 2026-12-15."))
    except (ValueError, StopIteration) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("There is no such day. Type it like 2026-12-15.")) from None
    if not 1990 <= found.year <= 2100:
        raise Unreadable(_("Type a year from 1990 to 2100."))
    return found


_TIME = re.compile(r"(上午|下午|晚上|早上|中午)?(\d{1,2})(?:[:.点时h](\d{1,2})?分?)?(am|pm)?|(\d{2})(\d{2})")


def time(text: str) -> dt.time | None:
    """A time of day as 22:40, 2240, 22点40分, 晚上10点40, 10:40pm; None when the field is empty. Raises Unreadable."""
    plain = re.sub(r"\s+", "", normalise(text)).lower()
    if not plain:
        return None
    match = _TIME.fullmatch(plain)
    if not match or (not plain.isascii() and not re.search("[一-龥]", plain)):
        raise Unreadable(_("Type the time like 22:40."))
    if match.group(5):
        hours, minutes, half = int(match.group(5)), int(match.group(6)), ""
    else:
        hours, minutes = int(match.group(2)), int(match.group(3) or 0)
        half = match.group(1) or match.group(4) or ""
    if half in ("下午", "晚上", "pm") and hours < 12:
        hours += 12
    if half in ("am",) and hours == 12:
        hours = 0
    if hours > 23 or minutes > 59:
        raise Unreadable(_("Type the time like 22:40."))
    return dt.time(hours, minutes)


def _weekday(today: dt.date, match: re.Match[str]) -> dt.date:
    """A day of the week: 'Friday' the next that comes, 下周三 that of next week, 这周三 that of this week.

    Weeks begin on Monday. 'Next Friday' is not taken: people mean two different days by it.
    """
    number = _DAYS[match.group(2) or match.group(4)]
    monday = today - dt.timedelta(days=today.weekday())
    if match.group(3) == "下":
        return monday + dt.timedelta(days=7 + number)
    if match.group(1) or match.group(3):
        return monday + dt.timedelta(days=number)
    return today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)


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
