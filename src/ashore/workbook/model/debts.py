"""Debts, and what was paid on them."""

from ashore.values import (
    Day,
    DayCount,
    DebtKind,
    DebtState,
    Id,
    LateWay,
    Money,
    PaymentOrder,
    Rate,
    RatePer,
    ShortText,
    Truth,
)
from ashore.workbook.model.base import Record
from ashore.workbook.model.loans import Loan


class ConfirmedRate(Record):
    """A rate that was asked back and confirmed: another rate, or another period, is asked about anew. `since` is the
    day from which interest ran by it then."""

    rate: Rate
    per: RatePer
    since: Day | None = None


class PaymentMade(Record):
    """A payment that the reader has made on a debt."""

    id: Id
    date: Day
    amount: Money
    order: PaymentOrder = "law"
    in_owed: Truth | None = None
    """Whether the sum that the lender named counts it already; None: nobody has said. The days tell where they can."""


class Debt(Record):
    """One debt.

    `lender` is the real lender that the contract names, `product` the app's brand. `owed` is what the lender says is
    owed, seen on `owed_on`; what Ashore works out from `principal`, `interest`, `charges` and the rates stands beside
    it and is not kept. `due_date` is the day of the first missed payment, or of the next one while nothing is overdue;
    interest for being late runs from it, at `penalty_rate` or at `penalty_times` the rate of the contract. A rate is a
    fraction per `rate_per` or `penalty_per`; without its period nothing is worked out from it. `essential`: it
    threatens home, light or heating.
    """

    id: Id
    lender: ShortText = ""
    product: ShortText = ""
    kind: DebtKind = "instalment-loan"
    contract: ShortText = ""
    owed: Money | None = None
    due_date: Day | None = None
    state: DebtState | None = None
    """None: it follows from the due date."""
    taken: Day | None = None
    contract_sum: Money | None = None
    received: Money | None = None
    principal: Money | None = None
    interest: Money | None = None
    charges: Money | None = None
    owed_on: Day | None = None
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    penalty_rate: Rate | None = None
    penalty_per: RatePer | None = None
    penalty_confirmed: ConfirmedRate | None = None
    penalty_way: LateWay = "rate"
    penalty_times: Rate | None = None
    """By which number the contract's rate is multiplied: 1.5 is one and a half times."""
    penalty_compounds: Truth = False
    """Whether interest that is unpaid bears interest, from the due day on and anew each month after it."""
    penalty_cap: Money | None = None
    """The most that late interest and late charges may add in all. A sum: it needs no base, no days and no rounding of
    its own, and a contract that says 'no more than what was borrowed' comes to one."""
    day_count: DayCount = "actual-365"
    posted_on: Day | None = None
    """Of a card: the day from which interest runs on the whole sum, once the due day has passed and not all is paid."""
    minimum: Money | None = None
    minimum_unpaid: Money | None = None
    """How much of the minimum was not paid by the due day; None: all of it, less what is recorded as paid."""
    minimum_charge: Rate | None = None
    """What is charged for each minimum that is missed, as a fraction of its unpaid part. It bears no interest."""
    collector: ShortText = ""
    pay_through: ShortText = ""
    essential: Truth = False
    cleared_on: Day | None = None
    certificate: Truth = False
    trial: Money | None = None
    """A part payment that is being thought about, and the day for it."""
    trial_on: Day | None = None
    payment_order: PaymentOrder = "law"
    """What payments are set against first, as far as something was agreed."""
    share: Money | None = None
    """What it gets a month when the reader shares out by hand."""
    payments: tuple[PaymentMade, ...] = ()
    loan: Loan = Loan()
    """How it was to be repaid, and what is charged besides interest."""
