"""What payments cost a year: the rate at which they are worth what was received (the internal rate of return)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import NamedTuple

CLOSE = Decimal("1e-20")
TURNS = 1000
PRECISE = Context(prec=34)
SOLVED = Decimal("1e-15")
"""By how much of what is owed the worth of the payments may miss it."""
BEYOND = Decimal(10**10)
"""A yearly rate, as a fraction, above which no rate is given: that of a fee taken within a day or two says nothing."""


class YearlyCost(NamedTuple):
    """Fractions of a year: `nominal` is the rate of a step times the steps of a year, `effective` is compounded.

    `counted_from`: the day from which it was taken to run, where nobody said from which, and another would give another
    rate."""

    nominal: Decimal
    effective: Decimal
    counted_from: dt.date | None = None

    @property
    def nominal_percent(self) -> Decimal:
        """Percent a year, two decimals, half up."""
        return (self.nominal * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def effective_percent(self) -> Decimal:
        """Percent a year, two decimals, half up."""
        return (self.effective * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def by_steps(
    received: Decimal, amounts: Sequence[Decimal], steps_a_year: int = 12, first: int = 1
) -> YearlyCost | None:
    """Of payments that come evenly, the first of them `first` steps after the money. Money that costs nothing costs 0.

    None where no rate makes them worth what was received: less is paid than that, or it is paid at once.
    """
    rate = _solve(received, amounts, [first] + [1] * (len(amounts) - 1))
    if rate is None:
        return None
    with localcontext(PRECISE):
        effective = (1 + rate) ** steps_a_year - 1
        return YearlyCost(rate * steps_a_year, effective) if effective <= BEYOND else None


def by_days(received: Decimal, amounts: Sequence[Decimal], days: Sequence[int]) -> YearlyCost | None:
    """Of payments so many days after the money, a year having 365; nominal is twelve times the rate of a month that
    compounds to the same. None as in `by_steps`."""
    gaps = [day - before for day, before in zip(days, [0, *days[:-1]], strict=True)]
    daily = _solve(received, amounts, gaps)
    if daily is None:
        return None
    with localcontext(PRECISE):
        effective = (1 + daily) ** 365 - 1
        if effective > BEYOND:
            return None
        return YearlyCost(12 * ((1 + effective) ** (Decimal(1) / 12) - 1), effective)


def worth_by_steps(nominal: Decimal, amounts: Sequence[Decimal], steps_a_year: int = 12, first: int = 1) -> Decimal:
    """What payments as in `by_steps` are worth on the day of the money, at a nominal rate a year."""
    with localcontext(PRECISE):
        step = 1 / (1 + nominal / steps_a_year)
        return sum((amount * step ** (first + number) for number, amount in enumerate(amounts)), Decimal(0))


def worth_by_days(nominal: Decimal, amounts: Sequence[Decimal], days: Sequence[int]) -> Decimal:
    """What payments as in `by_days` are worth on the day of the money, at a nominal rate a year."""
    with localcontext(PRECISE):
        day = (1 + nominal / 12) ** (Decimal(-12) / 365)
        return sum((amount * day**days_after for amount, days_after in zip(amounts, days, strict=True)), Decimal(0))


def _solve(owed: Decimal, amounts: Sequence[Decimal], gaps: Sequence[int]) -> Decimal | None:
    """The rate per period at which the payments are worth what is owed, by Newton's way; None where there is none.

    What the payments are worth falls, ever more slowly, as the rate rises: from below, each turn comes nearer and never
    goes past. From above, the first turn goes below. What is paid on the day itself is worth the same at any rate:
    where that is all that is owed, or more, no rate answers.
    """
    total = sum(amounts, Decimal(0))
    if total <= owed:
        return Decimal(0) if total == owed else None
    if _paid_at_once(amounts, gaps) >= owed:
        return None
    with localcontext(PRECISE):
        rate = _first_guess(owed, total, gaps)
        for _turn in range(TURNS):
            factor = 1 / (1 + rate)
            powers = {gap: factor**gap for gap in set(gaps)}
            worth = slope = Decimal(0)
            discount, periods = Decimal(1), 0
            for amount, gap in zip(amounts, gaps, strict=True):
                discount *= powers[gap]
                periods += gap
                worth += amount * discount
                slope -= periods * amount * discount
            slope *= factor
            step = (worth - owed) / slope
            rate = max(rate - step, Decimal(0))
            if abs(step) < CLOSE * (1 + rate):
                return rate if abs(worth - owed) <= SOLVED * owed else None
        return None


def _first_guess(owed: Decimal, total: Decimal, gaps: Sequence[int]) -> Decimal:
    """What is paid above what is owed, over the steps for which half of it is owed: near enough to begin with."""
    steps = sum(gaps)
    return 2 * (total - owed) / owed / (steps + 1) if steps else Decimal(0)


def _paid_at_once(amounts: Sequence[Decimal], gaps: Sequence[int]) -> Decimal:
    paid = Decimal(0)
    for amount, gap in zip(amounts, gaps, strict=True):
        if gap:
            break
        paid += amount
    return paid
