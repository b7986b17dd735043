"""What CLDR knows about writing days in a language: names, patterns, and which of month and day comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ashore.i18n.parse.common import folded
from ashore.i18n.parse.words import APART, alternatives

SKELETONS = ("yMMMd", "yMMMMd", "yMMMEd", "MMMd", "MMMMd", "MMMEd", "yMMM", "yMMMM")
"""Ways of writing a day, or a month, that are read beside the four whole dates of each language."""


def _locale(tag: str) -> Any:
    from babel import Locale

    return Locale.parse(tag)


def _names(tables: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """Names by number turned round, in full and short, as they stand within a date and alone.

    A name that two have is left out; where it means another within a date than alone, it is what it is within a date.
    """
    found: dict[str, int] = {}
    for use in ("stand-alone", "format"):
        names = [
            (folded(written).rstrip("."), number)
            for width in ("wide", "abbreviated")
            for number, written in tables[use][width].items()
        ]
        numbers: dict[str, set[int]] = {}
        for name, number in names:
            numbers.setdefault(name, set()).add(number)
        found |= {name: number for name, number in names if name and len(numbers[name]) == 1}
    return found


@cache
def month_names(tag: str) -> dict[str, int]:
    """Names of the months."""
    # The last are what Babel writes where it finds no name.
    return _names(_locale(tag).months) | {f"m{number:02}": number for number in range(1, 13)}


@cache
def weekday_names(tag: str) -> dict[str, int]:
    """Names of the days of the week, Monday as 0."""
    return _names(_locale(tag).days)


@cache
def month_first(tag: str) -> bool:
    """Whether a short date names the month before the day."""
    pattern = re.sub(r"'[^']*'", "", _locale(tag).date_formats["short"].pattern)
    return "d" not in pattern or pattern.find("M") < pattern.find("d")


def _eras(tag: str) -> list[str]:
    return [folded(name).rstrip(".") for width in _locale(tag).eras.values() for name in width.values()]


@cache
def patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    """Patterns with the groups y, M (a number), name (of a month) and d for the dates that the language writes."""
    locale = _locale(tag)
    written = [str(pattern.pattern) for pattern in locale.date_formats.values()]
    skeletons = locale.datetime_skeletons
    written += [str(skeletons[name].pattern) for name in SKELETONS if name in skeletons]
    return tuple(re.compile(_pattern(pattern, tag)) for pattern in dict.fromkeys(written))


def _pattern(pattern: str, tag: str) -> str:
    from babel.dates import tokenize_pattern

    found = ""
    for _kind, value in tokenize_pattern(pattern):
        if isinstance(value, str):
            found += _literal(value)
        else:
            found += rf"\s*{APART}{_slot(value[0], int(value[1]), tag)}{APART}\s*"
    return found


def _literal(text: str) -> str:
    """Signs and spaces between may be left out; words may not."""
    pieces = re.findall(r"\w+|[^\w\s]", folded(text))
    escaped = [re.escape(piece) + ("" if re.match(r"\w", piece) else "?") for piece in pieces]
    return r"\s*" + "".join(piece + r"\s*" for piece in escaped)


def _slot(field: str, width: int, tag: str) -> str:
    match field:
        case "y" | "Y" | "u":
            return r"(?P<y>\d{2})" if width == 2 else r"(?P<y>\d{4})"
        case "M" | "L" if width < 3:
            return r"(?P<M>\d{1,2})"
        case "M" | "L":
            return rf"(?P<name>{alternatives(month_names(tag))})\.?"
        case "d":
            return r"(?P<d>\d{1,2})"
        case "E" | "c":
            return rf"{alternatives(weekday_names(tag))}\.?"
        case "G":
            return rf"{alternatives(_eras(tag))}\.?"
    return "(?!)"
