"""Steps of the checklists whose condition the workbook shows: they are offered as done, and ticked by nobody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ashore.guide.models.chapter import ShownBy

if TYPE_CHECKING:
    from ashore.casework.case import Case


def _debt(case: Case) -> bool:
    return any(debt.lender and debt.contract and debt.due_date for debt in case.workbook.debts)


def _owed(case: Case) -> bool:
    return any(debt.owed is not None and debt.owed_on for debt in case.workbook.debts)


def _letter_sent(case: Case) -> bool:
    return any(draft.sendings for draft in case.workbook.letters)


def _called(case: Case) -> bool:
    return any(contact.direction == "out" and contact.channel == "call" for contact in case.workbook.contacts)


def _terms(case: Case) -> bool:
    return any(offer.terms and len(offer.terms) >= len(case.guide.terms.point) for offer in case.workbook.offers)


CONDITIONS: Mapping[ShownBy, Callable[[Case], bool]] = {
    "debt": _debt,
    "owed": _owed,
    "budget": lambda case: case.budget.known and not case.spending_missing,
    "offer": lambda case: case.budget.known and bool(case.workbook.offers),
    "letter": lambda case: any(draft.offer for draft in case.workbook.letters),
    "letter-sent": _letter_sent,
    "log": lambda case: bool(case.workbook.contacts),
    "called": _called,
    "evidence": lambda case: bool(case.workbook.evidence),
    "terms": _terms,
    "court-paper": lambda case: bool(case.workbook.papers),
    "report": lambda case: bool(case.workbook.reports),
    "dispute": lambda case: bool(case.workbook.disputes),
    "bills": lambda case: bool(case.workbook.bills),
    "reminder": lambda case: bool(case.workbook.reminders),
    "reserve": lambda case: bool(case.workbook.reserve),
    "certificate": lambda case: any(debt.certificate for debt in case.workbook.debts),
}
"""What the workbook shows where a step names it."""


def shown_steps(case: Case) -> tuple[str, ...]:
    """The steps that are neither done nor set aside, and whose condition the workbook shows."""
    decided = {record.id for record in case.workbook.steps}
    return tuple(
        step.id
        for step in case.guide.steps.values()
        if step.shown_by and step.id not in decided and CONDITIONS[step.shown_by](case)
    )
