"""A list, of thousands where need be."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import Reactive
from textual.strip import Strip
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


class MarkedList(LineList):
    """Lines that begin with a space, where a mark shows the reader's place also without colour."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        number = self.scroll_offset.y + y
        if self.highlighted is None or number >= len(self._lines) or self._lines[number][0] != self.highlighted:
            return strip
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment("▌", style)]), strip.crop(1)])
