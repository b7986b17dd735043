"""What is still to be paid, falling in steps: ours as blocks, another plan as a line over them.

Both are told apart by their signs, not by colour. Textual has no plot; Plotext draws slopes, in its own colours, and
21 KB a frame. A debt falls in steps, and this is as many characters as it has cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ashore.text import columns, pad

BLOCKS = " ▁▂▃▄▅▆▇█"
OURS, THEIRS = "█", "━"
"""How each is told apart: what stands before its words."""
DOWN, UPPER, LOWER = "┃", "┓", "┗"
LINE = THEIRS + DOWN + UPPER + LOWER
FEWEST = 3
"""Rows and columns below which nothing can be seen."""
Steps = Sequence[Decimal]


class StepPlot(Widget):
    """As large as the room that it is given."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._ours: Steps = ()
        self._theirs: Steps = ()
        self._top = self._begin = self._end = ""

    def show(self, ours: Steps, theirs: Steps, top: str, begin: str, end: str) -> None:
        """What is left after each month, before the first one first; in words the most, and both ends."""
        if (shown := (ours, theirs, top, begin, end)) != (self._ours, self._theirs, self._top, self._begin, self._end):
            self._ours, self._theirs, self._top, self._begin, self._end = shown
            self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def render(self) -> Content:
        width, height = self.content_size
        lines = self.lines(width, height)
        content = Content("\n".join(lines))
        for line in re.finditer(f"[{LINE}]+", content.plain):
            content = content.stylize("bold $accent", *line.span())
        return content

    def lines(self, width: int, height: int) -> list[str]:
        """The plot, the sum at its top beside it, its months below."""
        label = columns(self._top) + 2
        rows, cells = height - 1, width - label - 2
        if rows < FEWEST or cells < FEWEST or not self._ours:
            return []
        plot = step_rows(self._ours, self._theirs, cells, rows)
        sides = [self._top, *[""] * (rows - 2), "0"]
        marks = ["┤" if side else "│" for side in sides]
        lines = [f"  {pad(s, label - 2, right=True)} {m}{row}" for s, m, row in zip(sides, marks, plot, strict=True)]
        return [*lines, " " * (label + 2) + self._months(columns(plot[0]))]

    def _months(self, width: int) -> str:
        """The first month below its steps, behind what there is before it; the last below the end."""
        begin = " " * (width // max(len(self._ours), 1)) + self._begin
        room = width - columns(begin)
        if self._begin == self._end or room <= columns(self._end):
            return pad(self._end, max(width, columns(self._end)), right=True)
        return begin + pad(self._end, room, right=True)


def step_rows(ours: Steps, theirs: Steps, width: int, height: int) -> list[str]:
    """Rows of cells, the highest first: as wide as so many months fit evenly, or all of the width."""
    months = max(len(ours), len(theirs))
    most = max([*ours, *theirs], default=Decimal(0))
    if not most:
        return [""] * height
    each = width // months
    cells = [cell // each if each else cell * months // width for cell in range(each * months or width)]
    grid = [[_block(ours, month, most, row, height) for month in cells] for row in range(height)]
    before = height
    for cell, month in enumerate(cells if theirs else ()):
        row = _row(theirs[month], most, height)
        if before > row and cell:
            for between in range(row + 1, before):
                grid[between][cell] = DOWN
            grid[before][cell] = UPPER
        if row >= 0:
            grid[row][cell] = LOWER if cell and before > row else THEIRS
        elif before < 0:
            break
        before = row
    return ["".join(row) for row in reversed(grid)]


def _block(steps: Steps, month: int, most: Decimal, row: int, height: int) -> str:
    """What is seen of a month in a row; something of it as long as anything is left."""
    eighths = int(steps[month] * height * 8 / most)
    if steps[month] > 0:
        eighths = max(eighths, 1)
    return BLOCKS[max(min(eighths - row * 8, 8), 0)]


def _row(left: Decimal, most: Decimal, height: int) -> int:
    """The row of a line; below all of them where nothing is left."""
    return min(int(left * height / most), height - 1) if left > 0 else -1
