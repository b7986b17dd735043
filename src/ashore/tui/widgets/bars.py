"""The line that says what page it is, and the line at the bottom that says which keys matter."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size

from ashore.i18n import key_label
from ashore.text import columns, wrap
from ashore.tui.widgets.prose import Lines

SEPARATOR = "  "
MORE = "…"
NAMES = {"↑↓": "down", "←→": "right", "?": "question_mark", "/": "slash", "=": "equals_sign", "Esc": "escape"}
"""Keys that are shown otherwise than Textual calls them."""

Keys = tuple[tuple[str, str], ...]


def pressed(key: str) -> str:
    """A key as Textual calls it."""
    return NAMES.get(key, key.split()[0].lower())


class TitleBar(Lines):
    """The page's title."""

    def __init__(self, title: str) -> None:
        super().__init__(markup=False)
        self._title = title

    def show_title(self, title: str) -> None:
        """Another title."""
        if title != self._title:
            self._title = title
            self.changed()

    def lines(self, width: int) -> list[str]:
        return wrap(self._title, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width)) if width else 1


class KeyBar(Lines):
    """Keys and what they do, in one line: as many as fit, most needed first. Each can be clicked.

    Textual's Footer makes a widget of each key, anew at each change of the focus, and cuts in silence; it was 0.4 of
    the start of a bare program (`docs/performance.md`).
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: Keys = ()
        self._always: Keys = ()

    def show_keys(self, keys: Keys, always: Keys) -> None:
        """Keys with their interface texts, most needed first; those of `always` are shown behind them in any case."""
        if (keys, always) != (self._keys, self._always):
            self._keys, self._always = keys, always
            self.changed()

    def shown(self, width: int) -> list[tuple[str, str]]:
        """The keys that are shown, as they are pressed and as they are said; with a sign where some were left out."""
        always = [(key, f"{key} {key_label(label)}".strip()) for key, label in self._always]
        keys = [(key, f"{key} {key_label(label)}".strip()) for key, label in self._keys]
        while keys and columns(SEPARATOR.join(words for _key, words in [*keys, *always])) > width:
            keys = [*keys[:-2], ("", MORE)] if keys[-1][1] == MORE else [*keys[:-1], ("", MORE)]
            if len(keys) == 1:
                keys = []
        while len(always) > 1 and columns(SEPARATOR.join(words for _key, words in [*keys, *always])) > width:
            always.pop()
        return [*keys, *always]

    def lines(self, width: int) -> list[str]:
        return [SEPARATOR.join(words for _key, words in self.shown(width))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render(self) -> Content:
        """The keys stand out from what they do."""
        shown = self.shown(self.content_size.width)
        parts = [Content.styled(key, "bold $accent") + Content(words.removeprefix(key)) for key, words in shown]
        return Content(SEPARATOR).join(parts)

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it."""
        at = event.get_content_offset(self)
        column = 0
        for key, words in self.shown(self.content_size.width):
            if at is not None and key and column <= at.x < column + columns(words):
                self.app.simulate_key(pressed(key))
                return
            column += columns(words) + len(SEPARATOR)
