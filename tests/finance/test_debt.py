"""What a debt comes to over time, with payments in between."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ashore.finance.debt import RATE_DAYS, Account, Dated, Order, Position, pay

sums = st.decimals(min_value=0, max_value=10**6, places=2)
START = dt.date(2026, 10, 19)


@given(sums, sums, sums, sums, st.sampled_from(["law", "principal-first"]))
def test_a_payment_goes_somewhere_to_the_cent(
    principal: Decimal, interest: Decimal, costs: Decimal, amount: Decimal, order: Order
) -> None:
    before = Position(principal, interest, costs)
    paid = pay(before, amount, order)
    assert paid.to_costs + paid.to_interest + paid.to_principal + paid.over == amount
    assert paid.left.owed == before.owed - (amount - paid.over)
    assert min(paid.left.principal, paid.left.interest, paid.left.costs, paid.over) >= 0
    if paid.over:
        assert paid.left.owed == 0
    if order == "law" and paid.to_principal:
        assert paid.left.costs + paid.left.interest == 0
    if order == "principal-first" and paid.to_costs:
        assert paid.left.principal + paid.left.interest == 0


@given(sums, st.integers(0, 400), st.integers(0, 400))
def test_interest_runs_on_the_principal_alone(principal: Decimal, first: int, more: int) -> None:
    start = Position(principal, Decimal("7.00"), Decimal("3.00"), Decimal("0.0005"))
    day = START + dt.timedelta(first)
    assert Account(start, START, day).position == start.after(first)
    later = Account(start, START, day + dt.timedelta(more)).position
    assert later.principal == principal
    assert abs((later.owed - start.owed) - principal * Decimal("0.0005") * (first + more)) <= Decimal("0.005")


def test_payments_are_set_against_it_in_turn() -> None:
    start = Position(Decimal("2000.00"), rate=Decimal("0.00075"), costs=Decimal("20.00"))
    payments = [
        Dated(START + dt.timedelta(40), Decimal("500.00"), "principal-first"),
        Dated(START + dt.timedelta(20), Decimal("100.00")),
        Dated(START + dt.timedelta(90), Decimal("900.00")),  # after the day that is asked for
    ]
    now = Account(start, START, START + dt.timedelta(50), payments).position
    # 20 days: 30.00 interest; 100 pay 20 costs, 30 interest, 50 principal. 20 days on 1950: 29.25. 500 off the
    # principal. 10 days on 1450: 10.88.
    assert (str(now.costs), str(now.principal), str(now.interest)) == ("0.00", "1450.00", "40.13")


def test_what_it_grows_by() -> None:
    now = Position(Decimal("2000.00"), rate=Decimal("0.00075"))
    assert (str(now.growth_per_day), str(now.growth_per_week)) == ("1.50", "10.50")
    a_year = Position(Decimal("2000.00"), rate=Decimal("0.365"), per=RATE_DAYS["year"])
    a_month = Position(Decimal("2000.00"), rate=Decimal("0.03"), per=RATE_DAYS["month"])
    assert (str(a_year.growth_per_day), str(a_month.growth_per_week)) == ("2.00", "14.00")


def test_half_a_cent_of_late_interest_is_a_cent() -> None:
    """1,006.25 × 15.4 % × 146 / 365 is 61.985 exactly, which a rate a day that was divided first misses."""
    assert str(Position(Decimal("1006.25"), rate=Decimal("0.154"), per=365).after(146).interest) == "61.99"


@given(sums, st.decimals(min_value=0, max_value=10, places=6), st.integers(0, 5000), st.sampled_from([1, 30, 365]))
def test_late_interest_is_exact_to_the_cent(principal: Decimal, rate: Decimal, days: int, per: int) -> None:
    exact = Fraction(principal) * Fraction(rate) * days / per
    whole = (exact * 100 + Fraction(1, 2)).__floor__()
    assert Position(principal, rate=rate, per=per).interest_for(days) == Decimal(whole).scaleb(-2)
