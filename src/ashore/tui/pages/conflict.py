"""The file was changed by another program while it was open here: neither version is lost."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import K_, _
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row


class ConflictPage(ModalPage):
    """Keep mine or take theirs; the other one goes to the backups."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("The workbook file was changed by another program"), classes="heading")
            yield Prose(
                _("Nothing has been overwritten. Whichever you choose, the other version is kept in the backups.")
            )
            yield Row(_("Keep what is here"), self._keep_mine, classes="gap")
            yield Row(_("Take what is in the file"), self._take_theirs)
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("decide later"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def _keep_mine(self) -> None:
        self.dismiss()
        self.app.call_later(self.ashore.saving.keep_mine)

    def _take_theirs(self) -> None:
        self.dismiss()
        self.app.call_later(self.ashore.saving.take_theirs)
