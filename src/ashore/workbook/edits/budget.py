"""Edits of the budget."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ashore.storage.checked import build
from ashore.values import BudgetMode
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.model import GROUP_SUM, OWN_ITEM, Budget, BudgetLine, Workbook


def set_budget_mode(workbook: Workbook, mode: BudgetMode) -> Workbook:
    """Quick (a sum per group) or full (lines): a way of looking, nothing entered is lost."""
    return changed(workbook, budget=changed(workbook.budget, mode=mode))


def set_buffer_cap(workbook: Workbook, cap: Any) -> Workbook:
    """The most per month that is set aside before any offer."""
    return changed(workbook, budget=changed(workbook.budget, buffer_cap=cap))


def find_line(budget: Budget, group: str, item: str) -> BudgetLine | None:
    """The line of a ready item, or the one sum of a group."""
    return next((line for line in budget.lines if line.group == group and line.item == item), None)


def _with_lines(workbook: Workbook, lines: Iterable[BudgetLine]) -> Workbook:
    return changed(workbook, budget=changed(workbook.budget, lines=tuple(lines)))


def edit_item(workbook: Workbook, group: str, item: str, usual: str = "monthly", **values: Any) -> Workbook:
    """Other values for a ready item or a group's sum; the line is made when it is first needed."""
    line = find_line(workbook.budget, group, item)
    if line is not None:
        return edit_line(workbook, line.id, **values)
    base = {"id": new_id("b", workbook.budget.lines), "group": group, "item": item, "frequency": usual}
    return _with_lines(workbook, (*workbook.budget.lines, build(BudgetLine, {**base, **values})))


def edit_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line."""
    return _with_lines(workbook, (changed(b, **values) if b.id == line else b for b in workbook.budget.lines))


def add_own_line(workbook: Workbook, group: str, label: str = "") -> tuple[Workbook, str]:
    """A line of the user's own in a group, and its id."""
    line = BudgetLine(id=new_id("b", workbook.budget.lines), group=group, item=OWN_ITEM, label=label)
    return _with_lines(workbook, (*workbook.budget.lines, line)), line.id


def remove_line(workbook: Workbook, line: str) -> Workbook:
    """The budget without one line; what was typed and not read for it goes too."""
    kept = without(workbook, {f"budget.{line}."})
    return changed(_with_lines(workbook, (b for b in workbook.budget.lines if b.id != line)), unfinished=kept)


def counted_lines(budget: Budget) -> tuple[BudgetLine, ...]:
    """The lines that count: those of a group when one of them has an amount, otherwise the group's one sum.

    One rule for both ways of looking at the budget, so that nothing is counted twice and nothing is lost.
    """
    itemised = {line.group for line in budget.lines if line.item != GROUP_SUM and line.amount is not None}
    return tuple(line for line in budget.lines if (line.item != GROUP_SUM) == (line.group in itemised))
