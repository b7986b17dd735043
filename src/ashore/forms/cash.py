"""What is asked of the weeks ahead: what is there at their start, and each line of money that comes or goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ashore.forms.field import Field, field_of
from ashore.i18n import _
from ashore.wording.weeks import REPEATS
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Cash, CashLine, Workbook


@dataclass(frozen=True, slots=True)
class CashForm:
    """The form of what is there at the start."""

    def fields(self, _workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        field = partial(field_of, Cash, "cash.all", record=lambda workbook: workbook.cash, edit=edits.edit_cash)
        yield field("opening", "money", _("How much is there"))
        yield field("opening_on", "date", _("On which day"))


class CashLineForm(NamedTuple):
    """The form of one line."""

    id: str

    def line(self, workbook: Workbook) -> CashLine | None:
        """The line, unless it was taken back."""
        return find(workbook.cash.lines, self.id)

    def fields(self, _workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        field = partial(field_of, CashLine, f"cash.{self.id}", record=self.line, edit=self._edit)
        yield field("label", "text", _("What"))
        directions = {"in": _("It comes in"), "out": _("It goes out")}
        yield field("direction", "choice", _("In or out"), options=directions)
        yield field("amount", "money", _("How much"))
        yield field("date", "date", _("On which day"))
        repeats = {str(repeat): _(words) for repeat, words in REPEATS.items()}
        yield field("repeat", "choice", _("How often"), options=repeats)

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_cash_line(workbook, self.id, **values)
