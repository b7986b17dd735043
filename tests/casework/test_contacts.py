"""The contact log: who has to be called back, what the rules say to entries, what was promised."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.agenda import agenda
from ashore.casework.conduct import conduct_rules
from ashore.casework.contacts import Rule, findings, new_contact, note_said, reachability
from ashore.guide.guide import Guide, load
from ashore.letters import drafts
from ashore.storage.checked import build
from ashore.wording.contacts import contact_line
from ashore.workbook import edits
from ashore.workbook.model import Contact
from tests.support import TODAY, case_of, empty, two_debts

ZONE = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
numbers = iter(range(1, 10**6))


def contact(at: str, **values: object) -> Contact:
    moment = dt.datetime.fromisoformat(at).replace(tzinfo=ZONE)
    return build(Contact, {"id": f"k{next(numbers)}", "at": moment, "debt": "d1", **values})


def rules_hit(guide: Guide, *contacts: Contact, agreed: tuple[str, ...] = ()) -> list[str]:
    return [finding.rule for finding in findings(contacts, conduct_rules(guide), agreed)]


@pytest.mark.parametrize(
    ("time", "quiet"),
    [("21:59", False), ("22:00", True), ("23:59", True), ("00:00", True), ("07:59", True), ("08:00", False)],
)
def test_the_quiet_hours_go_over_midnight(time: str, quiet: bool, guide: Guide) -> None:
    for channel in ("call", "missed-call", "visit", "sms", "chat"):
        assert ("quiet-hours" in rules_hit(guide, contact(f"2026-11-22T{time}", channel=channel))) is quiet
    assert rules_hit(guide, contact(f"2026-11-22T{time}", direction="out")) == []
    assert rules_hit(guide, contact(f"2026-11-22T{time}", channel="letter")) == []


def test_calls_and_tries_of_a_day_are_counted_by_debt_whatever_number_they_show(guide: Guide) -> None:
    calls = [contact(f"2026-11-22T{hour:02}:00") for hour in (9, 10, 11)]
    assert rules_hit(guide, *calls) == []
    assert rules_hit(guide, *calls, contact("2026-11-22T12:00", debt="d2")) == []
    assert rules_hit(guide, *calls, contact("2026-11-23T09:00")) == []
    (finding,) = findings([*calls, contact("2026-11-22T12:00")], conduct_rules(guide))
    assert (finding.rule, len(finding.contacts), finding.on) == ("calls-a-day", 4, dt.date(2026, 11, 22))
    tries = [contact(f"2026-11-22T{hour:02}:00", channel="missed-call", number="10010") for hour in range(9, 15)]
    assert rules_hit(guide, *tries) == []
    other = contact("2026-11-22T15:00", channel="missed-call", number="10086", debt="d2")
    assert rules_hit(guide, *tries, other) == []
    for number in ("10010", "10086"):  # six tries at most to the reader's number, from whichever they come
        assert rules_hit(guide, *tries, contact("2026-11-22T15:00", channel="missed-call", number=number)) == [
            "tries-a-day"
        ]


def test_a_visitor_who_shows_nothing_can_be_marked(guide: Guide) -> None:
    assert rules_hit(guide, contact("2026-11-22T10:00", channel="visit", marks=("no-papers",))) == ["no-papers"]
    assert guide.conduct["no-papers"].facts[0] == "cba-visit-id"


def test_what_was_ticked_and_whom_they_asked(guide: Guide) -> None:
    assert rules_hit(guide, contact("2026-11-22T10:00", marks=("threat", "private-account"))) == [
        "threat",
        "private-account",
    ]
    assert rules_hit(guide, contact("2026-11-22T10:00", channel="third-person")) == ["third-person"]
    assert rules_hit(guide, contact("2026-11-22T10:00", marks=("a-rule-of-another-country",))) == []


def test_that_somebody_would_come_leads_to_no_letter_by_itself(guide: Guide) -> None:
    """It is no breach of a rule; what else was ticked still leads to the letter."""
    mark = next(rule.id for rule in guide.conduct.values() if rule.signals == "visit")
    only, with_threat = (
        findings([contact("2026-11-22T10:00", marks=marks)], conduct_rules(guide))
        for marks in ((mark,), (mark, "threat"))
    )
    assert [finding.rule for finding in only] == [mark]
    assert drafts.letter_for(only, guide) is None
    assert drafts.letter_for(with_threat, guide) == guide.conduct["threat"].letter


def test_after_an_agreement_further_demands_are_counted(guide: Guide) -> None:
    demand = contact("2026-11-22T10:00", channel="sms")
    assert rules_hit(guide, demand, agreed=("d1",)) == ["after-agreement"]
    assert rules_hit(guide, demand, agreed=("d2",)) == []
    workbook, _entry = edits.add_contact(two_debts(), demand.at, debt="d1")
    assert [f.rule for f in case_of(workbook, guide).findings] == ["after-agreement"]


def test_missed_calls_in_a_row_until_both_sides_talk() -> None:
    missed = [contact(f"2026-11-2{day}T10:00", channel="missed-call") for day in (1, 2, 3)]
    (clock,) = reachability(missed, NOW)
    assert (clock.debt, clock.missed, clock.call_back_by) == ("d1", 3, dt.date(2026, 11, 23))
    # A message does not end it: whether a written answer counts is not settled.
    (clock,) = reachability([*missed, contact("2026-11-23T10:30", channel="sms", direction="out")], NOW)
    assert clock.missed == 3
    for direction in ("in", "out"):
        assert reachability([*missed, contact("2026-11-23T10:30", direction=direction)], NOW) == ()
    again = contact("2026-11-23T11:00", channel="missed-call")
    (clock,) = reachability([*missed, contact("2026-11-23T10:30"), again], NOW)
    assert clock.missed == 1
    assert reachability([contact("2026-11-23T13:00", channel="missed-call")], NOW) == ()  # still to come


def test_a_new_entry_is_about_the_only_debt_that_is_open() -> None:
    one = edits.add_debt(empty())[0]
    two = edits.add_debt(one)[0]
    closed = edits.edit_debt(two, "d2", state="cleared")
    abouts = [new_contact(book, NOW)[0].contacts[0].debt for book in (empty(), one, two, closed)]
    assert abouts == [None, "d1", None, "d1"]
    assert new_contact(one, NOW, channel="visit")[0].contacts[0].channel == "visit"


def test_promises_stand_in_the_agenda() -> None:
    workbook, entry = edits.add_contact(
        empty(),
        NOW,
        my_promise="call back",
        my_until=dt.date(2026, 11, 25),
        their_promise="a letter",
        their_until=dt.date(2026, 11, 30),
    )
    assert [(str(e.date), e.kind, e.ref) for e in agenda(workbook, load().letters, TODAY)] == [
        ("2026-11-25", "my-promise", entry),
        ("2026-11-30", "their-promise", entry),
    ]


moments_of_a_year = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 12, 31))


@given(st.lists(st.tuples(moments_of_a_year, st.booleans()), max_size=40))
def test_no_finding_without_its_entries(moments: list[tuple[dt.datetime, bool]]) -> None:
    contacts = [
        Contact(id=f"k{n}", at=at.replace(tzinfo=ZONE), channel="call" if answered else "missed-call")
        for n, (at, answered) in enumerate(moments)
    ]
    rules = [
        Rule("quiet", "quiet-hours", {"quiet_start": "22:00", "quiet_end": "8:00"}),
        Rule("calls", "calls-a-day", {"most": "3"}),
        Rule("tries", "tries-a-day", {"most": "6"}),
    ]
    known = {c.id for c in contacts}
    for finding in findings(contacts, rules):
        assert finding.contacts
        assert set(finding.contacts) <= known
        assert all(c.at.date() == finding.on for c in contacts if c.id in finding.contacts)


def test_what_was_noted_in_a_call_stands_in_the_log_without_its_seconds() -> None:
    """The line has the time of the call; the entry keeps that of each sentence."""
    at = dt.datetime.fromisoformat("2026-11-20T10:32:05+08:00")
    workbook, entry = note_said(empty(), None, "Pay today, or else", at)
    workbook, _same = note_said(workbook, entry, "We will come", at + dt.timedelta(seconds=40))
    (contact,) = workbook.contacts
    assert contact.said == "10:32:05  Pay today, or else\n10:32:45  We will come"
    line = contact_line(contact, workbook, marked=False)
    assert line.endswith("Pay today, or else We will come")
    assert line.count("10:32") == 1
