"""Numbers as a language writes them, and numbers in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from ashore.i18n.parse.common import GROUP, POINT, folded
from ashore.i18n.parse.words import Words, alternatives
from ashore.i18n.texts import current

MOST_DIGITS = 400
APOSTROPHES = "'’"


def signs(tag: str) -> tuple[str, str]:
    """The decimal and the grouping sign of a language, in their plain form; a space is an empty grouping sign."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return folded(get_decimal_symbol(tag)), folded(get_group_symbol(tag))


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    point, group = signs(tag)
    groups = {" ", *APOSTROPHES, group, GROUP} - {"", point}
    each = "[" + "".join(map(re.escape, sorted(groups))) + "]"
    others = "".join(_grouped(group, last, others) for last, others in {(3, 2), *_groupings(tag)})
    points = f"[{re.escape(point)}{POINT}]"
    fraction = rf"(?:{points}(\d*))?"
    if point != ".":
        # A point that cannot be a grouping sign is taken too: the number block of a keyboard has no other.
        fraction = rf"(?:{points}(\d*)|\.(\d{{1,2}}|\d{{4,}}|(?<=^0\.)\d+))?"
    return re.compile(rf"(\d+|\d{{1,3}}(?P<g>{each})\d{{3}}(?:(?P=g)\d{{3}})*{others}){fraction}")


def _groupings(tag: str) -> set[tuple[int, int]]:
    """How many digits the last group and the others have where the language writes a sum."""
    from babel import Locale

    return {tuple(pattern.grouping) for pattern in Locale.parse(tag).currency_formats.values()}


def _grouped(group: str, last: int, others: int) -> str:
    """A pattern for a number in groups of other sizes than three, such as 1,23,456."""
    if last > 9 or others > 9:  # no grouping at all
        return ""
    sign = re.escape(group) or " "
    return rf"|\d{{1,{others}}}(?:{sign}\d{{{others}}})*{sign}\d{{{last}}}"


def with_plain_figures(text: str, tag: str) -> str:
    """A text in which every number that a language writes in its own way (2 052,50 or 2.052,50) stands as a program
    reads it: 2052.50. What is no such number stays."""
    point, group = signs(tag)
    return text if point == "." else _written(point, group).sub(_plainly, text)


@cache
def _written(point: str, group: str) -> re.Pattern[str]:
    between = re.escape(group) or "[ \u00a0\u202f]"
    return re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:{between}\d{{3}})+|\d+)(?:{re.escape(point)}(\d+))?(?!\d)")


def _plainly(found: re.Match[str]) -> str:
    whole = "".join(character for character in found[1] if character.isdigit())
    return f"{whole}.{found[2]}" if found[2] else whole


def number(text: str) -> Decimal | None:
    """A number without a sign, in plain form, as the language in use groups and points it; None for anything else.

    Spaces and grouping signs stand before groups of three digits (or as in India: 1,23,456) or nowhere.
    """
    match = _pattern(current().babel).fullmatch(text)
    if not match or len(text) > MOST_DIGITS:
        return None
    whole, _group, *fractions = match.groups()
    fraction = next(filter(None, fractions), "0")
    return Decimal("".join(filter(str.isdigit, whole)) + "." + fraction)


def slot(words: Words) -> str:
    """A pattern for a whole number in digits or in words."""
    named = [word for phrasings in (*words.digits, *words.powers.values()) for word in phrasings]
    return rf"(?:\d+|{alternatives(named)}(?:\s*{alternatives(named)})*)"


def _tokens(text: str, words: Words) -> list[Decimal | int] | None:
    """Digits as Decimal, powers of ten as int."""
    values: dict[str, Decimal | int] = {}
    for digit, phrasings in enumerate(words.digits):
        values |= dict.fromkeys(phrasings, Decimal(digit))
    for power, phrasings in words.powers.items():
        values |= dict.fromkeys(phrasings, power)
    found: list[Decimal | int] = []
    token = re.compile(rf"\s*(?:(?P<word>{alternatives(values)})|(?P<digits>\d[\d.,'’{POINT}{GROUP} ]*\d|\d))\s*")
    at = 0
    while at < len(text):
        match = token.match(text, at)
        if not match:
            return None
        if word := match["word"]:
            found.append(values[" ".join(word.split())] if " ".join(word.split()) in values else _spaced(word, values))
        elif (value := number(match["digits"].strip())) is not None:
            found.append(value)
        else:
            return None
        at = match.end()
    return found


def _spaced(word: str, values: dict[str, Decimal | int]) -> Decimal | int:
    """A word in which spaces were left out."""
    close = word.replace(" ", "")
    return next(value for name, value in values.items() if name.replace(" ", "") == close)


def in_words(text: str, words: Words) -> Decimal | None:
    """A number in words or partly so (3k, 1.2 with the word for ten thousand, two thousand five hundred).

    None where it is none, or where it is left open what the last digit counts, as in the Chinese for 'two thousand
    three', which people say for 2,300 and for 2,003.
    """
    tokens = _tokens(text, words)
    if not tokens:
        return None
    total = section = Decimal(0)
    pending: Decimal | None = None
    last, zero = 10**9, False
    for token in tokens:
        if isinstance(token, Decimal):
            if pending == 0 and token != 0:
                zero = True
            elif pending is not None:
                return None
            pending = token
        elif token == 10**4:
            if total or not (section or pending) or (pending is not None and last not in (10, 10**9) and not zero):
                return None
            total, section, pending, last, zero = (section + (pending or 0)) * token, Decimal(0), None, token, False
        else:
            if token >= last or (pending is None and token != 10):
                return None
            section, pending, last, zero = section + (1 if pending is None else pending) * token, None, token, False
    if pending is not None and last not in (10, 10**9) and not zero:
        return None
    return total + section + (pending or 0)


def whole(text: str, words: Words) -> int | None:
    """A whole number in digits or in words; None for anything else, and for more than six digits."""
    if text.isdigit():
        return int(text) if len(text) <= 6 else None
    value = in_words(text, words)
    return int(value) if value is not None and value == value.to_integral_value() and value < 10**6 else None
