"""A page that is a list of things to choose from, made anew whenever what it says has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.app import ComposeResult

from ashore.tui.page import Page
from ashore.tui.widgets.page_list import Entry, Kind, Line, PageList


class Item(NamedTuple):
    """A line of the list: a heading, a text, or a row that does something when it is chosen."""

    text: str
    do: Callable[[], object] | None = None
    right: str = ""
    id: str | None = None
    kind: Kind = "row"
    hang: str = ""
    """What stands before its further lines, where they belong under words and not under a mark."""

    @property
    def looks(self) -> tuple[str, str, str | None]:
        """What is seen of it."""
        return self.text, self.right, self.id


class ListPage(Page):
    """Subclasses say which `items` there are now."""

    def __init__(self, at: str | None = None) -> None:
        super().__init__()
        self._at = at
        self._items: list[Item] = []
        self._laid_out_for: tuple[int, ...] = ()
        """Columns for which the lines were made."""

    def again(self) -> Page:
        """At the same row; pages that are about something say more."""
        return type(self)(self.chosen)

    def items(self) -> Iterable[Item]:
        """The lines, top to bottom."""
        return ()

    def body(self) -> ComposeResult:
        yield PageList(choose=self._do)

    @property
    def page_list(self) -> PageList:
        """The list."""
        return self.query_one("#list", PageList)

    @property
    def chosen(self) -> str | None:
        """The id of the row on which the reader is."""
        found = next(iter(self.query("#list").results(PageList)), None)
        return self._at if found is None or not found.option_count else found.chosen

    def focus_start(self) -> None:
        self.set_focus(self.page_list)

    def show(self) -> None:
        items = list(self.items())
        if [item.looks for item in items] == [item.looks for item in self._items] and self.page_list.option_count:
            self._items = items  # what they do may rest on what has changed
            return
        at = self.chosen or self._at
        self._items = items
        self._laid_out_for = self.room_for()
        self.page_list.show((self._entry(n, item) for n, item in enumerate(items)), at)

    @staticmethod
    def _entry(number: int, item: Item) -> Entry:
        line = Line(item.text, item.right, item.kind, gap=item.kind == "heading" and number > 0, hang=item.hang)
        return Entry(line, item.id, item.kind == "row")

    def on_resize(self) -> None:
        """Tables are laid out for the width there is."""
        super().on_resize()
        if self._items and self._laid_out_for != self.room_for():
            self.show()

    def room_for(self) -> tuple[int, ...]:
        """What its lines are made for: columns, and what else a page asks about the size of the screen."""
        return (self.room(),)

    def choose(self) -> None:
        """What the row on which the reader is does."""
        if self.page_list.highlighted is not None:
            self._do(self.page_list.highlighted)

    def _do(self, number: int) -> None:
        if (do := self._items[number].do) is not None:
            do()

    def on_option_list_option_highlighted(self) -> None:
        self.focus_moved()

    def past_end(self, by: int) -> None:
        """What stands above the first line, or below the last, comes into sight."""
        if by < 0:
            self.page_list.scroll_home(animate=False)
        else:
            self.page_list.scroll_end(animate=False)

    def action_move(self, by: int) -> None:
        """j and k; arrows are the list's own."""
        self.page_list.action_cursor_down() if by > 0 else self.page_list.action_cursor_up()

    def action_page(self, by: int) -> None:
        """A page on."""
        self.page_list.page(by)
