"""The line at the top that says where one is, and the line at the bottom that says which keys matter."""

from __future__ import annotations

from textual.geometry import Size

from ashore.i18n import _
from ashore.text import columns, pad, wrap
from ashore.tui.widgets.prose import Lines

SEPARATOR = "  "


class TitleBar(Lines):
    """The page's title, and whether everything is saved."""

    def __init__(self, title: str) -> None:
        super().__init__(markup=False)
        self._title = title
        self._state = ""

    def show_state(self, text: str) -> None:
        """What there is to say about saving."""
        self._state = text
        self.changed()

    def show_title(self, title: str) -> None:
        """Another title."""
        self._title = title
        self.changed()

    def lines(self, width: int) -> list[str]:
        """Title and state in one line; where they do not fit, the state stands below."""
        beside = width - columns(self._state)
        if columns(self._title) < beside:
            return [pad(self._title, beside) + self._state]
        return [*wrap(self._title, width), *(pad(line, width, right=True) for line in wrap(self._state, width))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width)) if width else 1


class KeyBar(Lines):
    """Keys and what they do, never cut: a language whose words are longer gets more than one line."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: tuple[tuple[str, str], ...] = ()
        self._always: tuple[tuple[str, str], ...] = ()

    def show_keys(self, keys: tuple[tuple[str, str], ...], always: tuple[tuple[str, str], ...]) -> None:
        """Keys with their interface texts, most needed first; those of `always` are shown behind them in any case."""
        if (keys, always) != (self._keys, self._always):
            self._keys, self._always = keys, always
            self.changed()

    @property
    def full_text(self) -> str:
        """All keys in one line, however long."""
        return SEPARATOR.join(self._words(self._keys + self._always))

    @staticmethod
    def _words(keys: tuple[tuple[str, str], ...]) -> list[str]:
        return [f"{key} {_(label)}" for key, label in keys]

    def lines(self, width: int) -> list[str]:
        """The keys in as few lines as they need; one that is wider than a line is broken between words."""
        return self.lines_of(self._keys + self._always, width)

    @classmethod
    def lines_of(cls, keys: tuple[tuple[str, str], ...], width: int) -> list[str]:
        """The same for other keys."""
        lines: list[str] = []
        for words in cls._words(keys):
            if lines and columns(lines[-1] + SEPARATOR + words) <= width:
                lines[-1] += SEPARATOR + words
            else:
                lines += wrap(words, width)
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width)) if width else 1
