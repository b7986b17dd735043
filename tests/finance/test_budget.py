"""Budgets: the scenarios to the cent, and what always holds."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.finance.budget import GroupKind, buffer_of, work_out
from ashore.finance.frequency import TIMES_A_YEAR, per_month
from ashore.values import LARGEST, Frequency
from ashore.workbook.model import BudgetLine

DATA = json.loads((Path(__file__).parents[1] / "data" / "scenarios.json").read_text("utf-8"))
FREQUENCIES: dict[str, Frequency] = {
    "four_weekly": "every-four-weeks",
    "fortnightly": "every-two-weeks",
    "twice_monthly": "twice-a-month",
    "bimonthly": "every-two-months",
    "half_yearly": "half-yearly",
    "daily": "daily",
    "weekly": "weekly",
    "monthly": "monthly",
    "quarterly": "quarterly",
    "yearly": "yearly",
}
KINDS: dict[str, GroupKind] = {
    "income": "income",
    "essential": "essential",
    "flexible": "flexible",
    "priority": "priority",
}


def lines_of(scenario: dict[str, Any]) -> list[BudgetLine]:
    """A scenario's budget as lines; groups are named by their kind."""
    income = [(line, "income") for line in scenario["income"]]
    if scenario.get("income_basis") == "mean_of_three_lowest":
        lowest = sorted(map(Decimal, scenario["income_history"]))[:3]
        income.append(({"amount": f"{sum(lowest) / 3:.2f}", "freq": "monthly"}, "income"))
    spending = [(line, line["kind"].removesuffix("_arrears")) for line in scenario["expenses"]]
    return [
        BudgetLine(id=f"b{number}", group=group, amount=Decimal(line["amount"]), frequency=FREQUENCIES[line["freq"]])
        for number, (line, group) in enumerate([*income, *spending])
    ]


@pytest.mark.parametrize("scenario", DATA["scenarios"], ids=lambda scenario: scenario["id"])
def test_the_scenarios_come_out_to_the_cent(scenario: dict[str, Any]) -> None:
    buffer = scenario["buffer"]
    result = work_out(lines_of(scenario), KINDS, Decimal(buffer["cap"]), Decimal(buffer["rate"]))
    expected = scenario["expected"]["budget"]
    assert {
        "income_total": f"{result.income:.2f}",
        "essential_total": f"{result.essential:.2f}",
        "flexible_total": f"{result.flexible:.2f}",
        "priority_arrears_total": f"{result.priority:.2f}",
        "surplus": f"{result.surplus:.2f}",
        "buffer": f"{result.buffer:.2f}",
        "available_for_debts": f"{result.available:.2f}",
        "outcome": result.outcome,
    } == {key: value for key, value in expected.items() if not key.endswith("_lines")}
    monthly = [f"{amount:.2f}" for amount in result.lines.values()]
    if scenario["income"]:
        assert monthly == [line["monthly"] for line in expected["income_lines"] + expected["expense_lines"]]


@pytest.mark.parametrize(
    "case", DATA["packs"]["frequency_to_month"], ids=lambda case: f"{case['amount']} {case['freq']}"
)
def test_frequencies(case: dict[str, str]) -> None:
    assert f"{per_month(Decimal(case['amount']), FREQUENCIES[case['freq']]):.2f}" == case["monthly"]


amounts = st.decimals(min_value=0, max_value=LARGEST, places=2)
lines = st.lists(
    st.builds(
        lambda number, group, amount, frequency: BudgetLine(
            id=f"b{number}", group=group, amount=amount, frequency=frequency
        ),
        st.integers(0, 10**6),
        st.sampled_from(sorted(KINDS)),
        amounts,
        st.sampled_from(sorted(TIMES_A_YEAR)),
    ),
    unique_by=lambda line: line.id,
    max_size=30,
)


@given(lines, amounts)
def test_the_parts_add_up(budget: list[BudgetLine], cap: Decimal) -> None:
    result = work_out(budget, KINDS, cap)
    assert sum(result.groups.values(), Decimal(0)) == sum(result.lines.values(), Decimal(0))
    assert result.income == result.groups.get("income", 0)
    assert result.surplus == result.income - result.spending
    assert 0 <= result.buffer <= cap
    assert 0 <= result.available <= max(result.surplus, Decimal(0))
    assert all(amount == amount.quantize(Decimal("0.01")) for amount in result.lines.values())
    assert (result.outcome == "deficit") == (result.known and result.surplus < 0)
    assert result.known or result.available == result.buffer == 0


@given(amounts, st.sampled_from(sorted(TIMES_A_YEAR)))
def test_a_month_is_within_half_a_cent(amount: Decimal, frequency: Frequency) -> None:
    exact = amount * TIMES_A_YEAR[frequency] / 12
    assert abs(per_month(amount, frequency) - exact) <= Decimal("0.005")


def test_a_line_without_a_sum_does_not_count() -> None:
    result = work_out([BudgetLine(id="b1", group="income")], KINDS, Decimal(200))
    assert result.outcome == "empty"
    assert result.lines == {}


def test_the_buffer_is_a_tenth_up_to_the_cap() -> None:
    assert buffer_of(Decimal("881.84"), Decimal(200)) == Decimal("88.18")
    assert buffer_of(Decimal("5000"), Decimal(200)) == Decimal(200)
    assert buffer_of(Decimal("-1"), Decimal(200)) == 0
