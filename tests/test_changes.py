"""What was undone, and done again, is named."""

from __future__ import annotations

from typing import get_args

import pytest

from ashore.casework.case import Case
from ashore.casework.shown import CONDITIONS
from ashore.guide.models.chapter import ShownBy
from ashore.wording.changes import WHAT, change_words, redo, undo
from ashore.wording.shown import SHOWN
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.support import case_of, empty, make_app, screen_text, speak, two_debts, years
from tests.tui.screens import walk

RECORDS = [name for name in WHAT if isinstance(getattr(years(), name), tuple) and getattr(years(), name)]


def test_everything_that_a_workbook_holds_has_its_word() -> None:
    assert Workbook.model_fields.keys() - {"schema_"} == WHAT.keys()
    assert len(set(WHAT.values())) == len(WHAT)


def test_every_condition_of_a_step_says_what_shows_it() -> None:
    assert set(get_args(ShownBy)) == SHOWN.keys() == CONDITIONS.keys()


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_comes_or_goes_is_named(name: str) -> None:
    speak("en")
    whole = years()
    records = getattr(whole, name)
    without = whole.model_copy(update={name: records[1:]})
    assert change_words(whole, without).startswith(WHAT[name]) and change_words(whole, without).endswith("deleted")
    assert change_words(without, whole).startswith(WHAT[name]) and change_words(without, whole).endswith("noted")


def test_the_session_says_what_it_took_back() -> None:
    speak("en")
    session = Session(two_debts())
    assert undo(session) == "Nothing to undo." and redo(session) == "Nothing to redo."
    debt = session.value.debts[0]
    session.apply(lambda workbook: edits.edit_debt(workbook, debt.id, lender="A"))
    session.apply(lambda workbook: edits.remove_debt(workbook, debt.id))
    assert undo(session).startswith("Undone: a debt (A) deleted")
    assert redo(session).startswith("Done again: a debt (A) deleted")
    undo(session)
    assert undo(session) == f"Undone: a debt ({debt.lender}) changed. r does it again."
    assert session.value == two_debts()


def test_what_could_not_be_read_is_named_only_where_nothing_else_is() -> None:
    speak("en")
    typed = edits.set_unfinished(two_debts(), "debt.d1.owed", "many")
    assert change_words(two_debts(), typed) == "what was typed changed"
    both = edits.edit_debt(typed, "d1", lender="A")
    assert change_words(two_debts(), both).startswith("a debt")


def test_what_is_alike_is_counted_and_much_is_cut_short() -> None:
    speak("en")
    steps = edits.mark_steps(empty(), ("a", "b", "c"), "done", empty().created)
    assert change_words(empty(), steps) == "a step noted × 3"
    assert change_words(years(), empty()).endswith("…")


async def test_the_screen_names_it() -> None:
    workbook, _reminder = edits.add_record(empty(), "reminder", text="ring", date=empty().created)
    app = make_app(workbook)
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.apply(lambda book: edits.remove_record(book, "reminder", book.reminders[0].id))
        await walk(pilot, ("u",))
        assert "Undone: a reminder (ring) deleted. r does it again." in screen_text(app)
        await walk(pilot, ("r",))
        assert "Done again: a reminder (ring) deleted. u undoes it." in screen_text(app)


def test_a_step_that_looks_done_is_named_with_what_shows_it() -> None:
    from ashore.wording.shown import shown_words

    case: Case = case_of(years())
    for step in case.shown_steps:
        assert shown_words(step, case).startswith(SHOWN[case.guide.steps[step].shown_by or "debt"])
