"""What became of a promise: kept, not kept, another day; the last two lead on to a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.agenda import Entry
from ashore.casework.outcomes import LETTERS, Ending, Outcome, due_of, ending_of, note_done, note_outcome
from ashore.forms.promise import moved_field
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.page import Page
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.wording.promises import outcome_options
from ashore.wording.standing import agenda_line

ENDS: Mapping[Ending, Actions] = {
    "noted": (Action("Space", K_("done"), "done"),),
    "asked": (Action("Space", K_("what became of it"), "done"),),
    "elsewhere": (),
}
"""What Space does with something that is due, by how it is ended; where that is elsewhere, it leads to the menu."""


def ends(entry: Entry) -> Actions:
    """What a page offers to end something that is due with `done_with`."""
    return ENDS[ending_of(entry.kind)]


def done_with(page: Page, entry: Entry) -> None:
    """Something that is due is done: noted, or asked what became of it; nothing where its page has to say it."""
    app, today = page.ashore, page.ashore.today()
    match ending_of(entry.kind):
        case "noted":
            app.session.apply(lambda workbook: note_done(workbook, entry, today) or workbook)
        case "asked":
            ask_outcome(page, entry)


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
                app.go.dialog(MovedDialog(entry, due))
            case "broken":
                app.go.begin_letter_for(LETTERS[entry.kind])
                app.say(_("Noted as not kept. Here is a letter about it; Esc leaves it."))
            case "kept":
                app.say(_("Noted as kept."))

    app.go.dialog(ChooseDialog(agenda_line(entry, app.today()), outcome_options(entry, app.session.value), "", chosen))


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
            yield Prose(join_keys([("Tab", K_("next")), ("Esc", K_("close"))]), classes="notice")

    def _write(self) -> None:
        app, entry = self.ashore, self._entry
        self.dismiss()
        app.go.begin_letter_for(LETTERS[entry.kind])
