"""What account statements show, held against what is in the budget; and what of it is taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from ashore.casework.budget import budget_of
from ashore.finance.budget import BudgetResult, GroupKind
from ashore.finance.cash_flow import lowest_months
from ashore.statements.entries import UNSORTED
from ashore.statements.report import Report
from ashore.statements.rows import ZERO
from ashore.workbook import edits
from ashore.workbook.model import GROUP_SUM, Workbook

IRREGULAR_FROM = 4
"""Whole months from which on an income that changes counts as its three lowest bring: of three, all are the lowest."""
ODD_MONTHS_FROM = 3
"""Whole months from which on it is told which differ."""
CHANGES = Decimal("0.10")
"""An income changes where its lowest month is so much of its average below that."""


class Seen(NamedTuple):
    """A group of the budget as the statements show it, beside what is typed; money per month.

    `seen` is an average of whole months, or of an income that changes what its lowest months bring: `months` has what
    came in each then. `lines`: how many lines of the group are typed one by one. None: nothing is typed, or nothing
    seen.
    """

    group: str
    typed: Decimal | None
    seen: Decimal | None
    months: tuple[Decimal, ...] = ()
    lines: int = 0

    @property
    def differs(self) -> bool:
        """Whether there is something to take over."""
        return self.seen is not None and self.seen != self.typed


def seen_groups(report: Report, workbook: Workbook, kinds: Mapping[str, GroupKind]) -> list[Seen]:
    """Every group of the budget of which the statements or the budget have a sum, in the order of the content. Empty
    where no whole month is covered: a sum a month would be guessed then."""
    if report.average is None:
        return []
    typed = budget_of(workbook, kinds).groups
    found = []
    for group, kind in kinds.items():
        sums = report.average.income if kind == "income" else report.average.spending
        months = _months(report, group) if kind == "income" else ()
        seen = lowest_months(months) if months else sums.get(group)
        one = Seen(group, typed.get(group), seen, months, _lines(workbook, group))
        if one.typed is not None or one.seen is not None:
            found.append(one)
    return found


def unsorted_sums(report: Report) -> tuple[Decimal, Decimal]:
    """What comes in and goes out in an average month and is in no group yet."""
    if report.average is None:
        return ZERO, ZERO
    return report.average.income.get(UNSORTED, ZERO), report.average.spending.get(UNSORTED, ZERO)


def _months(report: Report, group: str) -> tuple[Decimal, ...]:
    """What an income brought in each whole month; nothing where it is about the same in each, or there are few."""
    months = tuple(month.income.get(group, ZERO) for month in report.by_month.values())
    if len(months) < IRREGULAR_FROM or not any(months):
        return ()
    average = sum(months, ZERO) / len(months)
    return months if average - min(months) > average * CHANGES else ()


def _lines(workbook: Workbook, group: str) -> int:
    return sum(
        line.group == group and line.item != GROUP_SUM and line.amount is not None for line in workbook.budget.lines
    )


def take_over(workbook: Workbook, seen: Iterable[Seen]) -> Workbook:
    """The budget with what the statements show of these groups. Lines of a group that were typed one by one lose their
    sums: the group has one sum then."""
    return reduce(_taken, (one for one in seen if one.differs), workbook)


def _taken(workbook: Workbook, one: Seen) -> Workbook:
    for line in workbook.budget.lines:
        if line.group == one.group and line.item != GROUP_SUM and line.amount is not None:
            workbook = edits.edit_line(workbook, line.id, amount=None, history=())
    certainty = "estimate" if one.months else "certain"
    return edits.edit_item(
        workbook, one.group, GROUP_SUM, amount=one.seen, frequency="monthly", history=one.months, certainty=certainty
    )


def budget_with(workbook: Workbook, seen: Sequence[Seen], kinds: Mapping[str, GroupKind]) -> BudgetResult:
    """What the budget would come to if all that the statements show were taken over."""
    return budget_of(take_over(workbook, seen), kinds)


class OddMonth(NamedTuple):
    """A group that went out in one month by far above the others; sums of that month and of the middle one."""

    month: tuple[int, int]
    group: str
    amount: Decimal
    usual: Decimal


ODD_FROM, ODD_SHARE = Decimal("1.5"), Decimal("0.05")
"""A month differs in a group where so many times its middle sum went out, and the difference is so much of all that
went out in it."""


def odd_months(report: Report) -> list[OddMonth]:
    """The months that differ from the others, and in what that is sorted; none below three whole months."""
    if len(report.by_month) < ODD_MONTHS_FROM:
        return []
    found = []
    for month, sums in report.by_month.items():
        total = sum(sums.spending.values(), ZERO)
        for group, amount in sums.spending.items():
            if group == UNSORTED:
                continue
            usual = _middle([each.spending.get(group, ZERO) for each in report.by_month.values()])
            if amount > usual * ODD_FROM and amount - usual >= total * ODD_SHARE:
                found.append(OddMonth(month, group, amount, usual))
    return sorted(found, key=lambda odd: (odd.month, -odd.amount))


def _middle(sums: Sequence[Decimal]) -> Decimal:
    return sorted(sums)[(len(sums) - 1) // 2]
