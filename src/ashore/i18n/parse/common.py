"""What all readers share: the error, and the plain form of what was typed."""

from __future__ import annotations

import re
import unicodedata

from ashore.i18n.texts import _
from ashore.text import LINE_ENDS, LINE_MARK, normalise


class Unreadable(ValueError):
    """What was typed cannot be read; the message says why, translated, for beside the field."""


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
    """What was typed, with plain digits and signs. Raises Unreadable where it is more than one line."""
    return folded(single(text))


def folded(text: str) -> str:
    """A text as it is compared: full-width signs, digits of any script and spaces as plain ones, small letters."""
    text = "".join(_digit(character) for character in normalise(text))
    return " ".join(text.casefold().split())


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
