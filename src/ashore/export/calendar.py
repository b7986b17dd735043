"""What is due as iCalendar (RFC 5545), by the icalendar library: for any calendar."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from ashore.casework.agenda import Entry
from ashore.i18n import _
from ashore.wording.standing import agenda_words

NAMES = uuid.UUID("6f2f1d0a-6f0e-4d3c-9a51-0c8a6f1b7e42")
"""The room of names from which UIDs are made: they stay the same, and say nothing about what they stand for."""


def as_calendar(entries: Sequence[Entry], now: dt.datetime, named: bool = False) -> bytes:
    """A file of whole-day events, each with an alarm the day before. The same entry keeps its UID.

    Without `named` a title says only that something is due: a calendar is seen by others, and often kept elsewhere.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Ashore//Ashore//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", _uid(entry))
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("dtstart", entry.date)
        event.add("summary", agenda_words(entry, now.date()) if named else _("A day to look into the workbook"))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("Tomorrow: a day to look into the workbook"))
        alarm.add("trigger", dt.timedelta(hours=-15))  # nine in the morning of the day before
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _uid(entry: Entry) -> str:
    return str(uuid.uuid5(NAMES, f"{entry.kind} {entry.ref} {entry.date.isoformat()}"))
