"""What is whole in one language or not at all: a card, an answer, a section, a fact."""

from __future__ import annotations

from collections.abc import Iterable

GUIDE = "guide"
"""The catalogue that has such units."""
HEADER = "X-Ashore-Partial"
"""The field of a compiled catalogue that names the units of which a text is not translated."""


def unit_of(context: str) -> str:
    """The unit to which a text of the guidance belongs: its file and the entry in it, as in `cards-cn/door`."""
    return "/".join(context.split("/")[:2])


def partial_units(texts: Iterable[tuple[str | None, bool]]) -> list[str]:
    """The units of which a text is not translated. `texts`: the context of each, and whether it is translated."""
    return sorted({unit_of(context) for context, translated in texts if context and not translated})
