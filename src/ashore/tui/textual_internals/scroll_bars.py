"""The bar beside what scrolls, and what a list does when it is told its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar
from textual.widget import Widget

if TYPE_CHECKING:
    _Base = Widget
else:  # Textual gathers bindings and component classes along one line of bases only
    _Base = object


class StillBar(ScrollBar):
    """A bar with a length of its own. In Textual the first one it has lays the page out once more, and paints the bar
    in a frame behind it."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class StillBars(_Base):
    """What scrolls with such a bar."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar; the first time it is asked for, it is made."""
        if self._vertical_scrollbar is None:
            thickness = self.scrollbar_size_vertical
            self._vertical_scrollbar = bar = StillBar(vertical=True, name="vertical", thickness=thickness)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar
