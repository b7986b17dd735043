"""A part of a page that scrolls. Its keys are the page's: a focused thing moves the view, not the view by itself."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll

from ashore.tui.textual_internals.painting import paint_now


class Scroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls so that what has the focus is seen."""

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
