"""Several debts and one sum a month: shares that add up to the cent, and how long each way takes and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.finance.frequency import CENT, NOTHING, part_of

LONGEST = 1200
"""Months for which a way is followed: a hundred years."""
Way = Literal["pro-rata", "highest-cost", "smallest", "by-hand"]
WAYS: tuple[Way, ...] = ("pro-rata", "highest-cost", "smallest", "by-hand")


class Owed(NamedTuple):
    """A debt in the sharing. `rate` is a year's interest as a fraction; `minimum` is money a month.

    `essential` debts threaten the home, light or heating, and are served before all others.
    """

    id: str
    amount: Decimal
    rate: Decimal = Decimal(0)
    minimum: Decimal = NOTHING
    essential: bool = False


def pro_rata(available: Decimal, owed: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """A sum shared out by what is owed to each: floor in cents, left-over cents by largest remainder.

    Ties go to the larger debt, then to the first. Nobody gets more than is owed; the shares add up to the sum, or to
    all that is owed when that is less.
    """
    total = sum(owed.values(), NOTHING)
    available = min(available, total)
    if not total or available <= 0:
        return dict.fromkeys(owed, NOTHING)
    shares, remainders = {}, {}
    whole = int(total * 100)
    for debt, amount in owed.items():
        share, remainders[debt] = divmod(int(available * 100) * int(amount * 100), whole)
        shares[debt] = share * CENT
    missing = int((available - sum(shares.values(), NOTHING)) * 100)
    order = sorted(owed, key=lambda debt: (-remainders[debt], -owed[debt], list(owed).index(debt)))
    for debt in order[:missing]:
        shares[debt] += CENT
    return shares


def share_out(
    available: Decimal, debts: Sequence[Owed], way: Way, by_hand: Mapping[str, Decimal] | None = None
) -> dict[str, Decimal]:
    """What each debt gets of this month's sum.

    Debts that threaten the essentials come first, whatever the way. Then, by 'pro-rata', all by what is owed; by
    'highest-cost' and 'smallest', each its minimum and the rest down the line; by 'by-hand', what the reader says, as
    far as the sum goes. Never more than is owed, never more than there is.
    """
    shares = dict.fromkeys((debt.id for debt in debts), NOTHING)
    left = available
    for group in ([d for d in debts if d.essential], [d for d in debts if not d.essential]):
        if way == "pro-rata":
            part = pro_rata(left, {debt.id: debt.amount for debt in group})
        elif way == "by-hand":
            part, rest = {}, left
            for debt in group:
                part[debt.id] = min((by_hand or {}).get(debt.id, NOTHING), debt.amount, rest)
                rest -= part[debt.id]
        else:
            part = _down_the_line(left, group, way)
        for debt_id, amount in part.items():
            shares[debt_id] = amount
        left -= sum(part.values(), NOTHING)
    return shares


def short_of_minimum(shares: Mapping[str, Decimal], debts: Sequence[Owed]) -> dict[str, Decimal]:
    """The debts whose share is less than the least that they ask for a month, with that least sum: they would become
    overdue, or stay so."""
    least = {debt.id: least_of(debt) for debt in debts}
    return {debt: minimum for debt, minimum in least.items() if shares.get(debt, NOTHING) < minimum}


def least_of(debt: Owed) -> Decimal:
    """The least that it asks for a month; never more than is owed."""
    return min(debt.minimum, debt.amount)


def minimums(debts: Sequence[Owed]) -> Decimal:
    """What all of them ask for a month, at least: with less than that, one of them falls behind, whatever the way."""
    return sum((least_of(debt) for debt in debts), NOTHING)


def covering(
    available: Decimal, debts: Sequence[Owed], by_hand: Mapping[str, Decimal] | None = None
) -> tuple[Way, ...]:
    """The ways that leave no debt below the least that it asks for."""
    return tuple(way for way in WAYS if not short_of_minimum(share_out(available, debts, way, by_hand), debts))


def _down_the_line(available: Decimal, debts: Sequence[Owed], way: Way) -> dict[str, Decimal]:
    order = sorted(debts, key=lambda d: -d.rate if way == "highest-cost" else d.amount)
    shares = dict.fromkeys((debt.id for debt in debts), NOTHING)
    left = available
    for wanted in ({debt.id: least_of(debt) for debt in order}, {debt.id: debt.amount for debt in order}):
        for debt in order:
            paid = min(wanted[debt.id] - shares[debt.id], left)
            shares[debt.id] += paid
            left -= paid
    return shares


class Payoff(NamedTuple):
    """How a way ends: months till all is paid (None: not within a hundred years), interest in all, balances by month.

    `grows`: it never ends, because more interest is added than can be paid.
    """

    months: int | None
    interest: Decimal
    balances: tuple[Decimal, ...]
    """What is owed in all, at the start and after each month."""
    grows: bool = False


def simulate(
    available: Decimal, debts: Sequence[Owed], way: Way, by_hand: Mapping[str, Decimal] | None = None
) -> Payoff:
    """Pay `available` each month till nothing is left: first interest is added to every balance, then it is paid.

    What is owed in all may grow at first and fall later, when the dearest debt is paid: that it never ends is said only
    where it is certain, or where a hundred years do not suffice.
    """
    balances = {debt.id: debt.amount for debt in debts}
    interest = NOTHING
    line = [sum(balances.values(), NOTHING)]
    while line[-1] > 0:
        if len(line) > LONGEST:
            return Payoff(None, interest, tuple(line))
        if _outgrows(available, debts, balances):
            return Payoff(None, interest, tuple(line), grows=True)
        before = dict(balances)
        for debt in debts:
            added = part_of(balances[debt.id], debt.rate, over=12)
            balances[debt.id] += added
            interest += added
        now = [Owed(d.id, balances[d.id], d.rate, d.minimum, d.essential) for d in debts if balances[d.id]]
        for debt_id, paid in share_out(available, now, way, by_hand).items():
            balances[debt_id] -= paid
        line.append(sum(balances.values(), NOTHING))
        if balances == before:  # every month is like this one
            return Payoff(None, interest, tuple(line), grows=interest > 0)
    return Payoff(len(line) - 1, interest, tuple(line))


def _outgrows(available: Decimal, debts: Sequence[Owed], balances: Mapping[str, Decimal]) -> bool:
    """Whether some debts together bear more interest each month than the whole sum, whatever is paid on which.

    Of the debts with the highest rates, all together bear at least the lowest of their rates; each may lose half a cent
    of it to rounding.
    """
    total, rounding = NOTHING, Decimal(0)
    for debt in sorted(debts, key=lambda debt: -debt.rate):
        if balances[debt.id]:
            total += balances[debt.id]
            rounding += CENT / 2
            if total * debt.rate / 12 > available + rounding:
                return True
    return False
