"""What comes from a court and has no day yet: it stands before everything else, everywhere, until its day is known."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from ashore.casework.agenda import UNDATED, about, came_since, group
from ashore.casework.status import status_of
from ashore.casework.verdict import verdict_of
from ashore.export.calendar import as_calendar
from ashore.guide.guide import Guide
from ashore.guide.installed import places
from ashore.guide.say import say
from ashore.values import Channel
from ashore.wording.agenda import entry_sentences
from ashore.wording.next_step import next_words
from ashore.wording.papers import paper_until
from ashore.wording.standing import agenda_line
from ashore.wording.verdict import night_words, verdict_words
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.casework.test_verdict import one
from tests.support import TODAY, case_of, empty, make_app, screen_text, years
from tests.tui.screens import walk

KINDS = [
    pytest.param(guide, kind, id=f"{guide.jurisdiction}-{kind}")
    for guide in places()[0]
    for kind in (*guide.papers, None)
]


def at(day: dt.date, hour: int = 10) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), dt.timezone(dt.timedelta(hours=8)))


@pytest.mark.parametrize(("guide", "kind"), KINDS)
@pytest.mark.parametrize("received", [None, TODAY])
def test_a_paper_without_a_day_comes_first_and_has_none(guide: Guide, kind: str | None, received: dt.date) -> None:
    rule = guide.papers[kind] if kind else None
    days = rule is not None and (rule.days or rule.months)
    workbook = edits.add_record(years(), "paper", kind=kind, received=received)[0]
    paper = workbook.papers[-1]
    case = case_of(edits.changed(workbook, papers=(paper,)), guide)
    entries = [entry for entry in case.agenda if entry.ref == paper.id and entry.kind != "court-ahead"]
    assert len(entries) == 1, "what the reader has to answer stands in what is due, once"
    if days and received:
        assert entries[0].kind == "court-paper"
        return
    (entry,) = entries
    assert case.agenda[0] is entry and entry.kind in UNDATED and group(entry, TODAY) == "undated"
    said = (
        "court paper without a day: as soon as the court can be reached, ask whether it is real and by when to answer"
    )
    assert agenda_line(entry, TODAY) == said
    assert about(entry, case.workbook) == ("paper", (paper.id,))
    assert paper_until(paper, case) == "no day yet"
    action = case.next_action
    assert action is not None and action.entry is entry
    assert "Its day is not known yet" in next_words(action, case)[1]
    assert verdict_of(case).entry is entry
    words = " ".join(entry_sentences(paper, case))
    starts = "starts the clock" in words
    asked = say(rule.undated, guide.facts) if rule and rule.undated else "is not known: ask the court today"
    assert starts == bool(days) and starts != (asked in words)
    assert status_of(case)["agenda"][0]["date"] is None
    assert as_calendar([entry], case.now).count(b"BEGIN:VEVENT") == 0
    assert came_since(case.agenda, TODAY - dt.timedelta(30), TODAY) == [
        e for e in case.agenda if e is not entry and TODAY - dt.timedelta(30) < e.date <= TODAY
    ]


@pytest.mark.parametrize("values", [{"date": TODAY}, {"answered_on": TODAY}, {"checked": "no-case"}])
def test_it_is_gone_once_its_day_is_known_or_nothing_is_to_be_done(values: dict[str, object]) -> None:
    workbook, paper = edits.add_record(one(), "paper", kind="summons")
    assert [entry.kind for entry in case_of(workbook).agenda] == ["court-undated"]
    workbook = edits.edit_record(workbook, "paper", paper, **values)
    assert not any(entry.kind in UNDATED for entry in case_of(workbook).agenda)


@pytest.mark.parametrize("channel", get_args(Channel))
@pytest.mark.parametrize("direction", ["in", "out"])
def test_what_came_from_a_court_and_is_only_logged_is_asked_for_too(channel: Channel, direction: str) -> None:
    workbook, _id = edits.add_contact(one(), at(TODAY), channel=channel, direction=direction, debt="d1")
    workbook, last = edits.add_contact(workbook, at(TODAY, 11), channel=channel, direction=direction, debt="d1")
    found = [entry for entry in case_of(workbook).agenda if entry.kind in UNDATED]
    assert [entry.ref for entry in found] == ([last] if (channel, direction) == ("court", "in") else [])


def test_a_paper_about_it_or_a_day_of_ones_own_ends_that() -> None:
    def asks(workbook: Workbook) -> bool:
        return any(entry.kind == "court-logged" for entry in case_of(workbook).agenda)

    workbook, contact = edits.add_contact(one(), at(TODAY), channel="court", debt="d1")
    verdict = verdict_of(case_of(workbook))
    assert asks(workbook) and verdict.kind == "court-undated"
    assert "word from a court without a day" in verdict_words(verdict, case_of(workbook)).text
    assert "morning is early enough" in night_words(verdict, case_of(workbook, at=at(TODAY, 23)))
    for debt, ends in (("d1", True), (None, True), ("d2", False)):
        assert asks(edits.add_record(workbook, "paper", date=TODAY, debt=debt)[0]) != ends
    assert not asks(edits.edit_contact(workbook, contact, next_on=TODAY))


async def test_it_stands_on_today_and_in_the_list_under_a_heading_of_its_own() -> None:
    workbook = edits.add_record(years(), "paper", kind="sms", received=TODAY)[0]
    app = make_app(workbook)
    async with app.run_test(size=(110, 40)) as pilot:
        await walk(pilot, ("1",))
        assert "court paper without a day: as soon as the court can be reached" in " ".join(screen_text(app).split())
        await walk(pilot, ("6",))
        text = screen_text(app)
        assert text.index("To be done without a day") < text.index("court paper without a day") < text.index("Later")
        assert f"{TODAY:%Y}: court paper without" not in text


async def test_the_card_and_the_log_lead_to_noting_a_court_paper() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("f7", "n"))
        assert app.session.value.papers[-1].received == TODAY
    app = make_app(edits.add_contact(one(), at(TODAY), channel="court", debt="d1")[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("4", "enter"))
        assert "m p notes the court paper" in " ".join(screen_text(app).split())
        await walk(pilot, ("m", "p"))
        paper = app.session.value.papers[-1]
        assert (paper.received, paper.debt) == (TODAY, "d1")


async def test_the_key_stands_on_the_card() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("f7",))
        assert "n note the paper" in " ".join(screen_text(app).split())
