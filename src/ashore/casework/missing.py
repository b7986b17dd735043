"""What is not known yet, and figures rest on."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from ashore.casework.debts import Difference, state_of
from ashore.casework.late import is_stated
from ashore.workbook.model import Debt, Workbook

Gap = Literal["lender", "owed", "due-date", "principal", "late-rate", "rate", "interest", "charges"]


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


def unchecked(debt: Debt, found: Difference) -> tuple[Gap, ...]:
    """What has to be known before it can be said that a lender asks for more than is owed: none of it may be the rest.
    A lender that asks for less than is known is held against that."""
    if found.more <= 0:
        return ()
    late = debt.due_date is not None and debt.due_date < found.day
    known: dict[Gap, bool] = {
        "due-date": debt.due_date is not None,
        "interest": debt.interest is not None,
        "charges": debt.charges is not None,
        "late-rate": is_stated(debt) or not late,
    }
    return tuple(gap for gap, there in known.items() if not there)


def missing_of(workbook: Workbook, today: dt.date) -> tuple[Missing, ...]:
    """What is not known of the debts that are not paid off."""
    running = [debt for debt in workbook.debts if state_of(debt, today) != "cleared"]
    return tuple(Missing(debt.id, gaps) for debt in running if (gaps := _gaps(debt)))
