"""Fields to type into: nothing pasted is dropped, control characters never arrive, the terminal's cursor follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from ashore.text import JOINERS, LINE_MARK, clean, columns, wrap
from ashore.tui.textual_internals.input import CursorInput


@runtime_checkable
class Moves(Protocol):
    """A page on which one moves from thing to thing."""

    def action_move(self, by: int) -> None:
        """To the next thing, or to the one before."""


EMPTY = "_" * 12
"""Stands in an empty field, so that it is seen without colour."""

Take = Callable[[str], None]
"""Told the whole text of a field after each change, at once: before the next key is handled. Textual's own messages
come later, when more may have been typed, and text that the workbook does not know yet could be painted over."""


@runtime_checkable
class ShowsKeys(Protocol):
    """A page that says at its foot what keys do now."""

    def show_keys(self) -> None:
        """Say it anew."""


class NotOpen(Message):
    """Something was to be typed or pasted where letters are the page's keys."""


if TYPE_CHECKING:
    _Base = Widget
else:  # Textual gathers bindings and component classes along one line of bases only
    _Base = object


class Opens(_Base):
    """A field that is opened for typing. As long as it is not, it is a row: letters and digits are the page's keys, and
    nothing that it holds is changed by them. On a page Enter, Tab and a click open it; in a dialog it always is."""

    typing = True
    """Whether letters are text now, not keys of the page."""

    def begin_typing(self) -> None:
        """Open it."""
        self.typing = True

    def end_typing(self) -> None:
        """Close it; what was typed stays."""
        self.typing = False

    def end_here(self) -> None:
        """Close it by its own key; its page says so."""
        self.end_typing()
        if isinstance(self.screen, ShowsKeys):
            self.screen.show_keys()

    def open_here(self) -> None:
        """Open it by its own key or a click; its page says at once what keys do now."""
        self.begin_typing()
        if isinstance(self.screen, ShowsKeys):
            self.screen.show_keys()


class TextInput(Opens, CursorInput):
    """One line. Several pasted lines are joined by `between`, not cut; full-width spaces are kept."""

    BINDINGS = [Binding("enter", "screen.next_field", show=False)]
    cursor_blink: Reactive[bool] = Reactive(False, init=False)
    """Nothing moves by itself, and nothing goes over a slow line while nobody types."""
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How long its text is. In Textual a change of it lays the whole page out anew; the room for it stays the same."""

    class Cut(Message):
        """More was pasted than there is room for."""

        def __init__(self, most: int) -> None:
            super().__init__()
            self.most = most

    def __init__(
        self,
        value: str = "",
        *,
        take: Take | None = None,
        placeholder: str = "",
        max_length: int = 500,
        password: bool = False,
        between: str = " ",
        id: str | None = None,
    ) -> None:
        self._most = max_length
        self._between = between
        self._take = take
        super().__init__(
            value,
            placeholder=placeholder,
            max_length=max_length,
            password=password,
            id=id,
            select_on_focus=False,
        )

    def post_message(self, message: Message) -> bool:
        if isinstance(message, Input.Changed) and self._take and self.is_mounted:
            self._take(self.value)
        return super().post_message(message)

    def validate(self, value: str) -> None:
        """What is typed is understood elsewhere: Textual would work out the styles of the field anew for each."""

    def begin_typing(self) -> None:
        super().begin_typing()
        self.update_cursor()

    def end_typing(self) -> None:
        super().end_typing()
        self.selection = Selection.cursor(len(self.value))
        self.update_cursor()

    @property
    def shows_cursor(self) -> bool:
        """The cursor is seen where letters are text."""
        return self.typing

    def check_consume_key(self, key: str, character: str | None) -> bool:
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
        elif event.character and event.character in ("\u3000", "\u00a0", *JOINERS):
            self.insert_text_at_cursor(event.character)
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_in(event.text)

    def action_paste(self) -> None:
        self.take_in(self.app.clipboard)

    def take_in(self, pasted: str) -> None:
        """Put a pasted text where the cursor is, or over what is selected; nowhere while the field is not open."""
        if not self.typing:
            self.post_message(NotOpen())
            return
        text = self._between.join(filter(None, map(str.rstrip, clean(pasted).split("\n"))))
        selected = len(self.selected_text)
        room = self._most - len(self.value) + selected
        if len(text) > room:
            text = text[:room]
            self.post_message(self.Cut(self._most))
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)


ONE_VALUE = f" {LINE_MARK} "
"""Between pasted lines in a field for one value: it is seen, and the field says that one line belongs there."""
SEVERAL_VALUES = "; "


class AmountInput(TextInput):
    """A sum, a day, or another short figure. Opening it selects what stands in it: typing replaces that, an arrow keeps
    it."""

    def __init__(
        self, value: str = "", *, take: Take | None = None, placeholder: str = "", id: str | None = None
    ) -> None:
        super().__init__(value, take=take, placeholder=placeholder, max_length=40, between=ONE_VALUE, id=id)

    def begin_typing(self) -> None:
        super().begin_typing()
        self.selection = Selection(0, len(self.value))


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
        self.styles.height = "auto"

    def show(self, value: str) -> None:
        """Show another value, without a message."""
        self.value = value
        self.refresh()

    def _wrapped(self, width: int) -> list[list[str]]:
        """The lines of each choice: a language may have no word that is short enough."""
        return [wrap(text, max(width - 4, 4)) for text in self._options.values()]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(map(len, self._wrapped(width))) if width else 1

    def action_step(self, by: int) -> None:
        values = list(self._options)
        at = values.index(self.value) if self.value in values else -by if by > 0 else 0
        self.value = values[(at + by) % len(values)]
        self.refresh()
        self.post_message(self.Changed(self, self.value))

    def render(self) -> Content:
        width = self.content_size.width
        left, right = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        first, *others = wrap(self._options.get(self.value, ""), max(width - 4, 4))
        lines = [left + first + right, *("  " + other for other in others)]
        return Content("\n".join(line + " " * max(width - columns(line), 0) for line in lines))
