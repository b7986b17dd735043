"""When a contact was: in the zone's own time, and not in the future without a question."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from typing import get_args

import pytest

from ashore.forms.contact import ContactForm
from ashore.forms.field import Field
from ashore.guide.guide import Guide
from ashore.guide.installed import places
from ashore.i18n.zone import LOCAL, moment
from ashore.values import Channel
from ashore.wording.contacts import contact_line, contact_sentences
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.support import case_of, empty

AT = dt.datetime.fromisoformat("2026-11-20T10:32:00+08:00")


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's zone is that of London."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _entry(guide: Guide, now: dt.datetime) -> tuple[Session, Field, Field]:
    workbook, contact = edits.add_contact(empty(), now)
    fields = [f for f in ContactForm(contact, guide, now).fields(workbook) if isinstance(f, Field)]
    day, time_ = (next(f for f in fields if f.name.endswith(part)) for part in (".day", ".time"))
    return Session(workbook), day, time_


@pytest.mark.usefixtures("london")
def test_an_entry_for_a_day_in_summer_has_the_offset_of_summer(guide: Guide) -> None:
    now = dt.datetime.fromisoformat("2026-11-23T10:32:00+00:00")
    session, day, time_ = _entry(guide, now)
    day.type(session, "2026-07-20", now.date())
    time_.type(session, "20:30", now.date())
    assert session.value.contacts[0].at.isoformat() == "2026-07-20T20:30:00+01:00"
    day.type(session, "2026-11-20", now.date())
    assert session.value.contacts[0].at.isoformat() == "2026-11-20T20:30:00+00:00"


@pytest.mark.usefixtures("london")
def test_an_entry_from_another_zone_keeps_its_offset(guide: Guide) -> None:
    now = dt.datetime.fromisoformat("2026-11-23T10:32:00+08:00")
    session, day, _time = _entry(guide, now)
    day.type(session, "2026-07-20", now.date())
    assert session.value.contacts[0].at.isoformat() == "2026-07-20T10:32:00+08:00"


@pytest.mark.usefixtures("london")
@pytest.mark.parametrize(
    ("day", "clock", "offset"),
    [
        ("2026-03-29", "01:30", 0),  # never came: clocks went from 01:00 to 02:00
        ("2026-03-29", "02:30", 1),
        ("2026-10-25", "01:30", 1),  # came twice
        ("2026-10-25", "02:30", 0),
    ],
)
def test_where_clocks_change_a_time_has_one_meaning(day: str, clock: str, offset: int) -> None:
    found = moment(dt.date.fromisoformat(day), dt.time.fromisoformat(clock), LOCAL)
    assert found.isoformat() == f"{day}T{clock}:00+0{offset}:00"
    assert found.astimezone(LOCAL).utcoffset() is not None


def test_a_time_still_to_come_is_asked_back_and_moved_to_the_day_before(guide: Guide) -> None:
    now = dt.datetime.fromisoformat("2026-11-23T10:32:00+08:00")
    session, _day, time_ = _entry(guide, now)
    time_.type(session, "10:32", now.date())
    assert time_.asked(session.value) is None
    time_.type(session, "22:40", now.date())
    question = time_.asked(session.value)
    assert question is not None and "10:32" in question.text and "Nov 22, 2026" in question.yes
    session.apply(question.edit)
    assert session.value.contacts[0].at.isoformat() == "2026-11-22T22:40:00+08:00"
    assert time_.asked(session.value) is None


def test_a_day_still_to_come_is_said(guide: Guide) -> None:
    now = dt.datetime.fromisoformat("2026-11-23T10:32:00+08:00")
    session, day, time_ = _entry(guide, now)
    day.type(session, "2026-12-23", now.date())
    assert "lies ahead" in day.doubt(session.value, now.date())
    assert time_.asked(session.value) is None


def test_an_entry_whose_time_cannot_be_read_is_no_call_at_night(guide: Guide) -> None:
    now = dt.datetime.fromisoformat("2026-11-23T23:10:00+08:00")
    session, _day, time_ = _entry(guide, now)
    assert case_of(session.value, guide, now).findings
    time_.type(session, "half eleven or so", now.date())
    assert not case_of(session.value, guide, now).findings
    assert contact_line(session.value.contacts[0], session.value, False).startswith("  time not clear")
    time_.type(session, "23:10", now.date())
    assert case_of(session.value, guide, now).findings


def test_an_entry_dated_ahead_touches_no_rule_yet(guide: Guide) -> None:
    now = dt.datetime.fromisoformat("2026-11-23T23:10:00+08:00")
    session, day, _time = _entry(guide, now)
    day.type(session, "2026-12-23", now.date())
    assert not case_of(session.value, guide, now).findings


def test_no_two_fields_have_the_same_name(guide: Guide) -> None:
    """Two of them were called 'Until when': one's own promise and theirs."""
    workbook, contact = edits.add_contact(empty(), AT, my_promise="500", their_promise="a plan")
    workbook = edits.edit_contact(workbook, contact, my_state="moved", their_state="moved")
    labels = [f.label for f in ContactForm(contact, guide, AT).fields(workbook) if isinstance(f, Field)]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("channel", get_args(Channel))
def test_nobody_is_told_to_end_a_message_or_to_keep_its_recording(channel: Channel) -> None:
    for marks in ((), ("threat",)):
        workbook, _id = edits.add_contact(empty(), AT, channel=channel, marks=marks)
        (entry,) = workbook.contacts
        said = " ".join(contact_sentences(entry, case_of(workbook)))
        assert not ({"sms", "chat", "letter"} & {channel} and ("recording" in said or "Stop the talk" in said)), said
        if marks and channel == "sms":
            assert "Keep the message, with a picture of it" in said
        if marks and channel == "call":
            assert "Stop the talk" in said


@pytest.mark.parametrize("there", places()[0], ids=lambda place: place.jurisdiction)
@pytest.mark.parametrize("channel", get_args(Channel))
def test_what_fits_only_a_visit_is_not_asked_of_a_call_but_stays_where_it_was_ticked(
    there: Guide, channel: Channel
) -> None:
    rules = [rule for rule in there.conduct.values() if rule.question]
    workbook, contact = edits.add_contact(empty(), AT, channel=channel)

    def asked(workbook: Workbook) -> set[str]:
        fields = (f for f in ContactForm(contact, there, AT).fields(workbook) if isinstance(f, Field))
        return set(next(f for f in fields if f.name.endswith(".marks")).options)

    fits = {rule.id for rule in rules if not rule.ways or channel in rule.ways}
    assert asked(workbook) == fits
    every = tuple(rule.id for rule in rules)
    assert asked(edits.edit_contact(workbook, contact, marks=every)) == set(every)


def test_of_a_call_nobody_is_asked_whether_somebody_came(guide: Guide) -> None:
    ways = {rule.id: rule.ways for rule in guide.conduct.values()}
    assert all("call" not in ways[name] and ways[name] for name in ("alone", "no-papers", "entry", "posted"))


def _said(guide: Guide, words: str) -> tuple[Workbook, Field]:
    workbook, contact = edits.add_contact(empty(), AT)
    workbook = edits.edit_contact(workbook, contact, said=words)
    fields = ContactForm(contact, guide, AT).fields(workbook)
    return workbook, next(f for f in fields if isinstance(f, Field) and f.name.endswith(".said"))


@pytest.mark.parametrize(
    ("words", "mark", "passage"),
    [
        ("明天就派人上门", "visit-announced", "上门"),
        ("再不还就去你村里贴", "visit-announced", "去你村"),
        ("We will send someone on Friday", "visit-announced", "send someone"),
        ("不還就爆通訊錄", "threat", "爆通訊錄"),
        ("这里是法院，今天还钱", "pretence", "这里是法院"),
        ("不还就要坐牢", "false-consequences", "坐牢"),
        ("You will go to prison", "false-consequences", "go to prison"),
        ("把钱转到我微信", "private-account", "转到我"),
        ("先找朋友借一下", "borrow", "找朋友借"),
    ],
)
def test_a_threat_that_was_typed_is_asked_back_and_ticked_by_a_yes(
    guide: Guide, words: str, mark: str, passage: str
) -> None:
    workbook, said = _said(guide, words)
    question = said.asked(workbook)
    assert question is not None
    assert f"“{passage}”" in question.text
    after = question.edit(workbook)
    assert after.contacts[0].marks == (mark,)
    assert after.contacts[0].said == words
    assert said.asked(after) is None


@pytest.mark.parametrize(
    "words", ["", "请尽快还款", "我们不会上门", "Nobody will come, we will not visit you", "Please pay by Friday"]
)
def test_what_is_no_threat_is_not_asked_back(guide: Guide, words: str) -> None:
    workbook, said = _said(guide, words)
    assert said.asked(workbook) is None


def test_words_lead_to_marks_that_some_place_asks_about() -> None:
    asked = {rule.id for guide in places()[0] for rule in guide.conduct.values() if rule.question}
    for guide in places()[0]:
        for language in guide.clause_words:
            assert language.said
            assert {entry.id for entry in language.said} <= asked


def test_all_that_it_sounds_like_is_asked_at_once(guide: Guide) -> None:
    workbook, said = _said(guide, "明天派人去你村里，不还就坐牢")
    question = said.asked(workbook)
    assert question is not None
    assert "“去你村”, “坐牢”" in question.text
    assert question.edit(workbook).contacts[0].marks == ("visit-announced", "false-consequences")
