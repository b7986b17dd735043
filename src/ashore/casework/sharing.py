"""What is left, shared out over several debts: which minimums it covers, the proposals that can be made of it at once,
and whether all that is proposed fits together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from ashore.casework.debts import owed_on, state_of, to_share, unknown_rates
from ashore.casework.promises import Promised, firmest, monthly
from ashore.finance.due_dates import Month, add_months, month_of
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import fewest_parts
from ashore.finance.schedule import equal_parts
from ashore.finance.shares import Owed, Way, covering, minimums, share_out, short_of_minimum
from ashore.workbook import edits
from ashore.workbook.model import Offer, Workbook

MOST_PARTS = 60
"""Months of the longest plan that is worked out for a reader: five years, the most that the rules for cards know
(fact `card-art70-plan`). A longer one can be typed, and no lender takes it."""


class Sharing(NamedTuple):
    """What each debt gets of what is left to promise a month."""

    debts: tuple[Owed, ...]
    available: Decimal
    shares: Mapping[str, Decimal]
    short: Mapping[str, Decimal]
    """The debts whose share is less than the least that they ask for, with that sum."""
    minimums: Decimal
    """What all of them ask for together, at least."""
    covering: tuple[Way, ...]
    """The ways that leave none short."""

    @property
    def missing(self) -> Decimal:
        """What is missing for all minimums; nothing where they can be covered."""
        return max(self.minimums - self.available, NOTHING)


def by_hand(workbook: Workbook) -> dict[str, Decimal]:
    """What each debt gets by hand, as far as the reader said."""
    return {debt.id: debt.share for debt in workbook.debts if debt.share is not None}


def sharing_of(workbook: Workbook, promised: Promised, today: dt.date) -> Sharing:
    """What is left beside what is promised on other debts, shared out in the way that the reader chose."""
    debts, hand = to_share(workbook, today), by_hand(workbook)
    available = max(promised.left(without=[debt.id for debt in debts]), NOTHING)
    shares = share_out(available, debts, workbook.share, hand)
    short, ways = short_of_minimum(shares, debts), covering(available, debts, hand)
    return Sharing(debts, available, shares, short, minimums(debts), ways)


def order_is_open(workbook: Workbook, today: dt.date) -> bool:
    """Whether nobody knows which debt comes first: by the dearest, while a rate has to be answered."""
    return workbook.share == "highest-cost" and any(question for _debt, question in unknown_rates(workbook, today))


# Proposals made at once

NotProposed = Literal["agreed", "letter", "proposal", "disputed", "no-sum", "nothing", "too-little"]
"""Why no proposal is made for a debt: its plan is agreed; a letter names payments for it; what is proposed stays, as
nothing better can be; it is disputed; nobody knows what is owed; it gets nothing; what it gets is too little even for
the longest plan."""


class Proposed(NamedTuple):
    """A proposal for one debt out of its share; or why there is none."""

    debt: str
    share: Decimal
    terms: Mapping[str, Any] | None = None
    """What the offer is made of."""
    a_month: Decimal = NOTHING
    why: NotProposed | None = None
    stands: bool = False
    """Whether the same is proposed already."""


def own_terms(owed: Decimal, count: int, today: dt.date) -> dict[str, Any]:
    """What the reader offers: equal parts without interest from next month on."""
    first = add_months(today, 1)
    terms = {"method": "equal-principal", "rate": Decimal(0), "amount": owed, "number": count, "first": first}
    return {"by": "reader", **terms}


def proposals_of(workbook: Workbook, promised: Promised, today: dt.date) -> tuple[Proposed, ...]:
    """A proposal for each debt that is not cleared, out of its share: together never more than is left to promise.

    What is agreed, what letters name, and a proposal for which there is no better one, stays and comes off first.
    """
    owed = {debt.id: debt for debt in to_share(workbook, today)}
    firm = {p.debt: p.source for p in firmest(promised.promises)}
    stays: dict[str, NotProposed] = {
        debt: "agreed" if source == "agreed" else "letter" for debt, source in firm.items() if source != "proposal"
    }
    while True:
        free = [debt for debt in owed.values() if debt.id not in stays]
        available = max(promised.left(without=[debt.id for debt in free]), NOTHING)
        shares = share_out(available, free, workbook.share, by_hand(workbook))
        counts = {debt.id: fewest_parts(debt.amount, shares[debt.id], MOST_PARTS) for debt in free}
        kept = [debt for debt, count in counts.items() if count is None and debt in firm]
        if not kept:
            break
        stays |= dict.fromkeys(kept, "proposal")
    found = []
    for debt in workbook.debts:
        state = state_of(debt, today)
        if state == "cleared":
            continue
        share, count = shares.get(debt.id, NOTHING), counts.get(debt.id)
        if count is not None:
            found.append(_proposed(workbook, debt.id, owed[debt.id].amount, share, count, today))
            continue
        why: NotProposed = "too-little" if share else "nothing"
        if debt.id in stays or state == "agreed":
            why = stays.get(debt.id, "agreed")
        elif state == "disputed":
            why = "disputed"
        elif not owed_on(debt, today):
            why = "no-sum"
        found.append(Proposed(debt.id, share, why=why))
    return tuple(found)


def _proposed(workbook: Workbook, debt: str, owed: Decimal, share: Decimal, count: int, today: dt.date) -> Proposed:
    terms = own_terms(owed, count, today)
    a_month = equal_parts(owed, count, terms["first"]).largest
    stands = any(_same(offer, terms, today) for offer in workbook.offers if offer.debt == debt)
    return Proposed(debt, share, terms, a_month, stands=stands)


def _same(offer: Offer, terms: Mapping[str, Any], today: dt.date) -> bool:
    """Whether an offer proposes the same already: one that was made a few days ago begins a few days earlier."""
    ahead = offer.first is not None and today < offer.first <= terms["first"]
    plain = offer.every == "monthly" and not (offer.waived or offer.grace or offer.fee_rate or offer.fee_each)
    same = all(getattr(offer, name) == terms[name] for name in ("by", "method", "rate", "amount", "number"))
    return offer.state == "proposal" and ahead and plain and same


def make_proposals(workbook: Workbook, proposals: tuple[Proposed, ...], today: dt.date) -> Workbook:
    """The workbook with all these proposals; each replaces what was proposed for its debt."""
    for proposed in proposals:
        if proposed.terms is not None and not proposed.stands:
            workbook, offer = edits.add_offer(workbook, proposed.debt, made=today, **proposed.terms)
            workbook = edits.set_offer_state(workbook, offer, "proposal")
    return workbook


# What is promised together


class Together(NamedTuple):
    """All that is promised, in the month that has most of it."""

    proposed: Decimal
    """Of debts for which nothing is agreed in that month."""
    agreed: Decimal
    left: Decimal
    """What the budget leaves beside it; below zero where it does not fit."""
    over_from: Month | None = None
    """The first month in which it does not fit."""


def together(promised: Promised) -> Together | None:
    """What all promises take a month, and whether that fits; None while nothing is proposed."""
    now = month_of(promised.today)
    if all(promise.source == "agreed" for promise in promised.promises):
        return None
    sums = {month: sum_ for month, sum_ in monthly(promised.promises, promised.available).items() if month >= now}
    if not sums:
        return None
    most = max(sums.values())
    month = min(month for month, sum_ in sums.items() if sum_ == most)
    settled = {
        promise.debt
        for promise in promised.promises
        if promise.source == "agreed" and any(month_of(day) == month for day, _sum in promise.payments)
    }
    open_ = [promise for promise in promised.promises if promise.debt not in settled]
    proposed = monthly(open_, promised.available).get(month, NOTHING)
    over = [month for month, sum_ in sums.items() if sum_ > promised.available]
    if not proposed and not over:
        return None
    return Together(proposed, most - proposed, promised.available - most, min(over, default=None))
