"""Account statements in the plain way: what is asked of a file, what is taken over, what is kept."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ashore.wording.statement_results import take_new_words
from ashore.workbook import edits
from tests.statements.samples import EXPECTED, FOLDER
from tests.support import empty, speak
from tests.test_plain import talk
from tests.test_plain_places import LAST
from tests.test_plain_subjects import number_of

READ = (LAST["statement"], "1", str(FOLDER / "alipay-app.csv"))
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


@LANGUAGES
def test_a_file_becomes_a_budget(language: str) -> None:
    speak(language)
    said, _workbook = talk(empty(), *READ)
    take = number_of(take_new_words(9).split("9")[1], said)
    said, workbook = talk(empty(), *READ, str(take), "q")
    assert len(workbook.budget.lines) > 3
    assert not workbook.payees
    assert "alipay" in said  # the file that is read, by its name


def test_lines_of_a_group_are_asked_for_first() -> None:
    speak("en")
    before = edits.edit_item(empty(), "food", "groceries", amount=Decimal(900))
    said, _workbook = talk(before, *READ)
    take = str(number_of("Take over: Food", said))
    _said, workbook = talk(before, *READ, take, "", "q")
    assert workbook == before
    _said, workbook = talk(before, *READ, take, "yes", "q")
    assert workbook != before


def test_a_password_and_the_order_of_days_are_asked(tmp_path: Path) -> None:
    speak("en")
    password = EXPECTED["files"]["alipay-password.zip"]["password"]
    said, _workbook = talk(empty(), LAST["statement"], "1", str(FOLDER / "alipay-password.zip"), "wrong", password, "q")
    assert "this password does not open it" in " ".join(said.split()) and "3 rows, 3 count" in said
    file = tmp_path / "bank.csv"
    file.write_text("Date,Description,Amount\n03/04/2026,Shop,-5.00\n01/02/2026,Shop,-6.00\n03/05/2026,Shop,-7.00\n")
    said, _workbook = talk(empty(), LAST["statement"], "1", str(file), "2", "q")
    assert "3 rows, 3 count" in said


def test_an_answer_is_kept_only_where_that_is_chosen() -> None:
    speak("en")
    said, _workbook = talk(empty(), *READ)
    answered = (*READ, str(number_of("question", said)), "1", "1", "")
    said, workbook = talk(empty(), *answered)
    assert not workbook.payees
    _said, workbook = talk(empty(), *answered, str(number_of("Keep 1 answer", said)), "q")
    assert len(workbook.payees) == 1


@pytest.mark.parametrize("typed", ["/nowhere/x.csv", "~nobody-of-that-name/x", ""])
def test_a_place_without_a_file_ends_nothing(typed: str) -> None:
    speak("en")
    said, workbook = talk(empty(), LAST["statement"], "1", typed, "q")
    assert workbook == empty() and "Read a file" in said
