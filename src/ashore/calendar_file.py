"""What is due as iCalendar (RFC 5545), by the icalendar library: for any calendar."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from ashore.casework.agenda import Entry
from ashore.i18n import _
from ashore.words import agenda_words

NAMES = uuid.UUID("6f2f1d0a-6f0e-4d3c-9a51-0c8a6f1b7e42")
"""The room of names from which UIDs are made: they stay the same, and say nothing about what they stand for."""
EPOCH = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
"""From here the seconds are counted by which a file is newer than another; RFC 5545 has numbers for them until 2092."""


def as_calendar(entries: Sequence[Entry], now: dt.datetime, named: bool = False) -> bytes:
    """A file of whole-day events, each with an alarm the day before.

    What is moved to another day keeps its UID, by which a calendar finds the event that it has already, and has a
    higher SEQUENCE, without which it may keep the old one. Nothing is remembered of earlier files: the second of the
    export is higher than that of any before it, and an event that did not change is replaced by itself.

    Without `named` a title says only that something is due: a calendar is seen by others, and often kept elsewhere.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Ashore//Ashore//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", _uid(entry))
        event.add("sequence", max(0, int((now - EPOCH).total_seconds())))
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("last-modified", now.astimezone(dt.UTC))
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
    return str(uuid.uuid5(NAMES, f"{entry.kind} {entry.ref} {entry.part}"))
