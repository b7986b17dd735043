"""What all readers share: the error, and the plain form of what was typed."""

from __future__ import annotations

import re
import unicodedata

from ashore.i18n.texts import _
from ashore.text import LINE_ENDS, LINE_MARK, normalise


class Unreadable(ValueError):
    """What was typed cannot be read; the message says why, translated, for beside the field."""


POINT, GROUP = "٫", "٬"
"""What stands in a number in Arabic digits before the decimals and between the groups; nothing else is written so."""
DATE_SIGN = "؍"
"""What stands between day, month and year there."""
ARABIC_ROWS = {0x6F0: 0x660}
"""The zero of the digits of Persian and Urdu, which are those of Arabic but for the shapes of three."""
_NUMBER = re.compile(rf"\d(?:(?:[.,'’{POINT}{GROUP}]| (?=\d{{3}}(?!\d)))?\d)*")

_SEVERAL = re.compile(f"[{LINE_ENDS}{LINE_MARK}]")


def single(text: str) -> str:
    """What was typed, without spaces around it. Raises Unreadable where it is more than one line.

    Two lines that are pasted into a field for one value are two values: joined they would be a third.
    """
    text = text.strip().strip(LINE_MARK).strip()
    if _SEVERAL.search(text):
        raise Unreadable(_("This is more than one line. Keep the one that belongs here."))
    return text


def one_line(text: str) -> str:
    """What was typed, with plain digits and signs. Raises Unreadable where it is more than one line, and where a number
    is written in digits of two scripts."""
    text = single(text)
    one_script(text)
    return folded(text)


def one_script(text: str) -> None:
    """Raises Unreadable where one number has digits of two scripts: a Bengali 4 looks like an 8, an Arabic 5 like a 0,
    and which was meant only the reader knows. Full-width digits are the plain ones, and the two rows of Arabic digits
    are one script."""
    if text.isascii():
        return
    for number in _NUMBER.findall(unicodedata.normalize("NFKC", text)):
        if len({_script(digit) for digit in number if digit.isdecimal()}) > 1:
            raise Unreadable(_("This number has digits of two scripts. Type it in one."))


def _script(digit: str) -> int:
    """The zero of a digit's row."""
    zero = ord(digit) - unicodedata.decimal(digit)
    return ARABIC_ROWS.get(zero, zero)


def folded(text: str) -> str:
    """A text as it is compared: full-width signs, digits of any script and spaces as plain ones, small letters."""
    return " ".join(normalise(text).replace(DATE_SIGN, "/").casefold().split())
