"""What comes in, what goes out, what is left for debts, per month.

Surplus = income − essential − flexible − priority arrears. Each line is rounded to a month first, then added. A small
buffer comes off a surplus before any offer. Payments on listed debts are no expenses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.finance.frequency import NOTHING, cents, per_month
from ashore.workbook.model import BudgetLine

GroupKind = Literal["income", "essential", "flexible", "priority"]
Outcome = Literal["empty", "no-income", "no-spending", "deficit", "tight", "surplus"]
UNKNOWN: tuple[Outcome, ...] = ("empty", "no-income", "no-spending")
"""Outcomes of which nothing can be concluded: a side of the budget is missing altogether."""

BUFFER_RATE = Decimal("0.10")
"""The share of the surplus that is set aside first (as in the Standard Financial Statement), up to the reader's cap."""
TIGHT_SHARE = Decimal("0.05")
"""A surplus of at most this share of income is called tight (MoneyHelper's band)."""


class BudgetResult(NamedTuple):
    """The budget worked out; every figure is money per month."""

    lines: Mapping[str, Decimal]
    """Per line id, rounded."""
    groups: Mapping[str, Decimal]
    income: Decimal
    essential: Decimal
    flexible: Decimal
    priority: Decimal
    buffer: Decimal
    missing: Literal["income", "spending"] | None = None
    """The side for which no line at all was filled in, though the other has one. Somebody who has none types 0."""

    @property
    def spending(self) -> Decimal:
        """Everything that goes out."""
        return self.essential + self.flexible + self.priority

    @property
    def surplus(self) -> Decimal:
        """What is left; below zero when more goes out than comes in."""
        return self.income - self.spending

    @property
    def available(self) -> Decimal:
        """What can be offered to lenders: the surplus without the buffer, never below zero; nothing while a side of the
        budget is missing."""
        return max(self.surplus - self.buffer, NOTHING) if self.known else NOTHING

    @property
    def known(self) -> bool:
        """Whether anything can be concluded from it."""
        return self.outcome not in UNKNOWN

    @property
    def outcome(self) -> Outcome:
        """How it stands, to be put into words by the screen."""
        if not self.lines:
            return "empty"
        if self.missing is not None:
            return "no-income" if self.missing == "income" else "no-spending"
        if self.surplus < 0:
            return "deficit"
        return "tight" if self.surplus <= self.income * TIGHT_SHARE else "surplus"


def buffer_of(surplus: Decimal, cap: Decimal, rate: Decimal = BUFFER_RATE) -> Decimal:
    """What is set aside per month before any offer: a share of the surplus, at most `cap`, nothing from a deficit."""
    return min(cents(surplus * rate), cap) if surplus > 0 else NOTHING


def with_less(result: BudgetResult, less: Decimal, cap: Decimal, rate: Decimal = BUFFER_RATE) -> BudgetResult:
    """The same budget with so much less a month coming in: what is set aside follows from what is left then. With
    nothing less it is what it was."""
    if not result.known:
        return result
    return result._replace(income=result.income - less, buffer=buffer_of(result.surplus - less, cap, rate))


def work_out(
    lines: Iterable[BudgetLine], kinds: Mapping[str, GroupKind], cap: Decimal, rate: Decimal = BUFFER_RATE
) -> BudgetResult:
    """The budget of these lines. `kinds` says what each group is; a group that it does not know counts as flexible."""
    monthly: dict[str, Decimal] = {}
    groups: dict[str, Decimal] = {}
    totals: dict[str, Decimal] = dict.fromkeys(("income", "essential", "flexible", "priority"), NOTHING)
    lines = tuple(lines)
    for line in lines:
        if line.amount is None:
            continue
        amount = per_month(line.amount, line.frequency)
        monthly[line.id] = amount
        groups[line.group] = groups.get(line.group, NOTHING) + amount
        totals[kinds.get(line.group, "flexible")] += amount
    filled = {kinds.get(line.group, "flexible") for line in lines if line.id in monthly}
    missing: Literal["income", "spending"] | None = None
    if filled and "income" not in filled:
        missing = "income"
    elif filled and not filled & {"essential", "flexible"}:
        missing = "spending"
    surplus = totals["income"] - totals["essential"] - totals["flexible"] - totals["priority"]
    buffer = NOTHING if missing else buffer_of(surplus, cap, rate)
    return BudgetResult(monthly, groups, **totals, buffer=buffer, missing=missing)
