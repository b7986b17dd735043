"""For terminals that know no colours, such as a VT100: what stands out by its background is shown reversed."""

from __future__ import annotations

import os
from collections.abc import Callable

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

FEWEST = 8


def knows_colours() -> bool:
    """Whether the terminal knows colours, by terminfo. One that terminfo does not know either is taken to."""
    kind = os.environ.get("TERM", "")
    if os.environ.get("COLORTERM") or "color" in kind:
        return True
    try:
        import curses
    except ImportError:
        return True
    try:
        curses.setupterm(kind, 1)
        return curses.tigetnum("colors") >= FEWEST
    except curses.error:
        return True


class NoColours(LineFilter):
    """Takes the colours out of every painted line. `page` says the colour behind the page."""

    def __init__(self, page: Callable[[], str | None]) -> None:
        super().__init__()
        self._page = page

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        page = RichColor.parse(self._page() or "#000000").triplet
        return [Segment(text, self._plain(style, page), control) for text, style, control in segments]

    def _plain(self, style: Style | None, page: object) -> Style | None:
        if style is None:
            return None
        behind = style.bgcolor
        stands_out = behind is not None and behind.triplet is not None and behind.triplet != page
        return Style(bold=style.bold, underline=style.underline, reverse=bool(style.reverse) != stands_out)
