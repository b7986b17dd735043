"""What is due when, from what the workbook holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ashore.workbook.model import Debt, Workbook

EntryKind = Literal["debt-due", "proposed-payment", "proposed-date", "reply-by"]


@dataclass(frozen=True)
class Entry:
    """One thing with a date: a debt that is or was due, or a date from a letter. `ref` is the record's id."""

    date: dt.date
    kind: EntryKind
    ref: str
    lender: str


def days_overdue(debt: Debt, today: dt.date) -> int | None:
    """Days since the first missed payment was due (the due day is day 0); None when unknown or not due yet."""
    if debt.due_date is None or debt.due_date > today:
        return None
    return (today - debt.due_date).days


def total_owed(workbook: Workbook) -> Decimal | None:
    """The sum of what is owed, or None when no sum is known."""
    sums = [debt.owed for debt in workbook.debts if debt.owed is not None]
    return sum(sums, Decimal("0.00")) if sums else None


_LETTER_DATES: tuple[tuple[str, EntryKind], ...] = (
    ("first-payment", "proposed-payment"),
    ("until", "proposed-date"),
    ("pay-on", "proposed-date"),
    ("reply-by", "reply-by"),
)


def agenda(workbook: Workbook) -> tuple[Entry, ...]:
    """Everything with a date, earliest first."""
    lenders = {debt.id: debt.lender for debt in workbook.debts}
    entries = [Entry(d.due_date, "debt-due", d.id, d.lender) for d in workbook.debts if d.due_date is not None]
    for letter in workbook.letters:
        for field, kind in _LETTER_DATES:
            day = letter.answers.get(field)
            if isinstance(day, dt.date):
                entries.append(Entry(day, kind, letter.id, lenders.get(letter.debt or "", "")))
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.kind, entry.ref)))
