"""What `docs.experience` measures: nine tasks, a card, and the whole round, key by key. Where keys change, change them
here and make the table again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, empty, story, two_debts

Step = tuple[str, ...]
"""`("key", name)`, or `("text", English, Chinese)`."""


def keys(names: str) -> list[Step]:
    """Keys by the names that Textual gives them, one after the other."""
    return [("key", name) for name in names.split()]


def text(english: str, chinese: str = "") -> list[Step]:
    """What is typed. Its characters are not counted; a text that is given once is typed in both languages."""
    return [("text", english, chinese or english)]


class End(NamedTuple):
    """What there is at the end of a task."""

    workbook: Workbook
    screen: str
    """What is on the screen, without spaces: a line may be broken anywhere."""
    files: tuple[Path, ...]
    """What was written for the reader."""
    guide: Guide


class Task(NamedTuple):
    """What is done, from where, with which keys, and how it is seen that it was done."""

    name: str
    title: str
    steps: list[Step]
    done: Callable[[End], bool]
    start: Callable[[], Workbook] = empty
    """The case in which it begins, on Today."""
    first: bool = False
    """Whether it begins on the page of a first start."""
    today: dt.date = TODAY


def close(text: str) -> str:
    """A text without spaces."""
    return "".join(text.split())


# How it is seen


def answer_is_shown(end: End) -> bool:
    """What the first chapter answers is on the screen."""
    return close(say(end.guide.chapters[0].answer, end.guide.facts)) in end.screen


def step_is_done(end: End) -> bool:
    """One step is ticked."""
    return [step.state for step in end.workbook.steps] == ["done"]


def debt_is_noted(end: End) -> bool:
    """Lender, sum, day and late rate are there, and the days that it is late are said."""
    told = [(debt.owed, debt.due_date, debt.penalty_rate, debt.penalty_per) for debt in end.workbook.debts]
    wanted = (Decimal("2052.50"), dt.date(2026, 10, 19), Decimal("0.0005"), "day")
    return told == [wanted] and all(debt.lender for debt in end.workbook.debts) and "35" in end.screen


def budget_is_filled(end: End) -> bool:
    """Pay, housing, food, transport and telephone are there, and what they leave is said."""
    sums = {line.amount for line in end.workbook.budget.lines if line.amount}
    return sums == {Decimal(n) for n in (3600, 1500, 1100, 220, 49)} and "657.90" in end.screen


def offer_is_noted(end: End) -> bool:
    """Six payments of 380, their first day, and what they cost a year on what was really received is said."""
    listed = [[(p.amount, p.times) for p in offer.payments] for offer in end.workbook.offers]
    return (
        listed == [[(Decimal(380), 6)]] and "37.06" in end.screen and all(offer.first for offer in end.workbook.offers)
    )


def letter_is_a_file(end: End) -> bool:
    """A complete letter as a document."""
    return [file.suffix for file in end.files] == [".docx"]


def call_has_its_finding(end: End) -> bool:
    """A call at night with what was said; the hour that the rule names is on the screen."""
    told = [(entry.channel, bool(entry.said), entry.at.hour) for entry in end.workbook.contacts]
    return told == [("call", True, 22)] and "22:00" in end.screen


def message_is_noted(end: End) -> bool:
    """A message that says it is from a court, with its day; what to do is on the screen."""
    told = [(paper.kind, paper.received) for paper in end.workbook.papers]
    return told == [("sms", TODAY)] and "12368" in end.screen


def payment_is_noted(end: End) -> bool:
    """What was agreed for a day while one was away is noted as paid."""
    return any(outcome.state == "kept" for offer in end.workbook.offers for outcome in offer.outcomes)


def door_is_shown(end: End) -> bool:
    """Whom to call when somebody does not go away."""
    return "110" in end.screen


def round_is_done(end: End) -> bool:
    """All of it is in the workbook, and letter and calendar are files."""
    case = end.workbook
    promised = all(entry.my_promise and entry.my_until for entry in case.contacts)
    promised = promised and budget_is_filled(end._replace(screen="657.90"))
    there = (len(case.debts), len(case.offers), len(case.letters), len(case.contacts)) == (1, 1, 1, 1)
    return there and promised and sorted(file.suffix for file in end.files) == [".docx", ".ics"]


# What is pressed

LENDER = text("First Consumer Finance", "某消费金融公司")
NAME = text("Li Ming", "李明")
DEBT = [
    *keys("enter"),
    *LENDER,
    *keys("enter enter"),
    *text("2052.50"),
    *keys("enter"),
    *text("10-19"),
    *keys("enter"),
    *text("2000"),
    *keys("enter"),
    *text("0.05"),
    *keys("enter down enter"),
]
SUMS = [
    *keys("enter"),
    *text("3600"),
    *keys("enter down down down enter"),
    *text("1500"),
    *keys("enter down enter"),
    *text("1100"),
    *keys("enter down down enter"),
    *text("220"),
    *keys("enter enter"),
    *text("49"),
    *keys("enter"),
]
BUDGET = [*keys("3 enter"), *SUMS]
OFFER = [*keys("3 down m o enter enter enter"), *text("6x380"), *keys("enter"), *text("12-15"), *keys("enter")]
TO_FILE = keys("m s down enter enter")
"""As a document, from where the answers are checked."""
ASKED = [*NAME, *keys("enter down enter"), *text("2026-09"), *keys("enter"), *TO_FILE]
"""What a letter still needs that begins from an offer."""
LETTER = [
    *keys("5 enter enter enter"),
    *NAME,
    *keys("enter down enter"),
    *text("2026-09"),
    *keys("enter down down enter"),
    *text("4"),
    *keys("enter"),
    *text("12-15"),
    *keys("enter"),
    *TO_FILE,
]
WORDS = text("Pay today, or the sum grows", "今天不还，数目只会更大")
CALL = [*keys("4 n enter enter enter enter enter"), *text("2240"), *keys("enter enter"), *WORDS]
NOW = [*keys("c"), *WORDS, *keys("tab tab"), *text("300"), *keys("enter"), *text("12-01")]
"""A call that is going on, with what one promises in it."""
CALENDAR = keys("6 m s enter enter")
ROUND = [
    *DEBT,
    *keys("escape escape enter"),
    *SUMS,
    *keys("escape"),
    *OFFER,
    *keys("w"),
    *ASKED,
    *NOW,
    *keys("escape"),
    *CALENDAR,
]


def unwritten() -> Workbook:
    """The story of a rider, before the letter."""
    workbook = story()
    return edits.remove_letter(workbook, workbook.letters[0].id)


TASKS = (
    Task("first-answer", "The first answer to 'will they come?'", keys("enter 2"), answer_is_shown, first=True),
    Task("today", "What to do today: read it, tick it", keys("enter enter down space"), step_is_done, first=True),
    Task("debt", "A debt, with what it costs to be late", DEBT, debt_is_noted),
    Task("budget", "A budget of five sums", BUDGET, budget_is_filled),
    Task("offer", "An offer of 6×380: what it costs, whether it fits", OFFER, offer_is_noted, unwritten),
    Task("letter", "A letter, complete, to its file", LETTER, letter_is_a_file, unwritten),
    Task("call", "A call at night, with what the rules say", CALL, call_has_its_finding, unwritten),
    Task(
        "court",
        "A message that says it is from a court",
        keys("f7 n down enter"),
        message_is_noted,
        story,
    ),
    Task(
        "back",
        "Back after three weeks: an agreed payment was made",
        keys("6 down space enter"),
        payment_is_noted,
        two_debts,
        today=TODAY + dt.timedelta(weeks=3),
    ),
    Task("door", "Somebody is at the door", keys("f3"), door_is_shown, two_debts),
    Task("round", "The round: debt, budget, offer, letter, call, promise, calendar", ROUND, round_is_done),
)
