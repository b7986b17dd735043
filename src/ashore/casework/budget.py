"""The budget of a workbook, worked out."""

from __future__ import annotations

from collections.abc import Mapping

from ashore.finance.budget import BudgetResult, GroupKind, work_out
from ashore.workbook.edits import counted_lines
from ashore.workbook.model import Workbook


def budget_of(workbook: Workbook, kinds: Mapping[str, GroupKind]) -> BudgetResult:
    """What the lines that count come to, per month. `kinds` says what each group of the content is."""
    return work_out(counted_lines(workbook.budget), kinds, workbook.budget.buffer_cap)
