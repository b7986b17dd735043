"""After an error that nobody foresaw: the page in which it was is closed, that is said, and one goes on.

Only where that cannot be does the program end: before the first page, or when the last resort fails too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual.dom import NoScreen
from textual.screen import Screen
from textual.widget import Widget

from ashore.errors import fault_of
from ashore.i18n import _, fill
from ashore.i18n.marks import shown
from ashore.tui.dialog import ModalPage
from ashore.tui.page import Page
from ashore.tui.pages.home import HomePage

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp

MOST = 3
"""Errors without a key between them after which the program ends: nobody could go on."""
STAYS = 5.0
"""Seconds for which the message stays in any case."""


class Rescue:
    """Closes pages that failed."""

    def __init__(self, app: AshoreApp) -> None:
        self._app = app
        self._count = 0
        self._failed: WeakSet[Screen[object]] = WeakSet()
        """Pages that are being closed, and may fail again until they are gone."""
        self._later: tuple[Screen[object], str] | None = None

    def key_pressed(self) -> None:
        """The reader goes on."""
        self._count = 0

    def survive(self, error: Exception, failed: object) -> bool:
        """Close what failed; whether the program can go on."""
        app = self._app
        if app.is_ending:
            return True
        if not app.screen_stack or not any(isinstance(screen, Page) for screen in app.screen_stack):
            return False
        behind = _page_behind(error)
        pages = {page for page in (_screen_of(failed), behind) if page is not None}
        closing = [page for page in app.screen_stack if page in pages and page not in self._failed]
        if not closing and any(page in self._failed for page in pages):
            return True
        self._count += 1
        if self._count > MOST or any(self._is_last(page) for page in closing):
            return False
        if not closing:
            app.call_later(app.say, _said(_name(behind), error), STAYS)
            app.release_keys()
            return True
        app.hold_keys()
        for page in closing:
            self._failed.add(page)
            app.call_later(self._close, page, _said(_name(page), error))
        return True

    def _is_last(self, page: Screen[object]) -> bool:
        """Whether nothing can be put in its place. The page that hides has to hide where there is a passphrase."""
        from ashore.tui.pages.page_error import ErrorPage

        return isinstance(page, ErrorPage) or (getattr(page, "HIDES", False) and self._app.saving.has_passphrase)

    def _close(self, page: Screen[object], text: str) -> None:
        app = self._app
        if page not in app.screen_stack:
            app.release_keys()
        elif app.hidden and page is not app.screen:
            self._later = page, text  # nothing is said, and nothing shown, before the reader is back
            app.release_keys()
        elif isinstance(page, ModalPage):
            while page in app.screen_stack:
                app.pop_screen()
            app.release_keys()
        else:
            app.go.again_at(self._instead_of(page))
        if not self._later:
            app.say(text, STAYS)

    def _instead_of(self, page: Screen[object]) -> Page:
        if isinstance(page, Page) and not isinstance(page, HomePage):
            return HomePage()
        from ashore.tui.pages.page_error import ErrorPage

        return ErrorPage()

    def shown_again(self) -> None:
        """The screen is no longer hidden."""
        if self._later:
            (page, text), self._later = self._later, None
            self._close(page, text)

    def looking(self, look: Callable[[], None]) -> Callable[[], None]:
        """Something that is done again and again in the background: where it fails it is not done any more, and that
        is said; no page is to blame."""
        broken = False

        def look_again() -> None:
            nonlocal broken
            if broken:
                return
            try:
                look()
            except Exception as error:
                broken = True
                self._app.unforeseen(error, self._app)

        return look_again

    def last_words(self, error: BaseException | None) -> str:
        """What is said in the terminal when the program has to end; of 'saved' only what is on the disk."""
        app = self._app
        if app.ephemeral:
            text = _("ashore: a fault in the program ({fault}). Nothing was written to disk.")
        elif app.session.saver is None:
            text = _("ashore: a fault in the program ({fault}). This session only read the workbook.")
        elif _flushed(app):
            text = _("ashore: a fault in the program ({fault}). What you entered is saved.")
        else:
            text = _("ashore: a fault in the program ({fault}). Your last changes are not saved.")
        return shown(fill(text, fault=fault_of(error)))


def _flushed(app: AshoreApp) -> bool:
    try:
        return (
            app.open_workbook.keep_unsaved().saved
        )  # what is not saved goes into a recovery file; whoever runs the app says so
    except Exception:  # whatever it was: it is not known to be saved
        return False


def _said(name: str, error: Exception) -> str:
    if name:
        text = _(
            "Something went wrong on the page '{page}' ({fault}). It was closed; "
            "what you entered is kept, and you can go on."
        )
    else:
        text = _("Something went wrong in the program ({fault}). What you entered is kept, and you can go on.")
    return fill(text, page=name, fault=fault_of(error))


def _name(page: Screen[object] | None) -> str:
    """The name of a page, without anything of the reader's."""
    try:
        return page.kind() if isinstance(page, Page) else ""
    except Exception:
        return ""


def _screen_of(node: object) -> Screen[object] | None:
    if not isinstance(node, Widget):
        return None
    try:
        return node.screen
    except (NoScreen, AttributeError):  # it was taken away, or is only half made
        return None


def _page_behind(error: BaseException) -> Screen[object] | None:
    """The page in whose code an error was: the innermost. An action of a page runs in the queue of the app."""
    found = None
    place = error.__traceback__
    while place:
        found = _screen_of(place.tb_frame.f_locals.get("self")) or found
        place = place.tb_next
    return found
