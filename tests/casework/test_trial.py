"""A bad month tried: with nothing tried it is as it is, and with less there is never more."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.casework.sharing import make_proposals
from ashore.casework.trial import WhatIf
from ashore.finance.budget import with_less
from ashore.values import LessIn
from ashore.wording.what_if import what_if_sentences
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, three_lenders, two_debts

sums = st.decimals(min_value=0, max_value=6000, places=2)


def proposed() -> Workbook:
    """Three proposals: 71.43, 107.22 and 89.29 a month."""
    workbook = three_lenders()
    return make_proposals(workbook, case_of(workbook).proposals, TODAY)


def in_weeks(workbook: Workbook, opening: int = 400) -> Workbook:
    """Pay on the 5th, rent on the 1st, food on the 2nd."""
    workbook = edits.edit_cash(workbook, opening=Decimal(opening), opening_on=TODAY)
    for label, direction, amount, day in (
        ("工资", "in", 3200, dt.date(2026, 12, 5)),
        ("房租", "out", 1500, dt.date(2026, 12, 6)),
        ("吃饭", "out", 1400, dt.date(2026, 12, 7)),
    ):
        values: dict[str, Any] = {"label": label, "direction": direction, "repeat": "monthly", "date": day}
        workbook, _line = edits.add_cash_line(workbook, amount=Decimal(amount), **values)
    return workbook


def tried(workbook: Workbook, **values: object) -> WhatIf:
    return case_of(edits.edit_trial(workbook, **values)).what_if


def said(workbook: Workbook, **values: object) -> str:
    return "\n".join(what_if_sentences(case_of(edits.edit_trial(workbook, **values))))


def test_less_says_what_is_left_and_which_promises_no_longer_fit() -> None:
    text = said(proposed(), less=Decimal(100))
    assert "With CN¥100.00 less a month CN¥180.00 a month is left for debts, instead of CN¥270.00." in text
    assert "up to CN¥87.86 a month would be missing, from 2026-12 to 2029-03." in text
    assert "丙, your proposal: CN¥89.29 from Dec 23, 2026 on would no longer fit." in text
    assert "甲, your proposal" not in text
    assert "CN¥200.00 is missing each month" in said(proposed(), less=Decimal(500))
    fits = said(three_lenders(), less=Decimal(100))
    assert "Nothing is promised or proposed yet." in fits
    small = edits.remove_offer(edits.remove_offer(proposed(), "o1"), "o2")
    assert "would still fit. CN¥90.71 a month would be left to promise." in said(small, less=Decimal(100))


def test_essential_debts_and_what_is_agreed_come_before_what_is_proposed() -> None:
    workbook = edits.set_offer_state(proposed(), "o3", "agreed")
    assert [misfit.promise.debt for misfit in tried(workbook, less=Decimal(100)).misfits] == ["d2"]
    first = edits.edit_debt(workbook, "d2", essential=True)
    assert [misfit.promise.debt for misfit in tried(first, less=Decimal(100)).misfits] == ["d3", "d1"]


def test_a_single_payment_of_a_month_is_no_lump_sum_because_a_month_is_tried() -> None:
    terms = {"method": "equal-principal", "rate": Decimal(0), "first": dt.date(2026, 12, 15), "made": TODAY}
    workbook, offer = edits.add_offer(three_lenders(), "d1", amount=Decimal(250), number=1, **terms)
    workbook = edits.set_offer_state(workbook, offer, "agreed")
    text = "甲, agreed: CN¥250.00 on Dec 15, 2026 would not fit."
    assert text in said(workbook, less=Decimal(100))


def test_a_wage_that_does_not_come_is_missed_once_in_its_month() -> None:
    workbook = in_weeks(proposed())
    found = tried(workbook, missed="c1")
    assert found.missed is not None and found.missed.day == dt.date(2026, 12, 5)
    assert [month for month, _sum in found.over] == [(2026, 12)]
    assert found.days is not None and found.days.flow.first_negative == dt.date(2026, 12, 6)
    text = said(workbook, missed="c1")
    assert "Without 工资 (CN¥3,200.00) on Dec 5, 2026 that month lacks CN¥2,900.00" in text
    assert "For what is promised CN¥267.86 would be missing in 2026-12." in text
    assert "It runs short first on Dec 6, 2026." in text
    assert "甲: CN¥71.43 on Dec 23, 2026 could not be paid from what is there." in text
    assert "As it is" not in text


def test_what_is_missing_for_a_day_is_said() -> None:
    workbook = proposed()
    (income,) = case_of(workbook).incomes
    assert (income.day, income.amount) == (None, Decimal(3200))
    text = said(workbook, missed=income.id)
    assert "Once without Pay (CN¥3,200.00) the month lacks CN¥2,900.00" in text
    assert "Neither income nor spending stands here with a day" in text
    assert "Type how much less" in said(workbook)
    assert "The budget is still empty." in said(empty(), less=Decimal(5))
    gone = edits.edit_trial(workbook, missed="c9")
    assert case_of(gone).what_if.missed is None


def test_less_of_what_comes_in_shows_on_the_days() -> None:
    found = tried(in_weeks(three_lenders()), less=Decimal(400)).days
    assert found is not None
    comes = [f"{event.date.day}: {event.amount}" for event in found.flow.events if event.amount > 0]
    assert comes == ["5: 2800.00", "5: 2800.00"]
    assert found.flow.closing == 400 + 2 * (2800 - 1500 - 1400)
    gig = tried(two_debts(), less=Decimal(1200)).days  # 950.00 a week: what one week lacks, the next one does
    assert gig is not None
    december = [event.amount for event in gig.flow.events if event.amount >= 0 and event.date.month == 12]
    assert december == [Decimal("0.00"), Decimal("700.00"), Decimal(950), Decimal(950)]


def test_a_single_month_with_less_leaves_the_others_as_they_are() -> None:
    text = said(proposed(), less=Decimal(300), less_in="one-month")
    assert "With CN¥300.00 less in one month, that month leaves CN¥0.00 for debts, instead of CN¥270.00." in text
    found = tried(proposed(), less=Decimal(300), less_in="one-month")
    assert found.budget == found.now
    assert len(found.over) == 1
    every = tried(proposed(), less=Decimal(300))
    assert {month for month, _sum in found.over} < {month for month, _sum in every.over}
    assert "from Dec 23, 2026 on" not in text
    once = tried(in_weeks(proposed()), less=Decimal(300), less_in="one-month").days
    monthly = tried(in_weeks(proposed()), less=Decimal(300)).days
    assert once is not None and monthly is not None
    assert once.flow.closing > monthly.flow.closing


def test_nothing_of_it_changes_what_is() -> None:
    workbook = in_weeks(proposed())
    case, bad = case_of(workbook), case_of(edits.edit_trial(workbook, less=Decimal(900), missed="c1"))
    assert (case.budget, case.promises, case.left(), case.weeks) == (bad.budget, bad.promises, bad.left(), bad.weeks)


def test_with_nothing_tried_it_is_as_it_is() -> None:
    for workbook in (three_lenders(), proposed(), in_weeks(proposed()), two_debts(), empty()):
        case = case_of(workbook)
        found = tried(workbook, less=Decimal(0))
        assert found.budget == found.month == case.budget
        assert found.left == case.promised.left()
        assert bool(found.over) == (case.promised.left() < 0)
        assert found.days is None or found.days.flow == case.weeks.flow


@settings(max_examples=60, deadline=None)
@given(
    sums, sums, st.sampled_from([None, "c1"]), st.integers(0, 4000), st.booleans(), st.sampled_from(get_args(LessIn))
)
def test_with_less_there_is_never_more(
    one: Decimal, other: Decimal, missed: str | None, cash: int, gig: bool, less_in: LessIn
) -> None:
    workbook = two_debts() if gig else in_weeks(proposed(), cash)
    if gig:
        missed = "c2" if missed else None
    little, much = (tried(workbook, less=less, missed=missed, less_in=less_in) for less in sorted((one, other)))
    assert much.left <= little.left
    assert much.budget.available <= little.budget.available and much.month.available <= little.month.available
    assert {m for m, _sum in little.over} <= {m for m, _sum in much.over}
    assert all(dict(much.over)[month] >= sum_ for month, sum_ in little.over)
    assert {m.promise.debt for m in little.misfits} <= {m.promise.debt for m in much.misfits}
    assert little.days is not None and much.days is not None
    assert much.days.flow.lowest[0] <= little.days.flow.lowest[0]
    assert much.days.flow.closing <= little.days.flow.closing
    days = little.days.flow.first_negative, much.days.flow.first_negative
    assert days[0] is None or (days[1] is not None and days[1] <= days[0])


@given(sums, sums)
def test_a_budget_with_less_is_the_budget_of_a_smaller_income(income: Decimal, less: Decimal) -> None:
    def budget(pay: Decimal) -> Workbook:
        return edits.edit_item(three_lenders(), "pay", "sum", amount=pay)

    small, cap = min(income, less), Decimal(200)
    now, then = case_of(budget(income)).budget, case_of(budget(income - small)).budget
    tried_ = with_less(now, small, cap)
    assert (tried_.surplus, tried_.buffer, tried_.available) == (then.surplus, then.buffer, then.available)
