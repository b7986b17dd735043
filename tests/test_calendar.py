"""What is due as iCalendar: read back by the library, without private words unless they are wanted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from icalendar import Calendar

from ashore.casework.agenda import themselves
from ashore.export.calendar import as_calendar
from ashore.guide.guide import Guide
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, years

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def events(content: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(content)
    assert str(calendar["version"]) == "2.0"
    return [dict(event) | {"alarms": list(event.walk("VALARM"))} for event in calendar.walk("VEVENT")]


def test_each_day_is_an_event_with_an_alarm_before_it(guide: Guide) -> None:
    entries = themselves(case_of(years(), guide).agenda)
    found = events(as_calendar(entries, NOW))
    assert [getattr(event["DTSTART"], "dt", None) for event in found] == [entry.date for entry in entries]
    assert len({str(event["UID"]) for event in found}) == len(entries)
    for entry, event in zip(entries, found, strict=True):
        alarms = event["alarms"]
        assert isinstance(alarms, list)
        earlier = [dt.timedelta(days=-6, hours=-15), dt.timedelta(days=-1, hours=-15)]  # of a day of a court
        named = earlier if entry.kind == "court-paper" else []
        assert [alarm["TRIGGER"].dt for alarm in alarms] == [*named, dt.timedelta(hours=-15)]


def moved(book: Workbook) -> Workbook:
    """The same records, each with its date a week later."""
    week = dt.timedelta(days=7)
    for debt in book.debts:
        if debt.due_date:
            book = edits.edit_debt(book, debt.id, due_date=debt.due_date + week)
    for contact in book.contacts:
        changes = {name: getattr(contact, name) + week for name in ("my_until", "next_on") if getattr(contact, name)}
        book = edits.edit_contact(book, contact.id, **changes)
    for offer in book.offers:
        book = edits.edit_offer(book, offer.id, first=offer.first + week) if offer.first else book
    for letter in book.letters:
        for name, value in letter.answers.items():
            if isinstance(value, dt.date):
                book = edits.answer(book, letter.id, name, value + week)
    for reminder in book.reminders:
        book = edits.edit_record(book, "reminder", reminder.id, date=reminder.date + week if reminder.date else None)
    return book


def dated() -> Workbook:
    """Something of each kind whose day the reader can move."""
    book, debt = edits.add_debt(years())
    book = edits.edit_debt(book, debt, lender="某银行", due_date=dt.date(2026, 12, 1))
    book, offer = edits.add_offer(
        book, debt, amount=Decimal(600), first=dt.date(2026, 12, 10), made=TODAY, number=3, method="equal-principal"
    )
    book = edits.set_offer_state(book, offer, "agreed")
    until, later = dt.date(2026, 12, 3), dt.date(2026, 12, 4)
    at = dt.datetime(2026, 11, 22, 10, tzinfo=NOW.tzinfo)
    book, _new = edits.add_contact(book, at, debt=debt, my_promise="x", my_until=until, next_step="y", next_on=later)
    book, other = edits.add_debt(book)  # an agreement would answer what is asked for in a letter about the same debt
    book, letter = edits.add_letter(book, "hardship", other, "zh_CN", TODAY)
    for name in ("first-payment", "until", "pay-on", "reply-by"):
        book = edits.answer(book, letter, name, until)
    return book


def test_what_moves_to_another_day_keeps_its_uid_and_is_newer(guide: Guide) -> None:
    book = dated()
    entries = case_of(book, guide).agenda
    after = case_of(moved(book), guide).agenda
    assert {"agreed-payment", "proposed-date", "my-promise", "next-step", "reminder", "bill"} <= {
        e.kind for e in entries
    }
    first, second = events(as_calendar(entries, NOW)), events(as_calendar(after, NOW + dt.timedelta(seconds=1)))
    days = [{str(event["UID"]): event["DTSTART"].dt for event in found} for found in (first, second)]  # type: ignore[attr-defined]
    assert len(days[0]) == len(themselves(entries))
    assert days[0].keys() == days[1].keys()
    assert sum(days[0][uid] != days[1][uid] for uid in days[0]) >= 9
    (old,), (new,) = ({int(str(event["SEQUENCE"])) for event in found} for found in (first, second))
    assert 0 <= old < new < 2**31


def test_the_payments_of_an_agreement_keep_their_number_when_the_first_are_past(guide: Guide) -> None:
    book, early, late = dated(), TODAY, dt.date(2027, 1, 20)
    before, after = (
        {entry.date: event["UID"] for entry, event in zip(entries, events(as_calendar(entries, NOW)), strict=True)}
        for day in (early, late)
        if (entries := [e for e in case_of(book, guide, day).agenda if e.kind == "agreed-payment"])
    )
    assert len(after) < len(before)
    assert all(before[day] == uid for day, uid in after.items())


def test_a_file_made_again_has_the_same_uids(guide: Guide) -> None:
    entries = case_of(dated(), guide).agenda
    first, again = (events(as_calendar(entries, NOW + dt.timedelta(days=n))) for n in (0, 400))
    assert [event["UID"] for event in first] == [event["UID"] for event in again]


def test_the_same_day_keeps_its_uid(guide: Guide) -> None:
    first = events(as_calendar(case_of(years(), guide).agenda, NOW))
    later = NOW + dt.timedelta(days=2)
    second = events(as_calendar(case_of(years(), guide, later.date()).agenda, later))
    common = {str(event["UID"]) for event in first} & {str(event["UID"]) for event in second}
    assert len(common) >= len(first) - 2


def test_no_private_word_unless_it_is_asked_for(guide: Guide) -> None:
    entries = case_of(years(), guide).agenda
    quiet = as_calendar(entries, NOW).decode()
    assert not [word for word in ("某银行", "某小贷", "话费", "court", "debt", "answer") if word in quiet]
    named = as_calendar(entries, NOW, named=True).decode()
    unfolded = named.replace("\r\n ", "")
    assert "某银行" in unfolded
    assert "话费" in unfolded
    assert max(len(line.encode()) for line in named.split("\r\n")) <= 75  # RFC 5545: folded


def test_words_of_the_reader_cannot_make_lines_of_their_own(guide: Guide) -> None:
    workbook, _new = edits.add_record(empty(), "reminder", date=TODAY, text="x\nATTACH:http://evil;a,b\\")
    (event,) = events(as_calendar(case_of(workbook, guide).agenda, NOW, named=True))
    assert "ATTACH" not in event
    assert "evil" in str(event["SUMMARY"])
