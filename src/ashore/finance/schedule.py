"""Repayment schedules: what is paid on which day, and what of it is principal, interest and fee.

Every rate says what it is per: a year (nominal, a twelfth each month), a month, a day (times the actual days), or a fee
for each instalment on the original principal. Each payment is rounded half up to the cent; the last one takes up the
difference, so that the parts of the principal always add up.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from ashore.finance.frequency import EXACT, NOTHING, cents, cents_of, part_of
from ashore.finance.yearly_cost import YearlyCost, by_days, by_months

LONGEST = 360
"""The most payments of one schedule."""
LARGEST = Decimal("100000000.00")
HIGHEST_RATE = Decimal(10)
"""A year: a thousand percent."""

Method = Literal["equal-instalment", "equal-principal", "fee"]
Per = Literal["year", "month", "day", "instalment"]


class WrongTerms(ValueError):
    """Terms of which no schedule can be made. `field` names what is wrong, `expected` says what can be."""

    def __init__(self, field: str, expected: str) -> None:
        super().__init__(f"{field}: {expected}")
        self.field, self.expected = field, expected


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later, or that month's last day where there is none. Raises OverflowError."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Terms(NamedTuple):
    """What is agreed, or proposed. `rate` is a fraction (0.18), `per` what it is for; `first` the first payment's day.

    `grace` months pass before the first instalment's month begins; interest for them, simple, at the same rate, is
    added to the principal. `taken` is the day from which the money is owed: needed for a rate per day, and wherever the
    first period is not one month.
    """

    principal: Decimal
    method: Method
    months: int
    first: dt.date
    rate: Decimal = Decimal(0)
    per: Per = "year"
    taken: dt.date | None = None
    grace: int = 0

    def check(self) -> None:
        """Raises WrongTerms."""
        if (
            not self.principal.is_finite()
            or not 0 < self.principal <= LARGEST
            or cents(self.principal) != self.principal
        ):
            raise WrongTerms("principal", "0.01…100000000.00")
        if not 1 <= self.months <= LONGEST:
            raise WrongTerms("months", f"1…{LONGEST}")
        if not 0 <= self.grace <= LONGEST:
            raise WrongTerms("grace", f"0…{LONGEST}")
        yearly = {"year": 1, "month": 12, "day": 365, "instalment": 12}[self.per]
        if not self.rate.is_finite() or not 0 <= self.rate * yearly <= HIGHEST_RATE:
            raise WrongTerms("rate", "0…10 a year")
        if (self.method == "fee") != (self.per == "instalment") and self.rate:
            raise WrongTerms("rate", "a fee per instalment with the method fee, and only there")
        if self.per == "day" and self.taken is None:
            raise WrongTerms("taken", "the day from which a rate per day counts")
        if self.taken is not None and self.taken > self.first:
            raise WrongTerms("taken", "not after the first payment")
        try:
            add_months(self.first, self.months - 1)
            add_months(self.first, -self.grace - 1)
        except OverflowError:
            raise WrongTerms("first", "a date whose schedule ends before the year 10000") from None


class Payment(NamedTuple):
    """One payment of a schedule; `balance` is the principal left after it."""

    date: dt.date
    principal: Decimal
    interest: Decimal
    fee: Decimal
    balance: Decimal

    @property
    def total(self) -> Decimal:
        """What is paid on the day."""
        return self.principal + self.interest + self.fee


@dataclass(frozen=True)
class Schedule:
    """Dated payments by `terms`. `deferred` is the interest of the grace period that was added to the principal."""

    terms: Terms
    payments: tuple[Payment, ...]
    deferred: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """Everything paid."""
        return sum((payment.total for payment in self.payments), NOTHING)

    @property
    def cost(self) -> Decimal:
        """What is paid above the principal, interest of the grace period included."""
        return self.total - self.terms.principal

    @property
    def largest(self) -> Decimal:
        """The largest payment: what a budget has to carry."""
        return max(payment.total for payment in self.payments)

    @cached_property
    def yearly_cost(self) -> YearlyCost | None:
        """What it costs a year: the rate at which the payments are worth the principal. None where there is none.

        Twelve times the monthly rate (nominal), and compounded (effective); by actual days / 365 where the first
        period is not one month.
        """
        amounts = [payment.total for payment in self.payments]
        first = self.payments[0]
        guess = (first.interest + first.fee) / self.terms.principal
        taken, grace = self.terms.taken, self.terms.grace
        if taken is not None and add_months(taken, 1 + grace) != self.terms.first:
            days = [(payment.date - taken).days for payment in self.payments]
            return by_days(self.terms.principal, amounts, days, guess)
        return by_months(self.terms.principal, amounts, 1 + grace, guess)


class _Periods(NamedTuple):
    """The rate of each period: `unit`, as a fraction of the balance, so many `times`."""

    unit: Fraction
    times: Sequence[int]


def make_schedule(terms: Terms) -> Schedule:
    """The schedule of these terms. Raises WrongTerms."""
    terms.check()
    deferred, periods = _deferred(terms), _periods(terms)
    top, bottom = Decimal(periods.unit.numerator), periods.unit.denominator
    payments = []
    owed = balance = terms.principal + deferred
    part = part_of(owed, Decimal(1), over=terms.months)
    fee = part_of(terms.principal, terms.rate) if terms.method == "fee" else NOTHING
    instalment = _instalment(owed, periods) if terms.method == "equal-instalment" else NOTHING
    for number, times in enumerate(periods.times):
        interest = NOTHING if terms.method == "fee" else part_of(balance, top, times, bottom)
        if number == terms.months - 1:
            principal = balance
        elif terms.method == "equal-instalment":
            principal = min(max(instalment - interest, NOTHING), balance)
        else:
            principal = min(part, balance)
        balance -= principal
        payments.append(Payment(add_months(terms.first, number), principal, interest, fee, balance))
    return Schedule(terms, tuple(payments), deferred)


def _deferred(terms: Terms) -> Decimal:
    """Simple interest for the grace period, rounded once."""
    if not terms.grace or terms.method == "fee":
        return NOTHING
    if terms.per == "day":
        assert terms.taken is not None
        return part_of(terms.principal, terms.rate, max((add_months(terms.first, -1) - terms.taken).days, 0))
    return part_of(terms.principal, terms.rate, terms.grace, 12 if terms.per == "year" else 1)


def _periods(terms: Terms) -> _Periods:
    """A rate a day counts the days of each period; interest runs from when the money is owed, not before."""
    rate = Fraction(terms.rate)
    if terms.per != "day":
        return _Periods(rate / (12 if terms.per == "year" else 1), [1] * terms.months)
    assert terms.taken is not None
    before = max(add_months(terms.first, -1), terms.taken) if terms.grace else terms.taken
    times = []
    for number in range(terms.months):
        day = add_months(terms.first, number)
        times.append((day - before).days)
        before = day
    return _Periods(rate, times)


def _instalment(owed: Decimal, periods: _Periods) -> Decimal:
    """The equal payment that these periods need, rounded once: what is owed, grown to the end, over what payments of 1
    have grown to by then. With equal periods P·r / (1 − (1+r)^−n). In whole numbers, so that it is exact."""
    top, bottom = periods.unit.numerator, periods.unit.denominator
    grown, payments, below = 1, 0, 1  # the first two in units of bottom^n
    for times in periods.times:
        factor = bottom + top * times
        grown *= factor
        payments = payments * factor + below * bottom
        below *= bottom
    return cents_of(owed, grown, payments)


def stated_rate(terms: Terms) -> Decimal:
    """The rate a year as lenders state it, as a fraction, before anything is rounded to cents.

    Twelve times a rate a month, 365 times a rate a day; of a fee the rate at which principal and fees are worth what
    was lent.
    """
    match terms.per:
        case "year":
            return terms.rate
        case "month":
            return terms.rate * 12
        case "day":
            return terms.rate * 365
    with localcontext(EXACT):
        payment = 1 + terms.rate * terms.months
        cost = by_months(Decimal(terms.months), [payment] * terms.months, 1)
    return cost.nominal if cost else Decimal(0)


def equal_parts(owed: Decimal, count: int, first: dt.date) -> Schedule:
    """`owed` in `count` monthly payments without interest. Raises WrongTerms."""
    return make_schedule(Terms(owed, "equal-principal", count, first))
