"""One of several things, in a small page above another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import N_
from ashore.tui.page import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll


class ChooseDialog(ModalPage):
    """Rows under a title; the chosen one is handed over. `at`: the one that holds now."""

    def __init__(self, title: str, options: Sequence[tuple[str, str]], at: str, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._title, self._options, self._at, self._chosen = title, options, at, chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(self._title, classes="heading")
            with Scroll(classes="scroll"):
                for number, (option, label) in enumerate(self._options):
                    mark = "(•) " if option == self._at else "( ) "
                    yield Row(mark + label, partial(self._choose, option), id=f"option-{number}")
            keys = [("↑↓", N_("choose")), ("Enter", N_("take")), ("Esc", N_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def focus_start(self) -> None:
        rows = list(self.query(Row))
        places = [option for option, _label in self._options]
        self.set_focus(rows[places.index(self._at) if self._at in places else 0])

    def _choose(self, option: str) -> None:
        self.dismiss()
        self._chosen(option)
