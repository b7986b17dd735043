"""Edits of the weeks ahead."""

from __future__ import annotations

from typing import Any

from ashore.storage.checked import build
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.model import CashLine, Workbook


def edit_cash(workbook: Workbook, **values: Any) -> Workbook:
    """Other values for the weeks ahead."""
    return changed(workbook, cash=changed(workbook.cash, **values))


def edit_trial(workbook: Workbook, **values: Any) -> Workbook:
    """Other values for what is being tried."""
    return changed(workbook, trial=changed(workbook.trial, **values))


def add_cash_line(workbook: Workbook, **values: Any) -> tuple[Workbook, str]:
    """A line of the weeks ahead, and its id."""
    line = build(CashLine, {"id": new_id("c", workbook.cash.lines), **values})
    return edit_cash(workbook, lines=(*workbook.cash.lines, line)), line.id


def edit_cash_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line of the weeks ahead."""
    return edit_cash(workbook, lines=tuple(changed(c, **values) if c.id == line else c for c in workbook.cash.lines))


def remove_cash_line(workbook: Workbook, line: str) -> Workbook:
    """The weeks ahead without one line."""
    workbook = edit_cash(workbook, lines=tuple(c for c in workbook.cash.lines if c.id != line))
    return changed(workbook, unfinished=without(workbook, {f"cash.{line}."}))
