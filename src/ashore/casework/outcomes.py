"""What became of a promise: kept, broken, or moved to another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ashore.casework.agenda import Entry, EntryKind, agreed_entries
from ashore.casework.promises import agreed_payments
from ashore.values import PromiseState
from ashore.workbook import edits
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Contact, Offer, Workbook

if TYPE_CHECKING:
    from ashore.guide.models.letter_roles import LetterRole

PROMISES: tuple[EntryKind, ...] = ("my-promise", "their-promise", "agreed-payment")
"""Entries of the agenda of which it can be said what became of them."""


Ending = Literal["noted", "asked", "elsewhere"]
"""How something that is due is ended where it stands in a list: noted as done, or asked what became of it; else it is
ended only on the page of what it is about."""
NOTED: tuple[EntryKind, ...] = ("reminder", "bill")
"""Entries that are noted as done, with no question."""

Outcome = Literal["paid", "kept", "broken", "moved"]
"""What can be said of a promise; paid: kept, and to be noted as a payment on the debt."""


LETTERS: Mapping[EntryKind, LetterRole] = {
    "my-promise": "after-own-promise",
    "agreed-payment": "after-own-promise",
    "their-promise": "after-their-promise",
}
"""The letter after a promise that was not kept, or was moved."""


def letter_after(contact: Contact) -> LetterRole | None:
    """The letter about a promise of an entry of the log that was not kept, or moved; None without one."""
    if contact.my_state in ("broken", "moved"):
        return LETTERS["my-promise"]
    return LETTERS["their-promise"] if contact.their_state == "broken" else None


def ending_of(kind: EntryKind) -> Ending:
    """How an entry of a kind is ended: the one rule for what is said of it and for what is done."""
    if kind in PROMISES:
        return "asked"
    return "noted" if kind in NOTED else "elsewhere"


def note_done(workbook: Workbook, entry: Entry, today: dt.date) -> Workbook | None:
    """That something that is due is done: a reminder, a bill; None where that cannot be said so shortly."""
    match entry.kind:
        case "reminder":
            return edits.edit_record(workbook, "reminder", entry.ref, done_on=today)
        case "bill":
            return edits.mark_bill(workbook, entry.ref, entry.date, today)
    return None


def note_outcome(workbook: Workbook, entry: Entry, outcome: Outcome, today: dt.date) -> Workbook:
    """What became of the promise of an entry; to which day it is moved is noted afterwards."""
    return note_paid(workbook, entry, today) if outcome == "paid" else settle(workbook, entry, outcome)


def settle(workbook: Workbook, entry: Entry, state: PromiseState | None, moved_to: dt.date | None = None) -> Workbook:
    """Say what became of the promise of an entry; None takes it back. A day stays until another one is named."""
    if entry.kind == "agreed-payment":
        due = payment_of(workbook, entry)
        return workbook if due is None else edits.set_payment_promise(workbook, entry.ref, due[0], state, moved_to)
    whose = "my" if entry.kind == "my-promise" else "their"
    values: dict[str, object] = {f"{whose}_state": state}
    if moved_to is not None:
        values[f"{whose}_moved_to"] = moved_to
    return edits.edit_contact(workbook, entry.ref, **values)


def payment_of(workbook: Workbook, entry: Entry) -> tuple[dt.date, Decimal] | None:
    """The agreed payment of an entry: the day on which it was due at first, and how much."""
    offer = find(workbook.offers, entry.ref)
    days = agreed_payments(offer, entry.date) if offer else ()
    return next(((due, sum_) for n, (due, _day, sum_) in enumerate(days, 1) if str(n) == entry.part), None)


def due_of(workbook: Workbook, entry: Entry) -> dt.date:
    """The day that was promised at first."""
    found = payment_of(workbook, entry)
    return found[0] if found else entry.date


def next_payment(offer: Offer, lender: str, today: dt.date) -> Entry | None:
    """The first payment of an agreed offer of which it is not known what became of it."""
    return min(agreed_entries(offer, lender, today), default=None, key=lambda entry: entry.date)


def note_paid(workbook: Workbook, entry: Entry, today: dt.date) -> Workbook:
    """An agreed payment that was kept, noted on its debt too: on its day, or today where that is still to come."""
    found = payment_of(workbook, entry)
    offer = find(workbook.offers, entry.ref)
    if found is None or offer is None:
        return workbook
    return edits.add_payment(settle(workbook, entry, "kept"), offer.debt, min(entry.date, today), found[1])


def note_payment(workbook: Workbook, debt: str, today: dt.date) -> Workbook:
    """The payment that was thought about, on its day or today: it was made."""
    record = get_record(workbook.debts, debt)
    if record.trial is None:
        return workbook
    workbook = edits.add_payment(workbook, debt, record.trial_on or today, record.trial, record.payment_order)
    return edits.edit_debt(workbook, debt, trial=None, trial_on=None)
