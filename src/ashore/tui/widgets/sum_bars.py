"""Sums under each other, each with a bar: the bars take the width that there is, the sums stand at the right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from textual.content import Content

from ashore.text import columns, pad, wrap
from ashore.tui.widgets.prose import Lines
from ashore.wording.result import SumBar

SHORTEST = 6
"""Cells of the longest bar where there is least room; with less, sums alone are shown."""
BLOCK, LEAST = "▇", "▏"


class SumBars(Lines):
    """A line for each sum."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._bars: Sequence[SumBar] = ()

    def show(self, bars: Sequence[SumBar]) -> None:
        """Other sums."""
        if bars != self._bars:
            self._bars = bars
            self.changed()

    def lines(self, width: int) -> list[str]:
        return ["".join(parts) for parts in self._laid_out(width)]

    def render(self) -> Content:
        looks = "$secondary", "$primary", "bold $foreground"
        return Content("\n").join(
            Content("").join(map(Content.styled, parts, looks)) for parts in self._laid_out(self.content_size.width)
        )

    def _laid_out(self, width: int) -> list[tuple[str, str, str]]:
        """Of each line its name, its bar, its sum."""
        if not self._bars:
            return []
        sums = max(columns(bar.words) for bar in self._bars)
        label = max(min(max(columns(bar.label) for bar in self._bars), width - sums - 6), 4)
        largest = max(bar.amount for bar in self._bars)
        room = width - label - sums - 6
        lines = []
        for bar in self._bars:
            cells = pad(bar_of(bar.amount, largest, room), room) if room >= SHORTEST else ""
            *above, last = wrap(bar.label, label)
            lines += [(f"  {words}", "", "") for words in above]
            lines.append((f"  {pad(last, label)}  ", cells, f"  {pad(bar.words, sums, right=True)}"))
        return lines


def bar_of(amount: Decimal, largest: Decimal, room: int) -> str:
    """A bar as long as the sum is large, of so many cells at most; a smaller sum never has as long a one."""
    if amount <= 0:
        return ""
    cells = int(amount * room / largest)
    return BLOCK * cells or LEAST
