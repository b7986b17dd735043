"""Offers of terms for a debt, and what became of their payments."""

from typing import Annotated

from pydantic import Field

from ashore.values import Day, Id, Method, Money, OfferBy, OfferState, PromiseState, Rate, RatePer, ShortText, Whole
from ashore.workbook.model.base import Record
from ashore.workbook.model.debts import ConfirmedRate


class PaymentPromise(Record):
    """What became of one payment of an agreed offer, known by the day on which it was `due`."""

    due: Day
    state: PromiseState
    moved_to: Day | None = None


class Offer(Record):
    """Terms that one side proposes for a debt. `amount` is what is to be repaid, before `waived` comes off.

    `rate` is a fraction per `rate_per`, with the method fee per instalment; 0 is none, and without it nobody knows what
    the offer costs. `grace` are months before the instalments begin. `terms` are the points of the terms gate that are
    there in writing.
    """

    id: Id
    debt: Id
    by: OfferBy = "lender"
    label: ShortText = ""
    method: Method = "equal-instalment"
    amount: Money | None = None
    waived: Money | None = None
    months: Annotated[Whole, Field(ge=1, le=360)] | None = None
    first: Day | None = None
    rate: Rate | None = None
    rate_per: RatePer | None = None
    rate_confirmed: ConfirmedRate | None = None
    grace: Annotated[Whole, Field(ge=0, le=60)] = 0
    made: Day | None = None
    state: OfferState = "open"
    terms: tuple[Id, ...] = ()
    outcomes: tuple[PaymentPromise, ...] = ()
    """The payments of which it is known what became of them."""
