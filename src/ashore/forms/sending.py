"""What is asked of a letter that went out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.forms.field import Field, field_of
from ashore.i18n import _
from ashore.wording.letters import SENT_BY
from ashore.wording.promises import REPLIES
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Sending, Workbook


class SendingForm(NamedTuple):
    """The form of one sending."""

    id: str

    def sending(self, workbook: Workbook) -> Sending | None:
        """The sending, unless it was taken back."""
        sendings = (sending for draft in workbook.letters for sending in draft.sendings)
        return find(sendings, self.id)

    def fields(self) -> Iterator[Field]:
        """The fields, top to bottom."""
        field = partial(field_of, Sending, f"sending.{self.id}", record=self.sending, edit=self._edit)
        yield field("on", "date", _("Went out on"), looks="back")
        yield field("by", "choice", _("How"), options={str(way): _(words) for way, words in SENT_BY.items()})
        yield field("to", "text", _("To whom"))
        yield field("receipt", "text", _("Number of the ticket or of the registered letter"))
        yield field("reply_by", "date", _("Answer expected by"), help=_("From then on it is shown as overdue."))
        yield field("replied_on", "date", _("Answer came on"), looks="back")
        options = {str(kind): _(words) for kind, words in REPLIES.items()} | {"": _("not known yet")}
        yield field("answer", "choice", _("What came of it"), options=options)
        yield field("reply", "long", _("What the answer says"))

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_sending(workbook, self.id, **values)
