"""Payments as apps show them, steps of a week to a month, and what they cost a year against another solver."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from math import exp
from math import log as log_of
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from ashore.finance.due_dates import EVERY, Every, due_date, most_payments, steps_a_year
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, carried_longer
from ashore.finance.schedule import Schedule, make_schedule, stated_rate
from ashore.finance.terms import LONGEST, Listed, Method, Per, Terms, WrongTerms, in_steps
from ashore.finance.yearly_cost import BEYOND

FIRST = dt.date(2026, 12, 15)
OFFERS = 10_000


def listed(*runs: tuple[int, str], every: Every = "monthly", **more: Any) -> Schedule:
    amounts = [(count, Decimal(amount)) for count, amount in runs]
    return make_schedule(Listed(in_steps(amounts, FIRST, every), every, **more))


def test_so_many_payments_of_so_much() -> None:
    """6期×380 for 到手 2,000: what an app shows says nothing of a rate."""
    schedule = listed((6, "380"), received=Decimal(2000))
    assert [payment.date.month for payment in schedule.payments] == [12, 1, 2, 3, 4, 5]
    assert (str(schedule.total), str(schedule.cost), str(schedule.largest)) == ("2280.00", "280.00", "380")
    assert {payment.principal for payment in schedule.payments} == {None}
    cost = schedule.yearly_cost
    assert cost is not None
    assert (str(cost.nominal_percent), str(cost.effective_percent)) == ("46.53", "57.85")


def test_what_was_taken_off_before_makes_it_dearer() -> None:
    """The contract says 5,000, 400 of it never came: the yearly cost is that of the 4,600."""
    whole = listed((12, "450"), principal=Decimal(5000)).yearly_cost
    less = listed((12, "450"), principal=Decimal(5000), upfront=Decimal(400))
    received = listed((12, "450"), principal=Decimal(5000), received=Decimal(4600))
    assert whole is not None
    assert less.yearly_cost == received.yearly_cost
    assert less.yearly_cost is not None
    assert less.yearly_cost.nominal > whole.nominal
    assert (less.cost, received.cost) == (Decimal(800), Decimal(800))


def test_without_what_was_received_nothing_is_said_of_the_cost() -> None:
    schedule = listed((1, "700"), (11, "262.50"))
    assert (schedule.total, schedule.cost, schedule.yearly_cost) == (Decimal("3587.50"), None, None)
    assert not Measured(schedule, NOTHING, None, Decimal(24)).dear
    assert carried_longer(schedule.terms, Decimal(100)) is None


def test_payments_on_any_days_need_the_day_of_the_money() -> None:
    payments = ((FIRST, Decimal(500)), (dt.date(2027, 2, 1), Decimal(700)))
    assert make_schedule(Listed(payments, principal=Decimal(1000))).yearly_cost is None
    cost = make_schedule(Listed(payments, principal=Decimal(1000), taken=dt.date(2026, 11, 15))).yearly_cost
    assert cost is not None
    worth = 500 / (1 + float(cost.effective)) ** (30 / 365) + 700 / (1 + float(cost.effective)) ** (78 / 365)
    assert abs(worth - 1000) < 1e-6


@pytest.mark.parametrize("every", EVERY)
@given(first=st.dates(dt.date(1900, 1, 1), dt.date(9000, 1, 1)), number=st.integers(1, 400))
def test_days_come_in_even_steps(every: Every, first: dt.date, number: int) -> None:
    before, day = due_date(first, every, number - 1), due_date(first, every, number)
    gaps = {"monthly": (28, 31), "twice-a-month": (12, 17), "every-two-weeks": (14, 14), "weekly": (7, 7)}
    least, most = gaps[every]
    assert least <= (day - before).days <= most
    assert due_date(first, every, 0) == first
    if every == "monthly" or (every == "twice-a-month" and not number % 2):
        assert day.day in (first.day, 28, 29, 30)


@pytest.mark.parametrize(
    ("first", "days"),
    [
        ("2026-01-15", ["2026-01-15", "2026-01-30", "2026-02-15", "2026-02-28", "2026-03-15"]),
        ("2026-01-31", ["2026-01-31", "2026-02-16", "2026-02-28", "2026-03-16", "2026-03-31"]),
        ("2026-01-01", ["2026-01-01", "2026-01-16", "2026-02-01", "2026-02-16", "2026-03-01"]),
    ],
)
def test_twice_a_month_falls_on_the_same_two_days(first: str, days: list[str]) -> None:
    found = [due_date(dt.date.fromisoformat(first), "twice-a-month", number).isoformat() for number in range(5)]
    assert found == days


@pytest.mark.parametrize("every", EVERY)
def test_no_payment_comes_after_the_end_of_the_calendar(every: Every) -> None:
    first = dt.date(9999, 10, 20)
    most = most_payments(first, every, LONGEST)
    assert due_date(first, every, most - 1).year == 9999
    with pytest.raises(OverflowError):
        due_date(first, every, most)


def test_interest_first_repays_the_principal_at_the_end() -> None:
    schedule = make_schedule(Terms(Decimal(10000), "interest-first", 12, FIRST, Decimal("0.12")))
    assert [str(payment.total) for payment in schedule.payments] == [*["100.00"] * 11, "10100.00"]
    cost = schedule.yearly_cost
    assert cost is not None
    assert str(cost.nominal_percent) == "12.00"
    assert carried_longer(schedule.terms, Decimal(500)) is None


def test_a_rate_and_fees_together() -> None:
    """Interest at 12 % a year, 0.5 % a month of the whole sum for a guarantor, 30.00 once, 20.00 a month for a card."""
    fees = {"fee_rate": Decimal("0.005"), "fee_each": Decimal(20), "fee_once": Decimal(30)}
    terms = Terms(Decimal(6000), "equal-principal", 6, FIRST, Decimal("0.12"), **fees)  # type: ignore[arg-type]
    first, *_others, last = make_schedule(terms).payments
    assert (str(first.interest), str(first.fee), str(first.total)) == ("60.00", "80.00", "1140.00")
    assert (str(last.interest), str(last.fee), str(last.total)) == ("10.00", "50.00", "1060.00")
    assert stated_rate(terms) > Decimal("0.3")
    assert Measured(make_schedule(terms), NOTHING, None, Decimal(24)).dear


def test_one_fee_for_all_payments_is_shared_out_to_the_cent() -> None:
    """12期8.8%：总手续费, as shops state it."""
    terms = Terms(Decimal("1000.01"), "fee", 12, FIRST, fee_rate=Decimal("0.088"), fee_per="total")
    fees = [payment.fee for payment in make_schedule(terms).payments]
    assert fees == [*[Decimal("7.33")] * 11, Decimal("7.37")]
    tiny = make_schedule(terms._replace(principal=Decimal("1.00"))).payments
    assert sum(payment.fee or 0 for payment in tiny) == Decimal("0.09")
    assert min(payment.fee or 0 for payment in tiny) >= 0


def test_waiting_without_interest() -> None:
    terms = Terms(Decimal(3000), "equal-instalment", 6, FIRST, Decimal("0.12"), grace=3)
    dear, free = make_schedule(terms), make_schedule(terms._replace(free=True))
    assert (str(dear.deferred), str(free.deferred)) == ("90.00", "0.00")
    assert dear.yearly_cost is not None
    assert free.yearly_cost is not None
    assert free.yearly_cost.nominal < Decimal("0.12") < dear.yearly_cost.nominal + Decimal("0.001")


@pytest.mark.parametrize(
    ("every", "interest"), [("weekly", "11.54"), ("every-two-weeks", "23.08"), ("monthly", "50.00")]
)
def test_a_step_takes_its_share_of_the_yearly_rate(every: Every, interest: str) -> None:
    schedule = make_schedule(Terms(Decimal(5000), "equal-instalment", 10, FIRST, Decimal("0.12"), every=every))
    assert str(schedule.payments[0].interest) == interest
    cost = schedule.yearly_cost
    assert cost is not None
    assert abs(cost.nominal - Decimal("0.12")) < Decimal("0.0003")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"payments": ()}, "payments"),
        ({"payments": ((FIRST, NOTHING),)}, "payments"),
        ({"payments": ((FIRST, Decimal(1)), (FIRST, Decimal(1)))}, "payments"),
        ({"principal": NOTHING}, "principal"),
        ({"received": Decimal(-1)}, "received"),
        ({"upfront": Decimal(1)}, "upfront"),
        ({"upfront": Decimal(9), "principal": Decimal(9)}, "upfront"),
        ({"taken": FIRST + dt.timedelta(1)}, "taken"),
    ],
    ids=str,
)
def test_wrong_lists_name_what_is_wrong(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(WrongTerms) as error:
        make_schedule(Listed(**{"payments": ((FIRST, Decimal(380)),), **wrong}))
    assert error.value.field == field


def test_no_more_payments_than_there_can_be() -> None:
    for runs in ([(361, Decimal(1))], [(200, Decimal(1)), (161, Decimal(1))], [(0, Decimal(1))]):
        with pytest.raises(WrongTerms):
            in_steps(runs, FIRST, "monthly")
    with pytest.raises(WrongTerms) as error:
        in_steps([(360, Decimal(1))], dt.date(9999, 1, 1), "monthly")
    assert error.value.field == "first"


def any_offer(dice: random.Random) -> Terms | Listed:
    """An offer of any shape that lenders make."""
    every, count = dice.choice(EVERY), dice.choice((1, 2, 3, 6, 9, 12, 24, 36))
    first = FIRST + dt.timedelta(dice.randrange(400))
    taken = dice.choice((None, first - dt.timedelta(dice.randrange(1, 120))))
    principal = Decimal(dice.randrange(100_00, 90_000_00)).scaleb(-2)
    if dice.random() < 0.4:
        whole = float(principal) * (1 + dice.random())
        runs = [
            (1, money(whole * dice.random() * 0.3)),
            (count, money(whole / count)),
            (1, money(whole * dice.random())),
        ]
        payments = in_steps(runs[dice.randrange(2) : dice.choice((2, 3))], first, every)
        return Listed(payments, dice.choice((every, None)), principal, None, NOTHING, taken)
    method: Method = dice.choice(("equal-instalment", "equal-principal", "interest-first", "fee"))
    per: Per = dice.choice(("year", "month", "day")) if taken else dice.choice(("year", "month"))
    rate = Decimal(dice.randrange(0, 6000)).scaleb(-4) / {"year": 1, "month": 12, "day": 365}[per]
    terms = Terms(principal, method, count, first, Decimal(0) if method == "fee" else round(rate, 8), per, taken)
    return terms._replace(
        grace=dice.choice((0, 0, 0, 3)),
        every=every,
        fee_rate=dice.choice((Decimal(0), Decimal("0.006"))),
        fee_each=dice.choice((NOTHING, NOTHING, Decimal("12.50"))),
        fee_once=dice.choice((NOTHING, NOTHING, Decimal("49.00"))),
        upfront=dice.choice((NOTHING, NOTHING, Decimal("60.00"))),
        free=dice.random() < 0.3,
    )


def money(amount: float) -> Decimal:
    return Decimal(max(round(amount * 100), 1)).scaleb(-2)


def test_the_yearly_cost_against_another_solver() -> None:
    """Ten thousand offers of every shape: brentq finds the same rate, or there is none to be found."""
    dice, found = random.Random(17), 0
    for _offer in range(OFFERS):
        terms = any_offer(dice)
        schedule, received = make_schedule(terms), float(terms.paid_out or 0)
        amounts, times = [float(payment.total) for payment in schedule.payments], years_from(terms, schedule)
        if times is None:
            assert schedule.yearly_cost is None
            continue

        def missing(
            log: float, amounts: list[float] = amounts, times: list[float] = times, to: float = received
        ) -> float:
            return sum(a * exp(-log * t) for a, t in zip(amounts, times, strict=True)) - to

        cost = schedule.yearly_cost
        if cost is None:
            assert missing(0) < 0 or missing(log_of(BEYOND)) > -1e-6
        elif schedule.cost == 0:
            assert cost.effective == 0
        else:
            effective = exp(brentq(missing, 0, log_of(BEYOND) + 1, xtol=1e-13)) - 1
            assert abs(float(cost.effective) - effective) < 1e-6 * (1 + effective), terms
            found += 1
    assert found > OFFERS / 2


def years_from(terms: Terms | Listed, schedule: Schedule) -> list[float] | None:
    """How many years after the money each payment comes; None where nobody knows."""
    days, steps = [payment.date for payment in schedule.payments], steps_a_year(terms.every) if terms.every else 0
    first = 1 + (terms.grace if isinstance(terms, Terms) else 0)
    if terms.every and (terms.taken is None or due_date(terms.taken, terms.every, first) == days[0]):
        return [(number + first) / steps for number in range(len(days))]
    return None if terms.taken is None else [(day - terms.taken).days / 365 for day in days]
