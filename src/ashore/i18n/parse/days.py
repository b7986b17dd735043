"""Days as people write them: with or without a year, in words, counted from today."""

from __future__ import annotations

import calendar as months
import datetime as dt
import os
import re
from typing import Literal

from ashore.i18n.parse.calendar import month_first, month_names, patterns, weekday_names
from ashore.i18n.parse.common import Unreadable, one_line
from ashore.i18n.parse.numbers import slot, whole
from ashore.i18n.parse.words import Words, alternatives, fits, read
from ashore.i18n.texts import _, current

Direction = Literal["back", "ahead", "near"]
"""Where a day without a year lies: before today, after it, or on the side on which it is nearer."""
YEARS = range(1990, 2101)

_ISO = re.compile(r"(\d{4})(?:\s?[-/.]\s?|\s)(\d{1,2})(?:\s?[-/.]\s?|\s)(\d{1,2})\.?")
_AT = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[t ]\s?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:z|[+-]\d\d:?\d\d)?")
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.")
"""15.12. with a full stop behind the month: the day comes first, wherever it is written."""
_TWO = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})")


def date(text: str, today: dt.date, looking: Direction) -> dt.date | None:
    """A day as 2026-12-15, 20261215, 12-15, 12/15, 'tomorrow', '45 days ago', or as the language in use writes days,
    and a month as its first day; None when the field is empty.

    A day without a year is the nearest one in the direction in which the field looks. Of two numbers the month comes
    first where it does in the language's short dates, unless only the other order gives a day. Raises Unreadable.
    """
    typed = one_line(text)
    if not typed:
        return None
    if match := _AT.fullmatch(typed):
        typed = match[1]
    try:
        found = _in_numbers(typed, today, looking)
        if found is None:
            found = read(typed, lambda words: _in_words(typed, words, today, looking))
    except (ValueError, OverflowError):
        raise Unreadable(_("There is no such day. Type it like 2026-12-15.")) from None
    if found is None:
        raise Unreadable(_("Type the day like 2026-12-15."))
    if found.year not in YEARS:
        raise Unreadable(_("Type a year from 1990 to 2100."))
    return found


# In numbers


def _in_numbers(typed: str, today: dt.date, looking: Direction) -> dt.date | None:
    if match := _ISO.fullmatch(typed) or _RUN.fullmatch(typed):
        return dt.date(*map(int, match.groups()))
    if match := _YEAR_LAST.fullmatch(typed):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        month, number = _order(first, second, day_first=match[2] == ".")
        return dt.date(year, month, number)
    if match := _YEAR_MONTH.fullmatch(typed):
        return dt.date(int(match[1]), int(match[2]), 1)
    if match := _DOTTED.fullmatch(typed):
        return nearest(today, int(match[2]), int(match[1]), looking)
    if match := _TWO.fullmatch(typed):
        return nearest(today, *_order(int(match[1]), int(match[2])), looking)
    return None


def _order(first: int, second: int, *, day_first: bool = False) -> tuple[int, int]:
    """Month and day of two numbers."""
    month, number = (second, first) if day_first or not month_first(_tag_of_dates()) else (first, second)
    return (number, month) if month > 12 >= number else (month, number)


def _tag_of_dates() -> str:
    """The language in use, with the country that the environment names with it: British and American dates differ."""
    from babel import Locale, UnknownLocaleError

    own = current().babel
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        if wish := os.environ.get(name, ""):
            try:
                wished = Locale.parse(wish.split(".")[0].split("@")[0])
            except (UnknownLocaleError, ValueError):
                return own
            named = wished.territory and wished.variant != "POSIX"  # C is no country, though Babel makes one of it
            return str(wished) if named and wished.language == own.split("_")[0] else own
    return own


def nearest(today: dt.date, month: int, number: int, looking: Direction) -> dt.date:
    """The nearest day with this month and number that is not against the direction. Raises ValueError."""
    if looking == "near":
        either = (nearest(today, month, number, "back"), nearest(today, month, number, "ahead"))
        return min(either, key=lambda day: abs(day - today))
    step = -1 if looking == "back" else 1
    for year in range(today.year, today.year + 9 * step, step):
        try:
            day = dt.date(year, month, number)
        except ValueError:
            continue
        if (day - today).days * step >= 0:
            return day
    raise ValueError("no such day")


# In words


def _in_words(typed: str, words: Words, today: dt.date, looking: Direction) -> dt.date | None:
    for days, phrasings in words.days.items():
        if fits(phrasings, typed) is not None:
            return today + dt.timedelta(days=days)
    for (unit, sign), phrasings in words.spans.items():
        if found := fits(phrasings, typed, n=slot(words)):
            return _span(today, unit, sign, found["n"], words)
    for reader in (_by_weekday, _by_number, _as_written, _by_month):
        if (day := reader(typed, words, today, looking)) is not None:
            return day
    if found := fits(words.since, typed, day=".+"):
        return _in_numbers(found["day"], today, looking) or _in_words(found["day"], words, today, looking)
    return None


def _span(today: dt.date, unit: str, sign: int, number: str, words: Words) -> dt.date | None:
    n = whole(number, words)
    if n is None or n > 999:
        return None
    if unit == "month":
        return _month(today, n * sign, today.day)
    return today + dt.timedelta(days=n * sign * (7 if unit == "week" else 1))


def _month(today: dt.date, by: int, number: int | None) -> dt.date:
    """A day of another month; its last where it has not so many, or where no number is given."""
    years, month = divmod(today.year * 12 + today.month - 1 + by, 12)
    last = months.monthrange(years, month + 1)[1]
    return dt.date(years, month + 1, min(number or last, last))


def _by_weekday(typed: str, words: Words, today: dt.date, looking: Direction) -> dt.date | None:
    """A day of the week: 'Friday' the next that comes; or of this week, the next, the last, which begin on Monday.

    'Next Friday' is not taken: people mean two different days by it.
    """
    names = {name: number for tag in words.tags for name, number in weekday_names(tag).items()}
    names |= {name: number for number, phrasings in enumerate(words.weekdays) for name in phrasings}
    weekday = alternatives(names)
    if looking == "ahead" and re.fullmatch(weekday, typed):
        return today + dt.timedelta(days=(_named(typed, names) - today.weekday() - 1) % 7 + 1)
    for weeks, phrasings in words.weeks.items():
        if found := fits(phrasings, typed, weekday=weekday):
            day = today + dt.timedelta(days=7 * weeks + _named(found["weekday"], names) - today.weekday())
            against = (day > today or weeks > 0) if looking == "back" else weeks < 0
            return None if against else day
    return None


def _named(text: str, names: dict[str, int]) -> int:
    close = text.replace(" ", "")
    return next(number for name, number in names.items() if name.replace(" ", "") == close)


def _by_number(typed: str, words: Words, today: dt.date, looking: Direction) -> dt.date | None:
    """A day of this month, the last or the next by its number, and the end of one of them."""
    with_ending = rf"{slot(words)}\s*{alternatives(words.ordinals)}"
    for month, phrasings in words.month_days.items():
        if found := fits(phrasings, typed, day=with_ending):
            number = _day_number(found["day"], words)
            if month is not None:
                first = _month(today, month, 1)
                return dt.date(first.year, first.month, number)
            return _nearest_number(today, number, looking)
    for month, phrasings in words.month_ends.items():
        if fits(phrasings, typed) is not None:
            day = _month(today, month, None)
            return None if looking == "back" and day > today else day
    return None


def _nearest_number(today: dt.date, number: int, looking: Direction) -> dt.date:
    if looking == "near":
        either = (_nearest_number(today, number, "back"), _nearest_number(today, number, "ahead"))
        return min(either, key=lambda day: abs(day - today))
    step = -1 if looking == "back" else 1
    for by in range(0, 12 * step, step):
        first = _month(today, by, 1)
        try:
            day = dt.date(first.year, first.month, number)
        except ValueError:
            continue
        if (day - today).days * step >= 0:
            return day
    raise ValueError("no such day")


def _day_number(text: str, words: Words) -> int:
    number = whole(re.sub(rf"\s*{alternatives(words.ordinals)}$", "", text), words)
    if number is None:
        raise ValueError("no number")
    return number


def _as_written(typed: str, words: Words, today: dt.date, looking: Direction) -> dt.date | None:
    """As the language writes days: by CLDR's patterns, and by the ways of putting month and day that people have."""
    for tag in words.tags:
        for pattern in patterns(tag):
            if match := pattern.fullmatch(typed):
                found = match.groupdict()
                month = int(found["M"]) if found.get("M") else _named(found["name"], month_names(tag))
                return _day(found.get("y"), month, int(found.get("d") or 1), today, looking)
    return None


def _by_month(typed: str, words: Words, today: dt.date, looking: Direction) -> dt.date | None:
    """A month by its name or, where the language writes it so, its number, with a day and a year or without."""
    names = {name: number for tag in words.tags for name, number in month_names(tag).items()}
    slots = {
        "month": alternatives(names) + r"\.?",
        "day": rf"{slot(words)}(?:\s*{alternatives(words.ordinals)})?",
        "year": r"\d{4}",
    }
    for phrasings in (words.month_alone, words.years, words.dates, words.months):
        if found := fits(phrasings, typed, **slots):
            number = _day_number(found["day"], words) if "day" in found else 1
            return _day(found.get("year"), _named(found["month"].rstrip("."), names), number, today, looking)
    return None


def _day(year: str | None, month: int, number: int, today: dt.date, looking: Direction) -> dt.date:
    if year is None:
        return nearest(today, month, number, looking)
    return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, number)
