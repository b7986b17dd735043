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
    """Keys and what they do, never cut: what does not fit is left out, but for the last ones (help, quit)."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: tuple[tuple[str, str], ...] = ()
        self._always: tuple[tuple[str, str], ...] = ()

    def show_keys(self, keys: tuple[tuple[str, str], ...], always: tuple[tuple[str, str], ...]) -> None:
        """Keys with their interface texts, most needed first; those of `always` are shown behind them in any case."""
        if (keys, always) != (self._keys, self._always):
            self._keys, self._always = keys, always
            self.refresh()

    @property
    def full_text(self) -> str:
        """All keys in one line, however long."""
        return SEPARATOR.join(self._words(self._keys + self._always))

    @staticmethod
    def _words(keys: tuple[tuple[str, str], ...]) -> list[str]:
        return [f"{key} {_(label)}" for key, label in keys]

    def render(self) -> Content:
        width = self.content_size.width
        parts, last = self._words(self._keys), self._words(self._always)
        while parts and columns(SEPARATOR.join(parts + last)) > width:
            parts.pop()
        return Content(SEPARATOR.join(parts + last))
