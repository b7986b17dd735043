"""Leaving while the workbook could not be saved: nothing is lost without being said."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import _
from ashore.tui.page import ModalPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row


class UnsavedPage(ModalPage):
    """Try again, stay, or leave without the last changes."""

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Your last changes are not on disk yet"), classes="heading")
            yield Prose(self._problem)
            yield Row(_("Try again, then quit"), self._again, classes="gap")
            yield Row(_("Stay"), self.action_close)
            yield Row(_("Quit without the last changes"), self.ashore.leave_now)

    def _again(self) -> None:
        self.dismiss()
        self.ashore.call_later(self.ashore.action_quit)
