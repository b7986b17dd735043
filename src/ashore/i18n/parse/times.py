"""Times of day, with the parts of the day that people put before or behind them."""

from __future__ import annotations

import datetime as dt
import re

from ashore.i18n.parse.common import Unreadable, one_line
from ashore.i18n.parse.numbers import slot, whole
from ashore.i18n.parse.words import Words, alternatives, fits, read
from ashore.i18n.texts import _

_DIGITS = re.compile(r"(\d{1,2})\s?[:.]\s?(\d\d)(?:[:.]\d\d)?|(\d\d)(\d\d)")
_HOUR = re.compile(r"\d{1,2}")

Hours = dict[int, int]
"""What an hour means: only what stands there can be meant."""


def _hours(same: range, later: range = range(0), midnight: tuple[int, ...] = ()) -> Hours:
    """`same` hours are as they are said, those in `later` twelve later, those in `midnight` are 0."""
    return {hour: hour for hour in same} | {hour: hour + 12 for hour in later} | dict.fromkeys(midnight, 0)


PARTS: dict[str, Hours] = {
    "am": _hours(range(1, 12), midnight=(12,)),
    "pm": _hours(range(12, 13), range(1, 12)),
    "morning": _hours(range(12)),
    "small hours": _hours(range(6), range(10, 12), midnight=(12,)) | {22: 22, 23: 23},
    "noon": _hours(range(11, 15), range(1, 3)),
    "afternoon": _hours(range(12, 24), range(1, 12)),
    "evening": _hours(range(16, 24), range(4, 12)),
    "night": _hours(range(18, 24), range(5, 12), midnight=(0, 12)),
}
"""What each hour means in each part of the day. What may be two things is in none: one at night is a night earlier or
later, twelve in the morning noon or midnight."""


def time(text: str) -> dt.time | None:
    """A time of day as 22:40, 2240, 10:40pm, or with the language's words; None when the field is empty.

    Raises Unreadable for anything else, and for an hour that its part of the day does not have or that is two things.
    """
    typed = one_line(text)
    if not typed:
        return None
    found = read(typed, lambda words: _time(typed, words))
    if found is None:
        raise Unreadable(_("Type the time like 22:40."))
    return found


def _time(typed: str, words: Words) -> dt.time | None:
    parts = {phrasing.rstrip("."): name for name, phrasings in words.parts.items() for phrasing in phrasings}
    named = alternatives(parts)
    match = re.fullmatch(rf"(?:({named})\.?)?\s*(.*?)\s*(?:({named})\.?)?", typed)
    if not match or (match[1] and match[3]) or not (clock := _clock(match[2], words)):
        return None
    hour, minute = clock
    if said := match[1] or match[3]:
        name = next(part for phrasing, part in parts.items() if phrasing.replace(" ", "") == said.replace(" ", ""))
        if hour not in PARTS[name]:
            return None
        hour = PARTS[name][hour]
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _clock(text: str, words: Words) -> tuple[int, int] | None:
    """Hour and minute as they are said."""
    if match := _DIGITS.fullmatch(text):
        hour, minute = (match[1], match[2]) if match[1] else (match[3], match[4])
        return int(hour), int(minute)
    if _HOUR.fullmatch(text):
        return int(text), 0
    minutes = {"full": 0, "half": 30, "past": 15, "to": -15}
    for name, phrasings in words.clock.items():
        if found := fits(phrasings, text, h=slot(words), m=slot(words)):
            hours, minute_ = whole(found["h"], words), minutes.get(name)
            if name == "minutes":
                minute_ = whole(found["m"], words)
            if hours is None or minute_ is None:
                return None
            return (hours, minute_) if minute_ >= 0 else (hours - 1, 60 + minute_)
    return None
