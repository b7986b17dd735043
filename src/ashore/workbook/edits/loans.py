"""Edits of the loans behind debts."""

from __future__ import annotations

from typing import Any

from ashore.workbook.edits.base import changed
from ashore.workbook.edits.debts import edit_debt
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


def edit_loan(workbook: Workbook, debt: str, **values: Any) -> Workbook:
    """Other values for the loan behind one debt."""
    record = find(workbook.debts, debt) or Debt(id=debt)
    return edit_debt(workbook, debt, loan=changed(record.loan, **values))
