"""A list of lines, thousands of them where need be."""

from __future__ import annotations

from textual.reactive import Reactive
from textual.widgets import OptionList


class LineList(OptionList):
    """A list whose options are one line each. A key paints the two lines that it changes; Textual paints them all."""

    highlighted: Reactive[int | None] = Reactive(None, repaint=False)
    _lit: int | None = None

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        for line in (self._lit, highlighted):
            if line is not None:
                self.refresh_line(line)
        self._lit = highlighted
