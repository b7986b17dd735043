"""What is asked of a piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.forms.field import Field, field_of
from ashore.i18n import _
from ashore.storage import access
from ashore.wording.debts import lender_of
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Evidence, Workbook


class EvidenceForm(NamedTuple):
    """The form of one piece."""

    id: str

    def piece(self, workbook: Workbook) -> Evidence | None:
        """The piece, unless it was taken back."""
        return find(workbook.evidence, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        field = partial(field_of, Evidence, f"evidence.{self.id}", record=self.piece, edit=self._edit)
        yield field("label", "text", _("What it is"), help=_("Such as: picture of the list of calls."))
        yield field("date", "date", _("The day that it is about"), looks="back")
        help = _("Its whole path; it is only read. Leave it empty for a paper.")
        if access.current().files:
            yield field("file", "path", _("The file"), help=help)
        yield field("paper_at", "text", _("Where the paper lies"))
        yield field("black_out", "text", _("To cover before a copy is sent"))
        yield field("note", "text", _("Note"))
        if workbook.debts:
            debts = {debt.id: lender_of(debt) for debt in workbook.debts} | {"": _("all of them")}
            yield field("debt", "choice", _("About which debt"), options=debts)

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_evidence(workbook, self.id, **values)
