"""One row of the budget worksheet: a sum, how often it comes, what that is per month, and a bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from ashore.finance.budget import BudgetResult
from ashore.forms.budget import FREQUENCIES
from ashore.forms.field import Field
from ashore.i18n import _
from ashore.i18n.formats import number
from ashore.text import pad
from ashore.tui.widgets.inputs import AmountInput, Choice
from ashore.tui.widgets.prose import Prose
from ashore.workbook.model import BudgetLine, Workbook
from ashore.workbook.session import Session

BAR = 5
"""Cells of the longest bar."""


class BudgetRow(Horizontal):
    """One amount with its frequency, and what that is per month."""

    class Typed(Message):
        """Something was typed, which may leave the sum as it is."""

    def __init__(
        self,
        session: Session,
        today: dt.date,
        key: str,
        label: str,
        help: str,
        amount: Field,
        line: Callable[[Workbook], BudgetLine | None],
        frequency: str,
        set_frequency: Callable[[Workbook, str], Workbook] | None,
    ) -> None:
        super().__init__(id=key)
        self._session, self._today = session, today
        self.label, self.help, self.amount, self.line = label, help, amount, line
        self._frequency, self._set_frequency = frequency, set_frequency

    def compose(self) -> ComposeResult:
        yield Prose(self.label, first="  ", hang="  ", classes="label")
        yield AmountInput(self.amount.text(self._session.value), take=self._typed, placeholder="0")
        if self._set_frequency:
            yield Choice({key: _(text) for key, text in FREQUENCIES.items()}, self._frequency)
        yield Prose(classes="monthly")
        yield Prose(first=" ", hang="   ", classes="problem")

    def show(self, result: BudgetResult, largest: Decimal) -> None:
        """Show what the workbook holds."""
        session, today = self._session, self._today
        line = self.line(session.value)
        problem = self.amount.problem(session.value, today)
        self.set_class(problem is not None, "-wrong")
        self.query_one(".problem", Prose).show(f"! {problem}" if problem else "")
        for choice in self.query(Choice):
            choice.show(line.frequency if line else self._frequency)
        monthly = result.lines.get(line.id) if line else None
        text = ""
        if monthly is not None and line is not None:
            text = ("~" if line.certainty == "estimate" else "") + number(monthly)
        self.query_one(".monthly", Prose).show(pad(text, 11, right=True) + " " + bar(monthly, largest))
        entry = self.query_one(AmountInput)
        stored = self.amount.text(session.value)
        if entry.value != stored and not self.amount.says(entry.value, session.value, today):
            with self.prevent(Input.Changed):
                entry.value = stored

    def understood(self) -> str:
        """How the sum was understood, where that is not plain from what stands in the field."""
        return self.amount.understood(self._session.value, self.query_one(AmountInput).value)

    def _typed(self, text: str) -> None:
        self.amount.takes(self._session, text, self._today)
        self.post_message(self.Typed())

    def on_descendant_focus(self) -> None:
        self._mark()

    def on_descendant_blur(self) -> None:
        self._mark()

    def _mark(self) -> None:
        """Show whether the reader is here; the two events come in no certain order."""
        self.query_one(".label", Prose).mark("▌ " if self.has_focus_within else "  ")

    def on_choice_changed(self, event: Choice.Changed) -> None:
        if change := self._set_frequency:
            self._session.apply(lambda workbook: change(workbook, event.value))


def bar(amount: Decimal | None, largest: Decimal) -> str:
    """A bar as long as the amount is large."""
    if not amount or not largest:
        return ""
    cells = int(amount * BAR * 2 / largest)
    return "█" * (cells // 2) + ("▌" if cells % 2 else "") or "▏"
