"""A field for several lines. Apart from the others: Textual's editor takes long to import, and few pages have one."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import TextArea

from ashore.text import JOINERS, clean
from ashore.tui.widgets.inputs import Moves, NotOpen, Opens, Take

MOST_KEPT = 900_000
"""Characters that a long field takes at all; what is too long for its purpose is said, not cut."""


class LongInput(Opens, TextArea):
    """Several lines."""

    cursor_blink: Reactive[bool] = Reactive(False, init=False)

    def __init__(self, value: str = "", *, take: Take | None = None, id: str | None = None) -> None:
        self._take = take
        super().__init__(
            value,
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            show_cursor=False,  # while it is not open
        )

    def post_message(self, message: Message) -> bool:
        if isinstance(message, TextArea.Changed) and self._take and self.is_mounted:
            self._take(self.text)
        return super().post_message(message)

    def begin_typing(self) -> None:
        super().begin_typing()
        self.read_only = False

    def end_typing(self) -> None:
        super().end_typing()
        self.read_only = True

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return self.typing and super().check_consume_key(key, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.typing

    def on_mouse_down(self) -> None:
        self.open_here()

    def on_key(self, event: events.Key) -> None:
        if not self.typing:
            event.prevent_default()
            if event.key == "enter":
                self.open_here()
                event.stop()
        elif event.character in tuple(JOINERS):
            self.replace(event.character, *self.selection, maintain_selection_offset=False)
            event.stop()
            event.prevent_default()

    def show(self, text: str) -> None:
        """Show another text, without a message. The cursor stays where it was; at the end it stays at the end."""
        if self.text != text:
            at_end, before = self.cursor_location == self.document.end, self.cursor_location
            with self.prevent(TextArea.Changed):
                self.load_text(text)
            self.move_cursor(self.document.end if at_end else before)

    def action_cursor_down(self, select: bool = False) -> None:
        before = self.cursor_location
        super().action_cursor_down(select)
        if self.cursor_location == before and not select:
            self._leave(1)

    def action_cursor_up(self, select: bool = False) -> None:
        before = self.cursor_location
        super().action_cursor_up(select)
        if self.cursor_location == before and not select:
            self._leave(-1)

    def _leave(self, by: int) -> None:
        """Out of the field by an arrow key, at once: the next key is for where it leads."""
        screen = self.screen
        if isinstance(screen, Moves):
            screen.action_move(by)

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.typing:
            self.post_message(NotOpen())
            return
        text = clean(event.text)[: MOST_KEPT - len(self.text)]
        pasted = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(pasted.end_location)
