"""Edits of debts, offers, the weeks ahead and the budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ashore.storage.checked import build
from ashore.values import BudgetMode, OfferState, PaymentOrder, PromiseState
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.model import (
    GROUP_SUM,
    OWN_ITEM,
    Budget,
    BudgetLine,
    CashLine,
    Debt,
    Offer,
    PaymentMade,
    PaymentPromise,
    Workbook,
)

# Debts


def add_debt(workbook: Workbook) -> tuple[Workbook, str]:
    """A new, empty debt and its id."""
    debt = Debt(id=new_id("d", workbook.debts))
    return changed(workbook, debts=(*workbook.debts, debt)), debt.id


def edit_debt(workbook: Workbook, debt: str, **values: Any) -> Workbook:
    """Other values for one debt; it is made when there is none of that id (a letter may name one that was deleted)."""
    if all(d.id != debt for d in workbook.debts):
        workbook = changed(workbook, debts=(*workbook.debts, Debt(id=debt)))
    debts = tuple(_edited(d, values) if d.id == debt else d for d in workbook.debts)
    return changed(workbook, debts=debts)


def _edited(debt: Debt, values: dict[str, Any]) -> Debt:
    """The debt with other values. Whether a payment is in the lender's sum is not known of another sum."""
    new = changed(debt, **values)
    if (new.owed, new.owed_on) == (debt.owed, debt.owed_on) or not any(p.in_owed is not None for p in new.payments):
        return new
    return changed(new, payments=tuple(changed(payment, in_owed=None) for payment in new.payments))


def remove_debt(workbook: Workbook, debt: str) -> Workbook:
    """The workbook without one debt and its offers; letters about it stay."""
    gone = {f"debt.{debt}."} | {f"offer.{offer.id}." for offer in workbook.offers if offer.debt == debt}
    return changed(
        workbook,
        debts=tuple(d for d in workbook.debts if d.id != debt),
        offers=tuple(offer for offer in workbook.offers if offer.debt != debt),
        unfinished=without(workbook, gone),
    )


def add_payment(workbook: Workbook, debt: str, on: dt.date, amount: Decimal, order: PaymentOrder = "law") -> Workbook:
    """A payment that was made."""
    everywhere = [payment for d in workbook.debts for payment in d.payments]
    payment = build(PaymentMade, {"id": new_id("p", everywhere), "date": on, "amount": amount, "order": order})
    record = next(d for d in workbook.debts if d.id == debt)
    return edit_debt(workbook, debt, payments=(*record.payments, payment))


def edit_payment(workbook: Workbook, payment: str, **values: Any) -> Workbook:
    """Other values for one payment."""
    for debt in workbook.debts:
        if any(p.id == payment for p in debt.payments):
            made = tuple(changed(p, **values) if p.id == payment else p for p in debt.payments)
            return edit_debt(workbook, debt.id, payments=made)
    return workbook


def remove_payment(workbook: Workbook, payment: str) -> Workbook:
    """The workbook without one payment."""
    for debt in workbook.debts:
        kept = tuple(p for p in debt.payments if p.id != payment)
        if len(kept) != len(debt.payments):
            return edit_debt(workbook, debt.id, payments=kept)
    return workbook


# Offers


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
    about = next(o for o in workbook.offers if o.id == offer)
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
    debt = next((d for d in workbook.debts if d.id == about.debt), None)
    if debt and (agreed != (debt.state == "agreed")) and debt.state in (None, "agreed", "running", "overdue"):
        workbook = edit_debt(workbook, debt.id, state="agreed" if agreed else None)
    return workbook


def set_payment_promise(
    workbook: Workbook, offer: str, due: dt.date, state: PromiseState | None, moved_to: dt.date | None = None
) -> Workbook:
    """What became of one agreed payment; None takes it back."""
    about = next(o for o in workbook.offers if o.id == offer)
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


# The weeks ahead


def edit_cash(workbook: Workbook, **values: Any) -> Workbook:
    """Other values for the weeks ahead."""
    return changed(workbook, cash=changed(workbook.cash, **values))


def add_cash_line(workbook: Workbook, **values: Any) -> tuple[Workbook, str]:
    """A line of the weeks ahead, and its id."""
    line = build(CashLine, {"id": new_id("c", workbook.cash.lines), **values})
    return edit_cash(workbook, lines=(*workbook.cash.lines, line)), line.id


def edit_cash_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line of the weeks ahead."""
    return edit_cash(workbook, lines=tuple(changed(c, **values) if c.id == line else c for c in workbook.cash.lines))


def remove_cash_line(workbook: Workbook, line: str) -> Workbook:
    """The weeks ahead without one line."""
    workbook = edit_cash(workbook, lines=tuple(c for c in workbook.cash.lines if c.id != line))
    return changed(workbook, unfinished=without(workbook, {f"cash.{line}."}))


# Budget


def set_budget_mode(workbook: Workbook, mode: BudgetMode) -> Workbook:
    """Quick (a sum per group) or full (lines): a way of looking, nothing entered is lost."""
    return changed(workbook, budget=changed(workbook.budget, mode=mode))


def set_buffer_cap(workbook: Workbook, cap: Any) -> Workbook:
    """The most per month that is set aside before any offer."""
    return changed(workbook, budget=changed(workbook.budget, buffer_cap=cap))


def find_line(budget: Budget, group: str, item: str) -> BudgetLine | None:
    """The line of a ready item, or the one sum of a group."""
    return next((line for line in budget.lines if line.group == group and line.item == item), None)


def _with_lines(workbook: Workbook, lines: Iterable[BudgetLine]) -> Workbook:
    return changed(workbook, budget=changed(workbook.budget, lines=tuple(lines)))


def edit_item(workbook: Workbook, group: str, item: str, usual: str = "monthly", **values: Any) -> Workbook:
    """Other values for a ready item or a group's sum; the line is made when it is first needed."""
    line = find_line(workbook.budget, group, item)
    if line is not None:
        return edit_line(workbook, line.id, **values)
    base = {"id": new_id("b", workbook.budget.lines), "group": group, "item": item, "frequency": usual}
    return _with_lines(workbook, (*workbook.budget.lines, build(BudgetLine, {**base, **values})))


def edit_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line."""
    return _with_lines(workbook, (changed(b, **values) if b.id == line else b for b in workbook.budget.lines))


def add_own_line(workbook: Workbook, group: str, label: str = "") -> tuple[Workbook, str]:
    """A line of the user's own in a group, and its id."""
    line = BudgetLine(id=new_id("b", workbook.budget.lines), group=group, item=OWN_ITEM, label=label)
    return _with_lines(workbook, (*workbook.budget.lines, line)), line.id


def remove_line(workbook: Workbook, line: str) -> Workbook:
    """The budget without one line; what was typed and not read for it goes too."""
    kept = without(workbook, {f"budget.{line}."})
    return changed(_with_lines(workbook, (b for b in workbook.budget.lines if b.id != line)), unfinished=kept)


def counted_lines(budget: Budget) -> tuple[BudgetLine, ...]:
    """The lines that count: those of a group when one of them has an amount, otherwise the group's one sum.

    One rule for both ways of looking at the budget, so that nothing is counted twice and nothing is lost.
    """
    itemised = {line.group for line in budget.lines if line.item != GROUP_SUM and line.amount is not None}
    return tuple(line for line in budget.lines if (line.item != GROUP_SUM) == (line.group in itemised))
