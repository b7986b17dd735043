"""One thing on a page that can be chosen with Enter."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content

from ashore.text import columns, pad
from ashore.tui.widgets.prose import Focusable


class Row(Focusable):
    """A line or two with, at the right edge, a short text; Enter does what `chosen` says."""

    BINDINGS = [Binding("enter", "choose", show=False), Binding("space", "choose", show=False)]

    def __init__(
        self,
        text: str,
        chosen: Callable[[], object] | None = None,
        *,
        right: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(text, id=id, classes=classes)
        self._chosen = chosen
        self._right = right

    def show_right(self, text: str) -> None:
        """Another text at the right edge."""
        self._right = text
        self.refresh()

    def render(self) -> Content:
        lines = self.lines(self.content_size.width)
        mark = self.MARK if self.has_focus else self.SPACE
        width = self.content_size.width - 2
        if self._right and columns(lines[0]) + columns(self._right) + 1 <= width:
            lines[0] = pad(lines[0], width - columns(self._right)) + self._right
        return Content("\n".join(mark + line for line in lines))

    def action_choose(self) -> None:
        if self._chosen:
            self._chosen()

    def on_click(self) -> None:
        self.focus()
        self.action_choose()
