"""What the reader says of payees that no rule decides: it holds for all their rows, and nothing is lost by it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.guide.guide import load
from ashore.statements.answers import LEFT_OUT, LOAN, REPAYMENT, Answers, Payee
from ashore.statements.counting import count
from ashore.statements.report import Asked, Report, report_of
from ashore.wording.statement_results import choices_of
from tests.statements.samples import READABLE, owner, rules, statement


def told(name: str, answers: Answers) -> Report:
    """A sample with answers."""
    return report_of(count([statement(name)], rules(), owner(name), answers), rules())


def asked(name: str) -> list[tuple[Asked, str]]:
    """Each question of a sample with each of its answers."""
    return [
        (one, answer) for one in told(name, {}).asked for answer, _label in choices_of(one.direction, one.why, load())
    ]


CASES = [(name, one, answer) for name in READABLE for one, answer in asked(name)]


@pytest.mark.parametrize(("name", "one", "answer"), CASES, ids=lambda value: str(value)[:24])
def test_each_answer_ends_its_question_and_loses_nothing(name: str, one: Asked, answer: str) -> None:
    before, after = told(name, {}), told(name, {one.payee: answer})
    assert one.payee not in {other.payee for other in after.asked}
    assert after.kept + sum(after.left_out.values()) == after.rows == before.rows
    assert len(after.asked) < len(before.asked)
    if answer in (LOAN, REPAYMENT):
        sums = (after.loans_by, before.loans_by) if answer == LOAN else (after.repayments_by, before.repayments_by)
        assert sum(sums[0].values()) - sum(sums[1].values()) == one.amount
    elif answer == LEFT_OUT:
        assert after.left_out["by-reader"] == one.times
    else:
        groups = "income_groups" if answer in rules().income_groups else "spending_groups"
        more = getattr(after, groups)[answer] - getattr(before, groups).get(answer, Decimal(0))
        assert more == one.amount


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(READABLE), st.data())
def test_answers_in_any_number_lose_no_row_and_no_money(name: str, data: st.DataObject) -> None:
    """What is in no sum because nobody decided it comes into one, or is left out by the reader."""
    answers = {
        one.payee: data.draw(st.sampled_from([answer for answer, _label in choices_of(one.direction, one.why, load())]))
        for one in told(name, {}).asked
        if data.draw(st.booleans())
    }
    report = told(name, answers)
    assert report.kept + sum(report.left_out.values()) == report.rows
    assert not {one.payee for one in report.asked} & set(answers)
    assert min((*report.spending_groups.values(), *report.income_groups.values(), Decimal(0))) >= 0


def test_an_answer_holds_for_one_way_alone() -> None:
    """Money to somebody is not money from them."""
    one = next(one for one in told("alipay-app.csv", {}).asked if one.direction == "in")
    other = Payee(one.payee.name, "out")
    assert told("alipay-app.csv", {other: "food"}).asked == told("alipay-app.csv", {}).asked
