"""What every page of the workbook is made of: a title, a body, the keys. How one moves about in it: `moving`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from ashore.i18n import K_, _, fill, in_english
from ashore.tui.actions import DIRECT, Action, Actions, offered, split
from ashore.tui.key_list import Keys as Keys
from ashore.tui.layout import FRAME, SIDE_FROM, SIDE_WIDTH, TALL_FROM
from ashore.tui.moving import MOVES, MovingScreen, named_key
from ashore.tui.tabs import TABS
from ashore.tui.widgets.bars import KeyBar, TitleBar
from ashore.tui.widgets.inputs import Opens, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from ashore.tui.widgets.side import SidePanel

FIELD_KEYS: Keys = (("Esc", K_("leave the field")), ("Tab", K_("next")), ("Shift+Tab", K_("back")))
"""In an open field."""
EDIT, ROWS = ("", K_("EDIT")), ("", K_("ROWS"))
"""What letters are now: text, or keys."""
GO_TO, GO_TO_TOO = ("Space", K_("go to")), ("Ctrl+P", K_("go to"))
"""Where to go; the other one where Space means something else."""


class Page(MovingScreen):
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
    ALWAYS: ClassVar[Keys] = (GO_TO, ("?", K_("help")), ("q", K_("quit")))
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(SIDE_FROM, "-wide")]
    VERTICAL_BREAKPOINTS = [(TALL_FROM, "-tall")]
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
        self.in_english = ""
        """That something on it is in English, where it is."""
        self._key_bar = KeyBar()

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

    def offered(self) -> Actions:
        """Those of them that this session may do."""
        return offered(self.actions())

    def keys(self) -> Keys:
        """The keys that matter now, most needed first; ALWAYS comes behind them."""
        return tuple((action.key, action.label) for action in split(self.offered())[0])

    def keys_in_menu(self) -> Keys:
        """Keys that do something here and are not at the foot: the menu has them for a keyboard that lacks them."""
        return ()

    # How it is built

    def compose(self) -> ComposeResult:
        if not self.there():
            return
        in_english()  # what is shown from now on is of this page
        if self.LEADS_ON:
            self._tab_row = TabRow(TABS.index(self.ashore.go.tab_of(self)))
            yield self._tab_row
        if self.TITLED:
            self._title_bar = TitleBar(self.heading())
            yield self._title_bar
        # Before anything has its styles; Textual adds these classes when all have them.
        self.set_class(self.app.size.width >= SIDE_FROM, "-wide", update=False)
        self.set_class(self.app.size.height >= TALL_FROM, "-tall", update=False)
        yield from self.body()
        yield self._message_line
        self._size_key_bar()
        yield self._key_bar
        if self._wide():
            yield self._new_side_panel()

    def _new_side_panel(self) -> SidePanel:
        from ashore.tui.widgets.side import SidePanel

        self._side_panel = SidePanel()
        return self._side_panel

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
        self._look_for_english()
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
                self._look_for_english()
            except Exception as error:
                self.ashore.unforeseen(error, self)

    def _wide(self) -> bool:
        return self.SIDE and self.app.size.width >= self.SIDE_FROM

    def room(self) -> int:
        """Columns for the page itself; a wide one has frames."""
        frame = FRAME if self.app.size.width >= SIDE_FROM else 0
        return self.app.size.width - (SIDE_WIDTH if self._wide() else 0) - frame

    def _size_key_bar(self) -> None:
        """It is docked, and heeds no panel by itself."""
        self._key_bar.styles.width = self.app.size.width - (SIDE_WIDTH if self._wide() else 0)

    def on_resize(self) -> None:
        """The panel beside the page comes where there is room for it, and goes where there is none."""
        wide = self._wide()
        self._size_key_bar()
        self.show_keys()
        if wide and self._side_panel is None:
            self.mount(self._new_side_panel())
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
        said = "\n".join(filter(None, [self.ashore.message, self.in_english]))
        self._message_line.show(said)
        self._message_line.display = bool(said)

    def _look_for_english(self) -> None:
        """Say, once all is painted, where something of the page stands in no catalogue of the reader's language."""
        if not self.in_english and (said := in_english()) and self._message_line.is_attached:
            self.in_english = said
            self.show_message()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What lay above it is gone: what was said there may hold here."""
        if self._message_line.is_attached:
            self.show_message()

    def show_keys(self) -> None:
        """The keys for what has the focus."""
        if not self._key_bar.is_attached:  # not there yet, or the program ends
            return
        texts: Keys = (("F6", K_("texts")),) if self.ashore.texts else ()
        if self.in_field():
            takes: Keys = (("Enter", K_("done")),) if isinstance(self.focused, TextInput) else ()
            self._key_bar.show_keys((EDIT, *texts, *takes), FIELD_KEYS)
        else:
            opens: Keys = (ROWS, ("Enter", K_("type"))) if isinstance(self.focused, Opens) else ()
            more: Keys = (("m", K_("more")),) if split(self.offered())[1] else ()
            keys = self.keys()
            always = tuple(GO_TO_TOO if key == GO_TO and _has_space(keys) else key for key in self.ALWAYS)
            self._key_bar.show_keys((*texts, *opens, *keys), (*more, *always))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Somebody types where nothing is open, and the key means nothing: say so."""
        if (key := named_key(event)) and event.key not in self.active_bindings:
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
        found = next((action for action in self.offered() if action.key == key), None)
        if found is None:
            self.key_means_nothing(key)
        else:
            self.run(found)

    def run(self, action: Action) -> None:
        """Do one of the page's actions."""
        getattr(self, f"action_{action.do}")()

    def action_space(self) -> None:
        """Tick what has the focus, where it can be ticked; elsewhere 'where to go'."""
        found = next((action for action in self.offered() if action.key == "Space"), None)
        if found is not None:
            self.run(found)
        elif self.LEADS_ON:
            self.ashore.go.menu()
        else:
            self.key_means_nothing("Space")

    def action_more(self) -> None:
        """All that can be done here and has no key of its own."""
        if split(self.offered())[1]:
            self.ashore.go.more(self)
        else:
            self.key_means_nothing("m")

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


def _has_space(keys: Keys) -> bool:
    """Whether Space means something of its own among the keys of a page."""
    return any(key == "Space" for key, _label in keys)
