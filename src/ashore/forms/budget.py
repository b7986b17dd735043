"""What is asked for a line of the budget: a sum, and how often it comes."""

from __future__ import annotations

from typing import NamedTuple

from ashore.forms.field import Field, Value
from ashore.i18n import N_, _
from ashore.workbook import edits
from ashore.workbook.model import BudgetLine, Workbook

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
        return Field(name, "choice", _("How often"), self._frequency, self._set, options=options)

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
        return self.set_frequency(workbook, str(value)) if value else workbook
