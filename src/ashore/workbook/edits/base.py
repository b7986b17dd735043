"""What every edit is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from ashore.storage import checked
from ashore.text import clean
from ashore.workbook.find import HasId
from ashore.workbook.model import LONGEST_UNFINISHED, Record, Workbook

Edit = Callable[[Workbook], Workbook]
R = TypeVar("R", bound=Record)


def changed(record: R, **values: Any) -> R:
    """The record with other values, checked as if it were read from a file."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return checked.changed(record, values)


def new_id(prefix: str, records: Iterable[HasId]) -> str:
    """The next short id: `d1`, `d2`, … never one that is in use."""
    numbers = [int(r.id[len(prefix) :]) for r in records if r.id.startswith(prefix) and r.id[len(prefix) :].isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def without(workbook: Workbook, prefixes: Iterable[str]) -> dict[str, str]:
    """What is unfinished, but for fields of these places."""
    starts = tuple(prefixes)
    return {key: text for key, text in workbook.unfinished.items() if not key.startswith(starts)}


def set_unfinished(workbook: Workbook, field: str, text: str | None) -> Workbook:
    """Keep what was typed into a field and could not be read; None when it has been read."""
    others = {key: old for key, old in workbook.unfinished.items() if key != field}
    if text is None:
        return changed(workbook, unfinished=others)
    return changed(workbook, unfinished={**others, field: clean(text)[:LONGEST_UNFINISHED]})


def choose_jurisdiction(workbook: Workbook, jurisdiction: str, currency: str) -> Workbook:
    """The rules of another place. Its currency comes with it while no sum has been entered: a sum is not converted."""
    empty = not (workbook.debts or workbook.budget.lines or workbook.offers or workbook.cash.lines or workbook.reserve)
    return changed(workbook, jurisdiction=jurisdiction, currency=currency if empty else workbook.currency)
