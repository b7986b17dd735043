"""Repayment schedules: what is paid on which day, and what of it is principal, interest and fee, as far as known.

Every rate says what it is per: a year (nominal; a step takes its share of it), a month, a day (times the actual days).
Each payment is rounded half up to the cent; the last one takes up the difference, so that the parts of the principal
always add up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from ashore.finance.due_dates import Month, due_date, month_of, steps_a_year
from ashore.finance.frequency import EXACT, NOTHING, cents, cents_of, part_of
from ashore.finance.terms import Listed, Terms
from ashore.finance.yearly_cost import PRECISE, YearlyCost, by_days, by_steps, worth_by_days, worth_by_steps


class Payment(NamedTuple):
    """One payment of a schedule, and what it is made of; `balance` is the principal left after it.

    The parts are None where only the sum is known.
    """

    date: dt.date
    total: Decimal
    principal: Decimal | None = None
    interest: Decimal | None = None
    fee: Decimal | None = None
    balance: Decimal | None = None

    @property
    def charged(self) -> Decimal | None:
        """What of it is interest and fees; None where that is not known."""
        return None if self.interest is None or self.fee is None else self.interest + self.fee


@dataclass(frozen=True)
class Schedule:
    """Dated payments by `terms`. `deferred` is the interest of the grace period that was added to the principal."""

    terms: Terms | Listed
    payments: tuple[Payment, ...]
    deferred: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """Everything paid."""
        return sum((payment.total for payment in self.payments), NOTHING)

    @property
    def cost(self) -> Decimal | None:
        """What is paid above what was really received; None when that is not known."""
        received = self.terms.paid_out
        return None if received is None else self.total - received

    @property
    def largest(self) -> Decimal:
        """The largest payment: what a budget has to carry."""
        return max(payment.total for payment in self.payments)

    @cached_property
    def by_month(self) -> dict[Month, Decimal]:
        """What is paid in each calendar month, earliest first: a budget has to carry all of it."""
        sums: dict[Month, Decimal] = {}
        for payment in self.payments:
            month = month_of(payment.date)
            sums[month] = sums.get(month, NOTHING) + payment.total
        return sums

    @property
    def most_in_a_month(self) -> Decimal:
        """The most that is paid in one calendar month."""
        return max(self.by_month.values())

    @cached_property
    def yearly_cost(self) -> YearlyCost | None:
        """What it costs a year: the rate at which the payments are worth what was received. None where there is none.

        The rate of a step times the steps of a year (nominal), and compounded (effective); by actual days / 365 where
        the steps are not even, or the first is not a whole one.
        """
        return _cost(self.terms, [payment.total for payment in self.payments])

    def total_at(self, nominal: Decimal) -> Decimal | None:
        """What all payments would come to, each smaller or larger in the same measure, if a year cost just that
        (`nominal`, a fraction); rounded once. None where nobody knows what was received, or when."""
        amounts, received, times = [payment.total for payment in self.payments], self.terms.paid_out, _times(self.terms)
        if received is None or times is None:
            return None
        if isinstance(times, _Steps):
            worth = worth_by_steps(nominal, amounts, *times)
        else:
            worth = worth_by_days(nominal, amounts, times)
        with localcontext(PRECISE):
            return cents(self.total * received / worth)


def make_schedule(terms: Terms | Listed) -> Schedule:
    """The schedule of these terms. Raises WrongTerms."""
    terms.check()
    if isinstance(terms, Listed):
        return Schedule(terms, tuple(Payment(day, amount) for day, amount in terms.payments))
    deferred, periods = _deferred(terms), _periods(terms)
    top, bottom = Decimal(periods.unit.numerator), periods.unit.denominator
    payments = []
    owed = balance = terms.principal + deferred
    part = part_of(owed, Decimal(1), over=terms.number)
    instalment = _instalment(owed, periods) if terms.method == "equal-instalment" else NOTHING
    for number, (times, fee) in enumerate(zip(periods.times, _fees(terms), strict=True)):
        interest = part_of(balance, top, times, bottom)
        if number == terms.number - 1:
            principal = balance
        elif terms.method == "equal-instalment":
            principal = min(max(instalment - interest, NOTHING), balance)
        elif terms.method == "interest-first":
            principal = NOTHING
        else:
            principal = min(part, balance)
        balance -= principal
        day = due_date(terms.first, terms.every, number)
        payments.append(Payment(day, principal + interest + fee, principal, interest, fee, balance))
    return Schedule(terms, tuple(payments), deferred)


def equal_parts(owed: Decimal, count: int, first: dt.date) -> Schedule:
    """`owed` in `count` monthly payments without interest. Raises WrongTerms."""
    return make_schedule(Terms(owed, "equal-principal", count, first))


def _cost(terms: Terms | Listed, amounts: Sequence[Decimal]) -> YearlyCost | None:
    """What payments of these amounts on the days of the terms cost a year."""
    received, times = terms.paid_out, _times(terms)
    if received is None or times is None:
        return None
    if not isinstance(times, _Steps):
        return by_days(received, amounts, times)
    cost = by_steps(received, amounts, *times)
    return cost._replace(counted_from=_taken_to_begin(terms, times.first)) if cost and cost.nominal else cost


def _taken_to_begin(terms: Terms | Listed, steps: int) -> dt.date | None:
    """So many whole steps before the first payment, where nobody said from which day the money is owed."""
    first = terms.payments[0][0] if isinstance(terms, Listed) else terms.first
    return due_date(first, terms.every, -steps) if terms.taken is None and terms.every is not None else None


class _Steps(NamedTuple):
    """Payments in even steps: how many a year has, and after how many the first comes."""

    a_year: int
    first: int


def _times(terms: Terms | Listed) -> _Steps | list[int] | None:
    """When the payments come after the money: in even steps, or after so many days each; None where nobody knows."""
    if isinstance(terms, Listed):
        days, grace = [day for day, _amount in terms.payments], 0
    else:
        days, grace = [due_date(terms.first, terms.every, number) for number in range(terms.number)], terms.grace
    if terms.every is not None and terms.is_even:
        return _Steps(steps_a_year(terms.every), 1 + grace)
    taken = terms.taken
    return None if taken is None else [(day - taken).days for day in days]


class _Periods(NamedTuple):
    """The rate of each period: `unit`, as a fraction of the balance, so many `times`."""

    unit: Fraction
    times: Sequence[int]


def _fees(terms: Terms) -> list[Decimal]:
    """The fee of each payment. One for all payments is shared out, and the last takes up the difference."""
    fee = part_of(terms.principal, terms.fee_rate)
    if terms.fee_per == "instalment":
        fees = [fee] * terms.number
    else:
        part, fees = part_of(fee, Decimal(1), over=terms.number), []
        for _payment in range(terms.number - 1):
            fees.append(min(part, fee - sum(fees, NOTHING)))
        fees.append(fee - sum(fees, NOTHING))
    return [each + terms.fee_each + (terms.fee_once if not number else NOTHING) for number, each in enumerate(fees)]


def _deferred(terms: Terms) -> Decimal:
    """Simple interest for the grace period, rounded once."""
    if not terms.grace or terms.free:
        return NOTHING
    if terms.per == "day":
        assert terms.taken is not None
        return part_of(terms.principal, terms.rate, (terms.begin - terms.taken).days)
    months = 12 if terms.per == "month" else 1
    return part_of(terms.principal, terms.rate, terms.grace * months, steps_a_year(terms.every))


def _periods(terms: Terms) -> _Periods:
    """A rate a day counts the days of each period; interest runs from when the money is owed, not before. At another
    rate each period is a whole one, but for a first one that is not: its days count, of 365 or of 30."""
    rate, steps = Fraction(terms.rate), steps_a_year(terms.every)
    if terms.per != "day":
        a_year, days_of = (12, 30) if terms.per == "month" else (1, 365)
        if terms.taken is None or terms.grace or terms.is_even:
            return _Periods(rate * a_year / steps, [1] * terms.number)
        first, whole = (terms.first - terms.taken).days * steps, a_year * days_of
        return _Periods(rate / (steps * days_of), [first, *[whole] * (terms.number - 1)])
    assert terms.taken is not None
    before, times = terms.begin, []
    for number in range(terms.number):
        day = due_date(terms.first, terms.every, number)
        times.append((day - before).days)
        before = day
    return _Periods(rate, times)


def _instalment(owed: Decimal, periods: _Periods) -> Decimal:
    """The equal payment that these periods need, rounded once: what is owed, grown to the end, over what payments of 1
    have grown to by then. With equal periods P·r / (1 − (1+r)^−n). In whole numbers, so that it is exact."""
    grown, payments = _growth(periods)
    return cents_of(owed, grown, payments)


def _growth(periods: _Periods) -> tuple[int, int]:
    """What 1 owed, and payments of 1, have grown to by the end, in units of bottom^n."""
    top, bottom = periods.unit.numerator, periods.unit.denominator
    grown, payments, below = 1, 0, 1
    for times in periods.times:
        factor = bottom + top * times
        grown *= factor
        payments = payments * factor + below * bottom
        below *= bottom
    return grown, payments


def stated_rate(terms: Terms) -> Decimal:
    """The rate a year as lenders state it, as a fraction, before anything is rounded to cents.

    Twelve times a rate a month, 365 times a rate a day; with fees the rate at which all payments are worth what was
    received.
    """
    if not terms.has_fees:
        return terms.rate * {"year": 1, "month": 12, "day": 365}[terms.per]
    cost = _cost(terms, _unrounded(terms))
    return cost.nominal if cost else Decimal(0)


def _unrounded(terms: Terms) -> list[Decimal]:
    """What each payment would be without rounding."""
    periods = _periods(terms)
    with localcontext(EXACT):
        unit = Decimal(periods.unit.numerator) / periods.unit.denominator
        owed = balance = terms.principal + _deferred(terms)
        grown, payments = _growth(periods)
        instalment = owed * Decimal(grown) / Decimal(payments)
        found = []
        for number, times in enumerate(periods.times):
            interest = balance * unit * times
            principal = {
                "equal-instalment": instalment - interest,
                "interest-first": owed if number == terms.number - 1 else Decimal(0),
            }.get(terms.method, owed / terms.number)
            balance -= principal
            fee = terms.principal * terms.fee_rate / (1 if terms.fee_per == "instalment" else terms.number)
            once = terms.fee_once if not number else Decimal(0)
            found.append(principal + interest + fee + terms.fee_each + once)
    return found
