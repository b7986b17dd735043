"""Lines of a list, which Textual's knows and does not tell; and when they are laid out."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import OptionList

from ashore.tui.textual_internals.scroll_bars import StillBars


class OptionLines(StillBars, OptionList):
    """A list that can say where its options stand.

    Textual lays them out while the first frame is painted, and once more when the list is told its size: it is painted
    three times. Here it is done when the page is laid out, for each width once.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How long it is. In Textual a change of it lays the whole page out anew; that its bar comes or goes does so
    anyway."""

    _laid_out_for = 0
    """Columns for which it was done."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if (width := self.scrollable_content_region.width) != self._laid_out_for:
            self._laid_out_for = width
            self._option_render_cache.clear()
            self._line_cache.clear()
        self._update_lines()
        return resized

    def on_resize(self, event: events.Resize) -> None:
        """It is laid out already."""
        event.prevent_default()

    def repaint_option(self, number: int) -> None:
        """Paint the lines of one option anew; nothing where there is none of that number."""
        if (start := self._index_to_line.get(number)) is not None:
            self.refresh_lines(start, self._heights[number])

    def lines_of(self, number: int) -> range | None:
        """The lines in which an option stands, counted from the first; None where it is not known yet."""
        self._update_lines()
        start = self._index_to_line.get(number)
        return None if start is None else range(start, start + self._heights[number])

    def option_at(self, line: int) -> int | None:
        """The number of the option that stands in a line of the list, counted from its first; None below the last."""
        return self._lines[line][0] if line < len(self._lines) else None
