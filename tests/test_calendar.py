"""What is due as iCalendar: read back by the library, without private words unless they are wanted."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar

from ashore.casework import case
from ashore.export.calendar import as_calendar
from ashore.guide.guide import Guide
from tests.support import TODAY, empty, years

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def events(content: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(content)
    assert str(calendar["version"]) == "2.0"
    return [dict(event) | {"alarms": list(event.walk("VALARM"))} for event in calendar.walk("VEVENT")]


def test_each_day_is_an_event_with_an_alarm_before_it(guide: Guide) -> None:
    entries = case.whole_agenda(years(), guide, TODAY)
    found = events(as_calendar(entries, NOW))
    assert [getattr(event["DTSTART"], "dt", None) for event in found] == [entry.date for entry in entries]
    assert len({str(event["UID"]) for event in found}) == len(entries)
    for event in found:
        alarms = event["alarms"]
        assert isinstance(alarms, list)
        assert [alarm["TRIGGER"].dt for alarm in alarms] == [dt.timedelta(hours=-15)]


def test_the_same_day_keeps_its_uid(guide: Guide) -> None:
    first = events(as_calendar(case.whole_agenda(years(), guide, TODAY), NOW))
    later = NOW + dt.timedelta(days=2)
    second = events(as_calendar(case.whole_agenda(years(), guide, later.date()), later))
    common = {str(event["UID"]) for event in first} & {str(event["UID"]) for event in second}
    assert len(common) >= len(first) - 2


def test_no_private_word_unless_it_is_asked_for(guide: Guide) -> None:
    entries = case.whole_agenda(years(), guide, TODAY)
    quiet = as_calendar(entries, NOW).decode()
    assert not [word for word in ("某银行", "某小贷", "话费", "court", "debt", "answer") if word in quiet]
    named = as_calendar(entries, NOW, named=True).decode()
    unfolded = named.replace("\r\n ", "")
    assert "某银行" in unfolded
    assert "话费" in unfolded
    assert max(len(line.encode()) for line in named.split("\r\n")) <= 75  # RFC 5545: folded


def test_words_of_the_reader_cannot_make_lines_of_their_own(guide: Guide) -> None:
    from ashore.workbook import edits

    workbook, _new = edits.add_record(empty(), "reminder", date=TODAY, text="x\nATTACH:http://evil;a,b\\")
    (event,) = events(as_calendar(case.whole_agenda(workbook, guide, TODAY), NOW, named=True))
    assert "ATTACH" not in event
    assert "evil" in str(event["SUMMARY"])
