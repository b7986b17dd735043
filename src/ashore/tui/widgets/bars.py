"""The line at the top that says where one is, and the line at the bottom that says which keys matter."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from ashore.i18n import _
from ashore.text import columns, pad, shorten

SEPARATOR = "  "


class TitleBar(Widget):
    """The page's title, and whether everything is saved."""

    def __init__(self, title: str) -> None:
        super().__init__(markup=False)
        self._title = title
        self._state = ""

    def show_state(self, text: str) -> None:
        """What there is to say about saving."""
        self._state = text
        self.refresh()

    def show_title(self, title: str) -> None:
        """Another title."""
        self._title = title
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        state = shorten(self._state, width // 2)
        return Content(pad(self._title, width - columns(state)) + state)


class KeyBar(Widget):
    """Keys and what they do. Everything that is shown fits; when the terminal is narrow, the first ones are kept."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: list[tuple[str, str]] = []

    def show_keys(self, keys: list[tuple[str, str]]) -> None:
        """Keys with their interface texts, most needed first."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    @property
    def full_text(self) -> str:
        """All keys in one line, however long."""
        return SEPARATOR.join(f"{key} {_(label)}" for key, label in self._keys)

    def render(self) -> Content:
        width = self.content_size.width
        parts = [f"{key} {_(label)}" for key, label in self._keys]
        while len(parts) > 1 and columns(SEPARATOR.join(parts)) > width:
            parts.pop()
        return Content(SEPARATOR.join(parts))
