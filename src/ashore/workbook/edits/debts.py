"""Edits of debts, and of what was paid on them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from ashore.storage.checked import build
from ashore.values import PaymentOrder
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.find import get_record
from ashore.workbook.model import Debt, PaymentMade, Workbook


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
    record = get_record(workbook.debts, debt)
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
