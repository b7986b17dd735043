"""Edits are pure, and nothing entered is lost by them."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from decimal import Decimal

import pytest
from pydantic import ValidationError

from ashore.storage.checked import WrongData
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, empty, story


def test_a_step_is_ticked_set_aside_and_opened() -> None:
    done = edits.mark_step(empty(), "keep-number", "done", TODAY)
    assert [(s.id, s.state, s.on) for s in done.steps] == [("keep-number", "done", TODAY)]
    aside = edits.mark_step(done, "keep-number", "not-for-me", TODAY)
    assert [s.state for s in aside.steps] == ["not-for-me"]
    assert edits.mark_step(aside, "keep-number", None, TODAY).steps == ()
    assert edits.mark_step(done, "keep-number", "done", TODAY + dt.timedelta(days=1)) is done


def test_ids_are_short_and_never_used_twice() -> None:
    workbook, first = edits.add_debt(empty())
    workbook, second = edits.add_debt(workbook)
    assert (first, second) == ("d1", "d2")
    workbook = edits.changed(workbook, debts=workbook.debts[1:])
    assert edits.add_debt(workbook)[1] == "d3"


def test_values_are_checked_by_edits_too() -> None:
    workbook, debt = edits.add_debt(empty())
    with pytest.raises(WrongData):
        edits.edit_debt(workbook, debt, owed=Decimal(-1))
    assert edits.edit_debt(workbook, debt, lender="a\x1b[31m\nb").debts[0].lender == "a[31m b"


def test_a_group_counts_its_lines_or_its_sum_never_both() -> None:
    workbook = edits.edit_item(empty(), "housing", "sum", amount=Decimal(1000))
    assert [line.amount for line in edits.counted_lines(workbook.budget)] == [Decimal(1000)]
    workbook = edits.edit_item(workbook, "housing", "rent", amount=Decimal(900))
    workbook = edits.edit_item(workbook, "housing", "service-charge", "quarterly", amount=Decimal(90))
    assert [line.item for line in edits.counted_lines(workbook.budget)] == ["rent", "service-charge"]
    for item in ("rent", "service-charge"):
        workbook = edits.edit_item(workbook, "housing", item, amount=None)
    assert [line.amount for line in edits.counted_lines(workbook.budget)] == [Decimal(1000)]


def test_own_lines_take_their_unread_text_with_them() -> None:
    workbook, line = edits.add_own_line(empty(), "other", "Cat")
    workbook = edits.set_unfinished(workbook, f"budget.{line}.amount", "12oo")
    workbook = edits.set_unfinished(workbook, "budget.other.pets.amount", "x")
    assert edits.remove_line(workbook, line).unfinished == {"budget.other.pets.amount": "x"}
    assert edits.remove_line(workbook, line).budget.lines == ()


def test_answers_come_and_go() -> None:
    workbook, debt = edits.add_debt(empty())
    workbook, letter = edits.add_letter(workbook, "hardship", debt, "zh_CN", TODAY)
    workbook = edits.answer(workbook, letter, "name", "Li")
    workbook = edits.answer(workbook, letter, "proof", ("medical",))
    assert workbook.letters[0].answers == {"name": "Li", "proof": ("medical",)}
    workbook = edits.answer(workbook, letter, "name", "")
    assert workbook.letters[0].answers == {"proof": ("medical",)}
    assert edits.remove_letter(workbook, letter).letters == ()


def test_the_old_value_is_never_changed() -> None:
    before = story()
    copy = deepcopy(before)
    edits.edit_item(before, "food", "sum", amount=Decimal(1))
    edits.mark_step(before, "keep-number", "done", TODAY)
    edits.remove_letter(before, "l1")
    assert before == copy
    with pytest.raises(ValidationError):
        before.currency = "EUR"
    assert isinstance(before, Workbook)
