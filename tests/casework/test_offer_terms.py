"""Offers as lenders make them: each way of entering one becomes dated payments, and reaches all that counts them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.casework.agenda import agenda
from ashore.casework.debts import Wrong
from ashore.casework.offer_terms import count_of, first_of, terms_of
from ashore.casework.offers import measure
from ashore.casework.promises import Promised, promises_of
from ashore.casework.rates import OpenRate
from ashore.casework.weeks import weeks_of
from ashore.finance.offers import Measured
from ashore.finance.schedule import make_schedule
from ashore.finance.terms import Terms
from ashore.guide.guide import load
from ashore.letters import drafts
from ashore.storage.checked import build
from ashore.workbook import edits
from ashore.workbook.find import get_record
from ashore.workbook.model import Offer, Workbook
from tests.support import TODAY, case_of, empty

FIRST = dt.date(2026, 12, 15)


def offer_of(**values: Any) -> Offer:
    base = {"id": "o1", "debt": "d1", "amount": Decimal(2000), "first": FIRST, "made": TODAY}
    return build(Offer, {**base, **values})


def sums(offer: Offer) -> list[str]:
    terms = terms_of(offer, TODAY)
    assert not isinstance(terms, Wrong)
    return [str(payment.total) for payment in make_schedule(terms).payments]


def with_debt() -> tuple[Workbook, str]:
    workbook, debt = edits.add_debt(empty())
    return edits.edit_debt(workbook, debt, owed=Decimal(2000), owed_on=TODAY), debt


def measured(offer: Offer, available: str | None = None) -> Measured:
    workbook, _debt = with_debt()
    promised = None if available is None else Promised((), Decimal(available), TODAY)
    found = measure(offer, workbook, promised, TODAY)
    assert isinstance(found, Measured)
    return found


SIX = [{"times": 6, "amount": Decimal(380)}]
WAYS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "so many of so much": ({"method": "payments", "payments": SIX}, ["380.00"] * 6),
    "the first different": (
        {"method": "payments", "payments": [{"amount": Decimal(700)}, {"times": 11, "amount": Decimal("262.50")}]},
        ["700.00", *["262.50"] * 11],
    ),
    "payment by payment": (
        {
            "method": "payments",
            "first": None,
            "payments": [
                {"amount": Decimal(500), "date": dt.date(2026, 12, 5)},
                {"amount": Decimal(1600), "date": dt.date(2027, 3, 1)},
            ],
        },
        ["500.00", "1600.00"],
    ),
    "interest first": (
        {"method": "interest-first", "number": 3, "rate": Decimal("0.12"), "rate_per": "year"},
        ["20.00", "20.00", "2020.00"],
    ),
    "a rate and fees together": (
        {
            "method": "equal-principal",
            "number": 2,
            "rate": Decimal("0.12"),
            "rate_per": "year",
            "fee_rate": Decimal("0.01"),
            "fee_each": Decimal(15),
            "fee_once": Decimal(99),
        },
        ["1154.00", "1045.00"],
    ),
    "a fee for all payments": (
        {"method": "fee", "number": 4, "fee_rate": Decimal("0.088"), "fee_per": "total"},
        ["544.00"] * 4,
    ),
    "one payment, a part waived": ({"method": "one-payment", "waived": Decimal(600)}, ["1400.00"]),
    "waiting without interest": (
        {
            "method": "equal-principal",
            "number": 2,
            "rate": Decimal("0.12"),
            "rate_per": "year",
            "grace": 3,
            "grace_free": True,
        },
        ["1020.00", "1010.00"],
    ),
    "waiting with interest": (
        {"method": "equal-principal", "number": 2, "rate": Decimal("0.12"), "rate_per": "year", "grace": 3},
        ["1050.60", "1040.30"],
    ),
    "weekly": (
        {"method": "equal-principal", "number": 4, "every": "weekly", "rate": Decimal("0.26"), "rate_per": "year"},
        ["510.00", "507.50", "505.00", "502.50"],
    ),
    "a first period of 45 days": (
        {
            "method": "equal-principal",
            "number": 2,
            "rate": Decimal("0.0365"),
            "rate_per": "year",
            "taken": FIRST - dt.timedelta(45),
        },
        ["1009.00", "1003.04"],
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_becomes_its_payments(way: str) -> None:
    values, expected = WAYS[way]
    assert sums(offer_of(**values)) == expected


@pytest.mark.parametrize("way", WAYS)
def test_every_way_reaches_letter_agenda_weeks_and_promises(way: str) -> None:
    guide, (values, expected) = load(), WAYS[way]
    workbook, debt = with_debt()
    workbook, offer = edits.add_offer(
        workbook, debt, **{"amount": Decimal(2000), "first": FIRST, "made": TODAY, **values}
    )
    workbook, draft = drafts.propose(workbook, offer, guide, TODAY)
    letter = drafts.letter_case(get_record(workbook.letters, draft), case_of(workbook, guide))
    assert [str(payment.total) for payment in letter.schedule()] == expected
    promised = promises_of(workbook, guide.letters, TODAY)
    assert {promise.source for promise in promised} == {"proposal", "letter"}
    assert all([str(amount) for _day, amount in promise.payments] == expected for promise in promised)
    workbook = edits.set_offer_state(workbook, offer, "agreed")
    due = [entry for entry in agenda(workbook, guide.letters, TODAY) if entry.kind == "agreed-payment"]
    assert len(due) == len(expected)
    flow = weeks_of(workbook, promises_of(workbook, guide.letters, TODAY), TODAY, count=60).flow
    assert [str(-event.amount) for event in flow.events] == expected


def test_the_yearly_cost_counts_from_what_was_really_received() -> None:
    full = measured(offer_of(method="payments", payments=SIX))
    less = measured(offer_of(method="payments", payments=SIX, received=Decimal(1800)))
    off = measured(offer_of(method="payments", payments=SIX, upfront=Decimal(200)))
    assert full.yearly_cost is not None and less.yearly_cost is not None
    assert full.schedule.cost == Decimal("280.00")
    assert less.schedule.cost == Decimal("480.00")
    assert less.yearly_cost.nominal > full.yearly_cost.nominal
    assert off.yearly_cost == less.yearly_cost


def test_what_payments_cost_is_not_said_where_nobody_knows_what_they_repay() -> None:
    found = measured(offer_of(method="payments", payments=SIX, amount=None))
    assert (found.schedule.cost, found.yearly_cost) == (None, None)
    assert found.more_than_owed == Decimal("280.00")


def test_several_payments_of_a_month_come_out_of_that_month() -> None:
    """Four or five weeks of 75.00 are more than 300.00 in a month of five."""
    weekly = offer_of(method="payments", payments=[{"times": 12, "amount": Decimal(75)}], every="weekly")
    found = measured(weekly, "300.00")
    assert (found.schedule.largest, found.schedule.most_in_a_month) == (Decimal("75.00"), Decimal("300.00"))
    assert found.verdict == "fits"
    five = measured(edits.changed(weekly, first=dt.date(2026, 12, 1)), "300.00")
    assert five.verdict == "too-much"
    assert five.short == {(2026, 12): Decimal("75.00")}


def test_the_month_that_cannot_carry_it_is_named() -> None:
    offer = offer_of(method="payments", payments=[{"amount": Decimal(700)}, {"times": 11, "amount": Decimal("262.50")}])
    found = measured(offer, "300.00")
    assert found.short == {(2026, 12): Decimal("400.00")}
    assert found.headroom == Decimal("-400.00")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"method": "payments", "payments": []}, "payments"),
        ({"method": "payments", "payments": SIX, "first": None}, "first"),
        ({"method": "payments", "payments": [{"times": 300, "amount": Decimal(1)}] * 2}, "payments"),
        ({"method": "one-payment", "waived": Decimal(2000)}, "waived"),
        ({"number": 6, "rate": Decimal(0), "upfront": Decimal(2000)}, "upfront"),
        ({"number": 6, "rate": Decimal(0), "received": Decimal(0)}, "received"),
        ({"number": 6, "rate": Decimal(0), "taken": FIRST + dt.timedelta(1)}, "taken"),
    ],
)
def test_what_is_wrong_names_its_field(values: dict[str, Any], field: str) -> None:
    found = terms_of(offer_of(**values), TODAY)
    assert isinstance(found, Wrong)
    assert found.field == field


def test_a_fee_is_asked_back_by_how_often_it_comes() -> None:
    monthly = terms_of(offer_of(method="fee", number=12, fee_rate=Decimal("0.03")), TODAY)
    assert isinstance(monthly, Terms)
    weekly = terms_of(offer_of(method="fee", number=12, fee_rate=Decimal("0.03"), every="weekly"), TODAY)
    assert isinstance(weekly, OpenRate)
    assert (weekly.why, weekly.a_year) == ("high", Decimal("1.56"))
    beside = offer_of(number=12, rate=Decimal("0.12"), rate_per="year", fee_rate=Decimal("0.1"))
    found = terms_of(beside, TODAY)
    assert isinstance(found, OpenRate)
    assert found.which == "offer-fee"


def test_count_and_first_day_are_those_of_the_payments() -> None:
    for way, (values, expected) in WAYS.items():
        offer = offer_of(**values)
        terms = terms_of(offer, TODAY)
        assert not isinstance(terms, Wrong)
        assert (count_of(offer), first_of(offer)) == (len(expected), make_schedule(terms).payments[0].date), way


def test_nothing_is_known_of_an_empty_offer() -> None:
    offer: Offer = Offer(id="o1", debt="d1")
    workbook: Workbook = edits.changed(empty(), offers=(offer,))
    assert (count_of(offer), first_of(offer)) == (None, None)
    assert isinstance(measure(offer, workbook, None, TODAY), Wrong)
