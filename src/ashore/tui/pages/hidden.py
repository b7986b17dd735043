"""A harmless screen: the days of this month, and nothing else. Any key leads back, or asks for the passphrase."""

from __future__ import annotations

import calendar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from ashore.i18n import _
from ashore.tui.dialog import show_below
from ashore.tui.widgets.inputs import EMPTY, TextInput
from ashore.tui.widgets.prose import Prose


class HiddenPage(ModalScreen[None]):
    """Stands before everything, without a word that says what this program is."""

    AUTO_FOCUS = ""
    HIDES = True

    def compose(self) -> ComposeResult:
        from ashore.tui.app import AshoreApp

        assert isinstance(self.app, AshoreApp)
        self._ashore = self.app
        today = self.app.today()
        weeks = calendar.Calendar().monthdayscalendar(today.year, today.month)
        lines = [f"{today.year}-{today.month:02}", ""]
        lines += ["  ".join(f"{day:2}" if day else "  " for day in week) for week in weeks]
        with Vertical(id="calendar"):
            yield Prose("\n".join(lines), first=" " * 6, hang=" " * 6)
            with Vertical(id="asked"):
                yield Prose(_("Passphrase"), first=" " * 6, classes="gap")
                yield TextInput(password=True, placeholder=EMPTY, max_length=1000)
                yield Prose("", first=" " * 6, id="answer")

    def on_mount(self) -> None:
        self._ask(False)
        self._ashore.release_keys()

    def show_message(self) -> None:
        """Only what says nothing of the program."""
        show_below(self, self._ashore.quitting.words)

    def _ask(self, asked: bool) -> None:
        self.query_one("#asked").display = asked
        entry = self.query_one(TextInput)
        entry.value = ""
        self.query_one("#answer", Prose).show("")
        self.set_focus(entry if asked else None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if not self._ashore.saving.has_passphrase:
            self.dismiss()
        elif event.key == "escape":
            self._ask(False)
        elif event.key == "enter" and self.focused:
            self.query_one("#answer", Prose).show(_("One moment…"))
            self.call_after_refresh(self._look)
        elif not self.focused:
            self._ask(True)

    def _look(self) -> None:
        if self._ashore.saving.fits(self.query_one(TextInput).value):
            self.dismiss()
        else:
            self._ask(True)
            self.query_one("#answer", Prose).show(_("This is not the passphrase."))
