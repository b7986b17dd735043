"""The weeks ahead."""

from ashore.values import Day, Direction, Id, LessIn, Money, Repeat, ShortText
from ashore.workbook.model.base import Record


class CashLine(Record):
    """Money that comes or goes on a day, once or again and again: what the weeks are worked out from."""

    id: Id
    label: ShortText = ""
    direction: Direction = "out"
    amount: Money | None = None
    date: Day | None = None
    repeat: Repeat = "once"


class Cash(Record):
    """The weeks ahead: what is there at the start of `opening_on`, and the lines."""

    opening: Money | None = None
    opening_on: Day | None = None
    lines: tuple[CashLine, ...] = ()


class Trial(Record):
    """What is being tried, and changes nothing else: so much less, every month or once; an income that once does not
    come, the id of its line in the weeks or in the budget; a lump sum, and the day for it."""

    less: Money | None = None
    less_in: LessIn = "every-month"
    missed: Id | None = None
    lump: Money | None = None
    lump_on: Day | None = None
