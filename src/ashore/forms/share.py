"""What is asked about sharing out what is left over several debts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ashore.casework.debts import to_share
from ashore.forms.field import Field, field_of
from ashore.i18n import _, fill
from ashore.wording.budget import WAYS
from ashore.wording.debts import lender_of
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


class ShareForm(NamedTuple):
    """The way to share out; by hand, a sum for each debt that is open today."""

    today: dt.date

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        ways = {str(way): _(words) for way, words in WAYS.items()}
        label = _("How to share it out")
        yield field_of(Workbook, "workbook", "share", "choice", label, lambda book: book, edits.changed, options=ways)
        if workbook.share == "by-hand":
            for owed in to_share(workbook, self.today):
                yield self._by_hand(owed.id, workbook)

    @staticmethod
    def _by_hand(debt: str, workbook: Workbook) -> Field:
        def of(workbook: Workbook) -> Debt | None:
            return find(workbook.debts, debt)

        def edit(workbook: Workbook, **values: object) -> Workbook:
            return edits.edit_debt(workbook, debt, **values)

        label = fill(_("A month for {lender}"), lender=lender_of(of(workbook)))
        return field_of(Debt, f"debt.{debt}", "share", "money", label, of, edit)
