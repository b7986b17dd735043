"""Edits of offers, and of what became of their payments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.storage.checked import build
from ashore.values import OfferState, PromiseState
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.edits.debts import edit_debt
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Offer, PaymentPromise, Workbook


def add_offer(workbook: Workbook, debt: str, **values: Any) -> tuple[Workbook, str]:
    """A new offer for a debt, and its id."""
    offer = build(Offer, {"id": new_id("o", workbook.offers), "debt": debt, **values})
    return changed(workbook, offers=(*workbook.offers, offer)), offer.id


def edit_offer(workbook: Workbook, offer: str, **values: Any) -> Workbook:
    """Other values for one offer."""
    return changed(workbook, offers=tuple(changed(o, **values) if o.id == offer else o for o in workbook.offers))


REPLACES: dict[OfferState, tuple[OfferState, ...]] = {"proposal": ("proposal",), "agreed": ("agreed", "proposal")}
"""What an offer in a state replaces, of the others for the same debt."""


def set_offer_state(workbook: Workbook, offer: str, state: OfferState) -> Workbook:
    """Propose, agree, refuse, withdraw or reopen an offer. Of one debt at most one is the proposal, and at most one is
    agreed: another one replaces it, and an agreement replaces what was proposed.

    A debt with an agreed offer is agreed itself; when the offer is no longer, its state follows from the dates again.
    """
    about = get_record(workbook.offers, offer)
    offers = []
    for other in workbook.offers:
        if other.id == offer:
            offers.append(changed(other, state=state))
        elif other.debt == about.debt and other.state in REPLACES.get(state, ()):
            offers.append(changed(other, state="replaced"))
        else:
            offers.append(other)
    workbook = changed(workbook, offers=tuple(offers))
    agreed = any(o.debt == about.debt and o.state == "agreed" for o in offers)
    debt = find(workbook.debts, about.debt)
    if debt and (agreed != (debt.state == "agreed")) and debt.state in (None, "agreed", "running", "overdue"):
        workbook = edit_debt(workbook, debt.id, state="agreed" if agreed else None)
    return workbook


def set_payment_promise(
    workbook: Workbook, offer: str, due: dt.date, state: PromiseState | None, moved_to: dt.date | None = None
) -> Workbook:
    """What became of one agreed payment; None takes it back."""
    about = get_record(workbook.offers, offer)
    others = tuple(outcome for outcome in about.outcomes if outcome.due != due)
    before = next((outcome.moved_to for outcome in about.outcomes if outcome.due == due), None)
    new = () if state is None else (PaymentPromise(due=due, state=state, moved_to=moved_to or before),)
    return edit_offer(workbook, offer, outcomes=tuple(sorted((*others, *new), key=lambda outcome: outcome.due)))


def remove_offer(workbook: Workbook, offer: str) -> Workbook:
    """The workbook without one offer; a letter that proposes it keeps its own answers."""
    workbook = set_offer_state(workbook, offer, "open")
    letters = tuple(changed(d, offer=None) if d.offer == offer else d for d in workbook.letters)
    return changed(
        workbook,
        offers=tuple(o for o in workbook.offers if o.id != offer),
        letters=letters,
        unfinished=without(workbook, {f"offer.{offer}."}),
    )
