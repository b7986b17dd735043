"""How one moves about on a page: between its parts with arrows and Tab, into its fields and out of them."""

from __future__ import annotations

from typing import cast

from textual import events
from textual.binding import Binding, BindingType
from textual.css.query import QueryType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from ashore.i18n import N_, _
from ashore.tui.key_list import KEYS
from ashore.tui.shell import Shell
from ashore.tui.textual_internals.screens import PaintedOnce
from ashore.tui.widgets.inputs import Opens
from ashore.tui.widgets.scroll import Scroll

MOVES: list[BindingType] = [Binding("down,j", "move(1)", show=False), Binding("up,k", "move(-1)", show=False)]
"""Moving between the things on a page: arrows as well as Tab."""

FUNCTION_KEYS = {key.casefold(): key for keys, _label in KEYS for key in keys.split() if key[0] == "F"}
"""Those that do something somewhere, as Textual calls them and as they are shown."""

NOT_OPEN = N_("Enter opens the field; then letters are text.")


def named_key(event: events.Key) -> str:
    """A key as it is named to the reader; nothing for one that only moves or edits."""
    if event.key == "space":
        return "Space"
    if event.is_printable:
        return event.character or event.key
    return FUNCTION_KEYS.get(event.key, "")


class MovingScreen(PaintedOnce, Screen[None]):
    """A screen on which one moves from thing to thing. A field that is not open is a row: letters are keys."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. In Textual a change of it paints the whole screen anew; the two widgets paint themselves."""

    @property
    def ashore(self) -> Shell:
        """The program around it."""
        return cast("Shell", self.app)

    def show_keys(self) -> None:
        """The keys for what has the focus."""

    def in_field(self) -> bool:
        """Whether letters are text now, not keys."""
        return isinstance(self.focused, Opens) and self.focused.typing

    def open_field(self) -> None:
        """Letters are text from now on, where a field has the focus."""
        if isinstance(self.focused, Opens):
            self.focused.begin_typing()
            self.show_keys()
            if self.ashore.message == _(NOT_OPEN):
                self.ashore.say("")

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Tab goes on typing: it opens a field that it comes to."""
        found = super().focus_next(selector)
        self.open_field()
        return found

    def focus_previous(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Shift+Tab opens it too."""
        found = super().focus_previous(selector)
        self.open_field()
        return found

    def on_not_open(self) -> None:
        """Something is pasted where nothing is open."""
        self.ashore.say(_(NOT_OPEN))

    def focus_start(self) -> None:
        """Where the reader begins. The focus is set at once, not by `focus()`, which waits: the next key is for it."""
        self.move_to(0)

    def stops(self) -> list[Widget]:
        """What can have the focus, in order."""
        return [widget for widget in self.focus_chain if widget.is_attached]

    def move_to(self, index: int) -> None:
        """The focus to one of the stops."""
        stops = self.stops()
        if stops:
            self.set_focus(stops[max(0, min(index, len(stops) - 1))])

    def action_move(self, by: int) -> None:
        if isinstance(self.focused, Opens):
            self.focused.end_typing()
            self.show_keys()
        stops = self.stops()
        if self.focused not in stops:
            self.move_to(0 if by > 0 else len(stops) - 1)
        else:
            index = stops.index(self.focused) + by
            if 0 <= index < len(stops):
                self.set_focus(stops[index])
            elif index < 0:
                for scroll in self.query(".body"):
                    scroll.scroll_home(animate=False)

    def action_next_field(self) -> None:
        """Enter keeps what was typed and goes a row on; that one is not open: the next digit is a tab, not a sum."""
        self.action_move(1)

    def action_page(self, by: int) -> None:
        """A page on."""
        for scroll in self.query(".body").results(Scroll):
            scroll.page(by)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        settled = widget is not None and bool(widget.size)
        if isinstance(widget, Opens) and widget is not self.focused and not from_app_focus:
            widget.end_typing()
        super().set_focus(widget, scroll_visible and not settled, from_app_focus)
        if self.is_running and self.is_attached:
            self.focus_moved()
        if scroll_visible and settled and widget is not None:
            self._bring_into_sight(widget)

    def seen_with(self, widget: Widget) -> Widget:
        """What is to be seen when something has the focus; it may be a part of it."""
        return widget

    def _bring_into_sight(self, widget: Widget) -> None:
        scroll = next((found for found in widget.ancestors if isinstance(found, Scroll)), None)
        if scroll is not None:
            whole = self.seen_with(widget)
            scroll.bring(whole if whole.size.height <= scroll.size.height else widget)

    def focus_moved(self) -> None:
        """Show what depends on where the reader is: at once, so that one frame shows all that a key has changed."""
        self.show_keys()

    def on_descendant_focus(self) -> None:
        self.focus_moved()

    def on_descendant_blur(self) -> None:
        self.ashore.session.end_merging()
        self.call_after_refresh(self.show_keys)

    def on_input_changed(self) -> None:
        self.show_keys()
