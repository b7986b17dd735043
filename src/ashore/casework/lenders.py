"""Whom a rule binds: for which of the reader's debts it holds, and for which it does not, as far as anybody knows who
lends.

What kind of lender is behind a debt is told by the kind of the debt, by who lends in the whole cost of the loan, and by
what a letter about the debt says of the company. Nothing else is taken from it: a name alone tells no kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, get_args

from ashore.casework.debts import state_of
from ashore.values import BoundLender
from ashore.workbook.model import Debt, Workbook

if TYPE_CHECKING:
    from ashore.guide.models.letter import LetterTemplate

ALL: frozenset[BoundLender] = frozenset(get_args(BoundLender))
BANKS: frozenset[BoundLender] = frozenset({"bank", "card"})
"""What a bank can be to its borrower."""


class Bound(NamedTuple):
    """Debts by whether a rule binds their lender; in neither is a debt of which that is not known."""

    holds: tuple[Debt, ...]
    not_for: tuple[Debt, ...]


def lender_kinds(debt: Debt, workbook: Workbook, letters: Mapping[str, LetterTemplate]) -> frozenset[BoundLender]:
    """The kinds of lender that may be behind a debt; all of them where nothing is known, or what is known goes not
    together."""
    found = ALL
    for told in _told(debt, workbook, letters):
        found &= told
    return found or ALL


def _told(debt: Debt, workbook: Workbook, letters: Mapping[str, LetterTemplate]) -> Iterator[frozenset[BoundLender]]:
    if debt.kind == "credit-card":
        yield frozenset({"card"})
    elif debt.lender or debt.product:  # a debt that nobody has named yet has the kind that stands there by itself
        yield ALL - {"card"}
    if debt.loan.by is not None:
        yield frozenset({"private"}) if debt.loan.by == "private" else ALL - {"private"}
    said = list(_said_in_letters(debt.id, workbook, letters))
    if told := [kind for kind in get_args(BoundLender) if kind in said[-1:]]:
        yield BANKS if told == ["bank"] else frozenset(told)


def _said_in_letters(debt: str, workbook: Workbook, letters: Mapping[str, LetterTemplate]) -> Iterator[str]:
    for draft in workbook.letters:
        template = letters.get(draft.kind) if draft.debt == debt and draft.answers else None
        answer = template.answer(draft.answers, "who-lends") if template else None
        if isinstance(answer, str):
            yield answer


def bound(
    lenders: tuple[BoundLender, ...], workbook: Workbook, letters: Mapping[str, LetterTemplate], today: dt.date
) -> Bound:
    """Which debts a rule for these lenders is about, those that are cleared left out."""
    running = [(debt, lender_kinds(debt, workbook, letters)) for debt in _running(workbook, today)]
    return Bound(
        tuple(debt for debt, kinds in running if kinds.issubset(lenders)),
        tuple(debt for debt, kinds in running if kinds.isdisjoint(lenders)),
    )


def _running(workbook: Workbook, today: dt.date) -> list[Debt]:
    return [debt for debt in workbook.debts if state_of(debt, today) != "cleared"]
