"""Whole numbers of something, and rates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from ashore.i18n.parse.common import GROUP, POINT, Unreadable, folded, one_line
from ashore.i18n.parse.numbers import in_words, number, signs, slot, whole
from ashore.i18n.parse.words import Words, alternatives, fits, read
from ashore.i18n.texts import _, current, fill

Unit = Literal["payments", "months", "minutes", "day"]


def count(text: str, least: int, most: int, unit: Unit = "payments") -> int | None:
    """A whole number from `least` to `most`, which may stand with the word for its unit; None when the field is empty.

    Raises Unreadable, also for the word of another unit: 2 hours are not 2 minutes.
    """
    typed = one_line(text)
    if not typed:
        return None

    def reader(words: Words) -> int | None:
        behind = words.ordinals if unit == "day" else words.units[unit]
        match = re.fullmatch(rf"({slot(words)})\s*{alternatives(behind)}?", typed)
        return whole(match[1], words) if match else None

    value = read(typed, reader)
    if value is None or not least <= value <= most:
        raise Unreadable(fill(_("Type a whole number from {least} to {most}."), least=str(least), most=str(most)))
    return value


def factor(text: str, highest: int) -> Decimal | None:
    """By which number something is multiplied, from 1.5, 1.5 times, 1.5×; None when the field is empty.

    Raises Unreadable for anything else: for a percentage, which may mean all of it or what comes on top, for 0, for
    more than `highest`, and for more than four places after the point.
    """
    typed = one_line(text)
    if not typed:
        return None

    def reader(words: Words) -> Decimal | None:
        match = re.fullmatch(rf"(.+?)\s*(?:×|{alternatives(words.units['factor'])})?", typed)
        return (number(match[1]) or in_words(match[1], words)) if match else None

    value = read(typed, reader)
    if value is None or not 0 < value <= highest or value != round(value, 4):
        raise Unreadable(_("Type how many times, such as 1.5. A half on top of the contract's rate is 1.5 times."))
    return value


_SIGNS = {"%": 2, "٪": 2, "‰": 3, "؉": 3, "‱": 4, "؊": 4}


def _percent_signs() -> dict[str, int]:
    from babel import Locale

    own = Locale.parse(current().babel).number_symbols.get("latn", {}).get("percentSign", "%")
    return {**_SIGNS, folded(own): 2}


def rate(text: str, highest: Decimal) -> Decimal | None:
    """A rate as a fraction, from 18%, 18 (percent), 0.05%, 5‰, 万分之五; None when the field is empty.

    Raises Unreadable for anything else, and above `highest` (a fraction).
    """
    typed = one_line(text)
    if not typed:
        return None
    bare, places = typed, 2
    for sign, of in _percent_signs().items():
        if typed.startswith(sign) or typed.endswith(sign):
            bare, places = typed.removeprefix(sign).removesuffix(sign).strip(), of
            break
    value = number(bare)
    if value is None and bare == typed:
        value, places = read(typed, lambda words: _in_words(typed, words)) or (None, 2)
    if value is None or value >= 10**6 or value.as_tuple().exponent < -10:  # type: ignore[operator]  # it is finite
        text = _("Type the rate in percent, such as 18 or 0{point}05.")
        raise Unreadable(fill(text, point=signs(current().babel)[0]))
    if (fraction := value.scaleb(-places)) > highest:
        from ashore.i18n.formats import plain

        raise Unreadable(fill(_("At most {n} percent."), n=plain(highest * 100)))
    return fraction


def _in_words(typed: str, words: Words) -> tuple[Decimal, int] | None:
    for places, phrasings in words.fractions.items():
        if found := fits(phrasings, typed, n=rf"[\d.,{POINT}{GROUP}]+|{slot(words)}"):
            value = number(found["n"])
            if value is None:
                value = in_words(found["n"], words)
            if value is not None:
                return value, places
    return None
