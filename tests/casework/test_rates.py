"""Rates as they were entered: what is worked out from them, what is asked first, and that nothing is before."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.casework.agenda import agenda
from ashore.casework.debts import Wrong, open_rates, owed_on, position, to_share, unknown_rates
from ashore.casework.late import late_question, open_late
from ashore.casework.offer_terms import terms_of
from ashore.casework.offers import measure
from ashore.casework.rates import OpenRate, Which, answers_to, confirmed
from ashore.finance.debt import Position
from ashore.finance.offers import Measured
from ashore.finance.terms import Terms
from ashore.guide.guide import load
from ashore.storage.checked import build
from ashore.values import RatePer
from ashore.workbook import edits
from ashore.workbook.model import Debt, Offer, Workbook
from tests.support import TODAY, empty


def debt_of(**values: Any) -> Debt:
    """A debt of 2,000, 35 days late."""
    base = {"id": "d1", "principal": Decimal(2000), "due_date": dt.date(2026, 10, 19)}
    return build(Debt, {**base, **values})


def offer_of(**values: Any) -> Offer:
    base = {"id": "o1", "debt": "d1", "amount": Decimal(12000), "number": 12, "first": dt.date(2026, 12, 15)}
    return build(Offer, {**base, **values})


def with_debt(debt: Debt, *offers: Offer) -> Workbook:
    return edits.changed(empty(), debts=(debt,), offers=offers)


def test_nothing_is_worked_out_from_a_rate_without_its_period() -> None:
    debt = debt_of(penalty_rate=Decimal("0.0005"))
    assert position(debt, TODAY) == OpenRate("rate", "no-period", "penalty_rate", Decimal("0.0005"), None)
    assert owed_on(debt, TODAY) is None
    assert open_rates(with_debt(debt), TODAY)[0][1].why == "no-period"
    chosen = position(edits.changed(debt, penalty_per="day"), TODAY)
    assert isinstance(chosen, Position)
    assert str(chosen.owed) == "2035.00"
    assert isinstance(position(debt_of(penalty_rate=Decimal(0)), TODAY), Position)  # nothing has no period


@pytest.mark.parametrize(
    ("rate", "per", "asked"),
    [
        ("0.24", "day", True),
        ("0.0028", "day", True),
        ("0.0027", "day", False),
        ("0.09", "month", True),
        ("0.08", "month", False),
        ("1.01", "year", True),
        ("1", "year", False),
    ],
)
def test_a_late_rate_above_the_whole_sum_a_year_is_asked_back(rate: str, per: str, asked: bool) -> None:
    debt = debt_of(penalty_rate=Decimal(rate), penalty_per=per)
    found = open_late(debt, (TODAY,))
    assert (found.why if found else None) == ("high" if asked else None)
    assert isinstance(position(debt, TODAY), OpenRate if asked else Position)


def test_the_answer_is_kept_while_rate_and_period_stay() -> None:
    debt = debt_of(penalty_rate=Decimal("0.005"), penalty_per="day")
    question = open_late(debt, (TODAY,))
    assert question is not None
    debt = edits.changed(debt, penalty_confirmed=confirmed(question, debt.due_date))
    now = position(debt, TODAY)
    assert isinstance(now, Position)
    assert str(now.owed) == "2350.00"
    assert open_late(edits.changed(debt, due_date=dt.date(2026, 10, 20)), (TODAY,)) is None  # high was what was asked
    for other in ({"penalty_rate": Decimal("0.006")}, {"penalty_rate": Decimal("0.5"), "penalty_per": "month"}):
        assert open_late(edits.changed(debt, **other), (TODAY,)) is not None


def test_a_debt_that_has_grown_to_more_than_three_times_the_principal_is_asked_back() -> None:
    """At 0.05 % a day that takes 4,000 days; a year typed wrong does it at once."""
    debt = debt_of(penalty_rate=Decimal("0.0005"), penalty_per="day", due_date=TODAY - dt.timedelta(4000))
    assert isinstance(position(debt, TODAY), Position)
    found = position(debt, TODAY + dt.timedelta(1))
    assert isinstance(found, OpenRate)
    assert found.why == "grown"
    debt = edits.changed(debt, penalty_confirmed=confirmed(found, debt.due_date))
    assert isinstance(position(debt, TODAY + dt.timedelta(1)), Position)
    earlier = edits.changed(debt, due_date=dt.date(2006, 10, 19))  # another day: another question
    assert isinstance(position(earlier, TODAY), OpenRate)
    mostly_paid = debt_of(principal=Decimal(10), charges=Decimal(90), penalty_rate=Decimal("0.0005"), penalty_per="day")
    assert isinstance(position(mostly_paid, TODAY), Position)  # it is not the rate that does it


def test_what_can_be_answered() -> None:
    def answers(per: RatePer, which: Which = "penalty_rate") -> tuple[str, ...]:
        return answers_to(OpenRate("rate", "high", which, Decimal(5), per))

    assert answers("day") == ("yes", "month", "year")
    assert answers("month") == ("yes", "year")
    assert answers("year") == ("yes",)
    assert answers("instalment", "offer-fee") == ("yes", "together")


def test_an_offer_without_its_rate_is_not_taken_for_one_without_interest() -> None:
    unknown = terms_of(offer_of(), TODAY)
    assert isinstance(unknown, OpenRate)
    assert unknown.why == "no-rate"
    assert isinstance(terms_of(offer_of(rate=Decimal(0)), TODAY), Terms)
    assert open_rates(with_debt(debt_of(), offer_of()), TODAY) == ()  # it is only incomplete
    unnamed = terms_of(offer_of(rate=Decimal("0.18")), TODAY)
    assert isinstance(unnamed, OpenRate)
    assert unnamed.why == "no-period"


def test_a_fee_for_all_payments_taken_for_one_of_each_is_asked_back() -> None:
    offer = offer_of(method="fee", fee_rate=Decimal("0.088"))
    found = terms_of(offer, TODAY)
    assert isinstance(found, OpenRate)
    assert (found.why, found.per) == ("high", "instalment")
    workbook = edits.set_offer_state(with_debt(debt_of(), offer), "o1", "agreed")
    assert open_rates(workbook, TODAY) == (("d1", found),)
    assert not [entry for entry in agenda(workbook, load().letters, TODAY) if entry.kind == "agreed-payment"]


def test_a_plan_of_more_than_three_times_the_sum_is_asked_back() -> None:
    offer = offer_of(rate=Decimal("0.36"), rate_per="year", number=120)
    found = terms_of(offer, TODAY)
    assert isinstance(found, OpenRate)
    assert (found.why, found.which) == ("grown", "offer")
    sure = edits.changed(offer, rate_confirmed=confirmed(found, offer.first))
    assert isinstance(terms_of(sure, TODAY), Terms)
    assert isinstance(terms_of(edits.changed(offer, number=60), TODAY), Terms)


def test_what_the_method_does_not_ask_for_is_not_used() -> None:
    """A waiting time typed before the method became a fee would lower the yearly cost."""
    offer = offer_of(method="fee", fee_rate=Decimal("0.0125"), grace=6, rate_per="year")
    measured = measure(offer, with_debt(debt_of(), offer), None, TODAY)
    assert isinstance(measured, Measured)
    assert measured.yearly_cost is not None
    assert str(measured.yearly_cost.nominal_percent) == "26.62"


def test_that_nothing_more_is_paid_is_said_only_where_it_is_known() -> None:
    def cost(owed: str | None, amount: str) -> str | None:
        debt = debt_of(owed=None if owed is None else Decimal(owed), principal=None)
        offer = offer_of(rate=Decimal(0), amount=Decimal(amount), number=6)
        measured = measure(offer, with_debt(debt, offer), None, TODAY)
        assert isinstance(measured, Measured)
        return str(measured.yearly_cost.nominal_percent) if measured.yearly_cost else None

    assert cost("2000", "2000") == "0.00"
    assert cost("2000", "1500") == "0.00"
    assert cost("2000", "2280") is None  # six payments of 380 for what is 2,000 today
    assert cost(None, "2280") is None


def test_a_rate_that_does_not_count_is_named_where_debts_are_shared_out() -> None:
    first = debt_of(id="d1", penalty_rate=Decimal("0.24"), penalty_per="day", owed=Decimal(2000))
    second = debt_of(id="d2", owed=Decimal(1000))
    third = debt_of(id="d3", owed=Decimal(500), rate=Decimal("0.18"), rate_per="year")
    workbook = edits.changed(empty(), debts=(first, second, third))
    assert [str(owed.rate) for owed in to_share(workbook, TODAY)] == ["0", "0", "0.18"]
    assert [(debt, question.why if question else None) for debt, question in unknown_rates(workbook, TODAY)] == [
        ("d1", "high"),
        ("d2", None),
    ]


def test_a_part_payment_on_a_far_day_is_asked_about_too() -> None:
    debt = debt_of(penalty_rate=Decimal("0.0005"), penalty_per="day", trial=Decimal(100), trial_on=dt.date(2060, 1, 1))
    assert isinstance(position(debt, TODAY), Position)
    assert position(debt, dt.date(2060, 1, 1)) == late_question(debt, (dt.date(2060, 1, 1),))
    assert position(Debt(id="d1"), TODAY) == Wrong("principal")
