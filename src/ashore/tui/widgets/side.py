"""The panel beside a page, where the terminal is wide: where the reader stands, what is due, where the keys lead."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.agenda import themselves
from ashore.casework.case import Case
from ashore.i18n import _, key_label
from ashore.text import pad
from ashore.tui.key_list import leading
from ashore.tui.layout import SIDE_WIDTH
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.sum_bars import SumBars
from ashore.wording.month_bars import month_bars
from ashore.wording.next_step import next_words
from ashore.wording.standing import agenda_line, left_words, owed_words, progress_words

MOST_DUE = 5
"""How many of the things that are due are named."""
BARS_FROM, KEYS_FROM = 32, 40
"""Lines of the terminal from which on the month is drawn, and the keys are named: below that, what comes before them
needs the room."""


class SidePanel(Vertical, can_focus=False):
    """Only shows; everything in it is on a page of its own."""

    def __init__(self) -> None:
        super().__init__(classes="side")
        self._next, self._steps, self._left, self._owed = (Prose(classes="home") for _number in range(4))
        self._month = SumBars()
        self._due = [Prose(hang="  ") for _number in range(MOST_DUE)]

    def on_mount(self) -> None:
        self.styles.width = SIDE_WIDTH

    def compose(self) -> ComposeResult:
        yield Prose(_("Your next step"), classes="heading home")
        yield self._next
        yield Prose(_("The four chapters"), classes="heading home")
        yield self._steps
        yield Prose(_("Your money"), classes="heading home")
        yield self._left
        yield self._owed
        with Vertical(id="side-month"):
            yield Prose(_("Every month"), classes="heading")
            yield self._month
        yield Prose(_("What is due"), classes="heading")
        yield from self._due
        with Vertical(id="side-keys"):
            yield Prose(_("Keys"), classes="heading")
            for key, label in leading():
                yield Prose(key_label(label), first=pad(key, 6), hang="      ")

    def show(self, case: Case) -> None:
        """Put the values in."""
        today = case.today
        text, _why = next_words(case.next_action, case)
        dated = themselves(case.agenda)
        due = [entry for entry in dated if entry.date >= today][:MOST_DUE] or dated[-1:]
        self._next.show(text)
        self._steps.show(progress_words(case.progress))
        self._left.show(left_words(case))
        self._owed.show(owed_words(case.workbook, today))
        bars = month_bars(case)
        self._month.show(bars)
        self._show_what_fits(bool(bars))
        lines = [agenda_line(entry, today) for entry in due] or [_("Nothing with a date yet.")]
        for number, line in enumerate(self._due):
            line.show(lines[number] if number < len(lines) else "")
            line.display = number < len(lines)

    def _show_what_fits(self, bars: bool) -> None:
        """No bars, and no keys, where they would be cut off."""
        self.query_one("#side-month").display = bars and self.app.size.height >= BARS_FROM
        self.query_one("#side-keys").display = self.app.size.height >= KEYS_FROM
