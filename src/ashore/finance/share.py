"""Several debts and one sum a month: shares that add up to the cent, and how long each way takes and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from ashore.finance.frequency import CENT, NOTHING, cents

LONGEST = 1200
"""Months after which a way counts as never ending: a hundred years."""
Way = Literal["pro-rata", "highest-cost", "smallest", "by-hand"]


class Owed(msgspec.Struct, frozen=True):
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
    for debt, amount in owed.items():
        exact = available * amount / total
        shares[debt] = (exact // CENT) * CENT
        remainders[debt] = exact - shares[debt]
    missing = int((available - sum(shares.values(), NOTHING)) / CENT)
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
    least = {debt.id: min(debt.minimum, debt.amount) for debt in debts}
    return {debt: minimum for debt, minimum in least.items() if shares.get(debt, NOTHING) < minimum}


def _down_the_line(available: Decimal, debts: Sequence[Owed], way: Way) -> dict[str, Decimal]:
    order = sorted(debts, key=lambda d: -d.rate if way == "highest-cost" else d.amount)
    shares = dict.fromkeys((debt.id for debt in debts), NOTHING)
    left = available
    minimums = {debt.id: min(debt.minimum, debt.amount) for debt in order}
    for wanted in (minimums, {debt.id: debt.amount for debt in order}):
        for debt in order:
            paid = min(wanted[debt.id] - shares[debt.id], left)
            shares[debt.id] += paid
            left -= paid
    return shares


class Payoff(msgspec.Struct, frozen=True):
    """How a way ends: months till all is paid (None: never, at this sum), interest in all, and balances by month."""

    months: int | None
    interest: Decimal
    balances: tuple[Decimal, ...]
    """What is owed in all, at the start and after each month."""


def simulate(
    available: Decimal, debts: Sequence[Owed], way: Way, by_hand: Mapping[str, Decimal] | None = None
) -> Payoff:
    """Pay `available` each month till nothing is left: first interest is added to every balance, then it is paid."""
    balances = {debt.id: debt.amount for debt in debts}
    interest = NOTHING
    line = [sum(balances.values(), NOTHING)]
    while line[-1] > 0:
        if len(line) > LONGEST:
            return Payoff(None, interest, tuple(line))
        for debt in debts:
            added = cents(balances[debt.id] * debt.rate / 12)
            balances[debt.id] += added
            interest += added
        now = [Owed(d.id, balances[d.id], d.rate, d.minimum, d.essential) for d in debts if balances[d.id]]
        for debt_id, paid in share_out(available, now, way, by_hand).items():
            balances[debt_id] -= paid
        line.append(sum(balances.values(), NOTHING))
        if line[-1] >= line[-2] and len(line) > 2 and line[-1] >= line[-3]:
            return Payoff(None, interest, tuple(line))  # it grows faster than it is paid
    return Payoff(len(line) - 1, interest, tuple(line))
