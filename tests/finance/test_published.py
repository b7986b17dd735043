"""What lenders, regulators and calculators published, each with its source: our figures are theirs to the decimal."""

from __future__ import annotations

import datetime as dt
import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from ashore.finance.schedule import Schedule, make_schedule
from ashore.finance.terms import Listed, Terms, in_steps

PUBLISHED = json.loads((Path(__file__).parents[1] / "data" / "published.json").read_text("utf-8"))
FIRST = dt.date(2026, 12, 15)
"""Where the source names no day; with even steps none is needed."""


def schedule_of(terms: dict[str, Any]) -> Schedule:
    def sum_(name: str) -> Decimal | None:
        return Decimal(terms[name]) if name in terms else None

    taken = dt.date.fromisoformat(terms["taken"]) if "taken" in terms else None
    first, every = dt.date.fromisoformat(terms.get("first", FIRST.isoformat())), terms.get("every", "monthly")
    payments, upfront = terms.get("payments"), sum_("upfront_fee") or Decimal(0)
    if "method" in terms:
        rate, fee = sum_("annual_rate") or Decimal(0), sum_("fee_rate") or Decimal(0)
        made = Terms(Decimal(terms["principal"]), terms["method"], terms["count"], first, rate, taken=taken)
        return make_schedule(made._replace(every=every, fee_rate=fee, upfront=upfront))
    if isinstance(payments, list):
        dated = tuple((dt.date.fromisoformat(day), Decimal(amount)) for day, amount in payments)
        return make_schedule(Listed(dated, None, sum_("principal"), sum_("received"), upfront, taken))
    runs = [run.strip().split("x") for run in str(payments).split(",")]
    evenly = in_steps([(int(count), Decimal(amount)) for count, amount in runs], first, every)
    return make_schedule(Listed(evenly, every, sum_("principal"), sum_("received"), upfront, taken))


@pytest.mark.parametrize("example", PUBLISHED["examples"], ids=lambda example: example["name"])
def test_our_figures_are_theirs(example: dict[str, Any]) -> None:
    schedule = schedule_of(example["terms"])
    cost, terms = schedule.yearly_cost, schedule.terms
    assert cost is not None
    base = terms.paid_out if terms.principal is None else terms.principal
    assert base is not None
    found = {
        "nominal_annual_percent": cost.nominal * 100,
        "effective_annual_percent": cost.effective * 100,
        "payment": schedule.payments[0].total,
        "total": schedule.total,
        "interest_total": schedule.total - base,
    }
    expected = example["expected"]
    assert expected
    places = {name: Decimal(1).scaleb(Decimal(text).as_tuple().exponent) for name, text in expected.items()}  # type: ignore[arg-type]
    assert {name: str(found[name].quantize(place, ROUND_HALF_UP)) for name, place in places.items()} == expected


def test_each_says_where_it_is_from_and_what_could_not_be_had_is_said() -> None:
    assert len(PUBLISHED["examples"]) >= 10
    for example in PUBLISHED["examples"]:
        assert all(example[key] for key in ("source", "address", "checked", "certainty"))
    assert PUBLISHED["not_had"]
