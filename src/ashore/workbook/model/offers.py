"""Offers of terms for a debt, and what became of their payments."""

from typing import Annotated

from pydantic import Field

from ashore.values import (
    Day,
    Every,
    FeePer,
    Id,
    Method,
    MissedPayment,
    Money,
    OfferBy,
    OfferState,
    OfferStop,
    PromiseState,
    Rate,
    RatePer,
    ShortText,
    Truth,
    Whole,
)
from ashore.workbook.model.base import Record
from ashore.workbook.model.debts import ConfirmedRate
from ashore.workbook.model.loans import Count, ListedPayment


class PaymentPromise(Record):
    """What became of one payment of an agreed offer, known by the day on which it was `due`."""

    due: Day
    state: PromiseState
    moved_to: Day | None = None


class Offer(Record):
    """Terms that one side proposes for a debt. What the method does not ask for stays, and is not used.

    `amount` is what is to be repaid, before `waived` comes off; `received` what was really paid out, without it what is
    repaid less the fee `upfront` that was taken off before. `number` payments come `every` so often from `first` on, or
    they are the `payments` that are listed. `rate` is a fraction per `rate_per`; 0 is none, and without it nobody knows
    what the offer costs. Fees beside it: `fee_rate`, a fraction of the original sum for each payment or for all of them
    (`fee_per`), `fee_each` with each payment, `fee_once` with the first. Interest runs from `taken`; without it from
    one step before the first payment, at a rate per day from the day on which the offer was made. Before the
    instalments begin, `grace` steps pass, without interest where they are `grace_free`.

    `stops` and `missed` are what the offer says of collecting, interest and a missed payment; `terms` the points of the
    terms gate that are there in writing. `settle_on` and `settle_fee`: an early end that is thought about, with its fee
    as a fraction of what is left of the principal.
    """

    id: Id
    debt: Id
    by: OfferBy = "lender"
    label: ShortText = ""
    method: Method = "equal-instalment"
    amount: Money | None = None
    waived: Money | None = None
    upfront: Money | None = None
    received: Money | None = None
    number: Count | None = None
    every: Every = "monthly"
    first: Day | None = None
    payments: tuple[ListedPayment, ...] = ()
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    fee_rate: Rate | None = None
    fee_per: FeePer = "instalment"
    fee_confirmed: ConfirmedRate | None = None
    fee_each: Money | None = None
    fee_once: Money | None = None
    grace: Annotated[Whole, Field(ge=0, le=60)] = 0
    grace_free: Truth = False
    taken: Day | None = None
    made: Day | None = None
    state: OfferState = "open"
    stops: tuple[OfferStop, ...] = ()
    missed: MissedPayment | None = None
    settle_on: Day | None = None
    settle_fee: Rate | None = None
    terms: tuple[Id, ...] = ()
    outcomes: tuple[PaymentPromise, ...] = ()
    """The payments of which it is known what became of them."""
