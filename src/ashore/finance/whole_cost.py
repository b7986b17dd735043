"""What a loan costs in all on what was really received: what of it is fees, and how far it is above a line."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Schedule
from ashore.finance.yearly_cost import YearlyCost


class WholeCost(NamedTuple):
    """A loan with all that is charged. `paid` are all payments with their fees against what was received; `bare` the
    payments without fees against the sum of the contract, None where they are less than it.

    `fees` are all that come with the payments; `member` those of them that are for a membership, `without_member` the
    payments without those, against what was received.
    """

    paid: Schedule
    received: Decimal
    contract: Decimal
    fees: Decimal
    member: Decimal = NOTHING
    without_member: Schedule | None = None
    bare: Schedule | None = None

    @property
    def total(self) -> Decimal:
        """All that is paid."""
        return self.paid.total

    @property
    def cost(self) -> Decimal:
        """What is paid above what was received; below zero where it is less."""
        return self.total - self.received

    @property
    def kept_back(self) -> Decimal:
        """What of the contract's sum never came."""
        return self.contract - self.received

    @property
    def interest(self) -> Decimal | None:
        """What of the cost is neither fees nor kept back; None where that is nothing that could be."""
        return None if self.bare is None else self.cost - self.fees - self.kept_back

    @property
    def yearly(self) -> YearlyCost | None:
        """What it costs a year on what was received."""
        return self.paid.yearly_cost

    @property
    def without_fees(self) -> YearlyCost | None:
        """What a year would cost without fees, had all of the contract's sum come; None where there are none."""
        if self.bare is None or not (self.fees or self.kept_back):
            return None
        return self.bare.yearly_cost

    def against(self, line: Decimal) -> AgainstLine | None:
        """It against a yearly line in percent; None where it has no yearly cost."""
        yearly = self.yearly
        if yearly is None:
            return None
        at_line = self.paid.total_at(line / 100) if yearly.nominal_percent > line else None
        above = NOTHING if at_line is None else max(self.total - at_line, NOTHING)
        return AgainstLine(line, above, self.total - above)


class AgainstLine(NamedTuple):
    """A cost against a line in percent a year: by how much all payments together are `above` it, and what they would
    be at it; below the line nothing is above, and `total` is what is paid."""

    line: Decimal
    above: Decimal
    total: Decimal
