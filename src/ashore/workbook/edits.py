"""Edits: pure functions from a workbook to a workbook. Each returns the same object when nothing changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from ashore.workbook.model import (
    GROUP_SUM,
    OWN_ITEM,
    Answer,
    Budget,
    BudgetLine,
    BudgetMode,
    Debt,
    LetterDraft,
    Record,
    StepRecord,
    StepState,
    Workbook,
)

Edit = Callable[[Workbook], Workbook]
R = TypeVar("R", bound=Record)


class HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


def changed(record: R, **values: Any) -> R:
    """The record with other values, checked as if it were read from a file."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return type(record).model_validate({**dict(record), **values}, by_name=True)


def new_id(prefix: str, records: Iterable[HasId]) -> str:
    """The next short id: `d1`, `d2`, … never one that is in use."""
    numbers = [int(r.id[len(prefix) :]) for r in records if r.id.startswith(prefix) and r.id[len(prefix) :].isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


# Steps


def mark_step(workbook: Workbook, step: str, state: StepState | None, on: dt.date) -> Workbook:
    """Tick a step (`done`), set it aside (`not-for-me`), or open it again (None)."""
    current = next((s for s in workbook.steps if s.id == step), None)
    if (current.state if current else None) == state:
        return workbook
    others = tuple(s for s in workbook.steps if s.id != step)
    new = (StepRecord(id=step, state=state, on=on),) if state else ()
    return changed(workbook, steps=others + new)


# Debts


def add_debt(workbook: Workbook) -> tuple[Workbook, str]:
    """A new, empty debt and its id."""
    debt = Debt(id=new_id("d", workbook.debts))
    return changed(workbook, debts=(*workbook.debts, debt)), debt.id


def edit_debt(workbook: Workbook, debt: str, **values: Any) -> Workbook:
    """Other values for one debt; it is made when there is none of that id (a letter may name one that was deleted)."""
    if all(d.id != debt for d in workbook.debts):
        workbook = changed(workbook, debts=(*workbook.debts, Debt(id=debt)))
    debts = tuple(changed(d, **values) if d.id == debt else d for d in workbook.debts)
    return changed(workbook, debts=debts)


# Budget


def set_budget_mode(workbook: Workbook, mode: BudgetMode) -> Workbook:
    """Quick (a sum per group) or full (lines): a way of looking, nothing entered is lost."""
    return changed(workbook, budget=changed(workbook.budget, mode=mode))


def set_buffer_cap(workbook: Workbook, cap: Any) -> Workbook:
    """The most per month that is set aside before any offer."""
    return changed(workbook, budget=changed(workbook.budget, buffer_cap=cap))


def find_line(budget: Budget, group: str, item: str) -> BudgetLine | None:
    """The line of a ready item, or the one sum of a group."""
    return next((line for line in budget.lines if line.group == group and line.item == item), None)


def _with_lines(workbook: Workbook, lines: Iterable[BudgetLine]) -> Workbook:
    return changed(workbook, budget=changed(workbook.budget, lines=tuple(lines)))


def edit_item(workbook: Workbook, group: str, item: str, usual: str = "monthly", **values: Any) -> Workbook:
    """Other values for a ready item or a group's sum; the line is made when it is first needed."""
    line = find_line(workbook.budget, group, item)
    if line is not None:
        return edit_line(workbook, line.id, **values)
    base = {"id": new_id("b", workbook.budget.lines), "group": group, "item": item, "frequency": usual}
    return _with_lines(workbook, (*workbook.budget.lines, BudgetLine.model_validate({**base, **values})))


def edit_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line."""
    return _with_lines(workbook, (changed(b, **values) if b.id == line else b for b in workbook.budget.lines))


def add_own_line(workbook: Workbook, group: str, label: str = "") -> tuple[Workbook, str]:
    """A line of the user's own in a group, and its id."""
    line = BudgetLine(id=new_id("b", workbook.budget.lines), group=group, item=OWN_ITEM, label=label)
    return _with_lines(workbook, (*workbook.budget.lines, line)), line.id


def remove_line(workbook: Workbook, line: str) -> Workbook:
    """The budget without one line; what was typed and not read for it goes too."""
    kept = {key: text for key, text in workbook.unfinished.items() if not key.startswith(f"budget.{line}.")}
    return changed(_with_lines(workbook, (b for b in workbook.budget.lines if b.id != line)), unfinished=kept)


def counted_lines(budget: Budget) -> tuple[BudgetLine, ...]:
    """The lines that count: those of a group when one of them has an amount, otherwise the group's one sum.

    One rule for both ways of looking at the budget, so that nothing is counted twice and nothing is lost.
    """
    itemised = {line.group for line in budget.lines if line.item != GROUP_SUM and line.amount is not None}
    return tuple(line for line in budget.lines if (line.item != GROUP_SUM) == (line.group in itemised))


# Letters


def add_letter(workbook: Workbook, kind: str, debt: str, language: str, on: dt.date) -> tuple[Workbook, str]:
    """A new draft about a debt, and its id."""
    draft = LetterDraft(id=new_id("l", workbook.letters), kind=kind, created=on, language=language, debt=debt)
    return changed(workbook, letters=(*workbook.letters, draft)), draft.id


def edit_letter(workbook: Workbook, letter: str, **values: Any) -> Workbook:
    """Other values for one draft."""
    return changed(workbook, letters=tuple(changed(d, **values) if d.id == letter else d for d in workbook.letters))


def answer(workbook: Workbook, letter: str, field: str, value: Answer | None) -> Workbook:
    """An answer in a draft; None, an empty text or an empty list takes it away."""
    draft = next(d for d in workbook.letters if d.id == letter)
    answers = {key: old for key, old in draft.answers.items() if key != field}
    if value is not None and value != "" and value != ():
        answers[field] = value
    return edit_letter(workbook, letter, answers=answers)


def remove_letter(workbook: Workbook, letter: str) -> Workbook:
    """The workbook without one draft."""
    kept = {key: text for key, text in workbook.unfinished.items() if not key.startswith(f"letter.{letter}.")}
    return changed(workbook, letters=tuple(d for d in workbook.letters if d.id != letter), unfinished=kept)


# What could not be read yet


def set_unfinished(workbook: Workbook, field: str, text: str | None) -> Workbook:
    """Keep what was typed into a field and could not be read; None when it has been read."""
    others = {key: old for key, old in workbook.unfinished.items() if key != field}
    return changed(workbook, unfinished=others if text is None else {**others, field: text})
