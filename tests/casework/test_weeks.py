"""The weeks ahead from what was noted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.budget import budget_of
from ashore.casework.promises import promises_of
from ashore.casework.weeks import from_budget, missing_in, weeks_of
from ashore.guide.guide import load
from ashore.workbook import edits
from tests.support import TODAY, empty, three_lenders, two_debts


def test_lines_repeat_and_payments_of_offers_are_added() -> None:
    weeks = weeks_of(two_debts(), promises_of(two_debts(), load().letters, TODAY), TODAY)
    days = [(str(event.date), event.label, str(event.amount)) for event in weeks.flow.events]
    assert ("2026-12-01", "房租", "-1200.00") in days
    assert ("2027-01-01", "房租", "-1200.00") in days
    assert [day for day, label, _sum in days if label == "跑单"][:3] == ["2026-11-27", "2026-12-04", "2026-12-11"]
    assert ("2026-12-10", "某消费金融公司", "-684.17") in days
    assert len(weeks.weeks) == 8
    assert weeks.flow.first_negative == dt.date(2026, 12, 1)
    assert [week.closing for week in weeks.weeks][-1] == weeks.flow.closing
    carried = [weeks.flow.opening, *(week.closing for week in weeks.weeks)]
    for before, week in zip(carried, weeks.weeks, strict=False):
        assert week.closing == before + week.came - week.went
        assert week.lowest <= min(before, week.closing)


def test_a_better_day_is_found_for_a_payment_to_a_lender() -> None:
    workbook, debt = edits.add_debt(empty())
    workbook = edits.edit_debt(workbook, debt, lender="L")
    workbook, offer = edits.add_offer(
        workbook,
        debt,
        amount=Decimal(300),
        number=1,
        first=dt.date(2026, 12, 5),
        rate=Decimal(0),
        method="equal-principal",
    )
    workbook = edits.set_offer_state(workbook, offer, "proposal")
    workbook = edits.edit_cash(workbook, opening=Decimal(100), opening_on=TODAY)
    workbook, _line = edits.add_cash_line(workbook, direction="in", amount=Decimal(500), date=dt.date(2026, 12, 10))
    workbook, _line = edits.add_cash_line(workbook, direction="out", amount=Decimal(50), date=dt.date(2026, 12, 20))
    weeks = weeks_of(workbook, promises_of(workbook, load().letters, TODAY), TODAY)
    assert weeks.flow.first_negative == dt.date(2026, 12, 5)
    ((payment, day),) = weeks.better
    assert (payment.ref, payment.label, day) == (offer, "L", dt.date(2026, 12, 11))


def test_nothing_noted_is_nothing() -> None:
    weeks = weeks_of(empty(), promises_of(empty(), load().letters, TODAY), TODAY)
    assert weeks.flow.events == ()
    assert weeks.flow.first_negative is None
    assert weeks.flow.lowest[1] is None
    workbook, _line = edits.add_cash_line(empty(), amount=Decimal(5))  # no day yet
    assert weeks_of(workbook, promises_of(workbook, load().letters, TODAY), TODAY).flow.events == ()


def test_weeks_without_the_wage_conclude_nothing_until_the_budget_is_taken_in() -> None:
    workbook = three_lenders()
    kinds = {group.id: group.kind for group in load().budget.group}
    budget = budget_of(workbook, kinds)
    assert missing_in(workbook, budget) == ("income", "spending")
    lines = from_budget(workbook, budget, kinds)
    assert [(line["direction"], line["amount"], line["repeat"]) for line in lines] == [
        ("in", Decimal(3200), "monthly"),
        ("out", Decimal(1500), "monthly"),
        ("out", Decimal(1400), "monthly"),
    ]
    for line in lines:
        values = {name: line[name] for name in ("direction", "amount", "repeat")}
        workbook, _new = edits.add_cash_line(workbook, **values)
        assert missing_in(workbook, budget)  # a line without a day tells nothing
    for cash in workbook.cash.lines:
        workbook = edits.edit_cash_line(workbook, cash.id, date=dt.date(2026, 12, 1))
    assert missing_in(workbook, budget) == ()
    assert from_budget(workbook, budget, kinds) == []


def test_who_has_no_income_and_says_so_sees_how_long_the_cash_lasts() -> None:
    workbook = edits.edit_item(empty(), "pay", "sum", amount=Decimal(0))
    workbook = edits.edit_item(workbook, "housing", "sum", amount=Decimal(500))
    workbook, _line = edits.add_cash_line(workbook, amount=Decimal(500), date=TODAY, direction="out")
    assert missing_in(workbook, budget_of(workbook, {g.id: g.kind for g in load().budget.group})) == ()
