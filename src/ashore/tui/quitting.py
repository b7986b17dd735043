"""The ways out: quitting, which saves first, and Ctrl+C, which asks once more."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer

from ashore.i18n import _, fill

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp

ONCE_MORE = 5.0
"""Seconds in which a second Ctrl+C quits; so long it is said."""


class Quitting:
    """Ends the app, when all is saved or the reader says so."""

    def __init__(self, app: AshoreApp) -> None:
        self._app = app
        self._until = 0.0
        self._said = ""
        self._timer: Timer | None = None

    @property
    def words(self) -> str:
        """What is asked just now, without a word that says what this program is."""
        return _("Ctrl+C once more quits.") if self._said and self._app.message == self._said else ""

    def key_pressed(self, event: events.Event) -> None:
        """The reader goes on: the question is answered."""
        if not (isinstance(event, events.Key) and event.key == "ctrl+c"):
            self._over()

    def quit(self) -> None:
        """Save and end; where something cannot be saved, ask."""
        from ashore.tui.pages.unsaved import UnsavedPage

        app = self._app
        if app.session.saver is None or app.session.saver.flush():
            app.exit()
        elif app.hidden:
            app.leave_unsaved()  # nothing is shown there that says what this program is
        elif not isinstance(app.screen, UnsavedPage):
            app.go.dialog(UnsavedPage(app.saving.save_words()))

    def interrupt(self) -> None:
        """Ctrl+C: many press it to leave a field or to copy. The first one asks, the second one quits."""
        if monotonic() < self._until:
            self.quit()
            return
        app, saver = self._app, self._app.session.saver
        if app.ephemeral:
            text = _("This session writes nothing to disk, so what you entered goes with it. Ctrl+C once more quits.")
        elif saver is None:
            text = _("This session only reads. Ctrl+C once more quits.")
        elif saver.flush():
            text = _("Everything is saved. Ctrl+C once more quits.")
        else:
            text = fill(_("Not saved: {problem}. Ctrl+C once more asks what to do."), problem=app.saving.problem)
        self._until = monotonic() + ONCE_MORE
        app.say(text, ONCE_MORE)
        self._said = app.message
        app.show_message()
        if self._timer:
            self._timer.stop()
        self._timer = app.set_timer(ONCE_MORE, self._over)

    def _over(self) -> None:
        self._until = 0.0
        if self.words:
            self._app.say("")
