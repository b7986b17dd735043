"""From need to an agreed plan: which stages the workbook knows to be done."""

from __future__ import annotations

import datetime as dt

from ashore.casework.contacts import timed
from ashore.workbook.model import Workbook

Stage = str
SENT_BEFORE_CALL = ("call", "visit", "chat")
"""Ways in which the letter was talked about."""


def done_stages(workbook: Workbook, budget_filled: bool, carried: bool, points: int) -> frozenset[Stage]:
    """The stages that are done; `points` is the number of points of the terms gate.

    `budget_filled`: whether the budget tells what is left. `carried`: whether it carries an offer that is complete.
    """
    done: set[Stage] = set()
    if workbook.evidence:
        done.add("evidence")
    if budget_filled:
        done.add("budget")
    if carried:
        done.add("offer")
    sent = [sending.on for letter in workbook.letters for sending in letter.sendings]
    if sent:
        done.add("letter")
        first = min(sent)
        own = (c for c in timed(workbook) if c.direction == "out" and c.channel in SENT_BEFORE_CALL)
        if any(contact.at.date() >= first for contact in own):
            done.add("call")
    agreed = [offer for offer in workbook.offers if offer.state == "agreed"]
    if any(len(offer.terms) >= points for offer in agreed):
        done.add("written")
    about = {offer.debt: offer for offer in agreed}
    for debt in workbook.debts:
        offer = about.get(debt.id)
        if offer and any(payment.date >= (offer.made or dt.date.min) for payment in debt.payments):
            done.add("first-payment")
    return frozenset(done)
