"""Interest on interest, late charges, a cap, years of 360 days: properties, and worked examples."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.finance.debt import (
    LONGEST,
    Account,
    Dated,
    OutOfBounds,
    Position,
    charges_till,
)
from ashore.finance.due_dates import add_months

sums = st.decimals(min_value=0, max_value=10**6, places=2)
rates = st.decimals(min_value=0, max_value=Decimal("0.01"), places=6)
days = st.integers(0, 800)
SINCE = dt.date(2026, 1, 31)


@st.composite
def accounts(draw: st.DrawFn, *, compounds: bool | None = None, paid: bool = True) -> Account:
    start = Position(draw(sums), draw(sums), draw(sums), draw(rates), draw(st.sampled_from([1, 30, 360, 365])))
    day = SINCE + dt.timedelta(draw(days))
    made = draw(
        st.lists(st.builds(Dated, st.dates(SINCE, day), sums, st.sampled_from(["law", "principal-first"])), max_size=3)
        if paid
        else st.just([])
    )
    share, unpaid = draw(st.decimals(min_value=0, max_value=1, places=3)), draw(sums)
    charges = charges_till(share, unpaid, SINCE, day, made)
    bears = draw(st.booleans()) if compounds is None else compounds
    return Account(start, SINCE, day, tuple(made), bears, tuple(charges))


@given(accounts())
def test_every_cent_of_an_account_is_in_its_steps(account: Account) -> None:
    """What it began with, and what was added, less what was paid as far as it was owed."""
    now = account.start
    for step in account.steps():
        match step.what:
            case "payment":
                assert step.position.owed == max(now.owed - step.amount, 0)
            case "compounding":
                assert step.position.owed == now.owed
                assert step.position.bearing == step.position.interest
            case _added:
                assert step.position.owed == now.owed + step.amount
        assert 0 <= step.position.bearing <= step.position.interest
        now = step.position
    assert account.position == now


@given(accounts(), sums)
def test_being_late_adds_no_more_than_the_cap(account: Account, cap: Decimal) -> None:
    capped = account._replace(start=account.start._replace(room=cap))
    added = sum((step.amount for step in capped.steps() if step.what in ("interest", "charge")), Decimal(0))
    assert added <= cap
    assert (capped.position.room or 0) == cap - added
    assert capped.position.owed <= account.position.owed
    full = sum((step.amount for step in account.steps() if step.what in ("interest", "charge")), Decimal(0))
    if cap >= full:
        assert capped.position._replace(room=None) == account.position


@given(accounts(compounds=True, paid=False))
def test_interest_on_interest_is_no_less_than_simple_interest(account: Account) -> None:
    """But for half a cent that each stretch may lose to rounding."""
    simple = account._replace(compounds=False).position
    stretches = len(account.steps())
    assert account.position.owed >= simple.owed - Decimal("0.005") * stretches
    assert account.position.principal == simple.principal


@given(sums, rates, st.integers(1, 24), st.sampled_from([1, 30, 360, 365]))
def test_interest_on_interest_is_that_of_each_month_rounded_once(
    principal: Decimal, rate: Decimal, months: int, per: int
) -> None:
    """The same by another way: fractions, month by month."""
    owed = Fraction(principal)
    for month in range(months):
        days = (add_months(SINCE, month + 1) - add_months(SINCE, month)).days
        exact = owed * Fraction(rate) * days / per
        owed += Fraction((exact * 100 + Fraction(1, 2)).__floor__(), 100)
    account = Account(Position(principal, rate=rate, per=per), SINCE, add_months(SINCE, months), compounds=True)
    assert Fraction(account.position.owed) == owed


@given(accounts(compounds=False))
def test_charges_split_no_stretch_and_bear_no_interest(account: Account) -> None:
    """Set against the charges first, payments are another thing: without them the interest is the same."""
    if not account.payments:
        alone = account._replace(charges=()).position
        assert account.position.interest == alone.interest
        assert account.position.costs == alone.costs + sum(charge.amount for charge in account.charges)
    without = account._replace(charges=())
    assert without.position == Account(account.start, SINCE, account.day, account.payments).position


@given(accounts(), st.integers(0, 100))
def test_an_earlier_day_is_on_the_way_to_a_later_one(account: Account, more: int) -> None:
    """What was added till a day is what the steps till that day say: nothing of it is undone later."""
    later = account._replace(day=account.day + dt.timedelta(more))
    assert later.position.interest >= account.position.interest or account.payments or account.start.rate == 0
    assert later.position.owed >= account.position.owed - Decimal("0.01")


def test_a_charge_is_for_what_is_unpaid_of_the_minimum_on_its_day() -> None:
    due = dt.date(2026, 12, 5)
    assert charges_till(Decimal("0.05"), Decimal("230.00"), due, due) == []  # the day is not over yet
    found = charges_till(Decimal("0.05"), Decimal("230.00"), due, dt.date(2027, 1, 6))
    assert [(str(charge.due), str(charge.amount)) for charge in found] == [
        ("2026-12-05", "11.50"),
        ("2027-01-05", "11.50"),
    ]
    on_time = [Dated(due, Decimal("200.00"))]
    found = charges_till(Decimal("0.05"), Decimal("230.00"), due, dt.date(2027, 1, 6), on_time)
    assert [str(charge.amount) for charge in found] == ["1.50", "1.50"]
    all_ = [Dated(due, Decimal("200.00")), Dated(dt.date(2027, 1, 5), Decimal("30.00"))]
    assert len(charges_till(Decimal("0.05"), Decimal("230.00"), due, dt.date(2027, 6, 6), all_)) == 1


def test_a_card_statement_of_which_the_minimum_was_paid() -> None:
    """A published example (https://sidaben.com/5948.html, of China Merchants Bank's cards, read on 28 November 2026):
    1,000 yuan posted on 30 March, the minimum of 100 paid on 23 April, 0.05 % a day; in the statement of 5 May
    24 days on 1,000 and, that day counted in, 13 days on 900: 17.85. Other banks leave the day of the statement out,
    and come to the 17.40 that many examples have."""
    start, posted = Position(Decimal("1000.00"), rate=Decimal("0.0005")), dt.date(2026, 3, 30)
    paid = (Dated(dt.date(2026, 4, 23), Decimal("100.00"), "principal-first"),)
    assert str(Account(start, posted, dt.date(2026, 5, 6), paid).position.interest) == "17.85"
    assert str(Account(start, posted, dt.date(2026, 5, 5), paid).position.interest) == "17.40"


def test_a_year_of_360_days() -> None:
    """10,000 at 18 %, 90 days: 450.00 by 360 days, 443.84 by 365."""
    assert str(Position(Decimal(10000), rate=Decimal("0.18"), per=360).after(90).interest) == "450.00"
    assert str(Position(Decimal(10000), rate=Decimal("0.18"), per=365).after(90).interest) == "443.84"


def test_interest_bears_interest_from_the_same_day_of_each_month() -> None:
    """10,000 and 300 of interest at 0.05 % a day. From the first day 10,300 bears it: in the 31 days of January 159.65;
    then 10,459.65, in the 28 days of February 146.44. Ten days on 10,606.09: 53.03."""
    since = dt.date(2026, 1, 1)
    account = Account(
        Position(Decimal(10000), Decimal(300), rate=Decimal("0.0005")), since, dt.date(2026, 3, 11), compounds=True
    )
    interest = [(step.days, str(step.base), str(step.amount)) for step in account.steps() if step.what == "interest"]
    assert interest == [(31, "10300", "159.65"), (28, "10459.65", "146.44"), (10, "10606.09", "53.03")]
    assert str(account.position.interest) == "659.12"
    paid = account._replace(payments=(Dated(dt.date(2026, 2, 1), Decimal("459.65")),))  # before it is added
    assert str(paid.position.interest) == "190.70"  # 28 days on 10,000, then 10 on 10,140


def test_what_cannot_be_meant_is_not_worked_out() -> None:
    start = Position(Decimal(10**8), rate=Decimal(10))
    with pytest.raises(OutOfBounds):
        _ = Account(start, SINCE, dt.date(2027, 1, 1), compounds=True).position
    with pytest.raises(OutOfBounds):
        _ = Account(start._replace(rate=Decimal(0)), dt.date.min, SINCE, compounds=True).position
    with pytest.raises(OutOfBounds):
        charges_till(Decimal("0.05"), Decimal(100), dt.date(1900, 1, 1), SINCE)
    assert len(charges_till(Decimal("0.05"), Decimal(100), SINCE, add_months(SINCE, LONGEST))) == LONGEST
    assert charges_till(Decimal("0.05"), Decimal(100), dt.date(9999, 12, 31), dt.date.max) == []
