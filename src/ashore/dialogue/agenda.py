"""What is due: everything with a date, each leading to what it is about."""

from __future__ import annotations

import datetime as dt
from functools import partial

from ashore.casework.agenda import Entry, group
from ashore.casework.outcomes import PROMISES
from ashore.dialogue.entries import Entries
from ashore.dialogue.files import Files
from ashore.dialogue.promises import Promises
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.export.registers import agenda_formats
from ashore.i18n import _, fill
from ashore.storage import access
from ashore.wording.agenda import GROUPS
from ashore.wording.contacts import clock_lines
from ashore.wording.debts import open_rate_lines
from ashore.wording.phrases import named
from ashore.wording.standing import agenda_line

AHEAD = dt.timedelta(days=7)
"""How long before its day it can be said what became of a promise."""


class Agenda(Subject):
    """Overdue, today, this week, later."""

    def agenda(self) -> None:
        """A reminder of the reader's own; then all that is due, earliest first."""

        def title() -> list[str]:
            lines = clock_lines(self._book, self._now) + open_rate_lines(self._book, self._today)
            return [_("What is due"), *lines, *([] if self._case.agenda else [_("Nothing with a date yet.")])]

        def choices() -> list[Choice]:
            due: list[Choice] = [self._choice(entry) for entry in self._case.agenda]
            undated: list[Choice] = [
                (named(_("A reminder"), record.text or _("no text yet")), partial(Entries.of(self).reminder, record.id))
                for record in self._book.reminders
                if record.done_on is None and record.date is None
            ]
            file: list[Choice] = [(self._export_words(), self._export)] if due else []
            return [(_("Note a reminder"), partial(Entries.of(self).new, "reminder")), *file, *due, *undated]

        self._talk.menu(title, choices)

    def _choice(self, entry: Entry) -> Choice:
        """What is due; it leads to what became of a promise whose day is near, else to what it is about."""
        line, stands = agenda_line(entry, self._today), group(entry, self._today)
        if stands in ("overdue", "today"):
            line = named(_(GROUPS[stands]), line)
        if entry.kind in PROMISES and entry.date <= self._today + AHEAD:
            return fill(_("What became of it: {what}"), what=line), partial(Promises.of(self).outcome, entry)
        return line, partial(self._go_to, entry)

    def _export(self) -> None:
        """With lenders and own words, or without: a calendar is often seen by others."""
        files = Files.of(self)
        choices = files.each(lambda: agenda_formats(self._case.agenda, self._talk.now()))
        self._talk.menu(lambda: [self._export_words()], lambda: choices)

    @staticmethod
    def _export_words() -> str:
        """What is done with it: to a file, or where there are none to the screen."""
        return _("Write what is due to a file for your calendar") if access.current().files else _("Show it here")
