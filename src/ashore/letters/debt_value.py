"""The values of a debt that a letter can ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from ashore.guide.models.letter_roles import DebtField
from ashore.workbook.model import Debt

RECORD_NAMES: Mapping[DebtField, str] = {
    "lender": "lender",
    "product": "product",
    "contract": "contract",
    "owed": "owed",
    "due-date": "due_date",
    "cleared-on": "cleared_on",
}
"""What each is called in the record."""


def debt_value(debt: Debt, field: DebtField) -> str | Decimal | dt.date | None:
    """A value of a debt; None where nothing is noted."""
    match field:
        case "lender":
            return debt.lender or None
        case "product":
            return debt.product or None
        case "contract":
            return debt.contract or None
        case "owed":
            return debt.owed
        case "due-date":
            return debt.due_date
        case "cleared-on":
            return debt.cleared_on
