"""Why a part of what the budget leaves is held back: what it is promised to, in sentences."""

from __future__ import annotations

from collections.abc import Collection

from ashore.casework.case import Case
from ashore.casework.promises import HeldBack, Source
from ashore.i18n import N_, _, fill
from ashore.i18n.formats import day, money
from ashore.wording.debts import lender_of
from ashore.workbook.find import find

WHY: dict[Source, str] = {
    "agreed": N_("{sum} a month is held back for the plan agreed with {lender}."),
    "sending": N_("{sum} a month is held back for your letter of {day} to {lender}: it went out, and may be granted."),
    "letter": N_("{sum} a month is held back for your letter of {day} to {lender}, which has not gone out yet."),
    "proposal": N_("{sum} a month is held back for what you propose to {lender}."),
}
FEW = 2
"""How many of them are named beside what is left."""


def held_lines(case: Case) -> list[str]:
    """All that is held back."""
    return [_words(held, case) for held in case.promised.held_back()]


def open_lines(case: Case, without: Collection[str] = ()) -> list[str]:
    """What is held back though nothing is agreed, but for the debts `without`; the largest first, and few of them."""
    if not case.budget.known:
        return []
    found = [held for held in case.promised.held_back(without=without) if held.promise.source != "agreed"]
    found.sort(key=lambda held: -held.amount)
    return [_words(held, case) for held in found[:FEW]]


def _words(held: HeldBack, case: Case) -> str:
    workbook, promise = case.workbook, held.promise
    draft = find(workbook.letters, promise.ref)
    written = max((sending.on for sending in draft.sendings), default=draft.created) if draft else None
    return fill(
        _(WHY[promise.source]),
        sum=money(held.amount, workbook.currency),
        lender=lender_of(find(workbook.debts, promise.debt)),
        day=day(written) if written else "",
    )
