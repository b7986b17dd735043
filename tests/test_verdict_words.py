"""How the case stands in words, how far away a day is, and what is due on it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.case import Case
from ashore.casework.verdict import VerdictKind, verdict_of
from ashore.guide.guide import load
from ashore.wording.phrases import named
from ashore.wording.standing import agenda_line, agenda_words
from ashore.wording.verdict import how_soon, night_words, sum_due, verdict_words
from ashore.workbook import edits
from tests.casework.test_verdict import DECEMBER, WORKBOOKS, offered, one, owes, proposed, served
from tests.support import TODAY, case_of, speak, story, two_debts, years

SAID: dict[VerdictKind, tuple[str, str]] = {
    "court": ("last day to answer the court paper", "comes before everything else"),
    "court-undated": (
        "court paper without a day: as soon as the court can be reached",
        "Until then, click nothing and pay nothing",
    ),
    "no-debt": ("Who wants money from you?", "what you do not know stays empty"),
    "rate": ("Before Ld1 is worked out", "choose its period"),
    "too-much": ("Ld1 asks CN¥1,050.00 a month, CN¥900.00 are there.", "over 3 payments the same would fit"),
    "fits": ("Ld1 asks CN¥700.00 a month: your budget carries it.", "what stands in writing"),
    "no-budget": ("What can you pay at all?", "One sum per group"),
    "deficit": ("Nothing is left for debts now.", "promise no lender a sum now"),
    "no-sum": ("What does Ld1 ask for today?", "It stands in the app"),
    "agreed": ("Dec 15, 2026: payment agreed with Ld1", "A plan is agreed with Ld1."),
    "proposed": ("You propose CN¥700.00 to Ld1.", "It has not gone out yet."),
    "can-offer": ("CN¥900.00 a month are there for Ld1: 3 payments would fit.", "is up to them"),
    "promised": ("All that is left is promised already.", "promised or proposed: CN¥900.00"),
    "little": ("What is left is too little for a plan with Ld1.", "CN¥9.00 a month"),
    "paid": ("All noted debts are paid.", "a first reserve"),
}
"""A part of what is said, and of why."""


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_every_verdict_has_its_words_with_its_sums(kind: VerdictKind) -> None:
    case = case_of(WORKBOOKS[kind][0]())
    words = verdict_words(verdict_of(case), case)
    text, why = SAID[kind]
    assert text in words.text
    assert why in words.why


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-35, "35 days ago"),
        (-2, "2 days ago"),
        (-1, "1 day ago"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (22, "in 22 days"),
    ],
)
def test_how_far_away_a_day_is(days: int, words: str) -> None:
    assert how_soon(TODAY + dt.timedelta(days=days), TODAY) == words


@given(st.integers(-400, 400), st.sampled_from(["en", "zh_CN"]))
def test_of_every_other_day_the_number_of_days_is_said(days: int, language: str) -> None:
    speak(language)
    said = how_soon(TODAY + dt.timedelta(days=days), TODAY)
    speak("en")
    assert said
    assert days in (0, 1) or str(abs(days)) in said


def test_of_a_payment_the_sum_is_said_that_holds_on_its_day() -> None:
    workbook = offered(one(), 4, state="agreed")
    case = case_of(workbook)
    dated = [(entry.date, sum_due(entry, case)) for entry in case.agenda if entry.kind == "agreed-payment"]
    months = [DECEMBER, dt.date(2027, 1, 15), dt.date(2027, 2, 15), dt.date(2027, 3, 15)]
    assert dated == [(day, "CN¥525.00") for day in months]


def test_of_two_payments_on_one_day_each_has_its_own_sum() -> None:
    """The last payment takes up the cents; one that was moved to its day is another."""
    workbook = edits.set_payment_promise(
        offered(one(), 9, state="agreed"), "o1", DECEMBER, "moved", dt.date(2027, 8, 15)
    )
    case = case_of(workbook)
    entries = [entry for entry in case.agenda if entry.kind == "agreed-payment" and entry.date == dt.date(2027, 8, 15)]
    assert sorted(sum_due(entry, case) for entry in entries) == ["CN¥233.33", "CN¥233.36"]


def test_what_a_letter_proposes_has_its_sum_and_the_day_for_an_answer_has_none() -> None:
    workbook = proposed(one())
    first = workbook.letters[0].answers["first-payment"]
    workbook = edits.answer(workbook, "l1", "reply-by", first)
    case = case_of(workbook)
    dated = {entry.kind: sum_due(entry, case) for entry in case.agenda}
    assert dated == {"proposed-payment": "CN¥700.00", "reply-by": ""}


def test_what_is_no_payment_of_a_promise_has_no_sum() -> None:
    for workbook in (served(one()), owes(one(), due_date=TODAY), years(), two_debts()):
        case = case_of(workbook)
        for entry in case.agenda:
            if entry.kind not in ("agreed-payment", "proposed-payment", "proposed-date"):
                assert sum_due(entry, case) == ""


def test_what_is_due_of_a_promise_says_what_was_promised() -> None:
    at = dt.datetime(2026, 11, 20, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    said = {"my_promise": "先还300", "my_until": DECEMBER, "their_promise": "写信确认" * 9, "their_until": DECEMBER}
    workbook, _new = edits.add_contact(one(), at, debt="d1", next_step="call again", next_on=DECEMBER, **said)
    lines = [agenda_words(entry, TODAY) for entry in case_of(workbook).agenda]
    assert lines == [
        "what you promised to Ld1: 先还300",
        "your next step with Ld1: call again",
        "what Ld1 promised: 写信确认写信确认写信确认…",
    ]


@pytest.mark.parametrize(("left", "words"), [(0, ""), (1, ""), (2, "the morning is early enough"), (30, "the morning")])
def test_at_night_nothing_has_to_be_decided_unless_a_day_is_near(left: int, words: str) -> None:
    workbook = served(one())
    entry = next(entry for entry in case_of(workbook).agenda if entry.kind == "court-paper")
    day = entry.date - dt.timedelta(days=left)
    night = dt.datetime.combine(day, dt.time(23, 30), dt.timezone(dt.timedelta(hours=8)))
    case = Case(workbook, load(), night)
    said = night_words(verdict_of(case), case)
    assert words in said and bool(words) == bool(said)
    calm = Case(one(), load(), night)
    assert "Nothing has to be decided now" in night_words(verdict_of(calm), calm)
    assert night_words(verdict_of(calm), Case(one(), load(), night.replace(hour=12))) == ""


def test_a_question_has_one_mark_before_its_answer() -> None:
    assert named("Was any of this so?", "no") == "Was any of this so? no"
    assert named("Rate", "no") == "Rate: no"


def test_what_a_letter_names_that_has_not_gone_out_says_so() -> None:
    workbook = story()
    named = [entry for entry in case_of(workbook).agenda if entry.ref == "l1"]
    assert named and all("(not sent yet)" in agenda_line(entry, TODAY) for entry in named)
    workbook, _sending = edits.add_sending(workbook, "l1", TODAY)
    named = [entry for entry in case_of(workbook).agenda if entry.ref == "l1"]
    assert named and not any("not sent" in agenda_line(entry, TODAY) for entry in named)
