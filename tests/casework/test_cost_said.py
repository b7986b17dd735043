"""What an offer costs a year: over the line it is said wherever the offer is; and from which day it is counted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

import pytest

from ashore.casework.verdict import verdict_of
from ashore.finance.offers import Measured
from ashore.guide.guide import Guide
from ashore.letters import drafts
from ashore.values import Method
from ashore.wording.derivation import offer_derivation
from ashore.wording.negotiator import theirs_sentences
from ashore.wording.offer_measures import measures
from ashore.wording.offer_result import offer_result
from ashore.wording.verdict import verdict_words
from ashore.workbook import edits
from ashore.workbook.model import ListedPayment, Workbook
from tests.casework.test_verdict import DECEMBER, budget, offered, one, owes
from tests.letters.filled import letter_of
from tests.support import TODAY, case_of, empty

NOVEMBER = dt.date(2026, 11, 15)
LINE = "the line that courts and regulators draw"
COSTS: dict[Method, dict[str, Any]] = {
    "payments": {"payments": (ListedPayment(times=3, amount=Decimal(740)),)},
    "equal-instalment": {"rate": Decimal("0.36"), "rate_per": "year"},
    "equal-principal": {"rate": Decimal("0.36"), "rate_per": "year"},
    "interest-first": {"rate": Decimal("0.36"), "rate_per": "year"},
    "fee": {"fee_rate": Decimal("0.02")},
}
"""Terms that cost something, for each way that has steps."""


def costing(method: Method, rich: bool = True, **values: Any) -> Workbook:
    workbook = owes(budget(empty(), pay=9000 if rich else 2500))
    return offered(workbook, 3, method=method, **({"rate": None} | COSTS[method] | values))


def test_every_way_that_has_steps_is_tried() -> None:
    assert set(get_args(Method)) - {"one-payment"} == COSTS.keys()


@pytest.mark.parametrize("method", COSTS)
def test_a_cost_that_rests_on_a_day_that_nobody_said_says_so_everywhere(method: Method) -> None:
    workbook = costing(method)
    case, offer = case_of(workbook), workbook.offers[-1]
    found = case.measured(offer)
    assert isinstance(found, Measured) and found.yearly_cost is not None
    assert found.yearly_cost.counted_from == NOVEMBER
    counted = "Counted from Nov 15, 2026"
    result = offer_result(offer, found, case)
    assert counted in " ".join(result.sentences)
    figures = {figure.label: figure.value for part in result.parts for figure in part.figures}
    assert figures["Counted from"] == "Nov 15, 2026"
    assert counted in " ".join(offer_derivation(offer, TODAY))
    assert counted in " ".join(theirs_sentences(found))
    rows = dict(measures([offer], [found], 1))
    assert rows["Counted from"] == [NOVEMBER.isoformat()]


@pytest.mark.parametrize("method", ["payments", "equal-instalment", "equal-principal", "interest-first"])
@pytest.mark.parametrize("taken", [NOVEMBER, dt.date(2026, 11, 3)])
def test_where_the_day_was_said_the_first_interval_is_the_real_one(method: Method, taken: dt.date) -> None:
    workbook = costing(method, taken=taken)
    case, offer = case_of(workbook), workbook.offers[-1]
    found = case.measured(offer)
    assert isinstance(found, Measured) and found.yearly_cost is not None
    assert found.yearly_cost.counted_from is None
    assert "Counted from" not in " ".join(offer_result(offer, found, case).sentences)
    assert dict(measures([offer], [found], 1))["Counted from"] == ["–"]
    if method == "payments":  # what is paid is the same: only its days make the rate
        whole = case.measured_anew(costing(method, taken=NOVEMBER).offers[-1])
        assert isinstance(whole, Measured) and whole.yearly_cost is not None
        assert (found.yearly_cost.nominal < whole.yearly_cost.nominal) == (taken < NOVEMBER)


def test_what_costs_nothing_rests_on_no_day() -> None:
    workbook = offered(one(), 3)
    found = case_of(workbook).measured(workbook.offers[-1])
    assert isinstance(found, Measured) and found.yearly_cost is not None and found.yearly_cost.counted_from is None


@pytest.mark.parametrize("method", COSTS)
@pytest.mark.parametrize("rich", [True, False])
def test_an_offer_above_the_line_is_said_to_be_on_today(method: Method, rich: bool) -> None:
    workbook = costing(method, rich)
    case = case_of(workbook)
    verdict = verdict_of(case)
    found = case.measured(workbook.offers[-1])
    assert verdict.offer == workbook.offers[-1].id and verdict.kind == ("fits" if rich else "too-much")
    assert isinstance(found, Measured)
    assert (LINE in verdict_words(verdict, case).why) == found.dear
    assert not found.dear or "Counted from Nov 15, 2026" in verdict_words(verdict, case).why


def test_one_below_the_line_is_not() -> None:
    workbook = costing("equal-instalment", rate=Decimal("0.2"))
    case = case_of(workbook)
    assert LINE not in verdict_words(verdict_of(case), case).why


def test_a_proposal_of_ones_own_above_the_line_is_said_to_be_so_too() -> None:
    workbook = costing("equal-instalment")
    workbook = edits.edit_offer(workbook, workbook.offers[-1].id, by="reader", state="proposal", first=DECEMBER)
    case = case_of(workbook)
    verdict = verdict_of(case)
    assert verdict.kind == "proposed"
    assert LINE in verdict_words(verdict, case).why


@pytest.mark.parametrize("method", COSTS)
def test_a_letter_that_takes_over_what_is_above_the_line_says_so(method: Method, guide: Guide) -> None:
    """What the offer's page warns of goes with it; without the cost nothing is warned of."""
    workbook, letter = drafts.propose(costing(method), "o1", guide, TODAY)
    said = " ".join(drafts.letter_warnings(letter_of(workbook, letter, guide)))
    assert LINE in said and "in your name" in said
    workbook, letter = drafts.propose(offered(one(), 3), "o1", guide, TODAY)
    assert LINE not in " ".join(drafts.letter_warnings(letter_of(workbook, letter, guide)))
