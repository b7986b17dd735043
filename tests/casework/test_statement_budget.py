"""What statements show beside the budget: what is taken over, and what it comes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from ashore.casework.statement_budget import budget_with, odd_months, seen_groups, take_over
from ashore.casework.statement_debts import debt_of, lenders_seen, note_debt, taken_first
from ashore.finance.budget import GroupKind
from ashore.finance.cash_flow import lowest_months
from ashore.guide.guide import load
from ashore.statements.automatic import Debit
from ashore.statements.counting import count
from ashore.statements.regular import Regular
from ashore.statements.report import Average, Report
from ashore.workbook import edits
from ashore.workbook.model import GROUP_SUM, Workbook
from tests.statements.samples import READABLE, owner, reported, rules, statement
from tests.support import case_of, empty, story, two_debts

KINDS: Mapping[str, GroupKind] = {group.id: group.kind for group in load().budget.group}


@cache
def report(name: str) -> Report:
    return reported(statement(name), own_names=owner(name))


def monthly(*pay: str, food: tuple[str, ...] = ()) -> Report:
    """A report of so many whole months, with what came in, and what went out for food, in each."""
    each = {
        (2026, number): Average({"gig": Decimal(came)}, {"food": Decimal(went)}, Decimal(0), Decimal(0))
        for number, (came, went) in enumerate(zip(pay, food or pay, strict=True), 1)
    }
    mean = Average(
        {"gig": sum((one.income["gig"] for one in each.values()), Decimal(0)) / len(each)},
        {"food": sum((one.spending["food"] for one in each.values()), Decimal(0)) / len(each)},
        Decimal(0),
        Decimal(0),
    )
    return replace(report("wechat.csv"), by_month=each, average=mean)


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("before", [empty(), story(), two_debts()], ids=["empty", "story", "two"])
def test_what_is_taken_over_stands_in_the_budget_and_twice_changes_nothing(name: str, before: Workbook) -> None:
    seen = seen_groups(report(name), before, KINDS)
    after = take_over(before, seen)
    for one in seen_groups(report(name), after, KINDS):
        assert one.seen is None or one.typed == one.seen
    assert take_over(after, seen_groups(report(name), after, KINDS)) is after
    untouched = {one.group for one in seen if one.seen is None}
    assert [line for line in after.budget.lines if line.group in untouched] == [
        line for line in before.budget.lines if line.group in untouched
    ]
    assert budget_with(before, seen, KINDS) == case_of(after).budget


def test_without_a_whole_month_nothing_is_offered() -> None:
    one = replace(report("wechat.csv"), average=None, by_month={}, months=())
    assert seen_groups(one, story(), KINDS) == []


def test_lines_of_a_group_lose_their_sums_and_nothing_counts_twice() -> None:
    before = edits.edit_item(empty(), "food", "groceries", amount=Decimal(500))
    before, own = edits.add_own_line(before, "food", "面包")
    before = edits.edit_line(before, own, amount=Decimal(40))
    (food,) = [one for one in seen_groups(monthly("1000", "1000", "1000"), before, KINDS) if one.group == "food"]
    assert (food.typed, food.seen, food.lines) == (Decimal("540.00"), Decimal(1000), 2)
    after = take_over(before, [food])
    assert case_of(after).budget.groups["food"] == Decimal("1000.00")
    assert len(after.budget.lines) == 3  # the lines are there, without sums


def test_an_income_that_changes_counts_as_its_lowest_months_bring() -> None:
    sums = ("3000", "1200", "3400", "1500", "2900", "1800")
    (gig, _food) = seen_groups(monthly(*sums), empty(), KINDS)
    assert gig.seen == lowest_months(tuple(map(Decimal, sums))) == Decimal("1500.00")
    line = edits.find_line(take_over(empty(), [gig]).budget, "gig", GROUP_SUM)
    assert line is not None
    assert (line.amount, line.certainty, line.history) == (Decimal("1500.00"), "estimate", tuple(map(Decimal, sums)))


@pytest.mark.parametrize("sums", [("3000", "3100", "2950"), ("3000", "900")], ids=["about the same", "two months"])
def test_an_income_that_is_about_the_same_counts_as_its_average(sums: tuple[str, ...]) -> None:
    (gig, _food) = seen_groups(monthly(*sums), empty(), KINDS)
    assert gig.months == () and gig.seen == sum(map(Decimal, sums)) / len(sums)


def test_a_month_that_differs_is_named_with_what_is_usual() -> None:
    (odd,) = odd_months(monthly("3000", "3000", "3000", food=("600", "650", "2400")))
    assert (odd.month, odd.group, odd.amount, odd.usual) == ((2026, 3), "food", Decimal(2400), Decimal(650))
    assert odd_months(monthly("3000", "3000", food=("600", "2400"))) == []
    assert odd_months(monthly("3000", "3000", "3000", food=("600", "650", "640"))) == []


def test_lenders_are_tied_to_the_debts_by_lender_or_product() -> None:
    seen = report("alipay-app.csv")
    assert seen.repayments_by
    for lender in lenders_seen(seen, empty()):
        assert lender.debt is None
        after, debt = note_debt(empty(), lender.name)
        assert debt_of(after, lender.name) is after.debts[0] and after.debts[0].id == debt
        assert (after.debts[0].lender, after.debts[0].product) == ("", lender.name)
        named = edits.edit_debt(after, debt, lender=lender.name, product="")
        assert debt_of(named, f" {lender.name} ") is named.debts[0]
    assert sum(one.repaid for one in lenders_seen(seen, empty())) == seen.repayments


def regular(who: str, day: int, group: str = "housing") -> Regular:
    return Regular(who, Decimal(300), "month", 3, "spending", group, day)


def debit(day: int) -> Debit:
    return Debit("花呗", 3, Decimal(90), Decimal(300), dt.date(2026, 5, day), day)


@pytest.mark.parametrize(
    ("taken", "rent", "first"), [(10, 12, True), (28, 2, True), (12, 10, False), (10, 10, True), (2, 28, False)]
)
def test_a_debit_that_comes_before_the_rent_is_said_to(taken: int, rent: int, first: bool) -> None:
    lines = (regular("房东", rent), regular("视频", taken, "leisure"))
    (found,) = taken_first(replace(report("wechat.csv"), regular=lines, debits=(debit(taken),)), KINDS)
    assert [one.who for one in found.before] == (["房东"] if first else [])


def test_debits_are_known_by_their_rows_whatever_their_sums() -> None:
    """A lender takes another sum each month; what one pays oneself is none."""
    seen = report("alipay-app.csv")
    (one,) = seen.debits
    assert (one.who, one.times, one.day, one.last) == ("花呗", 3, 2, dt.date(2026, 5, 2))
    assert one.least < one.most
    assert one.who not in {each.who for each in seen.regular}
    assert len(seen.repayments_by) > 1
    assert {each.who for each in report("icbc-debit.csv").debits} == {"信用卡", "度小满"}
    assert report("wechat.csv").debits == []


def test_the_sums_of_the_months_are_those_of_the_average() -> None:
    for name in READABLE:
        seen = report(name)
        if seen.average:
            for group, mean in seen.average.spending.items():
                total = sum((one.spending.get(group, Decimal(0)) for one in seen.by_month.values()), Decimal(0))
                assert abs(total - mean * len(seen.by_month)) <= Decimal("0.01") * len(seen.by_month)
            assert list(seen.by_month) == list(seen.months)


def test_counting_knows_which_groups_are_income() -> None:
    assert rules().income_groups == {group for group, kind in KINDS.items() if kind == "income"}
    assert count([statement("wechat.csv")], rules()).kept
