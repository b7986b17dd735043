"""Pseudo-locales: what every text looks like that went through a catalogue, longer, wider, or between brackets.

`en_XA` has accents and is 40 % longer, `en_XW` is full-width throughout, `en_XB` stands between mirrored brackets, with
what Textual would read as markup, and brackets within it are mirrored too. Each text has a sign at both ends, so that
one that is cut off stands out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import NullTranslations

_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_MIRRORED = str.maketrans("()[]{}<>«»“”", ")(][}{><»«”“")
_KEPT = re.compile(r"(\{[^}]*\}|https?://\S+)")
_MORE = " öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ"


def _parts(text: str, change: Callable[[str], str]) -> str:
    """A text with a change to everything but blanks and addresses."""
    return "".join(part if number % 2 else change(part) for number, part in enumerate(_KEPT.split(text)))


def accented(text: str) -> str:
    """Accents, and 40 % more of it."""
    length = -(-len(text) * 4 // 10)
    more = (_MORE * (length // len(_MORE) + 1))[:length].rstrip()
    return f"⟦{_parts(text, lambda part: part.translate(_ACCENTS))}{more}⟧"


def wide(text: str) -> str:
    """Every character two columns wide."""
    return f"【{_parts(text, lambda part: part.translate(_WIDE))}】"


def mirrored(text: str) -> str:
    """Between brackets that open where others close; a text that were read as markup would end the program."""
    return f"⟧[/]{_parts(text, lambda part: part.translate(_MIRRORED))}⟦"


CHANGES: dict[str, Callable[[str], str]] = {"en_XA": accented, "en_XW": wide, "en_XB": mirrored}


class PseudoTranslations(NullTranslations):
    """A catalogue that knows every text."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._change = CHANGES[tag]

    def _said(self, text: str) -> str:
        return self._change(text) if text else text

    def gettext(self, message: str) -> str:
        return self._said(message)

    def pgettext(self, context: str, message: str) -> str:
        return self._said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._said(msgid1 if n == 1 else msgid2)
