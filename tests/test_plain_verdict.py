"""The plain way says how the case stands and what follows from it, and tries what fits, as the screens do."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal

import pytest

from ashore.dialogue.menu import Conversation
from ashore.dialogue.places import HOME
from ashore.dialogue.program import Program
from ashore.dialogue.talk import Leave, Talk
from ashore.i18n import catalogue
from ashore.wording.shown import shown_words
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.forms.every_form import whole
from tests.support import case_of, empty, logged, speak, story, three_lenders, two_debts, years
from tests.test_plain import NOW, Typed, talk
from tests.test_plain_places import LAST

FOLLOWS = str(len(HOME) + 1)
"""The last choice of the first menu: what follows from how the case stands."""


def test_the_first_menu_says_how_the_case_stands_and_what_follows() -> None:
    speak("en")
    said, workbook = talk(empty(), FOLLOWS, "ABC", "q", "", FOLLOWS, "2500", "q")
    assert "No debt is noted yet. Who wants money from you?" in said
    assert f"\n{FOLLOWS}. Note the debt\n" in said
    assert f"\n{FOLLOWS}. Note what they ask\n" in said
    assert [debt.lender for debt in workbook.debts] == ["ABC"]
    said, workbook = talk(three_lenders(), FOLLOWS, "q")
    assert "Whether they agree is up to them." in " ".join(said.split())
    assert [draft.offer for draft in workbook.letters] == ["o1"]  # what can be offered stands in a letter


@pytest.mark.parametrize("make", [empty, story, three_lenders, two_debts, years, logged, whole])
def test_wherever_a_case_stands_what_follows_can_be_done(make: Callable[[], Workbook]) -> None:
    speak("en")
    said, _workbook = talk(make(), FOLLOWS)
    assert "none of the numbers" not in said
    assert len(said.split(f"> {FOLLOWS}")[1].strip()) > len("Ashore: where you stand")


def test_what_has_come_due_since_the_last_time_is_said_once() -> None:
    speak("en")
    program = Program()
    program.last_here = dt.date(2026, 10, 1)
    session, shown = Session(two_debts()), io.StringIO()
    spoken = Talk(Typed(("3", "", "q"), shown), shown, session, lambda: NOW, 78)
    with pytest.raises(Leave):
        Conversation(spoken, session, catalogue.search_path(), 78, program).home()
    assert shown.getvalue().count("Since you were here, Oct 1, 2026") == 1
    assert "Since you were here" not in talk(two_debts(), "q")[0]


def test_steps_that_look_done_are_ticked_together() -> None:
    speak("en")
    said, workbook = talk(years(), LAST["next"], "3", "1", "u", "q")
    assert "by what you entered" in said
    case = case_of(years())
    assert len(case.shown_steps) > 1
    for step in case.shown_steps:
        assert shown_words(step, case)[:30] in said
    assert "Ticked. u takes it back." in said
    assert workbook == years()
    said, workbook = talk(years(), LAST["next"], "3", "1", "q")
    assert len(workbook.steps) > len(years().steps)


def test_what_fits_is_tried_and_kept() -> None:
    speak("en")
    tried = (LAST["debts"], "1", "8", "1", "6", "2", "500", "3", "80")
    said, workbook = talk(two_debts(), *tried, "q")
    assert workbook == two_debts()  # nothing of it is noted
    for words in ("1. Payments: 6", "2. Down payment: CN¥500.00", "3. Waived: CN¥80.00", "It fits: "):
        assert words in said
    _said, workbook = talk(two_debts(), *tried, "5", "q")
    kept = workbook.offers[-1]
    assert (kept.by, kept.waived, kept.payments[0].amount) == ("reader", Decimal(80), Decimal(500))
    assert sum(payment.times or 0 for payment in kept.payments) == 7
    _said, workbook = talk(two_debts(), *tried, "4", "q")
    assert workbook.letters[-1].offer == workbook.offers[-1].id
    said, workbook = talk(two_debts(), LAST["debts"], "1", "8", "1", "many", "0", "q")
    assert "> many\n! " in said
    assert workbook == two_debts()
