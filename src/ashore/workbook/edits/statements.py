"""Edits of what is remembered of account statements."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.workbook.edits.base import changed
from ashore.workbook.model import StatementPayee, Workbook


def keep_payees(workbook: Workbook, payees: Iterable[StatementPayee]) -> Workbook:
    """What these payees' rows count as is remembered; what was remembered of others stays."""
    kept = {(one.name, one.way): one for one in (*workbook.payees, *payees)}
    return changed(workbook, payees=tuple(kept.values()))


def forget_payees(workbook: Workbook) -> Workbook:
    """No payee is remembered any more."""
    return changed(workbook, payees=())
