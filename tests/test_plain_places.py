"""Everything that the screens show can be talked about in the plain way: for each page the way there.

A new page of the screens fails here until the plain way has it.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest

from ashore.casework.agenda import About
from ashore.dialogue.menu import Conversation
from ashore.dialogue.places import HOME, PLACES, RECORDS
from ashore.dialogue.program import Program
from ashore.dialogue.talk import Leave, Talk
from ashore.guide.guide import load
from ashore.guide.models.base import Tool
from ashore.i18n import catalogue
from ashore.tui.navigation import PAGES
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.forms.every_form import whole
from tests.support import case_of, speak, three_lenders
from tests.test_plain import FAULT, NOW, Typed, talk

LAST = {name: str(number) for number, name in enumerate(HOME, 1)}
"""What is typed in the first menu."""
LETTER = (LAST["letter"], "1")
OFFER = (LAST["debts"], "1", "2", "1")
WEEKS = str(len(load().budget.group) + 1)

READ = (LAST["statement"], "1", str(Path(__file__).parent / "data" / "statements" / "alipay-app.csv"))
"""A statement that is read."""
AFTER_GROUPS = "13"
"""What comes behind the groups of that statement."""

WAYS: dict[str, tuple[tuple[str, ...], str]] = {
    "home": ((), "Ashore: where you stand"),
    "triage": ((LAST["triage"],), "Is one of these so now?"),
    "path": ((LAST["path"],), "When it goes another way: They refuse"),
    "chapters": ((LAST["chapters"],), "How do I negotiate?"),
    "outlook": ((LAST["outlook"],), "In your own hands:"),
    "timeline": ((LAST["look-up"], "1"), "← you are here"),
    "words": ((LAST["look-up"], "2", "3"), "Extra interest for the days after the due date"),
    "sources": ((LAST["look-up"], "3", "1", "12356", "1"), "How sure: "),
    "debts": ((LAST["debts"],), "1 of 4 debts is closed."),
    "budget": ((LAST["budget"],), "Essentials, Housing: CN¥1,200.00"),
    "weeks": ((LAST["budget"], WEEKS), "before anything comes or goes: CN¥260.00"),
    "what-if": ((LAST["budget"], WEEKS, "7"), "What if"),
    "share": ((LAST["debts"], "5"), "What is left, over several debts"),
    "statement": ((LAST["statement"],), "What you choose is kept: sums, lenders as debts"),
    "statement-asked": ((*READ, str(int(AFTER_GROUPS) + 3)), "What no rule decides"),
    "statement-more": ((*READ, AFTER_GROUPS), "not noted yet"),
    "statement-weeks": ((*READ, str(int(AFTER_GROUPS) + 1)), "What went out, by the Monday of the week"),
    "contacts": ((LAST["contacts"],), "4 entries."),
    "calls": ((LAST["calls"], "3"), "Ask back: “What can you offer in writing?”"),
    "call-now": ((LAST["calls"], "2", "1"), "12:00:00  Pay today, or …"),
    "evidence": ((LAST["evidence"],), "Another piece"),
    "letter": ((LAST["letter"],), "Begin: Hardship letter with one request"),
    "agenda": ((LAST["agenda"],), "Dec 1, 2026: last day to answer the court paper"),
    "papers": ((LAST["papers"],), "Payment order · 某区法院 · 123: by Dec 1, 2026"),
    "credit": ((LAST["credit"],), "1 free look is left this year."),
    "settings": ((LAST["settings"],), "Rules of: Mainland China"),
    "help": ((LAST["look-up"], "4"), "court message: the area code of the town of the court, then 12368"),
    "card": ((LAST["cards"], "1"), "“Who are you? Which company? For which lender?”"),
    "chapter": ((LAST["chapters"], "1", "1"), "## Sources"),
    "debt": ((LAST["debts"], "1"), "Being late, it grows by CN¥1.50 a day"),
    "part-payment": ((LAST["debts"], "1", "3"), "Charges first: "),
    "whole-cost": ((LAST["debts"], "1", "4"), "Whole cost: 某消费金融公司"),
    "proposals": ((LAST["debts"], "5", "2"), "Proposals that fit together"),
    "negotiator": ((LAST["debts"], "1", "8", "1", "6", "2", "500"), "Number and size: "),
    "offers": ((LAST["debts"], "1", "2", "9"), "Really a year: A "),
    "offer": (OFFER, "It stands as: agreed."),
    "terms": ((*OFFER, "2", "q"), "A message to the lender, in the lender's language"),
    "chart": ((*OFFER, "5"), "at first, half of it after 2 payments, nothing after 3"),
    "budget-line": ((LAST["budget"], str(int(WEEKS) + 2), "2", "5", "1"), "Question 1 of 6"),
    "cash-line": ((LAST["budget"], WEEKS, "2", "1"), "Question 1 of 5"),
    "contact": ((LAST["contacts"], "4"), "a picture of it with its sender and day"),
    "evidence-piece": ((LAST["evidence"], "1"), "The file stays where it is"),
    "letter-start": ((LAST["letter"], "3"), "Do not use it when: "),
    "draft": ((*LETTER, "5"), "  ← "),
    "sent": ((*LETTER, "4"), "answer due in 1 day"),
    "sending": ((*LETTER, "4", "3"), "A letter that went out"),
    "version": ((*LETTER, "4", "4"), "2026-11-09 20:15 · formal letter"),
    "paper": ((LAST["papers"], "1"), "If nothing is done: "),
    "report": ((LAST["credit"], "1"), "A true entry stays for its time"),
    "dispute": ((LAST["credit"], "2"), "The answer is due by Nov 30, 2026."),
    "bill": ((LAST["credit"], "3"), "Paid on time 3 times in a row."),
    "reminder": ((LAST["agenda"], "4"), "It stands in what is due until it is done."),
    "reserve": ((LAST["credit"], "8"), "Put aside so far"),
}
"""For each page what is typed from the first menu on, and something that is said there."""
SEVERAL = {"share", "proposals"}
"""Pages about several debts that nothing is agreed for."""
AT_START = {"welcome"}
"""Pages that come by themselves at the first start; test_plain_start.py looks at them."""


def test_each_page_has_its_way() -> None:
    assert {entry.name for entry in PAGES} == set(WAYS) | AT_START


@pytest.mark.parametrize("page", WAYS)
def test_the_plain_way_has_what_the_page_has(page: str) -> None:
    speak("en")
    answers, words = WAYS[page]
    before = three_lenders() if page in SEVERAL else whole()
    said, workbook = talk(before, *answers)
    assert " ".join(words.split()) in " ".join(said.split())
    assert workbook == before or page == "call-now"


def test_every_tool_of_the_content_is_a_place() -> None:
    assert set(get_args(Tool)) <= set(PLACES)


def test_each_place_is_there() -> None:
    """By name: a subject that is called otherwise by now would be found only by who chooses it."""
    for name in PLACES:
        session, shown = Session(whole()), io.StringIO()
        spoken = Talk(Typed((), shown), shown, session, lambda: NOW, 78)
        conversation = Conversation(spoken, session, catalogue.search_path(), 78, Program())
        with pytest.raises(Leave):
            conversation._go(name)
        assert shown.getvalue().strip(), name
    assert set(HOME) <= set(PLACES)


def test_everything_that_is_due_leads_to_what_it_is_about() -> None:
    speak("en")
    workbook: Workbook = whole()
    due = case_of(workbook).agenda
    assert {entry.kind for entry in due} >= {"court-paper", "dispute", "bill", "reminder", "reply-awaited"}
    for number in range(3, 3 + len(due)):
        said, _workbook = talk(workbook, LAST["agenda"], str(number))
        assert not FAULT.search(said)
        assert "none of the numbers" not in said
    assert set(get_args(About)) <= set(RECORDS)
