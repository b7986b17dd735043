"""A month at a glance: what comes in, what goes out, what is left for debts, and what of it is promised."""

from __future__ import annotations

from ashore.casework.case import Case
from ashore.i18n import _
from ashore.i18n.formats import number
from ashore.wording.result import SumBar


def month_bars(case: Case) -> list[SumBar]:
    """Sums per month, each with a bar; none where the budget does not say what is left."""
    result, left = case.budget, case.left()
    if left is None:
        return []
    sums = [
        (_("Comes in"), result.income),
        (_("Goes out"), result.spending),
        (_("For debts"), result.available),
        (_("Promised"), result.available - left),
    ]
    return [SumBar(label, amount, number(amount)) for label, amount in sums]
