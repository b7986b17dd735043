"""Edits of steps, answers to questions, and records with a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from ashore.storage.checked import build
from ashore.values import StepState, YesNo
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.find import find, get_record
from ashore.workbook.model import (
    Bill,
    BillPaid,
    CourtPaper,
    CreditReport,
    Dispute,
    Record,
    Reminder,
    StepRecord,
    Workbook,
)

# Steps


def mark_step(workbook: Workbook, step: str, state: StepState | None, on: dt.date) -> Workbook:
    """Tick a step (`done`), set it aside (`not-for-me`), or open it again (None)."""
    current = find(workbook.steps, step)
    if (current.state if current else None) == state:
        return workbook
    others = tuple(s for s in workbook.steps if s.id != step)
    new = (StepRecord(id=step, state=state, on=on),) if state else ()
    return changed(workbook, steps=others + new)


def mark_steps(workbook: Workbook, steps: Iterable[str], state: StepState, on: dt.date) -> Workbook:
    """Several at once."""
    for step in steps:
        workbook = mark_step(workbook, step, state, on)
    return workbook


# Questions, and what is put off


def answer_question(workbook: Workbook, question: str, answer: YesNo | None) -> Workbook:
    """An answer to a yes/no question; None takes it back."""
    others = {key: old for key, old in workbook.answers.items() if key != question}
    return changed(workbook, answers=others if answer is None else {**others, question: answer})


def put_off(workbook: Workbook, what: str, on: dt.date) -> Workbook:
    """Not today. What was put off on other days is forgotten."""
    kept = {key: day for key, day in workbook.later.items() if day == on}
    return changed(workbook, later={**kept, what: on})


# Lists of records of one kind: reminders, court papers, reports, disputes, bills

KINDS: dict[str, tuple[str, type[Record]]] = {
    "reminder": ("reminders", Reminder),
    "paper": ("papers", CourtPaper),
    "report": ("reports", CreditReport),
    "dispute": ("disputes", Dispute),
    "bill": ("bills", Bill),
}
"""The list of the workbook and the record for each kind. Ids begin with the kind's first two letters."""


def add_record(workbook: Workbook, kind: str, /, **values: Any) -> tuple[Workbook, str]:
    """A new record of a kind, and its id."""
    name, model = KINDS[kind]
    records = getattr(workbook, name)
    id = new_id(kind[:2], records)
    return changed(workbook, **{name: (*records, build(model, {"id": id, **values}))}), id


def edit_record(workbook: Workbook, kind: str, record: str, /, **values: Any) -> Workbook:
    """Other values for one record of a kind."""
    name, _model = KINDS[kind]
    records = getattr(workbook, name)
    return changed(workbook, **{name: tuple(changed(r, **values) if r.id == record else r for r in records)})


def remove_record(workbook: Workbook, kind: str, record: str) -> Workbook:
    """The workbook without one record of a kind."""
    name, _model = KINDS[kind]
    kept = tuple(r for r in getattr(workbook, name) if r.id != record)
    return changed(workbook, **{name: kept}, unfinished=without(workbook, {f"{kind}.{record}."}))


def mark_bill(workbook: Workbook, bill: str, due: dt.date, on: dt.date | None) -> Workbook:
    """That a bill was paid on a day; None takes it back."""
    record = get_record(workbook.bills, bill)
    others = tuple(paid for paid in record.paid if paid.due != due)
    new = others if on is None else (*others, BillPaid(due=due, on=on))
    return edit_record(workbook, "bill", bill, paid=tuple(sorted(new, key=lambda paid: paid.due)))
