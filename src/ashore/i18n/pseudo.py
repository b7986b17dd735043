"""The pseudo-locale: every text that went through a catalogue is accented and bracketed, so that others stand out."""

from __future__ import annotations

import re
from gettext import NullTranslations

_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
_KEPT = re.compile(r"(\{[^}]*\}|https?://\S+)")


def pseudo(text: str) -> str:
    """A text with accents on its letters, between brackets; blanks and addresses stay."""
    if not text:
        return text
    parts = _KEPT.split(text)
    return "⟦" + "".join(part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(parts)) + "⟧"


class PseudoTranslations(NullTranslations):
    """A catalogue that knows every text."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)
