"""What can be done here and has no key of its own: a small menu, whose letters mean nothing outside it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets.option_list import Option

from ashore.i18n import K_, _, key_label
from ashore.text import pad
from ashore.tui.actions import Action, split
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.shell import Acts
from ashore.tui.widgets.line_list import MarkedList
from ashore.tui.widgets.page_list import Line
from ashore.tui.widgets.prose import Prose


class MoreDialog(ModalPage):
    """The actions of a page that stand behind `m`."""

    def __init__(self, page: Acts) -> None:
        super().__init__()
        self._page = page
        self._actions = split(page.offered())[1]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("What can be done here"), classes="heading")
            lines = [Option(Line(pad(action.key, 3) + key_label(action.label), hang="   ")) for action in self._actions]
            yield MarkedList(*lines, id="more", markup=False)
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def focus_start(self) -> None:
        found = self.query_one(MarkedList)
        found.highlighted = 0
        self.set_focus(found)

    def on_option_list_option_selected(self, event: MarkedList.OptionSelected) -> None:
        self._choose(self._actions[event.option_index])

    def on_key(self, event: events.Key) -> None:
        found = next((action for action in self._actions if action.key == event.character), None)
        if found is not None:
            event.stop()
            event.prevent_default()
            self._choose(found)

    def _choose(self, action: Action) -> None:
        """Done once this is gone: what it does may open something else."""
        self.dismiss()
        self.app.call_later(self._page.run, action)
