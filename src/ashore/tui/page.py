"""What every page of the workbook is made of: a title, a body, the keys; and how one moves about in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol, cast, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import QueryType
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from ashore.i18n import N_, _, fill
from ashore.tui.actions import DIRECT, Action, Actions, split
from ashore.tui.key_list import KEYS
from ashore.tui.key_list import Keys as Keys
from ashore.tui.layout import FRAME, SIDE_FROM, SIDE_WIDTH
from ashore.tui.shell import Shell
from ashore.tui.tabs import TABS
from ashore.tui.textual_internals.screens import PaintedOnce
from ashore.tui.widgets.bars import KeyBar, TitleBar
from ashore.tui.widgets.inputs import Opens, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from ashore.tui.widgets.side import SidePanel

FIELD_KEYS: Keys = (("Esc", N_("leave the field")), ("Tab", N_("next")), ("Shift+Tab", N_("back")))
"""In an open field."""
EDIT, ROWS = ("", N_("EDIT")), ("", N_("ROWS"))
"""What letters are now: text, or keys."""
MOVES: list[BindingType] = [Binding("down,j", "move(1)", show=False), Binding("up,k", "move(-1)", show=False)]
"""Moving between the things on a page: arrows as well as Tab."""

GO_TO, GO_TO_TOO = ("Space", N_("go to")), ("Ctrl+P", N_("go to"))
"""Where to go; the other one where Space means something else."""

FUNCTION_KEYS = {key.casefold(): key for keys, _label in KEYS for key in keys.split() if key[0] == "F"}
"""Those that do something somewhere, as Textual calls them and as they are shown."""

NOT_OPEN = N_("Enter opens the field; then letters are text.")


class Page(PaintedOnce, Screen[None]):
    """A page. Subclasses say what can be done on it, fill `body`, and put the workbook's values into their widgets in
    `show`."""

    BINDINGS = [
        *MOVES,
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("escape", "leave", show=False),
        *(Binding(keys, f"do('{key}')", show=False) for key, keys in DIRECT.items()),
        Binding("enter", "do('Enter')", show=False),
        Binding("m", "more", show=False),
        Binding("space", "space", show=False),
    ]
    ACTIONS: ClassVar[Actions] = ()
    """What can be done on it, most needed first."""
    ALWAYS: ClassVar[Keys] = (GO_TO, ("?", N_("help")), ("q", N_("quit")))
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_FROM, "-wide")]
    TITLED: ClassVar[bool] = True
    """Whether a line under the tabs says what page it is; the first page of a tab needs none."""
    LEADS_ON: ClassVar[bool] = True
    """Whether the keys of the whole workbook lead from here to other pages."""
    settled = False
    """Whether it stands as it was built; from then on a field may scroll to show its help as well."""
    SIDE: ClassVar[bool] = True
    """Whether a wide terminal shows beside it where the reader stands."""
    SIDE_FROM: ClassVar[int] = SIDE_FROM
    """Columns of the terminal from which on it is there."""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. In Textual a change of it paints the whole screen anew; the two widgets paint themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.opens = False
        """Whether it begins in an open field: of a new record, or where the reader was typing."""
        self.about: tuple[object, ...] = ()
        """What it is about, where that was chosen: a record, a card, a chapter."""
        # What is round the body is kept: looking a widget up by its selector takes longer than showing something in it.
        self._tab_row: TabRow | None = None
        self._title_bar: TitleBar | None = None
        self._side_panel: SidePanel | None = None
        self._message_line = Prose("", id="message", classes="notice")
        self._key_bar = KeyBar()

    @property
    def ashore(self) -> Shell:
        """The program around it."""
        return cast("Shell", self.app)

    # What a page says

    def there(self) -> bool:
        """Whether what the page is about is in the workbook; undo, or leaving it untouched, may have taken it away."""
        return True

    def heading(self) -> str:
        """The title of the page."""
        return ""

    def kind(self) -> str:
        """What kind of page it is, without anything of the reader's."""
        return self.heading()

    def body(self) -> ComposeResult:
        """The widgets between title and keys."""
        yield from ()

    def show(self) -> None:
        """Put the workbook's values into the widgets; called after every change."""

    def built(self) -> None:
        """What is set up once the widgets are there."""

    def again(self) -> Page:
        """A new page of the same kind, for another language."""
        return type(self)()

    def begin(self) -> None:
        """It is about a new record: it begins in an open field."""
        self.opens = True

    def as_it_is(self) -> Page:
        """A new page of the same kind at the same place, also in the middle of a field."""
        again = self.again()
        again.opens, again.about = self.in_field(), self.about
        return again

    def actions(self) -> Actions:
        """What can be done on it now, most needed first."""
        return self.ACTIONS

    def keys(self) -> Keys:
        """The keys that matter now, most needed first; ALWAYS comes behind them."""
        return tuple((action.key, action.label) for action in split(self.actions())[0])

    def keys_in_menu(self) -> Keys:
        """Keys that do something here and are not at the foot: the menu has them for a keyboard that lacks them."""
        return ()

    # How it is built

    def compose(self) -> ComposeResult:
        if not self.there():
            return
        if self.LEADS_ON:
            self._tab_row = TabRow(TABS.index(self.ashore.go.tab_of(self)))
            yield self._tab_row
        if self.TITLED:
            self._title_bar = TitleBar(self.heading())
            yield self._title_bar
        yield from self.body()
        yield self._message_line
        yield self._key_bar

    def on_mount(self) -> None:
        self._unsubscribe = self.ashore.session.subscribe(self.show_soon)
        if self not in self.app.screen_stack:  # left again before it was there
            return
        if not self.there():
            self.leave()
            return
        if not self.children:  # the program ends: nothing is built any more
            return
        self.built()
        self.show()
        self.show_state()
        self.show_message()
        self.focus_start()
        if self.opens:
            self.open_field()
        self.show_keys()
        self.ashore.release_keys()
        self.call_after_refresh(self._show_from_the_top)

    def _show_from_the_top(self) -> None:
        """Only now is it known how high everything is: no further down than the reader's place needs."""
        scrolls = list(self.query(".body, .left").results(Scroll))
        self.settled = not scrolls
        for scroll in scrolls:
            scroll.scroll_home(animate=False)  # after the next refresh; the focus is looked for behind it
            scroll.call_after_refresh(self._keep_in_sight, scroll)

    def _keep_in_sight(self, scroll: Scroll) -> None:
        """Scroll no further than what has the focus needs."""
        if self.focused is not None and scroll in self.focused.ancestors:
            scroll.scroll_to_widget(self.focused, animate=False, immediate=True)
        self.settled = True
        self.place_settled()

    def place_settled(self) -> None:
        """The page stands as it was built, and what has the focus is seen."""

    def on_unmount(self) -> None:
        self._unsubscribe()

    def show_soon(self) -> None:
        """Show the new value; a page that is being left needs no more, and its widgets may be gone already.

        The change is made, whether this page can show it or not: who made it goes on.
        """
        if self.is_mounted and self.is_attached and self in self.app.screen_stack:
            try:
                if not self.there():
                    self.leave()
                    return
                self.show()
                self._show_side()
            except Exception as error:
                self.ashore.unforeseen(error, self)

    def _wide(self) -> bool:
        return self.SIDE and self.app.size.width >= self.SIDE_FROM

    def room(self) -> int:
        """Columns for the page itself; a wide one has frames."""
        frame = FRAME if self.app.size.width >= SIDE_FROM else 0
        return self.app.size.width - (SIDE_WIDTH if self._wide() else 0) - frame

    def on_resize(self) -> None:
        """The panel beside the page comes where there is room for it, and goes where there is none."""
        wide = self._wide()
        self.show_keys()
        if wide and self._side_panel is None:
            from ashore.tui.widgets.side import SidePanel

            self._side_panel = SidePanel()
            self.mount(self._side_panel)
        elif not wide and self._side_panel is not None:
            self._side_panel.remove()
            self._side_panel = None
        self.call_after_refresh(self._show_side)

    def _show_side(self) -> None:
        if self._side_panel is not None and self._side_panel.is_mounted:
            self._side_panel.show(self.ashore.case)

    def show_title(self, title: str) -> None:
        """Another title."""
        if self._title_bar is not None:
            self._title_bar.show_title(title)

    def show_state(self) -> None:
        """Whether everything is saved, beside the tabs."""
        if self._tab_row is not None:
            self._tab_row.show_state(self.ashore.saving.save_words())

    def show_message(self) -> None:
        """What the app has to say just now. (Textual's toasts lose wide characters at the start of a line.)"""
        self._message_line.show(self.ashore.message)
        self._message_line.display = bool(self.ashore.message)

    def on_screen_resume(self) -> None:
        """What lay above it is gone: what was said there may hold here."""
        if self._message_line.is_attached:
            self.show_message()

    def show_keys(self) -> None:
        """The keys for what has the focus."""
        if not self._key_bar.is_attached:  # not there yet, or the program ends
            return
        texts: Keys = (("F6", N_("texts")),) if self.ashore.texts else ()
        if self.in_field():
            takes: Keys = (("Enter", N_("done")),) if isinstance(self.focused, TextInput) else ()
            self._key_bar.show_keys((EDIT, *texts, *takes), FIELD_KEYS)
        else:
            opens: Keys = (ROWS, ("Enter", N_("type"))) if isinstance(self.focused, Opens) else ()
            more: Keys = (("m", N_("more")),) if split(self.actions())[1] else ()
            keys = self.keys()
            always = tuple(GO_TO_TOO if key == GO_TO and _has_space(keys) else key for key in self.ALWAYS)
            self._key_bar.show_keys((*texts, *opens, *keys), (*more, *always))

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

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Somebody types where nothing is open, and the key means nothing: say so."""
        if (key := _pressed(event)) and event.key not in self.active_bindings:
            self.key_means_nothing(key)

    def key_means_nothing(self, key: str) -> None:
        """A key that does nothing here: one that types, on a field that is not open, say what opens it."""
        if len(key) == 1 and isinstance(self.focused, Opens) and not self.focused.typing:
            self.on_not_open()
        elif not key.isascii():
            self.ashore.say(_("The input method is on: switch it off, or Enter opens a field for typing."))
        elif not self.LEADS_ON:
            self.ashore.say(fill(_("{key} does nothing here yet. Enter chooses."), key=key))
        else:
            space, ctrl_p = (
                _("{key} does nothing here. Space shows what can be done."),
                _("{key} does nothing here. Ctrl+P shows what can be done."),
            )
            self.ashore.say(fill(ctrl_p if self.in_field() or _has_space(self.keys()) else space, key=key))

    def action_do(self, key: str) -> None:
        """What a key of its own does on this page."""
        found = next((action for action in self.actions() if action.key == key), None)
        if found is None:
            self.key_means_nothing(key)
        else:
            self.run(found)

    def run(self, action: Action) -> None:
        """Do one of the page's actions."""
        getattr(self, f"action_{action.do}")()

    def action_space(self) -> None:
        """Tick what has the focus, where it can be ticked; elsewhere 'where to go'."""
        found = next((action for action in self.actions() if action.key == "Space"), None)
        if found is not None:
            self.run(found)
        elif self.LEADS_ON:
            self.ashore.go.menu()
        else:
            self.key_means_nothing("Space")

    def action_more(self) -> None:
        """All that can be done here and has no key of its own."""
        if split(self.actions())[1]:
            self.ashore.go.more(self)
        else:
            self.key_means_nothing("m")

    def on_not_open(self) -> None:
        """Something is pasted where nothing is open."""
        self.ashore.say(_(NOT_OPEN))

    def focus_start(self) -> None:
        """Where the reader begins. The focus is set at once, not by `focus()`, which waits: the next key is for it."""
        self.move_to(0)

    # Moving

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

    def on_text_input_cut(self, event: TextInput.Cut) -> None:
        self.ashore.say(fill(_("Only {n} characters fit here; the rest was not taken."), n=str(event.most)))

    def action_leave(self) -> None:
        """Out of the field, which is a row again; then from the page."""
        if isinstance(self.focused, Opens) and self.focused.typing:
            self.focused.end_typing()
            self.show_keys()
            self.ashore.session.end_merging()
        else:
            self.leave()

    def leave(self) -> None:
        """Where Esc leads from here."""
        self.ashore.go.back()

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


def _pressed(event: events.Key) -> str:
    """A key as it is named to the reader; nothing for one that only moves or edits."""
    if event.is_printable:
        return event.character or event.key
    return FUNCTION_KEYS.get(event.key, "")


def _has_space(keys: Keys) -> bool:
    """Whether Space means something of its own among the keys of a page."""
    return any(key == "Space" for key, _label in keys)


@runtime_checkable
class Says(Protocol):
    """A screen that can show what the app has to say."""

    def show_message(self) -> None:
        """Show it, or take it away."""


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
        if (key := _pressed(event)) and event.key not in self.active_bindings:
            self.key_means_nothing(key)

    def key_means_nothing(self, key: str) -> None:
        """A key that does nothing here: say what closes this."""
        if key.isascii():
            self.ashore.say(fill(_("{key} does nothing here. Esc closes this."), key=key))
        else:
            self.ashore.say(_("The input method is on. Letters are keys here: switch it off."))
        self._said = self.ashore.message

    def on_unmount(self) -> None:
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
    return "  ".join(f"{key} {_(label)}" for key, label in keys)
