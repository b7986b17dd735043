"""A list, of thousands where need be."""

from __future__ import annotations

from rich.segment import Segment
from textual.binding import Binding
from textual.reactive import Reactive
from textual.strip import Strip

from ashore.tui.textual_internals.option_list import OptionLines
from ashore.tui.widgets.scroll import into_sight


class LineList(OptionLines):
    """A key paints the two options that it changes; Textual paints them all. Beyond the lines that are seen it goes on
    by a screen (`into_sight`). j and k move in it, as the arrows do."""

    BINDINGS = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]
    highlighted: Reactive[int | None] = Reactive(None, repaint=False)
    _painted: int | None = None
    """The option that was painted as highlighted last."""

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        for number in (self._painted, highlighted):
            if number is not None:
                self.repaint_option(number)
        self._painted = highlighted

    def scroll_to_highlight(self, top: bool = False) -> None:
        lines = None if self.highlighted is None or not self.is_mounted else self.lines_of(self.highlighted)
        height = self.scrollable_content_region.height
        if lines is None or top or not height:
            super().scroll_to_highlight(top)
        elif by := into_sight(lines.start - self.scroll_offset.y, len(lines), height):
            self.scroll_relative(y=by, animate=False, force=True, immediate=True)


class MarkedList(LineList):
    """Lines that begin with a space, where a mark shows the reader's place also without colour."""

    typed_beside = False
    """Whether the keys go to a field beside it: then the place is marked though the focus is there."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if (
            not (self.has_focus or self.typed_beside)
            or self.highlighted is None
            or self.option_at(self.scroll_offset.y + y) != self.highlighted
        ):
            return strip
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment("▌", style)]), strip.crop(1)])
