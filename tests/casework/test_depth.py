"""The visit outlook, court papers, the credit record, the way to a plan, and the one next thing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.agenda import EntryKind, group_of
from ashore.casework.case import clocks_of
from ashore.casework.credit import (
    dispute_state,
    due_days,
    entry_ends,
    next_bill,
    reports_left,
    streak,
    years_on,
)
from ashore.casework.next_step import is_night
from ashore.casework.outlook import known, stage_of
from ashore.casework.papers import answer_by
from ashore.casework.path import done_stages
from ashore.guide.guide import Guide
from ashore.guide.installed import places
from ashore.guide.models.conduct import Signal
from ashore.guide.models.path import PathStep
from ashore.guide.say import say
from ashore.storage.checked import build
from ashore.values import YesNo
from ashore.wording.agenda import entry_sentences
from ashore.wording.credit import dispute_short, dispute_words
from ashore.wording.outlook import outlook_facts, outlook_sentences
from ashore.wording.standing import agenda_line
from ashore.workbook import edits
from ashore.workbook.model import Bill, BillPaid, CourtPaper, CreditReport, Debt, Dispute, Workbook
from tests.support import TODAY, case_of, empty, logged, proven, story, two_debts, years

ZONE = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=ZONE)
LATE = 90


def contact(workbook: Workbook, day: int, channel: str, hour: int = 10, **values: object) -> Workbook:
    at = dt.datetime(2026, 11, day, hour, tzinfo=ZONE)
    return edits.add_contact(workbook, at, channel=channel, debt="d1", **values)[0]


# Will somebody come


def test_what_the_workbook_knows_about_being_reachable() -> None:
    workbook = story()
    assert "reachable" not in known(workbook, NOW, LATE)
    for day in (20, 21):
        workbook = contact(workbook, day, "missed-call")
    assert "reachable" not in known(workbook, NOW, LATE)
    workbook = contact(workbook, 22, "missed-call")
    assert known(workbook, NOW, LATE)["reachable"] == "no"
    workbook = contact(workbook, 23, "call", direction="out")
    assert known(workbook, NOW, LATE)["reachable"] == "yes"
    assert "reachable" not in known(workbook, NOW + dt.timedelta(days=40), LATE)  # long ago is no proof


def test_what_it_knows_about_the_debts_and_the_log() -> None:
    answers = known(story(), NOW, LATE)
    assert answers == {"long-overdue": "no"}
    assert known(story(), NOW, 34)["long-overdue"] == "yes"
    assert known(two_debts(), NOW, LATE)["in-talks"] == "yes"  # a plan is agreed
    assert known(proven(), NOW, LATE)["in-talks"] == "yes"
    visited = contact(contact(story(), 20, "visit"), 21, "third-person")
    assert {"came-before", "others-asked"} <= set(known(visited, NOW, LATE))
    assert known(empty(), NOW, LATE) == {}


def test_more_reasons_for_a_visit_never_make_it_look_less_likely(guide: Guide) -> None:
    order = [level.id for level in sorted(guide.outlook.level, key=lambda level: level.from_)]
    workbook, levels = empty(), []
    given: tuple[tuple[str, YesNo], ...] = (
        ("reachable", "no"),
        ("number-current", "no"),
        ("long-overdue", "yes"),
        ("in-talks", "no"),
        ("local-lender", "yes"),
        ("announced", "yes"),
        ("came-before", "yes"),
        ("others-asked", "yes"),
    )
    for question, answer in given:
        workbook = edits.answer_question(workbook, question, answer)
        outlook, _answers = case_of(workbook, guide).outlook
        levels.append(order.index(outlook.level))
        assert outlook.reasons
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (1, 2)


def test_the_readers_answer_comes_before_what_is_known(guide: Guide) -> None:
    workbook = edits.answer_question(story(), "long-overdue", "yes")
    _outlook, answers = case_of(workbook, guide).outlook
    assert answers["long-overdue"] == "yes"
    back = edits.answer_question(workbook, "long-overdue", None)
    assert case_of(back, guide).outlook[1]["long-overdue"] == "no"


def test_every_answer_leads_to_a_reason_and_no_odds_are_named(guide: Guide) -> None:
    assert len(guide.outlook.question) <= 8
    questions = {question.id for question in guide.outlook.question}
    for reason in guide.outlook.reason:
        assert set(reason.when) <= questions
        assert reason.facts
    said = [*(level.text.source for level in guide.outlook.level), *(r.text.source for r in guide.outlook.reason)]
    assert not [text for text in said if "%" in text or "percent" in text or "likely" in text]
    used = {(q, a) for reason in guide.outlook.reason for q, a in reason.when.items()}
    assert {q for q, _a in used} == questions


@pytest.mark.parametrize("there", places()[0], ids=lambda place: place.jurisdiction)
def test_a_visit_that_was_announced_is_named_with_its_day(there: Guide) -> None:
    """By the mark of a rule that signals it, with what it means; a threat too, which is no announcement."""
    marks = {rule.signals: rule.id for rule in there.conduct.values() if rule.signals}
    assert set(marks) == set(get_args(Signal)) == {note.signals for note in there.outlook.noted}
    before = case_of(story(), there)
    for signal, mark in marks.items():
        case = case_of(contact(story(), 22, "call", said="明天就上门", marks=(mark,)), there)
        note = next(note for note in there.outlook.noted if note.signals == signal)
        said = "\n".join(outlook_sentences(case))
        assert "2026-11-22 10:00 · call · 某消费金融公司 · 明天就上门" in said
        assert say(note.text, there.facts) in said
        assert set(note.facts) <= set(outlook_facts(case))
        assert say(note.text, there.facts) not in "\n".join(outlook_sentences(before))
        assert (case.outlook[1].get("announced") == "yes") == (signal == "visit")


def test_an_announcement_counts_for_a_while_and_the_readers_answer_comes_before_it(guide: Guide) -> None:
    mark = next(rule.id for rule in guide.conduct.values() if rule.signals == "visit")
    workbook = contact(story(), 22, "call", marks=(mark,))
    assert known(workbook, NOW, LATE, {mark})["announced"] == "yes"
    assert "announced" not in known(workbook, NOW + dt.timedelta(days=40), LATE, {mark})
    assert "announced" not in known(contact(story(), 22, "call", marks=(mark,), direction="out"), NOW, LATE, {mark})
    answered = edits.answer_question(workbook, "announced", "no")
    assert case_of(answered, guide).outlook[1]["announced"] == "no"


def test_you_are_here(guide: Guide) -> None:
    ends = [0, 30, 60, 90, None]
    assert [stage_of(days, ends) for days in (None, 0, 1, 30, 31, 61, 91, 4000)] == [None, 0, 1, 1, 2, 3, 4, 4]
    assert case_of(empty(), guide).stage is None
    assert guide.timeline[case_of(story(), guide).stage or 0].id == "m2"  # 35 days
    assert case_of(two_debts(), guide).stage == 0  # one is agreed, the other is not due yet


# Court papers


def test_the_days_of_a_payment_order_count_from_its_receipt(guide: Guide) -> None:
    days = clocks_of(guide).papers
    paper = CourtPaper(id="pa1", kind="payment-order", received=dt.date(2026, 11, 16))
    assert answer_by(paper, days) == dt.date(2026, 12, 1)
    assert answer_by(edits.changed(paper, received=None, date=TODAY), days) == TODAY
    assert answer_by(CourtPaper(id="pa2", kind="summons", received=TODAY), days) is None
    assert answer_by(CourtPaper(id="pa3"), days) is None


# The credit record


def test_an_entry_ends_five_years_after_paying_off_and_not_before() -> None:
    assert entry_ends(Debt(id="d1"), 5) is None
    cleared = Debt(id="d1", state="cleared", cleared_on=dt.date(2026, 6, 30))
    assert entry_ends(cleared, 5) == dt.date(2031, 6, 30)
    assert entry_ends(Debt(id="d1", state="disputed", cleared_on=dt.date(2026, 6, 30)), 5) is None  # open again
    assert entry_ends(Debt(id="d1", state="cleared", cleared_on=dt.date(9999, 6, 30)), 5) is None
    assert years_on(dt.date(2024, 2, 29), 5) == dt.date(2029, 2, 28)
    assert years_on(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


def test_free_reports_count_by_the_year() -> None:
    reports = [CreditReport(id=f"r{n}", on=dt.date(year, 3, 1)) for n, year in enumerate((2025, 2026, 2026, 2026))]
    assert reports_left(reports[:1], TODAY, 2) == 2
    assert reports_left(reports[:2], TODAY, 2) == 1
    assert reports_left(reports, TODAY, 2) == 0
    assert reports_left([CreditReport(id="r9")], TODAY, 2) == 2


@pytest.mark.parametrize(
    ("values", "stage", "due"),
    [
        ({}, "draft", None),
        ({"filed_on": dt.date(2026, 11, 10)}, "filed", dt.date(2026, 11, 30)),
        ({"filed_on": dt.date(2026, 11, 2)}, "unanswered", dt.date(2026, 11, 22)),
        ({"filed_on": dt.date(2026, 11, 3)}, "filed", TODAY),
        ({"filed_on": dt.date(2026, 11, 2), "answered_on": TODAY}, "answered", None),
        ({"filed_on": dt.date(2026, 10, 2), "complained_on": TODAY}, "complained", dt.date(2026, 12, 23)),
        ({"complained_on": dt.date(2026, 10, 1)}, "complaint-unanswered", dt.date(2026, 10, 31)),
        ({"complained_on": TODAY, "complaint_answered_on": TODAY}, "settled", None),
        ({"settled": True}, "settled", None),
    ],
)
def test_the_way_of_an_objection(values: dict[str, object], stage: str, due: dt.date | None) -> None:
    state = dispute_state(build(Dispute, {"id": "di1", **values}), TODAY, 20, 30)
    assert (state.stage, state.due) == (stage, due)


def test_an_objection_where_no_days_are_known_is_never_late() -> None:
    for values, stage in (({"filed_on": TODAY}, "filed"), ({"complained_on": dt.date(2020, 1, 1)}, "complained")):
        state = dispute_state(build(Dispute, {"id": "di1", **values}), TODAY, None, None)
        assert (state.stage, state.due) == (stage, None)
        assert "due" not in dispute_short(state) and not any("due" in words for words in dispute_words(state))


def bill(day: int, *paid: tuple[str, str]) -> Bill:
    records = tuple(BillPaid(due=dt.date.fromisoformat(due), on=dt.date.fromisoformat(on)) for due, on in paid)
    return Bill(id="b1", day=day, paid=records)


def test_payments_on_time_in_a_row() -> None:
    on_time = (("2026-08-31", "2026-08-29"), ("2026-09-30", "2026-09-30"), ("2026-10-31", "2026-10-01"))
    assert streak(bill(31, *on_time), TODAY) == 3  # the one of November is not due yet
    assert streak(bill(31, *on_time, ("2026-11-30", "2026-11-23")), TODAY) == 4
    assert streak(bill(31, *on_time), dt.date(2026, 12, 1)) == 0  # that of November was missed
    late = (*on_time[:1], ("2026-09-30", "2026-10-05"), *on_time[2:])
    assert streak(bill(31, *late), TODAY) == 1
    assert streak(Bill(id="b1"), TODAY) == 0
    assert next_bill(bill(31, *on_time), TODAY) == dt.date(2026, 11, 30)
    assert next_bill(bill(23), TODAY) == TODAY


@given(st.integers(1, 31), st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)))
def test_a_bill_is_due_once_a_month(day: int, today: dt.date) -> None:
    days = due_days(bill(day), today)
    assert days == sorted(days)
    assert len({(due.year, due.month) for due in days}) == len(days)
    assert days[-1] >= today
    assert all(due.day == day or (due + dt.timedelta(days=1)).day == 1 for due in days)


# The way to a plan


def test_the_stages_are_known_from_the_workbook(guide: Guide) -> None:
    points = len(guide.terms.point)
    assert done_stages(empty(), False, False, points) == frozenset()
    assert done_stages(story(), True, False, points) == {"budget"}
    done = {"evidence", "budget", "offer", "letter"}
    assert done_stages(proven(), True, True, points) == done  # a call that came in asks for nothing
    called = proven()
    for contact in called.contacts:
        called = edits.edit_contact(called, contact.id, direction="out")
    assert done_stages(called, True, True, points) == {*done, "call"}
    terms = tuple(point.id for point in guide.terms.point)
    written = edits.edit_offer(proven(), "o1", terms=terms)
    assert "written" in done_stages(written, True, True, points)
    paid = edits.add_payment(written, "d1", TODAY, Decimal("684.17"))
    assert "first-payment" in done_stages(paid, True, True, points)
    assert {stage.known for stage in guide.path.stage} == set(get_args(PathStep))


def test_a_paper_of_which_the_court_has_no_case_is_not_due(guide: Guide) -> None:
    """Its days are not a court's, whatever it says that it is; while nobody has asked they are."""
    for checked, due in ((None, True), ("case", True), ("no-case", False)):
        workbook = edits.edit_record(years(), "paper", "pa1", checked=checked)
        case = case_of(workbook, guide)
        assert ("pa1" in {entry.ref for entry in case.agenda}) == due
        assert ("court-paper.pa1" in kinds(workbook, guide)) == due


@pytest.mark.parametrize("there", places()[0], ids=lambda place: place.jurisdiction)
def test_what_follows_from_what_the_court_says_is_said(there: Guide) -> None:
    says: dict[str | None, str] = {}
    for checked in (None, "case", "no-case"):
        workbook = edits.add_record(empty(), "paper", kind=next(iter(there.papers)), date=TODAY, checked=checked)[0]
        case = case_of(workbook, there)
        (paper,) = case.workbook.papers
        says[checked] = "\n".join(entry_sentences(paper, case))
    assert "ask the court itself whether there is such a case" in says[None].casefold()
    assert "its days count" in says["case"]
    assert "most likely not from a court" in says["no-case"]
    assert "Pay nothing on it" in says["no-case"]
    for said in (says[None], says["case"]):
        assert "Last day" in said and "If nothing is done" in said
    assert "Last day" not in says["no-case"] and "If nothing is done" not in says["no-case"]


# The one next thing


def kinds(workbook: Workbook, guide: Guide, now: dt.datetime = NOW) -> list[str]:
    return [thing.key for thing in case_of(workbook, guide, now).next_actions]


def test_danger_comes_first_then_days_then_calm_steps(guide: Guide) -> None:
    found = kinds(years(), guide)
    assert found[:3] == ["court-paper.pa1", "call-back.d2", "reminder.re1"]
    assert found[3] == "reply-awaited.s1"
    assert found[4].startswith("step.")
    assert kinds(empty(), guide)[0] == "step.know-the-debt"


def test_what_is_put_off_is_gone_today_and_back_tomorrow(guide: Guide) -> None:
    workbook = edits.put_off(empty(), "step.know-the-debt", TODAY)
    assert kinds(workbook, guide)[0] == "step.look-up-owed"
    assert kinds(workbook, guide, NOW + dt.timedelta(days=1))[0] == "step.know-the-debt"
    again = edits.put_off(workbook, "step.keep-number", TODAY + dt.timedelta(days=1))
    assert set(again.later) == {"step.keep-number"}  # what is old is forgotten


def test_at_night_nobody_is_called_back(guide: Guide) -> None:
    night = NOW.replace(hour=22)
    assert "call-back.d2" in kinds(logged(), guide)
    assert "call-back.d2" not in kinds(logged(), guide, night)
    assert [is_night(dt.time(hour)) for hour in (21, 22, 23, 0, 5, 6, 12)] == [0, 1, 1, 1, 1, 0, 0]


def test_everything_with_a_date_is_in_one_place(guide: Guide) -> None:
    entries = case_of(years(), guide).agenda
    assert [entry.date for entry in entries] == sorted(entry.date for entry in entries)
    assert {"court-paper", "dispute", "bill", "entry-ends", "reminder", "reply-awaited"} <= {e.kind for e in entries}
    assert "pa2" not in {entry.ref for entry in entries}  # answered
    assert "re2" not in {entry.ref for entry in entries}  # done
    assert {entry.kind for entry in entries} <= set(get_args(EntryKind))
    assert all(agenda_line(entry, TODAY) for entry in entries)
    days = [TODAY + dt.timedelta(days=n) for n in (-1, 0, 1, 7, 8)]
    assert [group_of(day, TODAY) for day in days] == ["overdue", "today", "week", "week", "later"]


def test_the_helpline_is_offered_for_threats_and_despair_and_goes_again(guide: Guide) -> None:
    assert not case_of(story(), guide).weighs_heavily
    assert case_of(logged(), guide).weighs_heavily  # a threat yesterday
    assert not case_of(logged(), guide, TODAY + dt.timedelta(days=30)).weighs_heavily
    sad = contact(story(), 23, "call", mine="我不想活了")
    assert case_of(sad, guide).weighs_heavily
    letter = edits.answer(story(), "l1", "reason-words", "I want to die.")
    assert case_of(letter, guide).weighs_heavily
