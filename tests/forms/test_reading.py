"""Statements in memory: a file counts once, what is forgotten is gone, what is kept is only what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.forms.reading import Reading, names_in, read_file
from ashore.guide.guide import load
from ashore.statements.answers import LEFT_OUT, Payee
from ashore.statements.report import Report
from ashore.statements.rows import Statement, StatementError
from ashore.workbook import edits
from ashore.workbook.model import StatementPayee, Workbook
from tests.statements.samples import FOLDER
from tests.support import empty


def reading(workbook: Workbook | None = None, *names: str) -> Reading:
    """With these samples read."""
    made = Reading(load(), workbook or empty())
    for name in names:
        assert add(made, name)
    return made


def comes_to(made: Reading) -> Report | None:
    """What it comes to just now."""
    return made.report


def add(to: Reading, name: str) -> bool:
    statement: Statement = read_file(FOLDER / name, to.rules)
    return to.add(FOLDER / name, statement, to.with_file(statement))


def test_a_file_counts_once_and_two_of_one_name_are_both_there() -> None:
    made = reading(None, "wechat.csv")
    once = made.report
    assert not add(made, "wechat.csv")
    assert made.report is once
    assert made.add(Path("/elsewhere/wechat.csv"), read_file(FOLDER / "alipay-app.csv", made.rules), None)
    assert list(made.files) == ["wechat.csv", "/elsewhere/wechat.csv"]
    assert made.report and once and made.report.rows > once.rows


def test_what_was_worked_out_beforehand_is_what_it_comes_to() -> None:
    made = reading(None, "alipay-app.csv")
    more = read_file(FOLDER / "cmb-debit.csv", made.rules)
    before = made.with_file(more)
    made.add(FOLDER / "cmb-debit.csv", more, None)
    assert made.report == before


def test_files_in_several_currencies_come_to_nothing_until_one_is_put_aside() -> None:
    made = reading(None, "wechat.csv", "bank-de.csv")
    assert comes_to(made) is None and made.several_currencies
    made.remove("bank-de.csv")
    assert comes_to(made) is not None and not made.several_currencies


def test_what_is_forgotten_is_gone() -> None:
    made = reading(None, "alipay-app.csv")
    assert made.report
    made.answer(made.report.asked[0].payee, LEFT_OUT)
    made.call(["林小岸"])
    made.forget()
    assert not made.files and not made.answers and not made.own_names and comes_to(made) is None


def test_an_answer_holds_and_can_be_taken_back() -> None:
    made = reading(None, "alipay-app.csv")
    before = made.report
    assert before
    payee = before.asked[0].payee
    made.answer(payee, LEFT_OUT)
    assert made.report and payee not in {one.payee for one in made.report.asked}
    made.answer(payee, None)
    assert made.report == before


def test_what_is_kept_is_known_in_the_next_session_and_nothing_else() -> None:
    made = reading(None, "alipay-app.csv")
    assert made.report and made.to_keep(empty()) == []
    payee = made.report.asked[0].payee
    made.answer(payee, LEFT_OUT)
    made.answer(Payee("x" * 5000, "out"), "food")  # longer than a name can be
    kept = edits.keep_payees(empty(), made.to_keep(empty()))
    assert kept.payees == (StatementPayee(name=payee.name, way=payee.way, counts_as=LEFT_OUT),)
    assert reading(kept).answers == {payee: LEFT_OUT}
    assert made.to_keep(kept) == []
    assert reading(edits.forget_payees(kept)).answers == {}


def test_an_answer_of_a_group_that_is_not_there_does_not_hold() -> None:
    old = edits.keep_payees(empty(), [StatementPayee(name="a", way="out", counts_as="gone")])
    assert reading(old).answers == {}


def test_an_answer_that_is_kept_again_replaces_the_one_before() -> None:
    first = edits.keep_payees(empty(), [StatementPayee(name="a", way="out", counts_as="food")])
    second = edits.keep_payees(first, [StatementPayee(name="a", way="out", counts_as="housing")])
    assert [one.counts_as for one in second.payees] == ["housing"]
    assert edits.keep_payees(second, second.payees) is second


def test_names_stand_between_commas_of_any_kind() -> None:
    assert names_in(" 林小岸，Lin Xiao'an ; 小岸、 ") == ["林小岸", "Lin Xiao'an", "小岸"]


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_a_file_that_cannot_be_opened_says_why(name: str) -> None:
    with pytest.raises(StatementError) as caught:
        read_file(FOLDER / name, reading().rules)
    assert caught.value.kind == "unreadable" and caught.value.detail


def test_what_a_file_comes_to_by_itself_follows_the_answers() -> None:
    made = reading(None, "alipay-app.csv", "wechat.xlsx")
    for name, statement in made.files.items():
        assert made.of_file(name) == made.of([statement])
        assert made.of_file(name) is made.of_file(name)  # not counted again at each key
    asked = made.of_file("alipay-app.csv").asked
    made.answer(asked[0].payee, LEFT_OUT)
    assert len(made.of_file("alipay-app.csv").asked) == len(asked) - 1
    alone = reading(None, "alipay-app.csv")
    assert alone.of_file("alipay-app.csv") == comes_to(alone)
