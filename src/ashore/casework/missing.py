"""What is not known yet, and figures rest on."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from ashore.casework.debts import state_of
from ashore.workbook.model import Debt, Workbook

Gap = Literal["lender", "owed", "due-date", "principal", "late-rate", "rate"]


class Missing(NamedTuple):
    """What is not known of a debt, in the order in which it is asked."""

    debt: str
    gaps: tuple[Gap, ...]


def _gaps(debt: Debt) -> tuple[Gap, ...]:
    known: dict[Gap, bool] = {
        "lender": bool(debt.lender),
        "owed": debt.owed is not None,
        "due-date": debt.due_date is not None,
        "principal": debt.principal is not None,
        "late-rate": debt.penalty_rate is not None or debt.penalty_times is not None,
        "rate": debt.rate is not None,
    }
    return tuple(gap for gap, there in known.items() if not there)


def missing_of(workbook: Workbook, today: dt.date) -> tuple[Missing, ...]:
    """What is not known of the debts that are not paid off."""
    running = [debt for debt in workbook.debts if state_of(debt, today) != "cleared"]
    return tuple(Missing(debt.id, gaps) for debt in running if (gaps := _gaps(debt)))
