"""An app that has the case in hand: the workbook, the guidance of its place, the day and the moment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.driver import Driver

from ashore.casework.case import Case, Present
from ashore.guide.guide import Guide
from ashore.guide.installed import InForce, in_force
from ashore.guide.models.facts import NoteName
from ashore.guide.say import note_of
from ashore.tui.key_queue import TypingApp
from ashore.workbook.open_workbook import OpenWorkbook

if TYPE_CHECKING:
    from ashore.forms.reading import Reading
    from ashore.i18n.kit.watching import Watch


class WorkbookApp(TypingApp[None]):
    """What pages ask about the case is answered here."""

    def __init__(
        self, open_workbook: OpenWorkbook, guide: Guide, today: dt.date | None, driver_class: type[Driver] | None
    ) -> None:
        super().__init__(driver_class)
        self.open_workbook = open_workbook
        self.session = open_workbook.session
        self._guide = guide
        self._present = Present()
        self.path = open_workbook.path
        self.ephemeral = open_workbook.mode == "ephemeral"
        self.last_here = open_workbook.written_on
        """The day on which something was changed last, before this session."""
        self.last_read: dict[str, str | None] = {}
        """Where the reader last was in each chapter."""
        self.texts: Watch | None = None
        """For translators: which texts are shown."""
        self._today = today
        self._reading: Reading | None = None

    @property
    def guide(self) -> Guide:
        """The guidance for the place whose rules the workbook has chosen; undo may choose another."""
        if self._guide.jurisdiction != self.session.value.jurisdiction:
            self._guide = self.rules.guide
        return self._guide

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._present.case(self.session.value, self.guide, self.now())

    @property
    def reading(self) -> Reading:
        """The account statements that were read since the program began; in memory alone."""
        if self._reading is None or self._reading.guide is not self.guide:
            from ashore.forms.reading import Reading

            files = self._reading.files if self._reading else {}
            self._reading = Reading(self.guide, self.session.value, files)
        return self._reading

    @property
    def rules(self) -> InForce:
        """The rules that are shown, and whether they only stand in for those of the workbook's place."""
        return in_force(self.session.value.jurisdiction, self._guide.directory)

    def note(self, name: NoteName) -> str:
        """What the law of the place has to say about something; empty where it has nothing."""
        return note_of(name, self.guide.facts)

    def today(self) -> dt.date:
        """The day; fixed in tests."""
        return self._today or dt.date.today()

    def now(self) -> dt.datetime:
        """This moment, with its offset; noon of the fixed day in tests."""
        if self._today:
            return dt.datetime.combine(self._today, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
        return dt.datetime.now().astimezone().replace(second=0, microsecond=0)

    def clock(self) -> dt.datetime:
        """This moment to the second, for what is noted during a call."""
        return self.now() if self._today else dt.datetime.now().astimezone()
