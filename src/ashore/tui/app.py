"""The app: its keys, its start and end, what it says, and hiding."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from ashore.guide.guide import Guide
from ashore.i18n import catalogue, current, watch
from ashore.i18n.marks import shown
from ashore.settings import Settings
from ashore.storage import access
from ashore.tui.app_settings import AppSettings
from ashore.tui.catalogue_reload import CatalogueReload
from ashore.tui.dialog import ModalPage, Says
from ashore.tui.ending import Ending
from ashore.tui.navigation import Navigation
from ashore.tui.no_colours import NoColours, knows_colours
from ashore.tui.page import Page
from ashore.tui.pages.home import HomePage
from ashore.tui.quitting import Quitting
from ashore.tui.rescue import Rescue
from ashore.tui.saving import Saving
from ashore.tui.shell import Shell
from ashore.tui.tabs import TABS, Tab
from ashore.tui.terminal import ControlFilter
from ashore.tui.textual_internals.screens import Beneath
from ashore.tui.themes import THEMES
from ashore.tui.workbook_app import WorkbookApp
from ashore.workbook.open_workbook import OpenWorkbook

IDLE_LOOK = 1.0
"""Seconds between two looks whether the reader is still there."""
MESSAGE_STAYS = 1.0
"""Seconds for which a message stays in any case."""


class AshoreApp(WorkbookApp):
    """The workbook on the screen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles.tcss", *sorted(Path(__file__).parent.glob("pages/*.tcss"))]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Ashore"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"tab('{tab}')", show=False) for number, tab in enumerate(TABS, 1)),
        Binding("question_mark", "help", show=False),
        Binding("slash", "find", show=False),
        Binding("c", "call", show=False),
        Binding("u", "undo", show=False),
        Binding("r", "redo", show=False),
        # From anywhere, also out of fields and dialogs.
        Binding("ctrl+p", "menu", show=False, priority=True),
        Binding("f1", "at_once('help')", show=False, priority=True),
        Binding("f2", "hide", show=False, priority=True),
        Binding("f3", "card('door')", show=False, priority=True),
        Binding("f4", "card('pause')", show=False, priority=True),
        Binding("f6", "texts", show=False, priority=True),
        Binding("f7", "card('court')", show=False, priority=True),
        Binding("f8", "at_once('call-now')", show=False, priority=True),
        Binding("f9", "at_once('chapters')", show=False, priority=True),
        Binding("f10", "take_over", show=False, priority=True),
        Binding("q", "quit", show=False),
        # To leave is always allowed: from fields, small pages and the hidden screen too.
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        open_workbook: OpenWorkbook,
        guide: Guide,
        settings: Settings,
        *,
        locale_dirs: Sequence[Path] = (),
        today: dt.date | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(open_workbook, guide, today, driver_class)
        self.settings = AppSettings(self, settings)
        self.locale_dirs = tuple(locale_dirs) or catalogue.search_path()
        self.go = Navigation(self)
        self.saving = Saving(self, open_workbook)
        self.rescue = Rescue(self)
        self.catalogue_reload = CatalogueReload(self)
        self.quitting = Quitting(self)
        self.ending: Ending | None = None
        """What answers signals; a test has none."""
        self.ended_idle = False
        """Whether it ended by itself, since nobody pressed a key."""
        self._filters_of_ours: list[LineFilter] = [ControlFilter()]
        if not knows_colours():
            self._filters_of_ours.append(NoColours(lambda: self.current_theme.background))
        self.animation_level = "none"
        self.message = ""
        self._stays = 0.0
        self._pressed = monotonic()
        self._styles_are_for: str = settings.theme
        for theme in THEMES.values():
            self.register_theme(theme)
        self.set_reactive(AshoreApp.theme, settings.theme)
        self.stylesheet.set_variables(self.get_css_variables())

    # Start and end

    def get_default_screen(self) -> Screen[None]:
        return Beneath()

    def on_mount(self) -> None:
        self.saving.begin()
        self.set_interval(IDLE_LOOK, self.rescue.looking(self._look_idle))
        if access.current().files:  # those that came with the program stay as they are
            self.catalogue_reload.begin()
        if self.ending:
            self.ending.begin()
        self.hold_keys(frames=True)
        page = self._first_page()
        self.push_screen(page)
        page.call_after_refresh(self.release_frames)
        self.call_after_refresh(self._started)

    def _first_page(self) -> Page:
        if self.settings.value.welcomed:
            return HomePage()
        from ashore.tui.pages.welcome import WelcomePage

        return WelcomePage()

    def _started(self) -> None:
        """The first screen is there: what it took stays, and from here on garbage is collected, off since the start."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if notices := [*filter(None, [self.rules.notice]), *current().problems]:
            self.say(notices[0])
        self.saving.offer_unsaved()

    def on_unmount(self) -> None:
        if self.session.saver:
            self.session.saver.listen(None)

    def refresh_css(self, animate: bool = True) -> None:
        """Textual reads all styles anew for a theme, also for the one that it starts with: those are read already."""
        if self._styles_are_for == self.theme:
            self.stylesheet.update(self, animate=animate)
        else:
            self._styles_are_for = self.theme
            super().refresh_css(animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self._filters_of_ours]

    def survive(self, error: Exception, failed: object) -> bool:
        return self.rescue.survive(error, failed)

    def last_words(self, error: BaseException | None) -> str:
        return self.rescue.last_words(error)

    async def action_quit(self) -> None:
        self.quit()

    def quit(self) -> None:
        """Save and end; where something cannot be saved, ask."""
        self.quitting.quit()

    def leave_unsaved(self) -> None:
        """End, with what could not be saved in a recovery file; where that cannot be written, ask once more."""
        kept = self.open_workbook.keep_unsaved()
        if kept.lost:
            from ashore.tui.pages.unsaved import LosingPage

            self.go.dialog(LosingPage(kept.problem))
        else:
            self.exit(return_code=0 if kept.saved else 1)

    def leave_now(self) -> None:
        """End, though the last changes are nowhere on the disk: the reader has said so."""
        self.exit(return_code=1)

    def action_interrupt(self) -> None:
        self.quitting.interrupt()

    def action_take_over(self) -> None:
        if not self.saving.may_take_over:
            self._means_nothing("F10")
        elif not self.hidden:
            self.saving.take_over()

    def say(self, text: str, stays: float = MESSAGE_STAYS) -> None:
        """A short message above the keys; a key takes it away again once it could be read, in so many seconds."""
        self.message = shown(text)
        self._stays = monotonic() + stays
        self.show_message()

    def show_message(self) -> None:
        """Show it where the reader is; a page that lies beneath shows it once it is seen again."""
        for screen in self.screen_stack:
            seen = screen is self.screen
            if isinstance(screen, Page):
                if seen or not self.message:
                    screen.show_message()
            elif isinstance(screen, Says) and seen:
                screen.show_message()

    def resting(self) -> float:
        """Seconds since the last key."""
        return monotonic() - self._pressed

    def key_pressed(self, event: events.Key | events.Paste) -> None:
        self._pressed = monotonic()
        self.rescue.key_pressed()
        self.quitting.key_pressed(event)
        if self.message and monotonic() > self._stays:
            self.message = ""
            self.show_message()

    def begin(self) -> None:
        """The first start is over."""
        self.settings.set_welcomed()
        self.go.open("triage")

    # Keys that lead somewhere

    def _may_leave(self, key: str) -> bool:
        """Pages are changed by a key only where letters are keys: not above a dialog, not before the first choice.
        There the key means nothing."""
        if isinstance(self.screen, Page) and self.screen.LEADS_ON:
            return True
        self._means_nothing(key)
        return False

    def _means_nothing(self, key: str) -> None:
        """A key of the whole program that does nothing now: what is shown says so. The hidden screen says nothing."""
        if isinstance(self.screen, Page | ModalPage):
            self.screen.key_means_nothing(key)

    def action_tab(self, tab: Tab) -> None:
        if self._may_leave(str(TABS.index(tab) + 1)):
            self.go.tab(tab)

    def action_menu(self) -> None:
        """Where to go, also out of an open field."""
        if self._may_leave("Ctrl+P"):
            self.go.menu()

    def action_help(self) -> None:
        if self._may_leave("?"):
            self.go.open("help")

    def action_find(self) -> None:
        if self._may_leave("/"):
            from ashore.tui.answers import asked
            from ashore.tui.commands import commands
            from ashore.tui.pages.find import FindPage
            from ashore.wording.answers import none_words

            self.go.dialog(FindPage(commands(self), partial(asked, self), none_words(self.guide)))

    def action_call(self) -> None:
        if self._may_leave("c"):
            self.go.open("call-now")

    # Doors: from anywhere, also out of a field, of a dialog, and before the first choice; nothing goes in front of the
    # hidden screen

    def action_card(self, role: CardRole) -> None:
        """A card at once."""
        if not self.hidden:
            self.go.card_for(role)

    def action_at_once(self, name: str) -> None:
        """A page at once."""
        if not self.hidden:
            self.go.open(name)

    # Hidden from others' eyes

    @property
    def hidden(self) -> bool:
        """Whether the harmless screen is shown."""
        return any(getattr(screen, "HIDES", False) for screen in self.screen_stack)

    def action_hide(self) -> None:
        """A harmless screen at once, from anywhere, also in the middle of a field."""
        if not self.hidden:
            from ashore.tui.pages.hidden import HiddenPage

            self.hold_keys()
            self.push_screen(HiddenPage(), lambda _result: self._shown_again())

    def _shown_again(self) -> None:
        self.saving.show_state()
        self.rescue.shown_again()

    def _look_idle(self) -> None:
        """Hide by itself when no key was pressed for as long as the settings say; where the session says it, end."""
        here = access.current()
        if here.end_after and self.resting() > here.end_after * 60:
            self.ended_idle = True
            self.exit()
            return
        hide_after = here.hide_after or self.settings.value.hide_after
        if hide_after and self.resting() > hide_after * 60:
            self.action_hide()

    def action_suspend_process(self) -> None:
        """To the shell and back, where there is one."""
        if access.current().files:
            super().action_suspend_process()
        else:
            self._means_nothing("Ctrl+Z")

    # Undo

    def action_undo(self) -> None:
        from ashore.wording import changes

        self.say(changes.undo(self.session))

    def action_redo(self) -> None:
        from ashore.wording import changes

        self.say(changes.redo(self.session))

    # For translators

    def watch_texts(self) -> None:
        """For translators: note which texts are shown, and mark those that are not translated."""
        self.texts = watch()

    def action_texts(self) -> None:
        """For translators: where the texts of this page come from."""
        from ashore.tui.pages.texts import TextsPage

        if self.texts is None:
            self._means_nothing("F6")
        elif not isinstance(self.screen, TextsPage):
            self.go.dialog(TextsPage(self.texts.seen(), self.locale_dirs))


if TYPE_CHECKING:
    from ashore.guide.models.cards import CardRole

    def _is_a_shell(app: AshoreApp) -> Shell:
        """What pages know of the program is there: mypy holds it."""
        return app
