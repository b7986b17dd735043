"""Where the case stands, as plain data for other programs."""

from __future__ import annotations

from typing import Any

from ashore.casework.agenda import UNDATED
from ashore.casework.case import Case
from ashore.casework.debts import days_overdue, owed_on, state_of
from ashore.casework.promises import not_worked_out


def status_of(case: Case) -> dict[str, Any]:
    """Where the case stands, as plain data: sums are decimal strings per month, dates are ISO dates."""
    workbook, today, result, done = case.workbook, case.today, case.budget, case.progress
    there, asked = case.left(), case.open_rates
    return {
        "steps": {"done": done.done, "total": done.total},
        "budget": {
            "currency": workbook.currency,
            "income": f"{result.income:.2f}",
            "spending": f"{result.spending:.2f}",
            "surplus": f"{result.surplus:.2f}",
            "outcome": result.outcome,
            "available": f"{result.available:.2f}" if result.known else None,
            "promised": None if there is None else f"{result.available - there:.2f}",
            "left_to_promise": None if there is None else f"{there:.2f}",
            "not_in_promised": [offer.id for offer in not_worked_out(workbook, today)],
        },
        "debts": [
            {
                "id": debt.id,
                "lender": debt.lender,
                "state": state_of(debt, today),
                "owed": None if (owed := owed_on(debt, today)) is None else f"{owed:.2f}",
                "due_date": debt.due_date.isoformat() if debt.due_date else None,
                "days_overdue": days_overdue(debt, today),
                "rate_question": asked[debt.id].why if debt.id in asked else None,
            }
            for debt in workbook.debts
        ],
        "agenda": [
            {
                "date": None if entry.kind in UNDATED else entry.date.isoformat(),
                "kind": entry.kind,
                "ref": entry.ref,
                "lender": entry.lender,
            }
            for entry in case.agenda
        ],
    }
