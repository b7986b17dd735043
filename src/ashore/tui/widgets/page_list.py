"""The list of a page: rows to choose from, between headings and texts, laid out for the width there is.

One widget, and one Tab stop. Textual's OptionList breaks lines without heed of Chinese punctuation and paints the whole
list at each key; a line here lays itself out (`ashore.text.wrap`), and a key paints the two lines that it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option

from ashore.i18n.marks import shown
from ashore.text import columns, pad, wrap
from ashore.tui.widgets.line_list import MarkedList

Kind = Literal["row", "text", "note", "heading", "table"]
LOOKS: dict[Kind, str] = {
    "row": "",
    "text": "",
    "note": "$secondary",
    "heading": "bold $primary",
    "table": "",
}
INDENT: dict[Kind, str] = {"row": "  ", "text": "  ", "note": "      ", "heading": "", "table": ""}


class Line(Visual):
    """One line of the list, or several where it is long; with a short text at the right edge."""

    def __init__(self, text: str, right: str = "", kind: Kind = "row", *, gap: bool = False, hang: str = "") -> None:
        self._text, self._right, self._kind, self._gap = shown(text), shown(right), kind, gap
        self._hang = hang
        self._laid_out: tuple[int, list[str]] | None = None

    def __str__(self) -> str:
        return self._text

    def lines(self, width: int) -> list[str]:
        """The lines, with the short text on the first or the last of them where it fits, else below."""
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = width, self._lay_out(width)
        return self._laid_out[1]

    def _lay_out(self, width: int) -> list[str]:
        before = [""] if self._gap else []
        if self._kind == "table":
            return [*before, *self._text.split("\n")]
        indent = INDENT[self._kind]
        lines = wrap(self._text, max(width, len(indent) + 8), first=indent, hang=indent + self._hang)
        if not self._right:
            return [*before, *lines]
        room = width - columns(self._right)
        at = next((n for n in (0, -1) if columns(lines[n]) < room), None)
        if at is None:
            return [*before, *lines, pad(self._right, width, right=True)]
        lines[at] = pad(lines[at], room) + self._right
        return [*before, *lines]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        content = Content("\n".join(self.lines(width)))
        if looks := LOOKS[self._kind]:
            content = content.stylize(looks)
        return content.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.lines(width))


class Entry(NamedTuple):
    """A line of the list as its page says it; without an `id` or a thing to do it cannot be chosen."""

    line: Line
    id: str | None
    can_be_chosen: bool


@runtime_checkable
class GoesOn(Protocol):
    """A page that knows where the arrows lead beyond the ends of its list."""

    def past_end(self, by: int) -> None:
        """Beyond the last line, or before the first."""


class PageList(MarkedList):
    """The lines of a page. At its ends the arrows stay; the first line brings what stands above it into sight."""

    def __init__(self, id: str = "list", classes: str = "body", *, choose: Callable[[int], object]) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._choose_line = choose

    def action_select(self) -> None:
        """What is chosen is done at once: a message would come behind the next key."""
        if self.highlighted is not None and not self.get_option_at_index(self.highlighted).disabled:
            self._choose_line(self.highlighted)

    @property
    def chosen(self) -> str | None:
        """The id of the line on which the reader is."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return None
        return self.get_option_at_index(self.highlighted).id

    def show(self, entries: Iterable[Entry], at: str | None) -> None:
        """Other lines. The reader stays at the line of that id; where it is gone, at the place where it was."""
        before = self.highlighted
        options = [Option(entry.line, id=entry.id, disabled=not entry.can_be_chosen) for entry in entries]
        self.clear_options()
        self.add_options(options)
        free = [number for number, option in enumerate(options) if not option.disabled]
        again = next((number for number in free if at is not None and options[number].id == at), None)
        if again is None and free:
            again = free[0] if before is None else next((n for n in free if n >= before), free[-1])
        self.highlighted = again

    def action_cursor_down(self) -> None:
        self._step(1)

    def action_cursor_up(self) -> None:
        self._step(-1)

    def page(self, by: int) -> None:
        """A screen on, or back."""
        if not any(not option.disabled for option in self.options):  # text alone
            self.scroll_relative(y=by * max(self.size.height - 2, 1), animate=False)
            return
        page = self.action_page_down if by > 0 else self.action_page_up
        page()  # type: ignore[no-untyped-call]  # Textual gives it no types
        self._show_end()

    def action_last(self) -> None:
        super().action_last()
        self._show_end()

    def _show_end(self) -> None:
        """On the last line that can be chosen, or where none can be, what stands at the end comes into sight too."""
        free = [number for number, option in enumerate(self.options) if not option.disabled]
        if not free or self.highlighted == free[-1]:
            self.scroll_end(animate=False)

    def _step(self, by: int) -> None:
        free = [number for number, option in enumerate(self.options) if not option.disabled]
        if not free or self.highlighted is None:
            self.scroll_relative(y=by * 2, animate=False)
            return
        at = free.index(self.highlighted) + by if self.highlighted in free else 0
        if 0 <= at < len(free):
            self.highlighted = free[at]
        elif isinstance(self.screen, GoesOn):
            self.screen.past_end(by)
