"""How much alike two texts are, as GNU gettext reckons it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

CLOSE = 0.6
"""Above it a new text takes over the translation of an old one, as fuzzy: msgmerge's FUZZY_THRESHOLD."""


def closest(text: str, others: Iterable[str]) -> str | None:
    """The text that is most alike, the first of several; None where none is close."""
    best, found = CLOSE, None
    letters = Counter(text)
    for other in others:
        whole = len(text) + len(other)
        # No more letters can be common than both have: most texts need no closer look.
        if 2 * min(len(text), len(other)) <= best * whole or 2 * (letters & Counter(other)).total() <= best * whole:
            continue
        if (share := likeness(text, other)) > best:
            best, found = share, other
    return found


def likeness(one: str, other: str) -> float:
    """The share of letters that both have in the same order (the longest common subsequence), from 0 to 1: what
    gettext's fstrcmp gives."""
    return 2 * _common(one, other) / (len(one) + len(other)) if one or other else 1.0


def _common(one: str, other: str) -> int:
    """How long the longest common subsequence is; a bit for each letter of the first (Hyyrö 2004)."""
    every = (1 << len(one)) - 1
    places: dict[str, int] = {}
    for number, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << number
    left = every
    for letter in other:
        matched = left & places.get(letter, 0)
        left = (left + matched | left - matched) & every
    return len(one) - left.bit_count()
