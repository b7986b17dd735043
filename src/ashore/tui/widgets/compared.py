"""Plans under each other, a line for each, its figures in columns."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.text import columns, table_row
from ashore.tui.widgets.prose import Lines

GAP = 2
"""Columns between those of the table."""
Rows = Sequence[Sequence[str]]


class Compared(Lines):
    """The first row is the words above. They are broken where they are wider than what stands below; where even that
    has no room, the last columns are left out: what matters most stands first."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: Rows = ()

    def show(self, rows: Rows) -> None:
        """Other figures."""
        if rows != self._rows:
            self._rows = rows
            self.changed()

    def lines(self, width: int) -> list[str]:
        if len(self._rows) < 2:
            return []
        rows = [[f"  {row[0]}", *row[1:]] for row in self._rows]
        widths = column_widths(rows, width)
        return [line for row in rows for line in table_row(row[: len(widths)], widths)]


def column_widths(rows: Rows, width: int) -> list[int]:
    """What each column gets: what its figures need, and of the words above as much as there is room for."""
    heads, *others = ([columns(cell) + (GAP if at else 0) for at, cell in enumerate(row)] for row in rows)
    widths = [max(column) for column in zip(*others, strict=True)]
    while len(widths) > 1 and sum(widths) > width:
        widths.pop()
    while sum(widths) < width and (narrow := [at for at, least in enumerate(widths) if least < heads[at]]):
        at = min(narrow, key=lambda column: widths[column])
        widths[at] += 1
    return widths
