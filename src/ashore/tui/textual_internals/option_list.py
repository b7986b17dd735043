"""Lines of a list, which Textual's knows and does not tell."""

from __future__ import annotations

from textual.widgets import OptionList


class OptionLines(OptionList):
    """A list that can say where its options stand."""

    def repaint_option(self, number: int) -> None:
        """Paint the lines of one option anew; nothing where there is none of that number."""
        if (start := self._index_to_line.get(number)) is not None:
            self.refresh_lines(start, self._heights[number])

    def lines_of(self, number: int) -> range | None:
        """The lines in which an option stands, counted from the first; None where it is not known yet."""
        self._update_lines()
        start = self._index_to_line.get(number)
        return None if start is None else range(start, start + self._heights[number])

    def option_at(self, line: int) -> int | None:
        """The number of the option that stands in a line of the list, counted from its first; None below the last."""
        return self._lines[line][0] if line < len(self._lines) else None
