"""Which day of a court paper counts: the printed one first, then the clock of the law, and otherwise none at all."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ashore.casework.case import clocks_of
from ashore.casework.papers import WARNED, Clock, answer_by, counted, days_of, hearing_on, lacks_day, warnings_of
from ashore.casework.status import status_of
from ashore.casework.verdict import verdict_of
from ashore.export.calendar import as_calendar
from ashore.guide.guide import Guide, load
from ashore.guide.installed import places
from ashore.wording.agenda import entry_sentences
from ashore.wording.papers import paper_until
from ashore.wording.standing import agenda_line
from ashore.wording.verdict import verdict_words
from ashore.workbook import edits
from ashore.workbook.model import CourtPaper, Workbook
from tests.casework.test_verdict import one
from tests.support import TODAY, case_of, make_app, screen_text
from tests.tui.screens import walk

PLACES = places()[0]
CLOCKS = clocks_of(load()).papers
GOT = dt.date(2026, 11, 16)


def d(month: int, day: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, day)


class Example(NamedTuple):
    """A paper as it came, and what follows from it."""

    kind: str
    received: dt.date | None = GOT
    printed: dt.date | None = None
    hearing: dt.date | None = None
    last: dt.date | None = None
    be_there: dt.date | None = None
    asks: bool = False


EXAMPLES = [
    Example("sms", asks=True),
    Example("sms", printed=d(11, 27), last=d(11, 27)),
    Example("sms", hearing=d(12, 15), be_there=d(12, 15), asks=True),
    Example("call", asks=True),
    Example("call", printed=d(11, 27), last=d(11, 27)),
    Example("mediation", asks=True),
    Example("mediation", printed=d(12, 1), last=d(12, 1)),
    Example("complaint-served", asks=True),
    Example("complaint-served", hearing=d(12, 15), be_there=d(12, 15), asks=True),
    Example("complaint-served", printed=d(11, 25), hearing=d(12, 15), last=d(11, 25), be_there=d(12, 15)),
    Example("summons", asks=True),
    Example("summons", printed=d(12, 15), be_there=d(12, 15)),
    Example("payment-order", last=d(12, 1)),
    Example("payment-order", printed=d(11, 27), last=d(11, 27)),
    Example("payment-order", received=None, asks=True),
    Example("payment-order", received=None, printed=d(12, 4), last=d(12, 4)),
    Example("judgment", last=d(12, 1)),
    Example("judgment", printed=d(11, 30), last=d(11, 30)),
    Example("mediation-paper", asks=True),
    Example("mediation-paper", printed=d(12, 10), last=d(12, 10)),
    Example("ruling", last=d(11, 26)),
    Example("freeze", last=d(11, 21)),
    Example("freeze", received=TODAY, last=d(11, 28)),
    Example("arbitration", asks=True),
    Example("arbitration", printed=d(12, 2), hearing=d(1, 8, 2027), last=d(12, 2), be_there=d(1, 8, 2027)),
    Example("arbitration-award", last=d(2, 16, 2027)),
    Example("arbitration-award", received=d(11, 30), last=d(2, 28, 2027)),
    Example("enforcement", asks=True),
    Example("enforcement", printed=d(11, 28), last=d(11, 28)),
]


def with_paper(example: Example) -> tuple[Workbook, CourtPaper]:
    workbook = edits.add_record(
        one(),
        "paper",
        kind=example.kind,
        received=example.received,
        date=example.printed,
        hearing=example.hearing,
        checked="case",
    )[0]
    return workbook, workbook.papers[-1]


def test_every_kind_has_an_example() -> None:
    assert {example.kind for example in EXAMPLES} == set(load().papers)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_days_of_a_paper(example: Example) -> None:
    workbook, paper = with_paper(example)
    case = case_of(workbook)
    assert answer_by(paper, CLOCKS) == example.last
    assert hearing_on(paper, CLOCKS) == example.be_there
    assert lacks_day(paper, CLOCKS) == example.asks
    # What is due, and where the case stands
    due = {entry.kind: entry.date for entry in case.agenda if entry.ref == paper.id and entry.kind != "court-ahead"}
    wanted = {"court-paper": example.last, "court-hearing": example.be_there}
    wanted |= {"court-undated": TODAY if example.asks else None}
    assert due == {kind: day for kind, day in wanted.items() if day}
    told = {entry["kind"]: entry["date"] for entry in status_of(case)["agenda"] if entry["ref"] == paper.id}
    assert ("court-undated" in told) == example.asks and told.get("court-undated") is None
    # What the paper's own page says
    words = " ".join(entry_sentences(paper, case))
    assert ("Last day: " in words) == bool(example.last and example.last >= TODAY)
    assert ("The last day was " in words) == bool(example.last and example.last < TODAY)
    assert ("be there" in words) == (example.be_there is not None)
    kind = case.guide.papers[example.kind]
    assert (
        ("ounted from" in words)
        == (example.last is not None and example.printed is None)
        == bool(example.last and kind.counts and example.printed is None)
    )
    if example.asks:
        assert "oday" in words or "starts the clock" in words
        assert paper_until(paper, case) == ("no day yet" if example.be_there is None else "hearing Dec 15, 2026")


def test_a_hearing_is_no_last_day() -> None:
    workbook, paper = with_paper(Example("summons", printed=d(12, 15)))
    case = case_of(workbook)
    assert "Hearing: Dec 15, 2026, be there. 22 days left." in entry_sentences(paper, case)
    assert "Last day" not in " ".join(entry_sentences(paper, case))
    (entry,) = (entry for entry in case.agenda if entry.kind == "court-hearing")
    assert agenda_line(entry, TODAY) == "Dec 15, 2026: hearing at court: be there"
    verdict = verdict_of(case)
    assert verdict.entry == entry and "hearing at court: be there" in verdict_words(verdict, case).text
    answered = edits.edit_record(workbook, "paper", paper.id, answered_on=TODAY)
    assert [e.kind for e in case_of(answered).agenda if e.kind == "court-hearing"]  # to answer is not to be there
    assert not [e.kind for e in case_of(answered, at=d(12, 16)).agenda if e.kind == "court-hearing"]
    missed = case_of(workbook, at=d(12, 16))
    assert "The hearing was on Dec 15, 2026. Ask the court today what was decided." in entry_sentences(paper, missed)


def test_a_complaint_without_a_printed_day_asks_by_the_area_code() -> None:
    workbook, paper = with_paper(Example("complaint-served"))
    words = " ".join(entry_sentences(paper, case_of(workbook)))
    assert "Ask today by when to answer" in words and "area code" in words and "12368" in words
    assert "Last day" not in words


def test_a_day_that_is_noted_later_than_the_usual_count_is_said() -> None:
    workbook, paper = with_paper(Example("judgment", printed=d(12, 20)))
    words = " ".join(entry_sentences(paper, case_of(workbook)))
    assert "Last day: Dec 20, 2026." in words
    assert "By the usual count it would be Dec 1, 2026 already" in words
    workbook, paper = with_paper(Example("judgment", printed=d(11, 30)))
    assert "usual count" not in " ".join(entry_sentences(paper, case_of(workbook)))


KINDS = [(place, kind) for place in PLACES for kind in place.papers]
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@given(st.sampled_from(KINDS), st.none() | DATES, DATES)
def test_a_printed_day_always_counts(at: tuple[Guide, str], received: dt.date | None, printed: dt.date) -> None:
    place, kind = at
    clocks = clocks_of(place).papers
    paper = CourtPaper(id="pa1", kind=kind, received=received, date=printed)
    assert (hearing_on if clocks[kind].hearing else answer_by)(paper, clocks) == printed
    assert not lacks_day(paper, clocks)


@given(DATES)
def test_no_day_is_worked_out_for_a_complaint(received: dt.date) -> None:
    paper = CourtPaper(id="pa1", kind="complaint-served", received=received)
    assert counted(paper, CLOCKS) is None and answer_by(paper, CLOCKS) is None and lacks_day(paper, CLOCKS)


@given(st.sampled_from([kind for kind, clock in CLOCKS.items() if clock.days or clock.months]), DATES)
def test_what_is_counted_is_never_later_than_the_clock(kind: str, received: dt.date) -> None:
    clock = CLOCKS[kind]
    by = answer_by(CourtPaper(id="pa1", kind=kind, received=received), CLOCKS)
    assert by is not None
    if clock.days:
        assert by - received == dt.timedelta(days=clock.days)
    else:
        assert clock.months == 3 and (by.month - received.month) % 12 == 3
        assert by.day <= received.day and dt.timedelta(days=89) <= by - received <= dt.timedelta(days=92)


def test_the_clocks_are_those_of_the_facts_and_no_others() -> None:
    known = {kind: (clock.days, clock.months) for kind, clock in CLOCKS.items() if clock.days or clock.months}
    assert known == {
        "payment-order": (15, None),
        "judgment": (15, None),
        "ruling": (10, None),
        "freeze": (5, None),
        "arbitration-award": (None, 3),
    }
    for place in PLACES:
        if place.jurisdiction != "cn":
            assert not any(clock.days or clock.months for clock in clocks_of(place).papers.values())


def test_a_clock_past_the_last_year_is_none() -> None:
    for clock in (Clock(days=15), Clock(months=3)):
        assert counted(CourtPaper(id="pa1", kind="x", received=dt.date.max), {"x": clock}) is None


# Named ahead


def test_a_day_of_a_court_is_named_twice_ahead() -> None:
    workbook, paper = with_paper(Example("complaint-served", printed=d(12, 10), hearing=d(12, 24)))
    case = case_of(workbook)
    ahead = [(entry.date, agenda_line(entry, TODAY)) for entry in case.agenda if entry.kind == "court-ahead"]
    assert ahead == [
        (d(12, 3), "Dec 3, 2026: in 7 days: last day to answer the court paper"),
        (d(12, 8), "Dec 8, 2026: in 2 days: last day to answer the court paper"),
        (d(12, 17), "Dec 17, 2026: in 7 days: hearing at court"),
        (d(12, 22), "Dec 22, 2026: in 2 days: hearing at court"),
    ]
    later = case_of(workbook, at=d(12, 9))  # those of the past are gone
    assert [entry.date for entry in later.agenda if entry.kind == "court-ahead"] == [d(12, 17), d(12, 22)]
    assert not any(action.entry and action.entry.kind == "court-ahead" for action in case.next_actions)
    (found,) = days_of(edits.changed(paper, hearing=None), CLOCKS, TODAY)
    assert [before for _day, before in warnings_of(found, TODAY)] == list(WARNED)


def test_a_calendar_warns_of_a_day_of_a_court_three_times() -> None:
    workbook, _paper = with_paper(Example("complaint-served", printed=d(12, 10), hearing=d(12, 24)))
    workbook = edits.add_record(workbook, "reminder", date=d(12, 1), text="买药")[0]
    case = case_of(workbook)
    events: list[Any] = Calendar.from_ical(as_calendar(case.agenda, case.now)).walk("VEVENT")
    mine = [event for event in events if event["DTSTART"].dt in (d(12, 10), d(12, 24))]
    assert len(mine) == 2
    for event in mine:
        alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        at = [dt.datetime.combine(event["DTSTART"].dt, dt.time()) + alarm for alarm in alarms]
        assert [(event["DTSTART"].dt - moment.date()).days for moment in at] == [7, 2, 1]
        assert {moment.time() for moment in at} == {dt.time(9)}
    others = [event for event in events if event not in mine]
    assert others and all(len(event.walk("VALARM")) == 1 for event in others)
    assert not any(event["DTSTART"].dt == d(12, 3) for event in events)


async def test_the_days_are_seen_on_today_and_in_the_list() -> None:
    workbook, _paper = with_paper(Example("complaint-served", printed=d(12, 10), hearing=d(12, 24)))
    app = make_app(workbook)
    async with app.run_test(size=(110, 40)) as pilot:
        await walk(pilot, ("1",))
        text = " ".join(screen_text(app).split())
        assert "Dec 10, 2026: last day to answer the court paper" in text
        assert "hearing at court: be there" in text and "in 7 days" not in text
        await walk(pilot, ("6",))
        text = screen_text(app)
        assert "Dec 3, 2026: in 7 days: last day to answer the court paper" in text
        assert "Dec 24, 2026: hearing at court: be there" in text
