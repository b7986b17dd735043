"""Debts, and what was paid on them."""

from ashore.values import Day, DebtKind, DebtState, Id, Money, PaymentOrder, Rate, RatePer, ShortText, Truth
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
    interest for being late, at `penalty_rate`, runs from it. A rate is a fraction per `rate_per` or `penalty_per`;
    without its period nothing is worked out from it. `essential`: it threatens home, light or heating.
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
    minimum: Money | None = None
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
