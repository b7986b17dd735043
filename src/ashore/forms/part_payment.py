"""What is asked of a part payment that is being thought about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.forms.field import Field, field_of
from ashore.forms.late import LateForm
from ashore.forms.promise import payment_fields
from ashore.i18n import _
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


class PartPaymentForm(NamedTuple):
    """The form of a payment on one debt, by the debt's id, on a day."""

    id: str
    today: dt.date

    def debt(self, workbook: Workbook) -> Debt | None:
        """The debt, unless it was taken back."""
        return find(workbook.debts, self.id)

    @property
    def _field(self) -> partial[Field]:
        return partial(field_of, Debt, f"debt.{self.id}", record=self.debt, edit=self._edit)

    def payment(self) -> Iterator[Field]:
        """How much, and on which day."""
        yield self._field("trial", "money", _("How much"))
        yield self._field("trial_on", "date", _("On which day"), help=_("Empty: today."))

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        yield from self.payment()
        yield from LateForm(self.id, self.today).question(workbook)
        orders = {
            "law": _("Nothing: charges first, then interest, then principal"),
            "principal-first": _("In writing: principal first"),
        }
        yield self._field("payment_order", "choice", _("What was agreed about it"), options=orders)
        if debt := self.debt(workbook):
            yield from payment_fields(debt, workbook.currency)

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_debt(workbook, self.id, **values)
