"""What is asked for a line of the budget: a sum, and how often it comes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ashore.finance.cash_flow import lowest_months
from ashore.forms.field import Field, Value, field_of
from ashore.guide.models.budget import BudgetGroup, BudgetItem
from ashore.i18n import N_, _
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import GROUP_SUM, OWN_ITEM, Budget, BudgetLine, Workbook

KINDS = {
    "income": N_("What comes in"),
    "essential": N_("Essentials"),
    "flexible": N_("Flexible"),
    "priority": N_("Urgent arrears, before loans"),
}

FREQUENCIES = {
    "daily": N_("daily"),
    "weekly": N_("weekly"),
    "every-two-weeks": N_("every 2 weeks"),
    "twice-a-month": N_("twice a month"),
    "every-four-weeks": N_("every 4 weeks"),
    "monthly": N_("monthly"),
    "every-two-months": N_("every 2 months"),
    "quarterly": N_("quarterly"),
    "half-yearly": N_("half-yearly"),
    "yearly": N_("yearly"),
}


class LineForm(NamedTuple):
    """The form of a ready line of a group, or of its one sum. `usual` is how often it comes unless it is said."""

    group: str
    item: str
    usual: str

    @classmethod
    def of(cls, group: BudgetGroup, item: BudgetItem | None) -> LineForm:
        """That of a ready line of the content, or with None of a group's one sum."""
        return cls(group.id, item.id, item.frequency) if item else cls(group.id, GROUP_SUM, "monthly")

    def line(self, workbook: Workbook) -> BudgetLine | None:
        """The line, once there is one."""
        return edits.find_line(workbook.budget, self.group, self.item)

    def amount(self, label: str) -> Field:
        """The sum."""
        return Field(f"budget.{self.group}.{self.item}.amount", "money", label, self._amount, self._set_amount)

    def frequency(self) -> Field:
        """How often it comes."""
        options = {key: _(text) for key, text in FREQUENCIES.items()}
        name = f"budget.{self.group}.{self.item}.frequency"
        return Field(name, "choice", _("How often"), self._frequency, self._set, options=options, needed=True)

    def fields(self, _workbook: Workbook) -> Iterator[Field]:
        """Both."""
        yield self.amount(self.item)
        yield self.frequency()

    def set_frequency(self, workbook: Workbook, value: str) -> Workbook:
        """The workbook with another frequency."""
        return edits.edit_item(workbook, self.group, self.item, frequency=value)

    def _amount(self, workbook: Workbook) -> Value:
        line = self.line(workbook)
        return line.amount if line else None

    def _set_amount(self, workbook: Workbook, amount: Value) -> Workbook:
        if amount is None and self.line(workbook) is None:
            return workbook
        return edits.edit_item(workbook, self.group, self.item, self.usual, amount=amount)

    def _frequency(self, workbook: Workbook) -> Value:
        line = self.line(workbook)
        return line.frequency if line else self.usual

    def _set(self, workbook: Workbook, value: Value) -> Workbook:
        same = value is None or value == self._frequency(workbook)
        return workbook if same else self.set_frequency(workbook, str(value))


class OwnLineForm(NamedTuple):
    """The form of one line by its id: the sum of one that the reader added, and what is said about any line."""

    id: str

    def line(self, workbook: Workbook) -> BudgetLine | None:
        """The line, unless it was taken back."""
        return find(workbook.budget.lines, self.id)

    def edit(self, workbook: Workbook, **values: object) -> Workbook:
        """The workbook with other values for it."""
        return edits.edit_line(workbook, self.id, **values)

    @property
    def _field(self) -> partial[Field]:
        return partial(field_of, BudgetLine, f"budget.{self.id}", record=self.line, edit=self.edit)

    def amount(self, label: str) -> Field:
        """The sum."""
        return self._field("amount", "money", label)

    def frequency(self) -> Field:
        """How often it comes."""
        options = {key: _(text) for key, text in FREQUENCIES.items()}
        return self._field("frequency", "choice", _("How often"), options=options)

    def details(self, workbook: Workbook, income: bool) -> Iterator[Field]:
        """Name (of a line of one's own), certain or estimate, what came in the last months, note."""
        line = self.line(workbook)
        if line and line.item == OWN_ITEM:
            yield self._field("label", "text", _("Name"))
        certainty = {"certain": _("Certain"), "estimate": _("Estimate")}
        yield self._field("certainty", "choice", _("How sure is the sum?"), options=certainty)
        if income:
            text = _("One sum after the other. Counted is what the three lowest bring on average.")
            name, label = f"budget.{self.id}.history", _("What came in the last months")
            yield Field(name, "sums", label, self._history, self._set_history, help=text)
        yield self._field("note", "text", _("Note"))

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """All of them."""
        yield self.amount(self.id)
        yield self.frequency()
        yield from self.details(workbook, True)

    def _history(self, workbook: Workbook) -> Value:
        line = self.line(workbook)
        return line.history or None if line else None

    def _set_history(self, workbook: Workbook, value: Value) -> Workbook:
        """The last months of an income that changes; the sum is then what its lowest months bring."""
        months = tuple(sum_ for sum_ in value if isinstance(sum_, Decimal)) if isinstance(value, tuple) else ()
        if not months:
            line = self.line(workbook)
            worked_out = line is not None and line.history and line.amount == lowest_months(line.history)
            gone = {"amount": None} if worked_out else {}
            return self.edit(workbook, history=(), **gone)
        counted = lowest_months(months)
        return self.edit(workbook, history=months, amount=counted, frequency="monthly", certainty="estimate")


def buffer_field(label: str) -> Field:
    """The most that is set aside before any offer."""

    def edit(workbook: Workbook, **values: object) -> Workbook:
        return edits.changed(workbook, budget=edits.changed(workbook.budget, **values))

    return field_of(Budget, "budget", "buffer_cap", "money", label, lambda workbook: workbook.budget, edit)
