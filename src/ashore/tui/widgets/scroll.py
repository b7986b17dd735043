"""A part of a page that scrolls. Its keys are the page's: a focused thing moves the view, not the view by itself."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from ashore.tui.textual_internals.painting import paint_now
from ashore.tui.textual_internals.scroll_bars import StillBars

STAYS = 1
"""Lines that are seen before what one came to, beyond the edge of what was seen."""


def into_sight(at: int, lines: int, height: int) -> int:
    """How far to scroll, in lines, until what stands `at` a line of so many is seen, in a view of a height; 0 where it
    is. A screen on or back: to scroll by a line at each key sends the whole screen each time, over slow lines too, and
    shows of what comes next only as much as has been asked for."""
    stays = max(min(STAYS, height - lines), 0)
    if at < 0:
        return at if lines > height else at + lines - height + stays
    return max(at - stays, 0) if at + lines > height else 0


class Scroll(StillBars, VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls so that what has the focus is seen."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How much there is to scroll. In Textual a change of it lays the whole page out anew; that its bar comes or goes
    does so anyway."""
    _rows = 0
    """How many rows it had."""
    _moved = 0
    """How many of them were scrolled for a line that came below it."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        paint_now(self)

    def page(self, by: int) -> None:
        """A page on, two lines kept."""
        self.scroll_relative(y=by * max(self.size.height - 2, 1), animate=False, immediate=True)

    def bring(self, widget: Widget) -> None:
        """What is in it into sight."""
        at = widget.region.y - self.region.y
        if by := into_sight(at, widget.region.height, self.size.height):
            self.scroll_relative(y=by, animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """A line that comes below it does not hide what has the focus; when it goes, all stands as before."""
        lost, self._rows = self._rows - event.size.height, event.size.height
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            below = focused.region.bottom - self.region.bottom
            if 0 < below <= lost:
                self._moved = below
                self.scroll_relative(y=below, animate=False)
            elif lost < 0 and self._moved:
                self.scroll_relative(y=-self._moved, animate=False)
                self._moved = 0
