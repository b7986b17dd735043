"""Live reload for translators: a catalogue of their own that is saved is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.i18n import catalogue, current, use
from ashore.storage import paths
from ashore.tui.page import Page

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp

LOOK = 0.5
"""Seconds between two looks at the files."""


class CatalogueReload:
    """Looks whether the catalogues in use have changed, and shows the page anew with what they say now."""

    def __init__(self, app: AshoreApp) -> None:
        self._app = app
        self._stamp: tuple[tuple[str, int], ...] | None = None
        """How the files stood at the last look; None before the first one."""
        self._said = ""
        """What was said of a broken file: it is taken back once the file is mended."""

    def begin(self) -> None:
        """From now on the files are looked at."""
        self._app.set_interval(LOOK, self._app.rescue.looking(self.look))

    def forget(self) -> None:
        """Another language was read: its files are as they should be."""
        self._stamp = None

    def look(self) -> None:
        """Look at the files; the packaged ones do not change."""
        app = self._app
        own = [directory for directory in app.locale_dirs if directory != paths.packaged_locales()]
        now = catalogue.stamp(current().tag, own)
        if self._stamp != now and app.screen_stack and isinstance(app.screen, Page):
            if self._stamp is not None:
                texts = catalogue.load(current().tag, app.locale_dirs)
                if texts.problems:  # a file that is broken just now: what was read last stays in use
                    self._said = texts.problems[0]
                    app.say(self._said)
                else:
                    if app.message == self._said:
                        app.say("")
                    use(texts)
                    app.go.again()
            self._stamp = now
