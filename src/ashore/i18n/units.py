"""What is whole in one language or not at all: a card, an answer, a section, a fact."""

from __future__ import annotations

from collections.abc import Iterable

DOMAINS = ("interface", "guide", "letters")
"""The catalogues of a language."""
GUIDE = "guide"
"""The catalogue that has such units."""
HEADER = "X-Ashore-Whole"
"""The field of a compiled catalogue that says that every entry of it is translated."""


def unit_of(context: str) -> str:
    """The unit to which a text of the guidance belongs: its file and the entry in it, as in `cards-cn/door`."""
    return "/".join(context.split("/")[:2])


def partial_units(wanted: Iterable[str], held: Iterable[str]) -> frozenset[str]:
    """The units of which a text is missing. `wanted`: all texts that there are, each with its context as gettext keeps
    it (context, U+0004, text); `held`: those that are translated."""
    return frozenset(unit_of(text.partition("\x04")[0]) for text in set(wanted) - set(held) if "\x04" in text)
