"""Sums, one or several, with the names and signs of currencies that people write around them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache, partial

from ashore.i18n.parse.common import Unreadable, folded, one_line, one_script
from ashore.i18n.parse.numbers import in_words, number, signs
from ashore.i18n.parse.words import Words, own, read
from ashore.i18n.texts import _, current, fill
from ashore.text import LINE_ENDS, LINE_MARK, normalise

CENT = Decimal("0.01")
MOST_PARTS = 100
"""Sums that are added up in one field: far more than anybody types, so that what is pasted by mistake costs no time."""


def amount(text: str, largest: Decimal) -> Decimal | None:
    """A sum as people type it (１，２００, 1200元, ¥1,200.50, 1200+300, 3k); None when the field is empty.

    Raises Unreadable for anything else: signs, exponents, unclear separators, more than two decimals, sums above
    `largest`.
    """
    typed = one_line(text)
    if not typed:
        return None
    if re.match(r"[-−–(]", _bare(typed)):
        raise Unreadable(_("Type the sum without a minus sign."))
    parts = typed.split("+")
    if len(parts) > MOST_PARTS:
        raise Unreadable(fill(_("At most {n} sums."), n=str(MOST_PARTS)))
    values = [_value(part.strip()) for part in parts]
    found = [value for value in values if value is not None]
    if len(found) < len(values):
        point, _group = signs(current().babel)
        raise Unreadable(fill(_("This is not a clear sum. Type it like 1200 or 1200{point}50."), point=point))
    if any(value != value.quantize(CENT) for value in found if value < largest):
        raise Unreadable(_("At most two places after the point."))
    if (value := sum(found, Decimal(0))) > largest:
        from ashore.i18n.formats import number as written

        raise Unreadable(fill(_("At most {largest}."), largest=written(largest)))
    return value.quantize(CENT)


def _value(typed: str) -> Decimal | None:
    for text in dict.fromkeys((typed, _bare(typed))):
        value = number(text)
        if value is None:
            value = read(text, partial(in_words, text))
        if value is not None:
            return value
    return None


@cache
def _currencies(tag: str) -> frozenset[str]:
    """Signs, codes and names of currencies in a language, as CLDR has them, in plain form."""
    from babel import Locale

    locale = Locale.parse(tag)
    names = {*locale.currencies, *locale.currency_symbols.values(), *locale.currencies.values()}
    for plurals in locale._data["currency_names_plural"].values():
        names.update(plurals.values())
    return frozenset(folded(name) for name in names) - {""}


def _bare(text: str) -> str:
    """A sum without the names and signs of currencies around it."""
    for _side in range(2):
        lengths = range(min(len(text), _longest_name()), 0, -1)
        if cut := next((n for n in lengths if _ends(text, n) and _currency(text[:n])), 0):
            text = text[cut:].strip()
        elif cut := next((n for n in lengths if _ends(text, -n - 1) and _currency(text[-n:])), 0):
            text = text[:-cut].strip()
        elif text and unicodedata.category(text[0]) == "Sc":
            text = text[1:].strip()
        elif text and unicodedata.category(text[-1]) == "Sc":
            text = text[:-1].strip()
        else:
            text = read(text, partial(_without, text)) or text
    return text


def _longest_name() -> int:
    """Characters of the longest name: what is pasted by mistake may be a whole book."""
    return max(
        max(map(len, names), default=0) for names in (own().currencies, *map(_currencies, ("en", current().babel)))
    )


def _currency(word: str) -> bool:
    return word in own().currencies or word in _currencies(current().babel) or word in _currencies("en")


def _without(text: str, words: Words) -> str | None:
    word = max((word for word in words.currencies if text.endswith(word) and not word.isascii()), key=len, default="")
    return text[: -len(word)].strip() if word else None


def _ends(text: str, at: int) -> bool:
    """Whether a word ends there: no letter goes on, but for the words of a number in a script without spaces."""
    return not -len(text) <= at < len(text) or not (text[at].isalpha() and text[at].isascii())


HARD = re.compile(f"[;；؛、{LINE_ENDS}{LINE_MARK}]")
_GROUPED = re.compile(r"(?<!\S)\d{1,3}\s+\d{3}(?!\d)")
_ZEROS = re.compile(r"(?<!\S)0\d")


def amounts(text: str, largest: Decimal, most: int = 24) -> tuple[Decimal, ...]:
    """Several sums, with semicolons, 、 or line ends between them; spaces will do where that is clear.

    Where a semicolon or the like stands, the text is split only there, and a space is what it is within one sum.
    Raises Unreadable, also where a space or a Chinese comma may stand between two sums or within one.
    """
    one_script(text)
    if HARD.search(text):
        return _each(HARD.split(text), largest, most)
    found: set[tuple[Decimal, ...]] = set()
    problem: Unreadable | None = None
    for pieces in ([text], text.split(), text.split("，")):
        try:
            found.add(_each(pieces, largest, most))
        except Unreadable as unreadable:
            problem = unreadable
    plain = normalise(text)
    if _ZEROS.search(plain) and len(found) > 1:  # 45 000 is not 45 and nothing
        found = {_each([text], largest, most)}
    elif len(found) > 1 or (found and len(text.split()) > 2 and _GROUPED.search(plain)):
        raise Unreadable(_("One sum or several? Put ; between the sums."))
    if problem and not found:
        raise problem
    return found.pop()


def _each(pieces: list[str], largest: Decimal, most: int) -> tuple[Decimal, ...]:
    pieces = [piece for piece in pieces if piece.strip()]
    if len(pieces) > most:
        raise Unreadable(fill(_("At most {n} sums."), n=str(most)))
    return tuple(sum_ for piece in pieces if (sum_ := amount(piece, largest)) is not None)
