"""The budget worksheet."""

from decimal import Decimal

from ashore.values import BudgetMode, Certainty, Frequency, Id, Money, ShortText
from ashore.workbook.model.base import Record

GROUP_SUM = "sum"
"""The `item` of a budget line that holds one sum for its whole group."""
OWN_ITEM = "own"
"""The `item` of a budget line that the user added."""


class BudgetLine(Record):
    """One line of the budget: an amount every `frequency`. `group` and `item` are ids of the content."""

    id: Id
    group: Id
    item: Id = GROUP_SUM
    label: ShortText = ""
    amount: Money | None = None
    frequency: Frequency = "monthly"
    certainty: Certainty = "certain"
    note: ShortText = ""
    history: tuple[Money, ...] = ()
    """What came in the last months, for an income that changes: the lowest of them can be counted on."""


class Budget(Record):
    """The budget worksheet. `buffer_cap` is the most per month that is set aside before any offer."""

    mode: BudgetMode = "quick"
    buffer_cap: Money = Decimal("200.00")
    lines: tuple[BudgetLine, ...] = ()
