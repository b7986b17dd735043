"""One of several things, in a small page above another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import K_
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll

Choice = TypeVar("Choice", bound=str)


class ChooseDialog(ModalPage):
    """Rows under a title; the chosen one is handed over. `at`: the one that holds now."""

    def __init__(
        self, title: str, options: Sequence[tuple[Choice, str]], at: str, chosen: Callable[[Choice], object]
    ) -> None:
        super().__init__()
        self._title, self._at = title, at
        self._options = [(option, label, partial(chosen, option)) for option, label in options]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(self._title, classes="heading")
            with Scroll(classes="scroll"):
                for number, (option, label, act) in enumerate(self._options):
                    mark = "(•) " if option == self._at else "( ) "
                    yield Row(mark + label, partial(self._choose, act), id=f"option-{number}")
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def focus_start(self) -> None:
        rows = list(self.query(Row))
        places = [option for option, _label, _act in self._options]
        self.set_focus(rows[places.index(self._at) if self._at in places else 0])

    def _choose(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()
