"""A list, of thousands where need be."""

from __future__ import annotations

from textual.reactive import Reactive
from textual.widgets import OptionList


class LineList(OptionList):
    """A key paints the two options that it changes; Textual paints them all."""

    highlighted: Reactive[int | None] = Reactive(None, repaint=False)
    _lit: int | None = None

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        for line in (self._lit, highlighted):
            if line is not None and (start := self._index_to_line.get(line)) is not None:
                self.refresh_lines(start, self._heights[line])
        self._lit = highlighted
