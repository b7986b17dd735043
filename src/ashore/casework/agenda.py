"""What is due when, from what the workbook holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ashore.casework.contacts import promises
from ashore.casework.debts import Wrong, state_of, terms_of
from ashore.finance.schedule import make_schedule
from ashore.workbook.model import Workbook

EntryKind = Literal[
    "debt-due",
    "proposed-payment",
    "proposed-date",
    "reply-by",
    "reply-awaited",
    "agreed-payment",
    "my-promise",
    "their-promise",
    "next-step",
]


@dataclass(frozen=True)
class Entry:
    """One thing with a date: a debt that is or was due, or a date from a letter. `ref` is the record's id."""

    date: dt.date
    kind: EntryKind
    ref: str
    lender: str


_LETTER_DATES: tuple[tuple[str, EntryKind], ...] = (
    ("first-payment", "proposed-payment"),
    ("until", "proposed-date"),
    ("pay-on", "proposed-date"),
    ("reply-by", "reply-by"),
)


PAST = dt.timedelta(days=31)
"""How long an agreed payment stays in the agenda after its day."""


def agenda(workbook: Workbook, today: dt.date) -> tuple[Entry, ...]:
    """Everything with a date, earliest first. What a debt was due at first no longer counts once a plan is agreed."""
    lenders = {debt.id: debt.lender for debt in workbook.debts}
    entries = [
        Entry(d.due_date, "debt-due", d.id, d.lender)
        for d in workbook.debts
        if d.due_date is not None and state_of(d, today) in ("running", "overdue", "disputed")
    ]
    for offer in workbook.offers:
        terms = terms_of(offer, today)
        if offer.state == "agreed" and not isinstance(terms, Wrong):
            days = [payment.date for payment in make_schedule(terms).payments if payment.date >= today - PAST]
            entries += [Entry(day, "agreed-payment", offer.id, lenders.get(offer.debt, "")) for day in days]
    for until, contact, mine in promises(workbook):
        kind: EntryKind = "my-promise" if mine else "their-promise"
        entries.append(Entry(until, kind, contact.id, lenders.get(contact.debt or "", "")))
    for contact in workbook.contacts:
        if contact.next_on is not None:
            entries.append(Entry(contact.next_on, "next-step", contact.id, lenders.get(contact.debt or "", "")))
    for letter in workbook.letters:
        for sending in letter.sendings:
            if sending.reply_by is not None and sending.replied_on is None:
                lender = sending.to or lenders.get(letter.debt or "", "")
                entries.append(Entry(sending.reply_by, "reply-awaited", sending.id, lender))
        for field, letter_kind in _LETTER_DATES:
            day = letter.answers.get(field)
            if isinstance(day, dt.date) and not (field == "reply-by" and letter.sendings):
                entries.append(Entry(day, letter_kind, letter.id, lenders.get(letter.debt or "", "")))
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.kind, entry.ref)))
