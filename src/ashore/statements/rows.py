"""What is read from a file: its rows, and what its head says of itself."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

ZERO = Decimal("0.00")

Way = Literal["in", "out", "neutral"]
Direction = Way | Literal[""]
"""Which way money went; neutral: the file counts it as neither; empty: the file does not say."""

Problem = Literal["", "amount-unreadable", "date-unreadable", "cut-off", "other-currency"]
"""Why a row could not be read."""


class StatementError(ValueError):
    """A file that cannot be read as a statement.

    `kind` is a word for programs (empty, encoding, no-header, password-needed, ...), `row` the row or line in the file
    where there is one, else None; `detail` what belongs to the kind: a bound, a name.
    """

    def __init__(self, kind: str, row: int | None = None, detail: str = "") -> None:
        super().__init__(f"{kind} {row or ''} {detail}".strip())
        self.kind = kind
        self.row = row
        self.detail = detail


class Stopped(Exception):
    """Raised by what is told how far the reading is, to end it."""


class Row(NamedTuple):
    """One row as the file has it. `number` counts the rows below the header from 1; sums are without sign, in the
    currency's unit; `meaning` is what its state says (a `Meaning` of the content, empty where there are no states,
    `unknown` where nobody has described it)."""

    number: int
    at: dt.datetime | None
    amount: Decimal | None
    direction: Direction
    payee: str
    item: str
    category: str = ""
    method: str = ""
    meaning: str = "moved"
    order: str = ""
    reference: str = ""
    refunded: Decimal = ZERO
    fee: Decimal = ZERO
    problem: Problem = ""
    owner: str = ""
    """The other side's own name where the file has it beside a text, masked or not."""
    balance: Decimal | None = None
    """What was on the account after it, where the file says so."""


def signed_row(
    number: int,
    at: dt.datetime | None,
    amount: Decimal | None,
    texts: tuple[str, str],
    category: str,
    reference: str,
    meaning: str = "moved",
) -> Row:
    """The row of a file whose sums have a sign, less than nothing being what went out. `texts`: the other side and a
    memo, of which either may be missing; a day or sum that could not be read is None."""
    payee, memo = texts
    problem: Problem = "date-unreadable" if at is None else "amount-unreadable" if amount is None else ""
    return Row(
        number,
        at,
        None if amount is None else abs(amount),
        "out" if amount is not None and amount < 0 else "in",
        payee or memo,
        memo if payee else "",
        category,
        meaning=meaning,
        reference=reference,
        problem=problem,
    )


class Period(NamedTuple):
    """First and last day that a file says it covers, both included."""

    first: dt.date
    last: dt.date


class Statement(NamedTuple):
    """A file that has been read. `level`: 0 a bank, 1 a wallet, 2 a shop: the higher one says more of a payment.

    `account`: the last four digits of the bank's account, empty where the file does not say; `stated`: how many rows it
    says it has; `warnings`: words for programs (`not-whole`, `no-end`, `after-end`, `no-states`, `from-pdf`,
    `balance-breaks`).
    """

    source: str
    encoding: str | None
    currency: str | None
    rows: list[Row]
    level: int = 0
    period: Period | None = None
    stated: int | None = None
    owner: str = ""
    account: str = ""
    date_order: str = ""
    types: bool = False
    card: bool = False
    """Of a credit card: what is bought is on credit, what comes in pays it off."""
    marks: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    digest: str = ""
    """Of the file's bytes: the same file twice is one."""
    columns: tuple[tuple[str, str], ...] = ()
    """Of a file that nobody has described: what was guessed, column by role."""

    @property
    def readable(self) -> int:
        """Rows that are not cut off."""
        return sum(row.problem != "cut-off" for row in self.rows)

    @property
    def whole(self) -> bool:
        """Whether nothing speaks against all rows being there."""
        return not {"not-whole", "no-end", "after-end", "balance-breaks"} & set(self.warnings)
