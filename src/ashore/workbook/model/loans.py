"""How a debt's loan was to be repaid, and what is charged for it besides interest."""

from typing import Annotated

from pydantic import Field

from ashore.values import Day, Every, LenderKind, Money, Rate, Whole, YesNo
from ashore.workbook.model.base import Record

Count = Annotated[Whole, Field(ge=1, le=360)]


class ListedPayment(Record):
    """Payments as a lender lists them: so many `times` of so much, or one on its `date`."""

    amount: Money
    times: Count = 1
    date: Day | None = None


class Loan(Record):
    """The loan behind a debt, as it was agreed. Its sums in the contract and received stand with the debt.

    `payments` come `every` so often from `first` on, or each on its date. Charged with each of them: `guarantee_each`,
    `member_each`, `service_each`; with the first `fee_once`. `inside` says whether these are in the payments already,
    or come on top. `upfront` was kept back before the money came. `by` is who lends; `lpr` the prime rate on the day of
    the contract, as a fraction.
    """

    payments: tuple[ListedPayment, ...] = ()
    every: Every = "monthly"
    first: Day | None = None
    upfront: Money | None = None
    guarantee_each: Money | None = None
    member_each: Money | None = None
    service_each: Money | None = None
    fee_once: Money | None = None
    inside: YesNo | None = None
    by: LenderKind | None = None
    lpr: Rate | None = None
