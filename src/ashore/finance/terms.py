"""What is agreed, or offered: by a method and a rate, or as the payments themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.finance.due_dates import Every, due_date, steps_a_year
from ashore.finance.frequency import NOTHING, cents
from ashore.values import FeePer as FeePer

LONGEST = 360
"""The most payments of one schedule."""
LARGEST = Decimal("100000000.00")
HIGHEST_RATE = Decimal(10)
"""A year: a thousand percent."""

Method = Literal["equal-instalment", "equal-principal", "interest-first", "fee"]
"""等额本息; 等额本金; 先息后本 (interest only, the principal with the last payment); equal parts with fees alone."""
Per = Literal["year", "month", "day"]


class WrongTerms(ValueError):
    """Terms of which no schedule can be made. `field` names what is wrong, `expected` says what can be."""

    def __init__(self, field: str, expected: str) -> None:
        super().__init__(f"{field}: {expected}")
        self.field, self.expected = field, expected


class Terms(NamedTuple):
    """A method and a rate. `rate` is a fraction (0.18), `per` what it is for; `first` the first payment's day.

    `principal` is what is to be repaid. `number` payments come `every` so often. `grace` such periods pass before the
    first payment's own period begins; interest for them, simple, at the same rate, is added to the principal, or none
    where the waiting is `free`. `taken` is the day from which the money is owed: needed for a rate per day, and
    wherever the first period is not a whole one.

    Fees come beside the rate: `fee_rate` of the original principal for each payment or for all together, `fee_each` a
    sum with each payment (会员费, 担保费), `fee_once` with the first, `upfront` taken off before the money came.
    `received` is what really came; without it the principal less `upfront`.
    """

    principal: Decimal
    method: Method
    number: int
    first: dt.date
    rate: Decimal = Decimal(0)
    per: Per = "year"
    taken: dt.date | None = None
    grace: int = 0
    every: Every = "monthly"
    fee_rate: Decimal = Decimal(0)
    fee_per: FeePer = "instalment"
    fee_each: Decimal = NOTHING
    fee_once: Decimal = NOTHING
    upfront: Decimal = NOTHING
    received: Decimal | None = None
    free: bool = False

    @property
    def paid_out(self) -> Decimal:
        """What was really received."""
        return self.principal - self.upfront if self.received is None else self.received

    @property
    def has_fees(self) -> bool:
        """Whether anything but the rate is charged."""
        return bool(self.fee_rate or self.fee_each or self.fee_once) or self.paid_out != self.principal

    @property
    def begin(self) -> dt.date:
        """The day on which the first payment's own period begins."""
        step = due_date(self.first, self.every, -1)
        return step if self.taken is None or (self.grace and step > self.taken) else self.taken

    @property
    def is_even(self) -> bool:
        """Whether the first payment comes a whole number of steps after the money."""
        return self.taken is None or comes_after(self.taken, self.first, self.every, 1 + self.grace)

    def check(self) -> None:
        """Raises WrongTerms."""
        _check_sum("principal", self.principal)
        if not 1 <= self.number <= LONGEST:
            raise WrongTerms("number", f"1…{LONGEST}")
        if not 0 <= self.grace <= LONGEST:
            raise WrongTerms("grace", f"0…{LONGEST}")
        yearly = {"year": 1, "month": 12, "day": 365}[self.per]
        if not self.rate.is_finite() or not 0 <= self.rate * yearly <= HIGHEST_RATE:
            raise WrongTerms("rate", "0…10 a year")
        times = steps_a_year(self.every) if self.fee_per == "instalment" else 1
        if not self.fee_rate.is_finite() or not 0 <= self.fee_rate * times <= HIGHEST_RATE:
            raise WrongTerms("fee_rate", "0…10 a year")
        if self.method == "fee" and self.rate:
            raise WrongTerms("rate", "none with the method fee")
        for name in ("fee_each", "fee_once", "upfront"):
            _check_sum(name, getattr(self, name), least=NOTHING)
        if self.upfront >= self.principal:
            raise WrongTerms("upfront", "less than the principal")
        if self.received is not None:
            _check_sum("received", self.received)
        if self.per == "day" and self.taken is None:
            raise WrongTerms("taken", "the day from which a rate per day counts")
        if self.taken is not None and self.taken > self.first:
            raise WrongTerms("taken", "not after the first payment")
        try:
            due_date(self.first, self.every, self.number - 1)
            due_date(self.first, self.every, -self.grace - 1)
        except OverflowError:
            raise WrongTerms("first", "a date whose schedule ends before the year 10000") from None


class Listed(NamedTuple):
    """The payments themselves, earliest first, as an app shows them: what each is made of is not known.

    `every` is how often they come, None where they do so in no even step. `principal` is what is to be repaid,
    `received` what was really paid out, without it the principal less `upfront`; `taken` the day of that, without it
    one step before the first payment.
    """

    payments: tuple[tuple[dt.date, Decimal], ...]
    every: Every | None = None
    principal: Decimal | None = None
    received: Decimal | None = None
    upfront: Decimal = NOTHING
    taken: dt.date | None = None

    @property
    def is_even(self) -> bool:
        """Whether the payments come evenly, the first of them one step after the money."""
        if self.every is None or self.taken is None:
            return self.every is not None
        return comes_after(self.taken, self.payments[0][0], self.every, 1)

    @property
    def paid_out(self) -> Decimal | None:
        """What was really received; None when that is not known."""
        if self.received is not None:
            return self.received
        return None if self.principal is None else self.principal - self.upfront

    def check(self) -> None:
        """Raises WrongTerms."""
        if not 1 <= len(self.payments) <= LONGEST:
            raise WrongTerms("payments", f"1…{LONGEST} of them")
        for _day, amount in self.payments:
            _check_sum("payments", amount)
        days = [day for day, _amount in self.payments]
        if days != sorted(set(days)):
            raise WrongTerms("payments", "each on a later day than the one before")
        if self.principal is not None:
            _check_sum("principal", self.principal)
        if self.received is not None:
            _check_sum("received", self.received)
        _check_sum("upfront", self.upfront, least=NOTHING)
        if self.upfront and self.principal is None:
            raise WrongTerms("upfront", "only beside the principal that it was taken from")
        if self.principal is not None and self.upfront >= self.principal:
            raise WrongTerms("upfront", "less than the principal")
        if self.taken is not None and self.taken > days[0]:
            raise WrongTerms("taken", "not after the first payment")


def comes_after(taken: dt.date, first: dt.date, every: Every, steps: int) -> bool:
    """Whether a first payment comes just so many steps after the money."""
    try:
        return due_date(taken, every, steps) == first
    except OverflowError:
        return False


def in_steps(runs: Iterable[tuple[int, Decimal]], first: dt.date, every: Every) -> tuple[tuple[dt.date, Decimal], ...]:
    """Payments that come evenly: so many of so much, then so many of so much. Raises WrongTerms."""
    amounts: list[Decimal] = []
    for count, amount in runs:
        if not 1 <= count <= LONGEST - len(amounts):
            raise WrongTerms("payments", f"1…{LONGEST} of them")
        amounts += [amount] * count
    try:
        return tuple((due_date(first, every, number), amount) for number, amount in enumerate(amounts))
    except OverflowError:
        raise WrongTerms("first", "a date whose schedule ends before the year 10000") from None


def _check_sum(name: str, amount: Decimal, least: Decimal = Decimal("0.01")) -> None:
    if not amount.is_finite() or not least <= amount <= LARGEST or cents(amount) != amount:
        raise WrongTerms(name, f"{least}…{LARGEST}")
