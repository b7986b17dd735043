"""A harmless screen: the days of this month, and nothing else. Any key leads back."""

from __future__ import annotations

import calendar

from textual import events
from textual.app import ComposeResult
from textual.containers import Middle
from textual.screen import ModalScreen

from ashore.tui.widgets.prose import Prose


class HiddenPage(ModalScreen[None]):
    """Stands before everything, without a word that says what this program is."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        from ashore.tui.app import AshoreApp

        assert isinstance(self.app, AshoreApp)
        today = self.app.today()
        weeks = calendar.Calendar().monthdayscalendar(today.year, today.month)
        lines = [f"{today.year}-{today.month:02}", ""]
        lines += ["  ".join(f"{day:2}" if day else "  " for day in week) for week in weeks]
        with Middle():
            yield Prose("\n".join(lines), first=" " * 6, hang=" " * 6)

    def on_mount(self) -> None:
        from ashore.tui.app import AshoreApp

        assert isinstance(self.app, AshoreApp)
        self.app.turned()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss()
