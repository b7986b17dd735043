"""Fields to type into: nothing pasted is dropped, control characters never arrive, the terminal's cursor follows."""

from __future__ import annotations

import re

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ashore.text import clean, columns, shorten


class TextInput(Input):
    """One line. Several pasted lines are joined, not cut; full-width spaces are kept."""

    BINDINGS = [Binding("enter", "next", show=False)]

    class Left(Message):
        """Enter was pressed: on to what comes next."""

    def __init__(self, value: str = "", *, placeholder: str = "", max_length: int = 500, id: str | None = None) -> None:
        super().__init__(
            value, placeholder=placeholder, max_length=max_length, id=id, compact=True, select_on_focus=False
        )

    def action_next(self) -> None:
        self.post_message(self.Left())

    async def _on_key(self, event: events.Key) -> None:
        if event.character in ("\u3000", "\u00a0"):
            self.insert_text_at_cursor(event.character)
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        text = clean(event.text, lines=False)
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
        event.stop()
        event.prevent_default()


class AmountInput(TextInput):
    """A sum. Before anything is typed, plain letters are the page's keys; once typing has begun they are text."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, max_length=40, id=id)
        self.select_on_focus = True  # as in a worksheet: typing replaces the sum; an arrow key keeps it
        self.typing = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        if not self.typing and character is not None and re.match(r"[a-z?/ ]", character):
            return False
        return super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if not self.check_consume_key(event.key, event.character):
            if event.is_printable:
                event.prevent_default()
            return
        if event.is_printable:
            self.typing = True

    def _on_paste(self, event: events.Paste) -> None:
        self.typing = True
        super()._on_paste(event)

    def on_blur(self) -> None:
        self.typing = False

    def action_next(self) -> None:
        self.typing = False
        super().action_next()


class LongInput(TextArea):
    """Several lines."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, compact=True, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)

    class Left(Message):
        """The arrow keys lead out of the field, by one to the next or to the one before."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_cursor_down(self, select: bool = False) -> None:
        before = self.cursor_location
        super().action_cursor_down(select)
        if self.cursor_location == before and not select:
            self.post_message(self.Left(1))

    def action_cursor_up(self, select: bool = False) -> None:
        before = self.cursor_location
        super().action_cursor_up(select)
        if self.cursor_location == before and not select:
            self.post_message(self.Left(-1))

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)


class Choice(Widget, can_focus=True):
    """One of a few, changed with the arrow keys: ‹ monthly ›."""

    BINDINGS = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
    ]

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice, self.value = choice, value

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, options: dict[str, str], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._options = options
        self.value = value
        self.styles.height = 1

    def show(self, value: str) -> None:
        """Show another value, without a message."""
        self.value = value
        self.refresh()

    def action_step(self, by: int) -> None:
        values = list(self._options)
        at = values.index(self.value) if self.value in values else -by if by > 0 else 0
        self.value = values[(at + by) % len(values)]
        self.refresh()
        self.post_message(self.Changed(self, self.value))

    def render(self) -> Content:
        width = self.content_size.width
        text = shorten(self._options.get(self.value, ""), max(width - 4, 1))
        left, right = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        return Content(left + text + right + " " * max(width - 4 - columns(text), 0))
