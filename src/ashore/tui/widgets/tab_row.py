"""The row of tabs: where one is, and where one can go by a digit or a click."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size

from ashore.i18n import _
from ashore.text import columns, pad
from ashore.tui.tabs import TABS, WORDS
from ashore.tui.widgets.prose import Lines

SEPARATOR = "  "


class TabRow(Lines):
    """One widget for all tabs, and whether everything is saved at the right.

    Textual's Tabs are eleven widgets on two lines, cut without a sign where they do not fit, with a Tab stop of their
    own; they were 0.2 of the start of a bare program (`docs/performance.md`).
    """

    def __init__(self, active: int) -> None:
        super().__init__(markup=False)
        self._active = active
        self._state = ""

    def show_state(self, text: str) -> None:
        """What there is to say about saving."""
        if text != self._state:
            self._state = text
            self.changed()

    def words(self, width: int) -> list[str]:
        """What stands for each tab: its digit and its word; where that is too wide, a digit for all but the one on
        which one is."""
        whole = [f"{number} {_(label)}" for number, label in enumerate(WORDS.values(), 1)]
        for separator in (SEPARATOR, " "):
            if columns(separator.join(whole)) <= width:
                return whole
        return [words if n == self._active else str(n + 1) for n, words in enumerate(whole)]

    def _separator(self, width: int) -> str:
        words = self.words(width)
        state = columns(self._state) + 2 if self._state else 0
        return SEPARATOR if columns(SEPARATOR.join(words)) + state <= width else " "

    def lines(self, width: int) -> list[str]:
        tabs = self._separator(width).join(self.words(width))
        beside = width - columns(self._state)
        if columns(tabs) < beside:
            return [pad(tabs, beside) + self._state]
        return [tabs, pad(self._state, width, right=True)] if self._state else [tabs]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width)) if width else 1

    def render(self) -> Content:
        width = self.content_size.width
        content = Content("\n".join(self.lines(width)))
        offset = len(self._separator(width).join(self.words(width)[: self._active]))
        offset += len(self._separator(width)) if self._active else 0
        return content.stylize("bold underline $primary", offset, offset + len(self.words(width)[self._active]))

    def _places(self, width: int) -> list[tuple[int, int]]:
        """The columns in which each tab stands: from, and up to."""
        found, column, gap = [], 0, len(self._separator(width))
        for words in self.words(width):
            found.append((column, column + columns(words)))
            column += columns(words) + gap
        return found

    async def on_click(self, event: events.Click) -> None:
        """A click on a tab opens it, also out of a field: a digit would be text there."""
        at = event.get_content_offset(self)
        for tab, (begin, end) in zip(TABS, self._places(self.content_size.width), strict=True):
            if at is not None and at.y == 0 and begin <= at.x < end:
                await self.app.run_action(f"tab('{tab}')")
