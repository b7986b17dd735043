"""A page that is a list of things to choose from, made anew whenever what it says has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from textual import work
from textual.app import ComposeResult

from ashore.tui.page import Page
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll


class Item(NamedTuple):
    """A line of the list: a heading, a text, or a row that does something when it is chosen."""

    text: str
    do: Callable[[], object] | None = None
    right: str = ""
    id: str | None = None
    kind: Literal["row", "text", "note", "heading", "table"] = "row"

    def widget(self) -> Prose:
        """What stands on the page."""
        match self.kind:
            case "heading":
                return Prose(self.text, classes="heading")
            case "text":
                return Prose(self.text, first="  ", hang="  ")
            case "note":
                return Prose(self.text, first="      ", hang="      ", classes="quiet")
            case "table":
                return Prose(self.text)
            case "row":
                return Row(self.text, self.do, right=self.right, id=self.id)

    @property
    def looks(self) -> tuple[str, str, str | None]:
        """What is seen of it."""
        return self.text, self.right, self.id


class ListPage(Page):
    """Subclasses say which `items` there are now."""

    def __init__(self, at: str | None = None) -> None:
        super().__init__()
        self._at = at
        self._shown: list[tuple[str, str, str | None]] | None = None

    def items(self) -> Iterable[Item]:
        """The lines, top to bottom."""
        return ()

    def body(self) -> ComposeResult:
        with Scroll(classes="body"):
            items = list(self.items())
            self._shown = [item.looks for item in items]
            for item in items:
                yield item.widget()

    @property
    def chosen(self) -> str | None:
        """The id of the row on which the reader is."""
        return self.focused.id if isinstance(self.focused, Row) else None

    def focus_start(self) -> None:
        rows = list(self.query(Row))
        row = next((row for row in rows if row.id and row.id == self._at), None)
        if row is not None or rows:
            self.set_focus(row or rows[0])

    def show(self) -> None:
        shown = [item.looks for item in self.items()]
        if self._shown is not None and self._shown != shown:
            self.ashore.hold_keys()
            self._rebuild()
        self._shown = shown

    def on_resize(self) -> None:
        """Tables are laid out for the width there is."""
        if self._shown is not None:
            self.show()

    @work(exclusive=True)
    async def _rebuild(self) -> None:
        rows = list(self.query(Row))
        at = self.chosen
        index = rows.index(self.focused) if isinstance(self.focused, Row) and self.focused in rows else 0
        scroll = self.query_one(".body")
        with self.app.batch_update():
            await scroll.remove_children()
            await scroll.mount_all([item.widget() for item in self.items()])
        rows = list(self.query(Row))
        again = next((row for row in rows if row.id and row.id == at), None)
        if again is None and rows:
            again = rows[min(index, len(rows) - 1)]
        if again is not None:
            self.set_focus(again)
        self.show_keys()
        self.ashore.release_keys()
