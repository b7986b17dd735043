"""What is asked of a promise that was moved, and of a payment of which the days do not tell if it is in a sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.casework.agenda import Entry
from ashore.casework.debts import is_unclear
from ashore.casework.outcomes import settle
from ashore.forms.field import Field, Value
from ashore.i18n import _, fill
from ashore.i18n.formats import day, money
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


def moved_field(entry: Entry, due: dt.date) -> Field:
    """The day to which the promise of an entry is moved; `due` is the one that was promised at first."""

    def read(workbook: Workbook) -> Value:
        if entry.kind == "agreed-payment":
            offer = find(workbook.offers, entry.ref)
            return next((o.moved_to for o in (offer.outcomes if offer else ()) if o.due == due), None)
        contact = find(workbook.contacts, entry.ref)
        return getattr(contact, "my_moved_to" if entry.kind == "my-promise" else "their_moved_to", None)

    def write(workbook: Workbook, value: Value) -> Workbook:
        to = value if isinstance(value, dt.date) else None
        if entry.kind == "agreed-payment":
            return edits.set_payment_promise(workbook, entry.ref, due, "moved", to)
        return settle(workbook, entry, "moved", to)

    name = f"promise.{entry.kind}.{entry.ref}.{due.isoformat()}"
    return Field(name, "date", _("To which day"), read, write)


def payment_fields(debt: Debt, currency: str) -> Iterator[Field]:
    """For each payment of which the days do not tell whether the lender's sum counts it: whether it does."""
    for payment in debt.payments:
        if is_unclear(payment, debt):
            yield _in_owed(
                payment.id,
                fill(
                    _("The payment of {sum} on {day}: does the sum that the lender names count it already?"),
                    sum=money(payment.amount, currency),
                    day=day(payment.date),
                ),
            )


def _in_owed(payment: str, label: str) -> Field:
    def read(workbook: Workbook) -> Value:
        found = find((made for debt in workbook.debts for made in debt.payments), payment)
        return {None: None, True: "yes", False: "no"}[found.in_owed if found else None]

    def write(workbook: Workbook, value: Value) -> Workbook:
        answer = None if value is None else value == "yes"
        return edits.edit_payment(workbook, payment, in_owed=answer)

    options = {"yes": _("yes, it is taken off there"), "no": _("no, it still comes off")}
    return Field(f"payment.{payment}.in-owed", "choice", label, read, write, options=options)
