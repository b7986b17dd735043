"""What it takes to settle a loan before its end, and what that saves."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ashore.finance.early import settle_early
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import make_schedule
from ashore.finance.terms import Listed, Terms, in_steps
from tests.finance.test_schedule import any_terms

FIRST = dt.date(2026, 12, 15)
LOAN = Terms(Decimal(6000), "equal-principal", 6, FIRST, Decimal("0.12"), fee_rate=Decimal("0.005"))


def test_settling_on_the_day_of_a_payment_takes_the_principal_that_is_left() -> None:
    settled = settle_early(make_schedule(LOAN), dt.date(2027, 2, 15))
    assert settled is not None
    assert (settled.principal, settled.interest, settled.total) == (Decimal(3000), NOTHING, Decimal(3000))
    assert settled.saved == Decimal("150.00")  # 30 + 20 + 10 of interest, three fees of 30


def test_between_two_payments_interest_counts_by_days() -> None:
    settled = settle_early(make_schedule(LOAN), dt.date(2027, 1, 30), Decimal("0.03"))
    assert settled is not None
    assert str(settled.interest) == "19.35"  # 15 of 31 days of 40.00
    assert (str(settled.fee), str(settled.total)) == ("120.00", "4139.35")
    assert str(settled.saved) == "80.65"


def test_it_can_cost_more_than_going_on() -> None:
    settled = settle_early(make_schedule(LOAN), dt.date(2027, 4, 20), Decimal("0.2"))
    assert settled is not None
    assert settled.saved < 0


def test_nothing_is_said_where_nothing_is_known() -> None:
    schedule = make_schedule(LOAN)
    assert settle_early(schedule, dt.date(2026, 11, 14)) is None  # not lent yet
    assert settle_early(schedule, dt.date(2027, 5, 15)) is None  # all is paid
    listed = make_schedule(Listed(in_steps([(6, Decimal(380))], FIRST, "monthly"), "monthly", Decimal(2000)))
    assert settle_early(listed, FIRST) is None


@given(any_terms(), st.integers(0, 4000))
def test_what_holds_on_any_day(terms: Terms, after: int) -> None:
    schedule = make_schedule(terms)
    settled = settle_early(schedule, terms.begin + dt.timedelta(after))
    if settled is None:
        assert terms.begin + dt.timedelta(after) >= schedule.payments[-1].date
        return
    paid = sum((payment.total for payment in schedule.payments if payment.date <= settled.day), NOTHING)
    assert paid + settled.left == schedule.total
    assert paid + settled.total + settled.saved == schedule.total
    assert settled.saved >= 0  # without a fee for it, it never costs more
