"""What the reader wants to be remembered of account statements: what a payee's rows count as."""

from typing import Literal

from ashore.values import Id, ShortText
from ashore.workbook.model.base import Record


class StatementPayee(Record):
    """Whom rows of statements go to or come from, and what they count as: a group of the budget, or `loan`,
    `repayment`, `left-out`. `name` is written as names are compared: folded, without blanks."""

    name: ShortText
    way: Literal["in", "out", "neutral"]
    counts_as: Id
