"""Something that is done only after an explicit yes."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import K_, _
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row


class ConfirmDialog(ModalPage):
    """Says what is the matter; no is chosen until the reader moves to yes."""

    def __init__(self, text: str, yes: str, then: Callable[[], object]) -> None:
        super().__init__()
        self._text, self._yes, self._then = text, yes, then

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(self._text, classes="heading")
            yield Row(_("Go back and fill it in"), self.action_close, id="no")
            yield Row(self._yes, self._go_on, id="yes")
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#no"))

    def _go_on(self) -> None:
        self.dismiss()
        self._then()
