"""For which of the reader's lenders a rule of a chapter holds, in words."""

from __future__ import annotations

from collections.abc import Iterable, Set

from ashore.casework.case import Case
from ashore.guide.models.chapter import Block, RuleBlock
from ashore.i18n import _, fill, sentences
from ashore.wording.debts import KINDS, lender_of
from ashore.workbook.model import Debt


def bound_words(block: Block, case: Case) -> str:
    """For whom a rule holds and for whom it does not; empty where it binds every lender, or nobody knows yet."""
    if not isinstance(block, RuleBlock) or not block.lenders:
        return ""
    holds, not_for = case.bound(block.lenders)
    both = {lender_of(debt) for debt in holds} & {lender_of(debt) for debt in not_for}
    said = []
    if holds:
        said.append(fill(_("What follows holds for: {lenders}."), lenders=_names(holds, both)))
    if not_for:
        said.append(fill(_("What follows does not hold for: {lenders}."), lenders=_names(not_for, both)))
    return sentences(*said) if said else ""


def _names(debts: Iterable[Debt], both: Set[str]) -> str:
    """Who lent them. One who lent in two ways, of which the rule binds one, is named with the way."""
    return _(", ").join(dict.fromkeys(_name(debt, lender_of(debt) in both) for debt in debts))


def _name(debt: Debt, with_kind: bool) -> str:
    name = lender_of(debt)
    return fill(_("{lender} ({kind})"), lender=name, kind=_(KINDS[debt.kind])) if with_kind else name
