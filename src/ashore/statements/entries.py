"""A row with what was decided of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.statements.rows import ZERO, Row

Kind = Literal["", "income", "spending", "repayment", "loan", "fee"]
"""What a row counts as; empty: it is left out."""
UNSORTED = "unsorted"
"""The group of what no rule decides: the reader is asked."""


class Entry(NamedTuple):
    """One row of one file and what it counts as.

    `reason`: why it is left out, empty where it is kept. `back`: what of it came back; `fee`: what of it, or besides
    it, is a fee; `ask`: why the reader is asked, empty where a rule decided. Sums are in the currency's unit.
    """

    file: int
    row: Row
    kind: Kind = ""
    reason: str = ""
    group: str = ""
    lender: str = ""
    on_credit: bool = False
    back: Decimal = ZERO
    fee: Decimal = ZERO
    ask: str = ""

    @property
    def amount(self) -> Decimal:
        """What counts: the sum less what came back, and less the fee that is in a repayment."""
        whole = (self.row.amount or ZERO) - self.back
        return whole - self.fee if self.kind == "repayment" else whole

    @property
    def kept(self) -> bool:
        """Whether it counts."""
        return bool(self.kind)

    @property
    def who(self) -> str:
        """The lender, or else whom it went to or came from."""
        return self.lender or self.row.payee or self.row.item
