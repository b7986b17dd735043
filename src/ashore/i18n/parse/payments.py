"""Payments as an app shows them: so many of so much (6×380, 6期380元, 1×700, 11×262.50), or each with its day."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import NamedTuple

from ashore.i18n.parse.common import Unreadable, folded, one_script
from ashore.i18n.parse.days import date
from ashore.i18n.parse.numbers import signs, slot, whole
from ashore.i18n.parse.sums import amount
from ashore.i18n.parse.words import Words, alternatives, read
from ashore.i18n.texts import _, current, fill
from ashore.text import LINE_ENDS, LINE_MARK, normalise

LONGEST = 4000
"""Characters of such a list: sixty payments with their days; what is pasted by mistake costs no time."""

_SIGN = "[x×✕✖*·]"
_OF = re.compile(rf"(\d{{1,6}})\s*[^\W\d_]{{0,12}}\s*{_SIGN}\s*(.+)", re.IGNORECASE | re.DOTALL)
"""A number, perhaps with a word for payments behind it, a sign, a sum."""
_BETWEEN = re.compile(
    rf"[;；؛、\n{LINE_ENDS}{LINE_MARK}]|[,，،+](?=\s*(?:\d{{1,6}}\s*(?:[^\W\d_]{{0,12}}\s*{_SIGN}|[^\W\d_]{{1,12}}\s*\d)|\d{{4}}-))",
    re.IGNORECASE,
)
_DATED = re.compile(r"(.*\S)\s*(?:[=＝:：]|\s)\s*(\S+)", re.DOTALL)


class Run(NamedTuple):
    """So many payments of so much."""

    times: int
    amount: Decimal


class OnDay(NamedTuple):
    """One payment with its day."""

    date: dt.date
    amount: Decimal


def payments(text: str, today: dt.date, largest: Decimal, most: int) -> tuple[Run, ...] | tuple[OnDay, ...]:
    """The payments, in order; none when the field is empty. Commas, semicolons or lines stand between them.

    Raises Unreadable, also where some have a day and others none, for more than `most` payments, and for days that do
    not come one after the other.
    """
    if len(text) > LONGEST:
        raise Unreadable(_unclear())
    one_script(text)
    parts = [part.strip() for part in _BETWEEN.split(normalise(text)) if part.strip()]
    found = [_payment(part, today, largest) for part in parts]
    runs = tuple(one for one in found if isinstance(one, Run))
    dated = tuple(one for one in found if isinstance(one, OnDay))
    if runs and dated:
        raise Unreadable(_("Give a day to each payment, or to none."))
    if sum(run.times for run in runs) + len(dated) > most:
        raise Unreadable(_unclear())
    days = [one.date for one in dated]
    if days != sorted(set(days)):
        raise Unreadable(_("Each payment on a later day than the one before."))
    return runs or dated


def _payment(part: str, today: dt.date, largest: Decimal) -> Run | OnDay:
    if match := _OF.fullmatch(part):
        if not int(match[1]):
            raise Unreadable(_unclear())
        return Run(int(match[1]), _sum(match[2], largest))
    if match := _DATED.fullmatch(part):
        try:
            day = date(match[1], today, "ahead")
        except Unreadable:
            day = None
        if day is not None:
            return OnDay(day, _sum(match[2], largest))
    typed = folded(part)
    if (run := read(typed, lambda words: _in_words(typed, words, largest))) is not None:
        return run
    return Run(1, _sum(part, largest))


def _in_words(typed: str, words: Words, largest: Decimal) -> Run | None:
    """6 payments of 380: the word for payments stands for the sign."""
    each = f"(?:{alternatives(words.each)})?"
    match = re.fullmatch(rf"({slot(words)})\s*{alternatives(words.units['payments'])}\s*{each}\s*(.+)", typed)
    times = whole(match[1], words) if match else None
    return Run(times, _sum(match[2], largest)) if match and times else None


def _sum(text: str, largest: Decimal) -> Decimal:
    try:
        value = amount(text, largest)
    except Unreadable:
        value = None
    if not value:
        raise Unreadable(_unclear())
    return value


def _unclear() -> str:
    text = _("Type the payments like 6×380, or 1×700, 11×262{point}50, or each with its day: 2026-12-15 700.")
    return fill(text, point=signs(current().babel)[0])
