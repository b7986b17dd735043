"""Lenders that account statements name: which of them stand among the debts, and what they take by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ashore.finance.budget import GroupKind
from ashore.statements.automatic import Debit
from ashore.statements.regular import Regular
from ashore.statements.report import Report
from ashore.statements.rows import ZERO
from ashore.statements.rules import same
from ashore.workbook import edits
from ashore.workbook.model import Debt, Workbook


class LenderSeen(NamedTuple):
    """A lender in the statements: what was repaid and lent in all, and the debt that is noted of it."""

    name: str
    repaid: Decimal
    lent: Decimal
    debt: Debt | None


def lenders_seen(report: Report, workbook: Workbook) -> list[LenderSeen]:
    """Every lender that took or gave money, the one that took most first."""
    names = {*report.repayments_by, *report.loans_by}
    found = [
        LenderSeen(
            name,
            report.repayments_by.get(name, ZERO),
            report.loans_by.get(name, ZERO),
            debt_of(workbook, name),
        )
        for name in names
    ]
    return sorted(found, key=lambda one: (-one.repaid, -one.lent, one.name))


def debt_of(workbook: Workbook, name: str) -> Debt | None:
    """The debt whose lender or product is called so."""
    wanted = same(name)
    return next((debt for debt in workbook.debts if wanted in (same(debt.lender), same(debt.product))), None)


def note_debt(workbook: Workbook, name: str) -> tuple[Workbook, str]:
    """A new debt of a lender that the statements name, and its id. The name goes to the product: a statement shows the
    app's name, and who the lender is stands in the contract."""
    workbook, debt = edits.add_debt(workbook)
    return edits.edit_debt(workbook, debt, product=name), debt


class TakenFirst(NamedTuple):
    """A debit that a lender takes by itself, and the essentials that are due in the days after it."""

    debit: Debit
    before: tuple[Regular, ...]


SOON = 15
"""Days after a debit within which an essential payment is one that it may take the money from."""
MONTH = 30


def taken_first(report: Report, kinds: Mapping[str, GroupKind]) -> list[TakenFirst]:
    """Every debit that lenders take by themselves, with the essential payments that come in the days after it."""
    essential = [one for one in report.regular if one.every == "month" and kinds.get(one.group) == "essential"]
    return [
        TakenFirst(debit, tuple(one for one in essential if (one.day - debit.day) % MONTH <= SOON))
        for debit in report.debits
    ]
