"""The cursor of a field, which Textual draws wherever the focus is."""

from __future__ import annotations

from textual.widgets import Input


class CursorInput(Input):
    """A field that has a cursor only while it is typed into."""

    @property
    def shows_cursor(self) -> bool:
        """Whether a cursor is to be seen."""
        return True

    def update_cursor(self) -> None:
        """Show or hide it, when `shows_cursor` has changed."""
        self._restart_blink()

    def _restart_blink(self) -> None:
        super()._restart_blink()
        self._cursor_visible = self.shows_cursor
