"""Which layout a header belongs to, and where each column of it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ashore.statements.rules import Layout, Rules

Places = Mapping[str, tuple[int, ...]]
"""Where the columns of a role stand, in the order in which they are read."""


class Header(NamedTuple):
    """A header that was found: its names, the layout, the places of its columns."""

    names: list[str]
    layout: Layout
    places: Places

    def at(self, role: str) -> int:
        """Where the column of a role stands; -1 where there is none."""
        found = self.places.get(role)
        return found[0] if found else -1


def places_of(names: Sequence[str], layout: Layout) -> Places:
    """The places of the layout's columns in a header. Of names for one column the first one there counts."""
    where: dict[str, int] = {}
    for place, name in enumerate(names):
        where.setdefault(name, place)
    return {
        role: tuple(where[name] for name in wanted if name in where)
        for role, wanted in layout.names.items()
        if any(name in where for name in wanted)
    }


def known_header(names: Sequence[str], rules: Rules) -> Header | None:
    """The layout whose names stand in a header, the one of which most do; None where nobody has described it."""
    if len(names) < 3:
        return None
    best: Header | None = None
    most = 0
    for layout in rules.layouts:
        places = places_of(names, layout)
        if all(role in places for role in layout.format.needs):
            score = sum(map(len, places.values()))
            if score > most:
                best, most = Header(list(names), layout, places), score
    return best
