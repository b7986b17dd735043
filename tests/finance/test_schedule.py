"""Schedules: the examples to the cent, and what holds for any terms."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ashore.finance.due_dates import EVERY, add_months, due_date, steps_a_year
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, carried_longer
from ashore.finance.schedule import Schedule, equal_parts, make_schedule
from ashore.finance.terms import LARGEST, FeePer, Method, Per, Terms, WrongTerms
from ashore.finance.yearly_cost import by_days, by_steps

DATA = Path(__file__).parents[1] / "data"
EXAMPLES = json.loads((DATA / "finance-examples.json").read_text("utf-8"))
PACKS = json.loads((DATA / "scenarios.json").read_text("utf-8"))["packs"]


def terms_of(data: dict[str, Any]) -> Terms:
    rates: dict[str, Per] = {"annual_rate": "year", "monthly_rate": "month", "daily_rate": "day"}
    rate, per = next(((Decimal(data[key]), per) for key, per in rates.items() if key in data), (Decimal(0), "year"))
    taken = dt.date.fromisoformat(data["taken"]) if "taken" in data else None
    first, fee = dt.date.fromisoformat(data["start"]), Decimal(data.get("fee_rate", 0))
    return Terms(Decimal(data["principal"]), data["method"], data["months"], first, rate, per, taken, fee_rate=fee)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: " ".join(map(str, example["terms"].values())))
def test_the_examples_to_the_cent(example: dict[str, Any]) -> None:
    schedule, result = make_schedule(terms_of(example["terms"])), example["result"]
    assert [
        {
            "date": payment.date.isoformat(),
            **{key: str(getattr(payment, key)) for key in ("principal", "interest", "fee", "total", "balance")},
        }
        for payment in schedule.payments
    ] == result["payments"]
    assert (str(schedule.total), str(schedule.cost)) == (result["total"], result["cost"])
    assert schedule.yearly_cost is not None
    assert str(schedule.yearly_cost.nominal_percent) == result["nominal_annual_percent"]
    assert str(schedule.yearly_cost.effective_percent) == result["effective_annual_percent"]


@pytest.mark.parametrize("case", [case for case in PACKS["dates"] if case["op"] != "add_days"], ids=str)
def test_the_same_day_some_months_or_years_later(case: dict[str, Any]) -> None:
    months = case["k"] * (12 if case["op"] == "add_years" else 1)
    assert add_months(dt.date.fromisoformat(case["start"]), months).isoformat() == case["result"]


sums = st.decimals(min_value=Decimal("0.01"), max_value=LARGEST, places=2)
days = st.dates(dt.date(2000, 1, 1), dt.date(2200, 12, 31))


small = st.decimals(min_value=0, max_value=1000, places=2)


@st.composite
def any_terms(draw: st.DrawFn) -> Terms:
    """Any terms that can be agreed."""
    method: Method = draw(st.sampled_from(["equal-instalment", "equal-principal", "interest-first", "fee"]))
    per: Per = draw(st.sampled_from(["year", "month", "day"]))
    most = {"year": 10, "month": 10 / 12, "day": 10 / 365}[per]
    rate = draw(
        st.just(Decimal(0)) | st.decimals(min_value=0, max_value=Decimal(str(round(most - 0.0005, 3))), places=6)
    )
    rate = Decimal(0) if method == "fee" else rate
    first = draw(days)
    taken = first - dt.timedelta(draw(st.integers(0, 400))) if per == "day" else None
    grace = draw(st.just(0) | st.integers(0, 24))
    terms = Terms(draw(sums), method, draw(st.integers(1, 360)), first, rate, per, taken, grace)
    fee_per: FeePer = draw(st.sampled_from(["instalment", "total"]))
    fee_rate = draw(st.just(Decimal(0)) | st.decimals(min_value=0, max_value=Decimal("0.1"), places=4))
    upfront = draw(st.just(NOTHING) | small)
    return terms._replace(
        every=draw(st.sampled_from(EVERY)),
        fee_rate=fee_rate,
        fee_per=fee_per,
        fee_each=draw(st.just(NOTHING) | small),
        fee_once=draw(st.just(NOTHING) | small),
        upfront=upfront if upfront < terms.principal else NOTHING,
        free=draw(st.booleans()),
    )


@given(any_terms())
def test_what_holds_for_any_terms(terms: Terms) -> None:
    schedule = make_schedule(terms)
    payments = schedule.payments
    assert len(payments) == terms.number
    assert sum(known(payment.principal) for payment in payments) == terms.principal + schedule.deferred
    charged = NOTHING
    balance = terms.principal + schedule.deferred
    for number, payment in enumerate(payments):
        assert payment.date == due_date(terms.first, terms.every, number)
        principal, interest, fee = map(known, (payment.principal, payment.interest, payment.fee))
        for part in (principal, interest, fee, known(payment.balance)):
            assert part >= 0
            assert part == part.quantize(Decimal("0.01"))
        assert payment.total == principal + interest + fee
        assert payment.balance == balance - principal
        balance, charged = balance - principal, charged + interest + fee
    assert balance == 0
    assert schedule.cost == charged + schedule.deferred + terms.upfront
    assert [payment.date for payment in payments] == sorted({payment.date for payment in payments})
    cost = schedule.yearly_cost
    if not terms.rate and not terms.has_fees:
        assert schedule.cost == 0
        assert cost is not None
        assert cost.nominal == 0
    if cost is not None:
        assert cost.nominal >= 0
        assert cost.effective >= cost.nominal - Decimal("1e-9")
        with localcontext(prec=40):
            if terms.taken is None:  # the payments are worth what was received: the rate solves the equation
                factor, worth = 1 / (1 + cost.nominal / steps_a_year(terms.every)), Decimal(0)
                for number, payment in enumerate(payments):
                    worth += payment.total * factor ** (number + 1 + terms.grace)
                assert abs(worth - terms.paid_out) <= Decimal("1e-12") * terms.paid_out


def known(part: Decimal | None) -> Decimal:
    assert part is not None
    return part


@given(any_terms())
@example(Terms(Decimal("91.52"), "equal-instalment", 28, dt.date(2000, 1, 1), Decimal("0.353565"), "month"))
def test_all_but_the_last_payment_are_equal(terms: Terms) -> None:
    """But the last one that is paid: rounded up to the cent, payments at a high rate may be done before the end."""
    terms = terms._replace(fee_rate=Decimal(0), fee_each=NOTHING, fee_once=NOTHING, upfront=NOTHING)
    payments = make_schedule(terms).payments[:-1]
    assume(terms.principal > 2 * terms.number)  # else the cents run out before the end
    if terms.method == "equal-instalment" and terms.per != "day":  # a long first period may cost more than a payment
        paid = [payment for payment in payments if payment.principal]
        done = any(not payment.balance for payment in paid)
        assert len({payment.total for payment in (paid[:-1] if done else paid)}) <= 1
    if terms.method != "equal-instalment":
        assert len({payment.principal for payment in payments}) <= 1


@given(sums, st.integers(1, 360), days, st.decimals(min_value=0, max_value=10, places=4))
def test_against_numpy_financial(principal: Decimal, months: int, first: dt.date, rate: Decimal) -> None:
    assume(principal >= months)
    schedule = make_schedule(Terms(principal, "equal-instalment", months, first, rate))
    expected = -npf.pmt(float(rate) / 12, months, float(principal))
    if months > 1:
        assert abs(float(schedule.payments[0].total) - expected) <= 0.0051 + expected * 1e-9


@given(
    st.lists(st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2), min_size=2, max_size=120),
    st.decimals(min_value=Decimal("0.3"), max_value=1, places=3),
)
def test_the_yearly_cost_against_numpy_financial(amounts: list[Decimal], share: Decimal) -> None:
    owed = (sum(amounts, Decimal(0)) * share).quantize(Decimal("0.01"))
    assume(owed > 0)
    expected = npf.irr(np.array([-float(owed), *map(float, amounts)]))
    assume(not np.isnan(expected) and 0 <= expected < 5)
    found = by_steps(owed, amounts)
    assert found is not None
    assert abs(float(found.nominal) - 12 * expected) < 1e-5 * (1 + expected)


def test_no_yearly_rate_where_no_rate_answers() -> None:
    """What is paid on the day itself is worth the same at any rate."""
    assert by_days(Decimal(1000), [Decimal(1200)], [0]) is None
    assert by_days(Decimal(1000), [Decimal(1000), Decimal(200)], [0, 30]) is None
    assert by_days(Decimal(1000), [Decimal(1200)], [1]) is None  # a fee of a fifth within a day
    assert by_steps(Decimal(1000), [Decimal(400), Decimal(500)]) is None
    nothing = by_days(Decimal(1000), [Decimal(1000)], [0])
    part = by_days(Decimal(1000), [Decimal(500), Decimal(510)], [0, 365])
    assert nothing is not None
    assert part is not None
    assert (str(nothing.nominal_percent), str(part.effective_percent)) == ("0.00", "2.00")


def test_interest_runs_from_the_day_on_which_the_money_is_owed_and_not_before() -> None:
    """A month of waiting is agreed, and yet the first payment is today: then nothing has been owed for a day."""
    today = dt.date(2026, 11, 23)
    terms = Terms(Decimal(2000), "equal-instalment", 2, today, Decimal("0.027"), "day", today, 1)
    schedule = make_schedule(terms)
    assert str(schedule.payments[0].interest) == "0.00"
    cost = schedule.yearly_cost
    assert cost is not None
    with localcontext(prec=40):
        daily = (1 + cost.effective) ** (Decimal(1) / 365)
        worth = schedule.payments[0].total + schedule.payments[1].total / daily**30
    assert abs(worth - 2000) < Decimal("0.0001")


def test_a_rate_is_multiplied_before_it_is_divided() -> None:
    def terms(principal: str, rate: str, grace: int = 0) -> Schedule:
        day = dt.date(2026, 12, 15)
        return make_schedule(Terms(Decimal(principal), "equal-instalment", 12, day, Decimal(rate), grace=grace))

    assert str(terms("1001.00", "0.14", 3).deferred) == "35.04"
    assert str(terms("1126.00", "0.13").payments[3].interest) == "9.30"
    # 50 % a month on 0.05 in two payments is 0.045 each: half up.
    half = make_schedule(Terms(Decimal("0.05"), "equal-instalment", 2, dt.date(2026, 12, 15), Decimal("0.5"), "month"))
    assert str(half.payments[0].total) == "0.05"


@given(sums, st.integers(2, 60), days, st.decimals(min_value=0, max_value=2, places=4))
def test_interest_and_instalment_are_exact_to_the_cent(
    principal: Decimal, months: int, first: dt.date, rate: Decimal
) -> None:
    schedule = make_schedule(Terms(principal, "equal-instalment", months, first, rate))
    balance, monthly = Fraction(principal), Fraction(rate) / 12
    growth = (1 + monthly) ** months
    instalment = balance * monthly * growth / (growth - 1) if monthly else balance / months
    for payment in schedule.payments:
        assert payment.interest == half_up(balance * monthly)
        balance = Fraction(known(payment.balance))
    if balance_left := schedule.payments[0].balance:
        assert balance_left == 0 or schedule.payments[0].total == half_up(instalment)


def half_up(exact: Fraction) -> Decimal:
    return Decimal((exact * 100 + Fraction(1, 2)).__floor__()).scaleb(-2)


@pytest.mark.parametrize(
    ("principal", "available", "payments"), [("2000", "100.01", 26), ("12000", "400.00", 47), ("2000", "40.00", None)]
)
def test_over_how_many_payments_the_same_terms_fit(principal: str, available: str, payments: int | None) -> None:
    terms = Terms(Decimal(principal), "equal-instalment", 12, dt.date(2026, 12, 15), Decimal("0.24"))
    assert carried_longer(terms, Decimal(available)) == payments


@given(any_terms(), st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2))
@settings(max_examples=30)
def test_the_fewest_payments_that_fit_are_found(terms: Terms, available: Decimal) -> None:
    """As trying one number after the other finds them."""
    terms = terms._replace(number=min(terms.number, 60))
    found = carried_longer(terms, available)
    tried = range(1, 61 if found is None else min(found, 60) + 1)
    fitting = [n for n in tried if make_schedule(terms._replace(number=n)).most_in_a_month <= available]
    assert fitting == ([] if found is None or found > 60 else [found])


def test_rounding_to_cents_makes_no_loan_dear() -> None:
    """At exactly 24 %, three payments of some sums come to a little more than 24 % a year."""
    above = False
    for principal in range(1, 60):
        terms = Terms(Decimal(principal), "equal-instalment", 3, dt.date(2026, 12, 15), Decimal("0.24"))
        schedule = make_schedule(terms)
        assert schedule.yearly_cost is not None
        above = above or schedule.yearly_cost.nominal_percent > 24
        assert not Measured(schedule, NOTHING, None, Decimal(24)).dear
        dearer = make_schedule(terms._replace(principal=Decimal(principal * 100), rate=Decimal("0.245")))
        assert Measured(dearer, NOTHING, None, Decimal(24)).dear
    assert above


def test_what_a_fee_comes_to_a_year() -> None:
    schedule = make_schedule(Terms(Decimal(12000), "fee", 12, dt.date(2026, 12, 15), fee_rate=Decimal("0.0125")))
    assert schedule.yearly_cost is not None
    assert str(schedule.yearly_cost.nominal_percent) == "26.62"
    assert Measured(schedule, NOTHING, None, Decimal(24)).dear


def test_a_rate_per_day_counts_the_days_of_each_month() -> None:
    terms = Terms(
        Decimal("3000.00"), "equal-instalment", 3, dt.date(2028, 1, 31), Decimal("0.0004"), "day", dt.date(2027, 12, 31)
    )
    schedule = make_schedule(terms)
    assert [payment.date.isoformat() for payment in schedule.payments] == ["2028-01-31", "2028-02-29", "2028-03-31"]
    assert str(schedule.payments[0].interest) == "37.20"  # 3000 × 0.0004 × 31
    assert len({payment.total for payment in schedule.payments[:2]}) == 1
    assert abs(schedule.payments[2].total - schedule.payments[0].total) <= Decimal("0.03")


def test_a_grace_period_adds_simple_interest_once() -> None:
    schedule = make_schedule(
        Terms(Decimal("3686.40"), "equal-instalment", 6, dt.date(2027, 2, 5), Decimal("0.12"), grace=2)
    )
    assert str(schedule.deferred) == "73.73"
    assert str(schedule.total) == "3892.82"
    assert schedule.yearly_cost is not None
    assert Decimal("11.9") < schedule.yearly_cost.nominal_percent < Decimal("12.0")  # simple for the first two months


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"principal": NOTHING}, "principal"),
        ({"principal": Decimal("0.001")}, "principal"),
        ({"principal": Decimal("NaN")}, "principal"),
        ({"principal": LARGEST + 1}, "principal"),
        ({"number": 0}, "number"),
        ({"number": 361}, "number"),
        ({"rate": Decimal("10.01")}, "rate"),
        ({"rate": Decimal("-0.01")}, "rate"),
        ({"rate": Decimal("Infinity")}, "rate"),
        ({"fee_rate": Decimal("0.9")}, "fee_rate"),
        ({"fee_rate": Decimal("10.1"), "fee_per": "total"}, "fee_rate"),
        ({"fee_each": Decimal("-1")}, "fee_each"),
        ({"fee_once": Decimal("0.001")}, "fee_once"),
        ({"upfront": Decimal("2000")}, "upfront"),
        ({"received": NOTHING}, "received"),
        ({"rate": Decimal("0.01"), "method": "fee"}, "rate"),
        ({"rate": Decimal("0.001"), "per": "day"}, "taken"),
        ({"taken": dt.date(2027, 1, 1)}, "taken"),
        ({"grace": -1}, "grace"),
        ({"first": dt.date(9999, 12, 1)}, "first"),
    ],
    ids=str,
)
def test_wrong_terms_name_what_is_wrong(wrong: dict[str, Any], field: str) -> None:
    good: dict[str, Any] = {
        "principal": Decimal("2000.00"),
        "method": "equal-instalment",
        "number": 6,
        "first": dt.date(2026, 12, 15),
    }
    with pytest.raises(WrongTerms) as error:
        make_schedule(Terms(**{**good, **wrong}))
    assert error.value.field == field


def test_a_sum_in_equal_parts() -> None:
    schedule = equal_parts(Decimal("2052.50"), 3, dt.date(2026, 12, 15))
    assert [str(payment.total) for payment in schedule.payments] == ["684.17", "684.17", "684.16"]
    assert str(schedule.largest) == "684.17"


def test_more_payments_than_cents_end_in_nothing_not_in_a_negative_payment() -> None:
    schedule = equal_parts(Decimal("0.05"), 12, dt.date(2026, 12, 15))
    assert schedule.total == Decimal("0.05")
