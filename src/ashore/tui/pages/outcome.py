"""What became of a promise: kept, not kept, another day; the last two lead on to a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.agenda import Entry, EntryKind
from ashore.casework.outcomes import PROMISES, Outcome, due_of, note_outcome
from ashore.forms.promise import moved_field
from ashore.guide.models import LetterRole
from ashore.i18n import N_, _
from ashore.tui.page import ModalPage, Page, join_keys
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.wording.promises import outcome_options
from ashore.wording.standing import agenda_line
from ashore.workbook import edits

LETTERS: Mapping[EntryKind, LetterRole] = {
    "my-promise": "after-own-promise",
    "agreed-payment": "after-own-promise",
    "their-promise": "after-their-promise",
}
"""The letter after a promise that was not kept, or was moved."""


def done_with(page: Page, entry: Entry) -> None:
    """Something that is due is done: noted of a reminder and a bill, asked about a promise; else it is opened."""
    app, today = page.ashore, page.ashore.today()
    if entry.kind == "reminder":
        app.session.apply(lambda workbook: edits.edit_record(workbook, "reminder", entry.ref, done_on=today))
    elif entry.kind == "bill":
        app.session.apply(lambda workbook: edits.mark_bill(workbook, entry.ref, entry.date, today))
    elif entry.kind in PROMISES:
        ask_outcome(page, entry)
    else:
        app.open_entry(entry)


def ask_outcome(page: Page, entry: Entry) -> None:
    """Ask what became of a promise."""
    app = page.ashore

    due = due_of(app.session.value, entry)

    def chosen(outcome: Outcome) -> None:
        app.session.apply(lambda workbook: note_outcome(workbook, entry, outcome, app.today()))
        match outcome:
            case "paid":
                app.say(_("Noted as paid. Keep the receipt."))
            case "moved":
                app.open_dialog(MovedDialog(entry, due))
            case "broken":
                app.begin_letter_for(LETTERS[entry.kind])
                app.say(_("Noted as not kept. Here is a letter about it; Esc leaves it."))
            case "kept":
                app.say(_("Noted as kept."))

    app.open_dialog(
        ChooseDialog(agenda_line(entry, app.today()), outcome_options(entry, app.session.value), "", chosen)
    )


class MovedDialog(ModalPage):
    """To which day a promise is moved; then the letter that says so."""

    def __init__(self, entry: Entry, due: dt.date) -> None:
        super().__init__()
        self._entry, self._due = entry, due

    def compose(self) -> ComposeResult:
        app = self.ashore
        with Vertical(classes="dialog"):
            yield Prose(agenda_line(self._entry, app.today()), classes="heading")
            yield FieldView(moved_field(self._entry, self._due), app.session, app.today())
            yield Row(_("Write to them about it"), self._write, id="write")
            yield Prose(join_keys([("Tab", N_("next")), ("Esc", N_("close"))]), classes="notice")

    def _write(self) -> None:
        app, entry = self.ashore, self._entry
        self.dismiss()
        app.begin_letter_for(LETTERS[entry.kind])
