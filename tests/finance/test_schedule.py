"""Equal parts without interest: they add up, and their days are right."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.finance.schedule import LONGEST, add_months, equal_parts

DATA = json.loads((Path(__file__).parents[1] / "data" / "scenarios.json").read_text("utf-8"))
DAYS = [case for case in DATA["packs"]["dates"] if case["op"] == "add_months"]


@pytest.mark.parametrize("case", DAYS, ids=lambda case: f"{case['start']}+{case['k']}")
def test_days_are_counted_from_the_first(case: dict[str, Any]) -> None:
    assert add_months(dt.date.fromisoformat(case["start"]), case["k"]).isoformat() == case["result"]


def test_the_last_payment_takes_up_the_difference() -> None:
    payments = equal_parts(Decimal("2052.50"), 3, dt.date(2026, 12, 10))
    assert [f"{p.date} {p.amount}" for p in payments] == [
        "2026-12-10 684.17",
        "2027-01-10 684.17",
        "2027-02-10 684.16",
    ]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal("100000000"), places=2),
    st.integers(1, LONGEST),
    st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
)
def test_the_parts_add_up_and_are_in_order(owed: Decimal, count: int, first: dt.date) -> None:
    try:
        payments = equal_parts(owed, count, first)
    except ValueError:
        # Rounding up to half a cent in every payment would leave less than nothing for the last one.
        assert owed / count < Decimal("0.005") * count
        return
    assert sum(p.amount for p in payments) == owed
    assert all(p.amount >= 0 for p in payments)
    assert [p.date for p in payments] == sorted({p.date for p in payments})


@pytest.mark.parametrize("count", [0, -1, LONGEST + 1])
def test_how_many_payments_there_may_be(count: int) -> None:
    with pytest.raises(ValueError, match="payments"):
        equal_parts(Decimal(2000), count, dt.date(2026, 12, 15))
