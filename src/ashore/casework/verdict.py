"""How the case stands, in one judgment: what matters most of it today, and the one thing that follows from it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from ashore.casework.agenda import COURT, UNDATED, Entry
from ashore.casework.debts import owed_on, state_of, total_owed
from ashore.casework.promises import OVER, SOURCES
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, carried_longer

if TYPE_CHECKING:
    from ashore.casework.case import Case
    from ashore.workbook.model import Offer

VerdictKind = Literal[
    "court",
    "court-undated",
    "no-debt",
    "rate",
    "too-much",
    "fits",
    "no-budget",
    "deficit",
    "no-sum",
    "agreed",
    "proposed",
    "can-offer",
    "promised",
    "little",
    "paid",
]


class Verdict(NamedTuple):
    """`entry`: the court paper or the agreed payment with its day. Sums are money a month: what is asked, and what is
    there for it; where it is asked for `once`, both are for that payment. `number`: over how many payments the same
    would fit, or how many the reader could offer."""

    kind: VerdictKind
    debt: str | None = None
    offer: str | None = None
    entry: Entry | None = None
    draft: str | None = None
    asked: Decimal | None = None
    there: Decimal | None = None
    number: int | None = None
    once: bool = False


def verdict_of(case: Case) -> Verdict:
    """What matters most: a court paper; then what is missing before anything can be said; then the lender's offer
    against the budget; then a plan of which a payment is due; then what is proposed, and what one could offer on a debt
    for which nothing is."""
    court = [entry for entry in case.agenda if entry.kind in (*COURT, *UNDATED) and entry.date >= case.today]
    if court:
        paper = min(court, key=lambda entry: entry.kind in UNDATED)
        return Verdict("court-undated" if paper.kind in UNDATED else "court", entry=paper)
    running = [debt for debt in case.workbook.debts if state_of(debt, case.today) != "cleared"]
    if not running:
        return Verdict("paid" if case.workbook.debts else "no-debt")
    ids = {debt.id for debt in running}
    if (asked_back := next((debt for debt in case.open_rates if debt in ids), None)) is not None:
        return Verdict("rate", debt=asked_back)
    if total_owed(case.workbook, case.today) is None:
        return Verdict("no-sum", debt=running[0].id)
    if not case.budget.known:
        return Verdict("no-budget")
    if case.budget.outcome == "deficit":
        return Verdict("deficit", there=case.budget.surplus)
    if case.spending_missing:
        return Verdict("no-budget")
    standing = [offer for offer in case.workbook.offers if offer.debt in ids and offer.state not in OVER]
    asked = [offer for offer in standing if offer.by == "lender" and offer.state != "agreed"]
    for offer in reversed(asked):
        if (found := _of_offer(case, offer)) is not None:
            return found
    agreed = [offer for offer in standing if offer.state == "agreed"]
    settled, plan = {offer.debt for offer in agreed}, _of_plan(case, agreed)
    if plan is not None and plan.entry is not None and plan.entry.date <= case.today:
        return plan
    if proposed := [promise for promise in case.promises if promise.debt not in settled]:
        promise = min(proposed, key=lambda promise: SOURCES.index(promise.source))
        draft = promise.ref if promise.source in ("letter", "sending") else None
        first = promise.payments[0][1]
        return Verdict("proposed", promise.debt, None if draft else promise.ref, draft=draft, asked=first)
    rest = [debt.id for debt in running if debt.id not in settled and owed_on(debt, case.today)]
    return plan if plan is not None and not rest else _own(case, rest or [running[0].id])


Lead = Literal[
    "entry",
    "new-debt",
    "own-offer",
    "offers",
    "offer",
    "terms",
    "debt",
    "budget",
    "draft",
    "letter",
    "share",
    "credit",
]
"""Where a verdict leads: what is due, a new debt, an offer of one's own that can be made, or a page of that name."""


def leads_to(verdict: Verdict, case: Case) -> tuple[Lead, str]:
    """Where the one button leads, and the record that it is about; an empty text where it is about none."""
    debt, offer = verdict.debt or "", verdict.offer or ""
    match verdict.kind:
        case "court" | "court-undated" | "agreed" if verdict.entry is not None:
            return "entry", verdict.entry.ref
        case "no-debt":
            return "new-debt", ""
        case "rate" if case.open_rates[debt].which in ("offer", "offer-fee"):
            return "offers", debt
        case "rate" | "no-sum":
            return "debt", debt
        case "no-budget":
            return "budget", ""
        case "fits":
            return "terms", offer
        case "too-much" | "can-offer":
            return ("offers" if isinstance(case.own_offer(debt), str) else "own-offer"), debt
        case "proposed":
            return ("draft", verdict.draft) if verdict.draft else ("offer", offer)
        case "deficit" | "little":
            return "letter", ""
        case "promised":
            return "share", ""
        case "paid":
            return "credit", ""
        case _agreed:
            return "offer", offer


def _of_offer(case: Case, offer: Offer) -> Verdict | None:
    """An offer of the lender against what is left to promise; None while it is not complete."""
    measured = case.measured(offer)
    if not isinstance(measured, Measured) or measured.verdict == "unknown":
        return None
    schedule, available = measured.schedule, measured.available or NOTHING
    once = len(schedule.payments) == 1
    if measured.verdict == "fits":
        return Verdict("fits", offer.debt, offer.id, asked=max(schedule.by_month.values()), once=once)
    if measured.cash is not None:
        there = max(measured.cash, NOTHING)
        return Verdict("too-much", offer.debt, offer.id, asked=schedule.largest, there=there, once=once)
    tightest = max(measured.short, key=lambda month: measured.short[month])
    asked = schedule.by_month[tightest]
    there = max(asked - measured.short[tightest], NOTHING)
    number = carried_longer(schedule.terms, available)
    return Verdict("too-much", offer.debt, offer.id, asked=asked, there=there, number=number, once=once)


def _of_plan(case: Case, agreed: list[Offer]) -> Verdict | None:
    """Of the plans that are agreed the one of which a payment is due first."""
    if not agreed:
        return None
    due = [(entry.date, offer, entry) for offer in agreed if (entry := case.next_payment(offer)) is not None]
    _day, offer, entry = min(due, key=lambda found: found[0], default=(case.today, agreed[0], None))
    return Verdict("agreed", debt=offer.debt, offer=offer.id, entry=entry)


def _own(case: Case, debts: list[str]) -> Verdict:
    """What the reader could offer, on the first debt where that is something."""
    first: Verdict | None = None
    for debt in debts:
        own = case.own_offer(debt)
        if not isinstance(own, str):
            return Verdict("can-offer", debt=debt, there=case.left(debt), number=int(own["number"]))
        kinds: dict[str, VerdictKind] = {"promised": "promised", "no-sum": "no-sum"}
        first = first or Verdict(kinds.get(own, "little"), debt=debt)
    assert first is not None
    return first
