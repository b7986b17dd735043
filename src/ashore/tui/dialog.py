"""A small page above another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast, runtime_checkable

from textual import events
from textual.binding import Binding
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from ashore.i18n import _, fill, in_english, key_label
from ashore.tui.moving import MOVES, named_key
from ashore.tui.shell import Shell
from ashore.tui.textual_internals.screens import PaintedOnce
from ashore.tui.widgets.inputs import Opens
from ashore.tui.widgets.prose import Prose


@runtime_checkable
class Says(Protocol):
    """A screen that can show what the app has to say."""

    def show_message(self) -> None:
        """Show it, or take it away."""


@runtime_checkable
class TellsLanguage(Protocol):
    """A screen that says by itself whether something on it is in English."""

    in_english: str


class ModalPage(PaintedOnce, ModalScreen[None]):
    """A small page above another. Esc closes it."""

    BINDINGS = [*MOVES, Binding("escape", "close", show=False), Binding("q", "app.quit", show=False)]
    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    _said = ""
    """What was said of a key that means nothing here; it is not for what lies beneath."""

    @property
    def ashore(self) -> Shell:
        """The program around it."""
        return cast("Shell", self.app)

    def show_message(self) -> None:
        """What the app has to say just now, in the last line; it may hold for what lies beneath as well."""
        show_below(self, self.ashore.message)

    def on_key(self, event: events.Key) -> None:
        """A key that no field takes and that means nothing: say so. A dialog with letters of its own comes first."""
        if (key := named_key(event)) and event.key not in self.active_bindings:
            self.key_means_nothing(key)

    def key_means_nothing(self, key: str) -> None:
        """A key that does nothing here: say what closes this."""
        if key.isascii():
            self.ashore.say(fill(_("{key} does nothing here. Esc closes this."), key=key))
        else:
            self.ashore.say(_("The input method is on. Letters are keys here: switch it off."))
        self._said = self.ashore.message

    def _look_for_english(self) -> None:
        """Say, once all is painted, where something of it stands in no catalogue of the reader's language."""
        said = in_english()
        told = any(isinstance(screen, TellsLanguage) and screen.in_english for screen in self.app.screen_stack[:-1])
        if said and not told and self.is_attached and not self.ashore.message:
            show_below(self, said)

    def on_unmount(self) -> None:
        in_english()  # that was said here; it is not of the page beneath
        if self._said and self.ashore.message == self._said:
            self.ashore.say("")

    def action_close(self) -> None:
        self.dismiss()

    def action_move(self, by: int) -> None:
        self.focus_next() if by > 0 else self.focus_previous()

    def action_next_field(self) -> None:
        """In a dialog every field is open."""
        self.action_move(1)

    def on_mount(self) -> None:
        if self.children:  # none where the program ends: nothing is built any more
            self.built()
            self.focus_start()
            self.call_after_refresh(self._look_for_english)
        self.ashore.release_keys()

    def built(self) -> None:
        """What is set up once the widgets are there."""

    def focus_start(self) -> None:
        """Where the reader begins."""
        self.focus_next()

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """In a dialog every field is open."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        if isinstance(widget, Opens) and not from_app_focus:
            widget.begin_typing()


def show_below(screen: Screen[None], text: str) -> None:
    """A message in the last line of a screen that has no line for it."""
    line = next(iter(screen.query("#below").results(Prose)), None)
    if line is None and text:
        screen.mount(Prose(text, id="below", classes="notice"))
    elif line is not None:
        line.show(text)
        line.display = bool(text)


def join_keys(keys: Iterable[tuple[str, str]]) -> str:
    """Keys for the last line of a dialog."""
    return "  ".join(f"{key} {key_label(label)}" for key, label in keys)
