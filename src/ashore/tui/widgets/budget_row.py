"""One row of the budget worksheet: a sum, how often it comes, what that is per month, and a bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from ashore.finance.budget import BudgetResult
from ashore.forms.budget import FREQUENCIES
from ashore.forms.field import Field
from ashore.i18n import _
from ashore.i18n.formats import number
from ashore.text import columns, pad
from ashore.tui.widgets.inputs import AmountInput, Choice
from ashore.tui.widgets.prose import Prose
from ashore.workbook.model import BudgetLine, Workbook
from ashore.workbook.session import Session

SUM, GAP, LABEL, LONGEST_BAR = 11, 1, 30, 48
"""Columns of a sum a month, between columns, of a name where there is room, of the longest bar."""
TYPED, TYPED_TIGHT, TIGHT_BELOW = 11, 9, 72
"""Columns of the field for a sum; where there are fewer columns than so many, it is narrower."""
LEAST_BAR = 3
"""With fewer cells there is no bar."""
CHOSEN = 18
"""Columns that 'how often' has at most."""


class Columns(NamedTuple):
    """How the columns of a page are shared out; a sum a month is always whole."""

    label: int
    typed: int
    chosen: int
    bar: int


def columns_for(width: int) -> Columns:
    """The bar takes what is left when everything else has its room; where that is not enough, names are broken."""
    typed = TYPED if width >= TIGHT_BELOW else TYPED_TIGHT
    chosen = min(max(columns(_(text)) for text in FREQUENCIES.values()) + 4, CHOSEN)
    rest = width - typed - GAP - chosen - SUM
    label = max(min(LABEL, rest), 4)
    bar_ = rest - label - GAP
    return Columns(label, typed, chosen, min(bar_, LONGEST_BAR) if bar_ >= LEAST_BAR else 0)


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
        shared: Columns,
    ) -> None:
        super().__init__(id=key)
        self._session, self._today = session, today
        self.label, self.help, self.amount, self.line = label, help, amount, line
        self._frequency, self._set_frequency = frequency, set_frequency
        self._columns = shared

    def compose(self) -> ComposeResult:
        yield Prose(self.label, first="  ", hang="  ", classes="label")
        yield AmountInput(self.amount.text(self._session.value), take=self._typed, placeholder="0")
        if self._set_frequency:
            yield Choice({key: _(text) for key, text in FREQUENCIES.items()}, self._frequency)
        yield Prose(classes="monthly")
        yield Prose(first=" ", hang="   ", classes="problem")

    def on_mount(self) -> None:
        self.lay_out(self._columns)

    def lay_out(self, shared: Columns) -> None:
        """Share out the width anew."""
        self._columns = shared
        self.query_one(".label").styles.width = shared.label
        self.query_one(AmountInput).styles.width = shared.typed
        for choice in self.query(Choice):
            choice.styles.width = shared.chosen

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
        self.query_one(".monthly", Prose).show(monthly_words(text, monthly, largest, self._columns.bar).rstrip())
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


def monthly_words(text: str, amount: Decimal | None, largest: Decimal, room: int) -> str:
    """A sum a month, and its bar where there is room for one."""
    return pad(text, SUM, right=True) + (" " * GAP + pad(bar(amount, largest, room), room) if room else "")


def bar(amount: Decimal | None, largest: Decimal, room: int) -> str:
    """A bar as long as the amount is large, of so many cells at most."""
    if not amount or not largest:
        return ""
    cells = int(amount * room * 2 / largest)
    return "█" * (cells // 2) + ("▌" if cells % 2 else "") or "▏"
