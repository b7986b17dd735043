"""How a figure comes about: lines that can be read to an agent on the telephone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import K_, _
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll


class DerivationPage(ModalPage):
    """The working of the figures on the page beneath."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("How this is worked out"), classes="heading")
            with Scroll(classes="scroll"):
                for line in self._lines:
                    yield Prose(line, first="• ", hang="  ")
            yield Prose(join_keys([("↑↓", K_("scroll")), ("Esc", K_("close"))]), classes="notice gap")

    def action_move(self, by: int) -> None:
        self.query_one(Scroll).scroll_relative(y=by * 2, animate=False)
