"""Where to go, and what can be done here, with every key in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets.option_list import Option

from ashore.i18n import K_, _, key_label
from ashore.text import columns, pad
from ashore.tui.actions import split
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.key_list import EVERYWHERE
from ashore.tui.shell import Acts
from ashore.tui.tabs import TABS
from ashore.tui.widgets.bars import pressed
from ashore.tui.widgets.line_list import MarkedList
from ashore.tui.widgets.page_list import Line
from ashore.tui.widgets.prose import Prose

EVERY_PAGE = {key for key, _label, _name in EVERYWHERE}


class Place(Protocol):
    """Somewhere to go."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def key(self) -> str: ...


class Choice(NamedTuple):
    """A line: the key, its words, and what it does."""

    key: str
    words: str
    do: Callable[[], object]


class MenuDialog(ModalPage):
    """Two lists side by side: the letters of the left one mean something here only; the keys of the right one mean
    the same on the page itself."""

    BINDINGS = [Binding("left", "side(0)", show=False), Binding("right", "side(1)", show=False)]

    def __init__(self, places: Sequence[Place], page: Acts) -> None:
        super().__init__()
        self._places, self._page = places, page

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog wide"):
            with Horizontal(id="menu"):
                with Vertical():
                    yield Prose(_("Where to go"), classes="heading")
                    yield self._list("go", self._goes())
                with Vertical():
                    yield Prose(_("What can be done here"), classes="heading")
                    yield self._list("here", self._here())
            keys = [("←→", K_("the other side")), ("Enter", K_("choose")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice")

    @staticmethod
    def _list(name: str, choices: Sequence[Choice]) -> MarkedList:
        width = max(columns(choice.key) for choice in choices) + 2
        lines = [Option(Line(pad(choice.key, width) + choice.words, hang=" " * width)) for choice in choices]
        return MarkedList(*lines, id=name, markup=False)

    def _goes(self) -> list[Choice]:
        return [Choice(place.key, _(place.label), partial(self._open, place)) for place in self._places]

    def _open(self, place: Place) -> None:
        if place.key.isdecimal():
            self.ashore.go.tab(TABS[int(place.key) - 1])
        else:
            self.ashore.go.open(place.name)

    def _here(self) -> list[Choice]:
        direct, more = split(self._page.offered())
        found = [Choice(a.key, key_label(a.label), partial(self._page.run, a)) for a in direct]
        known = {action.key for action in direct}
        press = self.app.simulate_key
        for key, label in (*self._page.keys(), *self._page.keys_in_menu()):
            if key and key not in known | EVERY_PAGE:
                found.append(Choice(key, key_label(label), partial(press, pressed(key))))
        found += [Choice(f"m {a.key}", key_label(a.label), partial(self._page.run, a)) for a in more]
        everywhere = [*EVERYWHERE[:-1], *self._at_times(), EVERYWHERE[-1]]
        return found + [Choice(key, key_label(label), partial(press, name)) for key, label, name in everywhere]

    def _at_times(self) -> Iterator[tuple[str, str, str]]:
        """Keys of the whole program that do something now, and mostly nothing."""
        if self.ashore.texts is not None:
            yield "F6", K_("texts"), "f6"
        if self.ashore.saving.may_take_over:
            yield "F10", K_("take the workbook over"), "f10"

    def focus_start(self) -> None:
        for found in self.query(MarkedList):
            found.highlighted = 0
        self.set_focus(self.query_one("#go"))

    def action_side(self, side: int) -> None:
        """To the other list."""
        self.set_focus(list(self.query(MarkedList))[side])

    def on_option_list_option_selected(self, event: MarkedList.OptionSelected) -> None:
        choices = self._goes() if event.option_list.id == "go" else self._here()
        self._choose(choices[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """A letter, or a key of the page: at once."""
        typed = event.character or ""
        if typed in ("m", " "):
            event.stop()
            event.prevent_default()
            self.dismiss()
            if typed == "m":
                self.app.call_later(self._page.action_more)
            return
        choices = [*self._goes(), *self._here()] if typed else []
        found = next((choice for choice in choices if choice.key == typed), None)
        if found is not None:
            event.stop()
            event.prevent_default()
            self._choose(found)

    def _choose(self, choice: Choice) -> None:
        """Done once this is gone: what it does may open something else."""
        self.dismiss()
        self.app.call_later(choice.do)
