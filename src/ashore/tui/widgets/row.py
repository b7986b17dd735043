"""One thing on a page that can be chosen with Enter: a row, or a button."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content

from ashore.text import columns, pad
from ashore.tui.widgets.prose import Focusable


class Row(Focusable):
    """A line or two with, at the right edge, a short text; Enter does what `chosen` says.

    For the one thing, or the two, that stand between fields and texts; several that belong together are a list
    (`PageList`). Built and shown, it takes 2.2 ms, a list of one line 3.8, Textual's Button 3.1, which is centred and
    cuts in silence what is too long for it.
    """

    BINDINGS = [Binding("enter", "choose", show=False)]

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
        if text != self._right:
            self._right = text
            self.changed()

    def lines(self, width: int) -> list[str]:
        """The lines with the short text at the right: on the first or last of them where it fits, else below."""
        lines = super().lines(width)
        if not self._right:
            return lines
        room = width - 2 - columns(self._right)
        at = next((n for n in (0, -1) if columns(lines[n]) < room), None)
        if at is None:
            return [*lines, pad(self._right, width - 2, right=True)]
        lines[at] = pad(lines[at], room) + self._right
        return lines

    def action_choose(self) -> None:
        if self._chosen:
            self._chosen()

    def on_click(self) -> None:
        self.focus()
        self.action_choose()


class ButtonRow(Row):
    """A row that is pressed: it looks like a button, in brackets where there is no colour."""

    def lines(self, width: int) -> list[str]:
        first, *others = super().lines(max(width - 4, 1))
        lines = [f"[ {first}", *(f"  {line}" for line in others)]
        lines[-1] += " ]"
        return lines

    def render(self) -> Content:
        mark, look = (self.MARK, "bold $background on $primary") if self.has_focus else (self.SPACE, "bold $primary")
        lines = self.lines(self.content_size.width)
        return Content("\n").join(Content(mark) + Content.styled(line, look) for line in lines)
