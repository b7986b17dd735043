"""The words that people type for days, numbers and times, from the catalogue: a translator adds a language's own.

Read are the words of the language in use and English; where those do not fit and the text is not in Latin letters,
those of every other language that there is a catalogue for: somebody with an English screen may write Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple, TypeVar

from ashore.i18n import catalogue
from ashore.i18n.catalogue import ENGLISH, PSEUDOS, Texts
from ashore.i18n.parse.common import folded
from ashore.i18n.texts import current

T = TypeVar("T")
Phrasings = tuple[str, ...]
"""Several ways of saying the same; in each a blank such as {n} stands for what changes."""


class Words(NamedTuple):
    """The words of one or two languages, best first; `tags` are those by which CLDR knows them."""

    tags: tuple[str, ...]
    digits: tuple[Phrasings, ...]
    powers: dict[int, Phrasings]
    currencies: Phrasings
    days: dict[int, Phrasings]
    """Days from today, such as 1 for tomorrow."""
    spans: dict[tuple[str, int], Phrasings]
    """day, week or month, and whether they lie ahead (1) or back (-1); {n} is their number."""
    weekdays: tuple[Phrasings, ...]
    """Names beside those that CLDR has, Monday first."""
    weeks: dict[int, Phrasings]
    """The {weekday} of this week (0), the next (1) or the last (-1)."""
    each: Phrasings
    """What stands between so many payments and the sum of each."""
    ordinals: Phrasings
    """What stands behind the number of a day."""
    month_days: dict[int | None, Phrasings]
    """The {day} of this month (0), the next or the last; None: of whichever comes nearest."""
    month_ends: dict[int, Phrasings]
    dates: Phrasings
    years: Phrasings
    months: Phrasings
    month_alone: Phrasings
    since: Phrasings
    """What may stand around a {day} from which on something is so."""
    parts: dict[str, Phrasings]
    """Parts of the day, before or behind a time."""
    clock: dict[str, Phrasings]
    units: dict[str, Phrasings]
    fractions: dict[int, Phrasings]
    """Of a hundred (2), a thousand (3), ten thousand (4)."""

    def with_(self, other: Words) -> Words:
        """Both languages' words."""
        both: dict[str, Any] = {n: _both(getattr(self, n), getattr(other, n)) for n in self._fields}
        return Words(**both)


def _both(mine: object, others: object) -> object:
    if isinstance(mine, dict) and isinstance(others, dict):
        return {key: _both(phrasings, others[key]) for key, phrasings in mine.items()}
    if isinstance(mine, tuple) and isinstance(others, tuple):
        if mine and isinstance(mine[0], tuple):
            return tuple(_both(a, b) for a, b in zip(mine, others, strict=True))
        return tuple(dict.fromkeys((*mine, *others)))
    return mine


def _phrasings(text: str) -> Phrasings:
    return tuple(filter(None, (folded(phrasing) for phrasing in text.split("|"))))


def _row(text: str, length: int) -> tuple[Phrasings, ...]:
    """Several things in a row, with / between them; empty where a translation has not as many."""
    row = tuple(_phrasings(one) for one in text.split("/"))
    return row if len(row) == length else ((),) * length


def _words(tag: str, pgettext: Callable[[str, str], str]) -> Words:
    """The words of one language. For translators: the ways in which people write it, with | between them."""
    digits = pgettext("typed numbers", "zero / one / two / three / four / five / six / seven / eight / nine")
    weekdays = pgettext("typed days", "mon / tue|tues / wed / thu|thur|thurs / fri / sat / sun")
    return Words(
        tags=(tag,),
        digits=_row(digits, 10),
        powers={
            10: _phrasings(pgettext("typed numbers", "ten")),
            100: _phrasings(pgettext("typed numbers", "hundred")),
            1000: _phrasings(pgettext("typed numbers", "thousand|k")),
            10000: _phrasings(pgettext("typed numbers", "ten thousand")),
        },
        currencies=_phrasings(pgettext("typed behind a sum", "yuan|renminbi|rmb|pounds|pound|quid|euros|euro")),
        days={
            0: _phrasings(pgettext("typed days", "today")),
            1: _phrasings(pgettext("typed days", "tomorrow")),
            2: _phrasings(pgettext("typed days", "day after tomorrow|the day after tomorrow")),
            3: _phrasings(pgettext("typed days", "three days from now")),
            -1: _phrasings(pgettext("typed days", "yesterday")),
            -2: _phrasings(pgettext("typed days", "day before yesterday|the day before yesterday")),
            -3: _phrasings(pgettext("typed days", "three days ago")),
        },
        spans={
            ("day", 1): _phrasings(pgettext("typed days", "in {n} days|in {n} day|{n} days from now|{n} days later")),
            ("week", 1): _phrasings(
                pgettext("typed days", "in {n} weeks|in {n} week|{n} weeks from now|{n} weeks later")
            ),
            ("month", 1): _phrasings(
                pgettext("typed days", "in {n} months|in {n} month|{n} months from now|{n} months later")
            ),
            ("day", -1): _phrasings(pgettext("typed days", "{n} days ago|{n} day ago")),
            ("week", -1): _phrasings(pgettext("typed days", "{n} weeks ago|{n} week ago")),
            ("month", -1): _phrasings(pgettext("typed days", "{n} months ago|{n} month ago")),
        },
        weekdays=_row(weekdays, 7),
        weeks={
            0: _phrasings(pgettext("typed days", "this {weekday}")),
            1: _phrasings(pgettext("typed days", "{weekday} next week|next week {weekday}")),
            -1: _phrasings(pgettext("typed days", "{weekday} last week|last week {weekday}")),
        },
        each=_phrasings(pgettext("typed between payments and a sum", "of|at|each|of each|each of")),
        ordinals=_phrasings(pgettext("typed behind the number of a day", "st|nd|rd|th")),
        month_days={
            None: _phrasings(pgettext("typed days", "the {day}|{day}")),
            0: _phrasings(pgettext("typed days", "the {day} of this month|this month the {day}")),
            1: _phrasings(pgettext("typed days", "the {day} of next month|next month the {day}|{day} of next month")),
            -1: _phrasings(pgettext("typed days", "the {day} of last month|last month the {day}|{day} of last month")),
        },
        month_ends={
            0: _phrasings(pgettext("typed days", "end of the month|end of this month|month end")),
            1: _phrasings(pgettext("typed days", "end of next month")),
            -1: _phrasings(pgettext("typed days", "end of last month")),
        },
        dates=_phrasings(pgettext("typed days", "{month} {day}|{day} {month}|{day} of {month}|the {day} of {month}")),
        years=_phrasings(pgettext("typed days", "{month} {day}, {year}|{day} {month} {year}|{day} of {month} {year}")),
        months=_phrasings(pgettext("typed days", "{month} {year}|{year} {month}")),
        month_alone=_phrasings(pgettext("typed days", "{month}|in {month}")),
        since=_phrasings(pgettext("typed days", "from {day} on|since {day}|from {day}")),
        parts={
            "am": _phrasings(pgettext("typed with a time of day", "am|a.m")),
            "pm": _phrasings(pgettext("typed with a time of day", "pm|p.m")),
            "morning": _phrasings(pgettext("typed with a time of day", "in the morning|morning")),
            "small hours": _phrasings(pgettext("typed with a time of day", "before dawn")),
            "noon": _phrasings(pgettext("typed with a time of day", "noon|midday")),
            "afternoon": _phrasings(pgettext("typed with a time of day", "in the afternoon|afternoon")),
            "evening": _phrasings(pgettext("typed with a time of day", "in the evening|evening")),
            "night": _phrasings(pgettext("typed with a time of day", "at night|night")),
        },
        clock={
            "full": _phrasings(pgettext("typed with a time of day", "{h} o'clock|{h}h")),
            "minutes": _phrasings(pgettext("typed with a time of day", "{h}h{m}|{h}h{m}m|{h}h{m}min")),
            "half": _phrasings(pgettext("typed with a time of day", "half past {h}")),
            "past": _phrasings(pgettext("typed with a time of day", "quarter past {h}")),
            "to": _phrasings(pgettext("typed with a time of day", "quarter to {h}")),
        },
        units={
            "payments": _phrasings(
                pgettext("typed behind a number", "payments|payment|instalments|instalment|times|months|month")
            ),
            "months": _phrasings(pgettext("typed behind a number", "months|month")),
            "minutes": _phrasings(pgettext("typed behind a number", "minutes|minute|mins|min")),
            "factor": _phrasings(pgettext("typed behind a factor", "times|x")),
        },
        fractions={
            2: _phrasings(pgettext("typed rates", "{n} percent|{n} per cent|{n} pct")),
            3: _phrasings(pgettext("typed rates", "{n} per mille|{n} per thousand")),
            4: _phrasings(pgettext("typed rates", "{n} per ten thousand|{n} basis points|{n} bp")),
        },
    )


_ENGLISH = _words(catalogue.SOURCE, lambda _context, message: message)


@cache
def _of(texts: Texts) -> Words:
    if texts == ENGLISH or texts.tag in PSEUDOS:
        return _ENGLISH
    return _words(texts.babel, texts.interface.pgettext).with_(_ENGLISH)


def own() -> Words:
    """The words of the language in use, and English."""
    return _of(current())


@cache
def _shipped() -> dict[str, Words]:
    directories = catalogue.search_path()
    loaded = [catalogue.load(tag, directories) for tag in catalogue.available(directories) if tag != catalogue.SOURCE]
    return {texts.tag: _words(texts.babel, texts.interface.pgettext) for texts in loaded}


def read(text: str, reader: Callable[[Words], T | None]) -> T | None:
    """What `reader` makes of a text with the words of the language in use; else with those of another language.

    None where no language's words fit, or where two other languages mean different things by them.
    """
    found = reader(own())
    if found is not None or text.isascii():
        return found
    others = {
        meant for tag, words in _shipped().items() if tag != current().tag and (meant := reader(words)) is not None
    }
    return others.pop() if len(others) == 1 else None


def alternatives(words: Iterable[str]) -> str:
    """A pattern for one of several words, the longest first; never fits where there are none."""
    return _alternatives(tuple(words))


@cache
def _alternatives(words: Phrasings) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(loose(word) for word in ordered) + ")" if ordered else "(?!)"


APART = r"(?!(?<=\d)\d)"
"""Between two parts: where both are digits, something stands between them. 7301 is no day."""


def loose(word: str) -> str:
    """A pattern for a word or several: spaces between them may be left out."""
    return r"\s*".join(re.escape(part) for part in word.split())


@cache
def _pattern(phrasings: Phrasings, slots: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], ...]:
    filled = dict(slots)
    found = []
    for phrasing in phrasings:
        parts = re.split(r"\{([a-z]+)\}", phrasing)
        pattern = ""
        for index, part in enumerate(parts):
            if index % 2:
                pattern += rf"\s*{APART}(?P<{part}>{filled.get(part, '(?!)')}){APART}\s*"
            else:
                pattern += r"\s*".join(re.escape(piece) for piece in re.split(r"\s+", part))
        found.append(re.compile(pattern))
    return tuple(found)


def fits(phrasings: Phrasings, text: str, **slots: str) -> dict[str, str] | None:
    """What stands in the blanks of the first way that fits the whole text; `slots` are patterns for the blanks."""
    for pattern in _pattern(phrasings, tuple(sorted(slots.items()))):
        if match := pattern.fullmatch(text):
            return {name: value.strip() for name, value in match.groupdict().items()}
    return None
