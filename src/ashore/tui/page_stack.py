"""Which page is shown, what lies above it, and the way back: pages as such, whichever they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from ashore.tui.dialog import ModalPage
from ashore.tui.page import Page

if TYPE_CHECKING:
    from textual.screen import Screen

    from ashore.tui.app import AshoreApp

LONGEST_WAY = 50
"""Pages along which Esc leads back."""


class PageStack:
    """Puts one page in another's place, in one frame, and remembers where the reader came from."""

    def __init__(self, app: AshoreApp) -> None:
        self._app = app
        self.trail: list[Page] = []
        """Where the reader came from, each made anew as it was left; Esc leads back along it."""

    @property
    def shown(self) -> Page | None:
        """The page that is shown, under whatever lies above it."""
        return next((s for s in reversed(self._app.screen_stack) if isinstance(s, Page)), None)

    def remember(self, page: Page) -> None:
        """The way back leads to it first."""
        self.trail = [*self.trail[-LONGEST_WAY:], page]

    def leave_for(self, page: Page) -> None:
        """Show a page; Esc leads back to the one that is shown."""
        if (shown := self.shown) is not None:
            self.remember(shown.as_it_is())
        self.visit(page)

    def back(self) -> bool:
        """Where the reader came from, as far as it is still there; whether there was such a page."""
        while self.trail:
            page = self.trail.pop()
            if page.there():
                self.visit(page)
                return True
        return False

    def uncover(self) -> None:
        """The page that is shown, without what lies above it."""
        while isinstance(self._app.screen, ModalPage):
            self._app.screen.dismiss()

    def visit(self, page: Page) -> None:
        """Show a page instead of the one that is shown. A new record that was left untouched is gone then."""
        self._app.session.drop_untouched(partial(_needed_by, page), tell=False)
        self.show(page)

    def show(self, page: Page) -> None:
        """Show a page instead of the one that is shown, and of all that lies above that."""
        app = self._app
        app.hold_keys(frames=True)
        while len(app.screen_stack) > 2:
            app.pop_screen()
        if app.texts:
            app.texts.forget()
        self._paint(page, app.switch_screen(page))

    def lay_above(self, page: Screen[None], closed: Callable[[None], None] | None = None) -> None:
        """A dialog, or another small page, above the one that is shown."""
        app = self._app
        app.hold_keys(frames=True)

        def over(result: None) -> None:
            below = next(screen for screen in reversed(app.screen_stack) if not isinstance(screen, ModalPage))
            if isinstance(below, Page):
                app.session.drop_untouched(partial(_needed_by, below))
            if closed:
                closed(result)

        self._paint(page, app.push_screen(page, over))

    def _paint(self, page: Screen[None], there: Awaitable[object]) -> None:
        """Paint a page as soon as it is there, and the one before it gone: in one frame."""

        async def paint() -> None:
            await there
            page.call_after_refresh(self._app.release_frames)

        self._app.call_next(paint)


def _needed_by(page: Page) -> bool:
    """Asked of the workbook without a new record: whether a page cannot do without it."""
    return not page.there()
