"""Find: every page, step and setting by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Input
from textual.widgets.option_list import Option

from ashore.i18n import N_, _
from ashore.text import folded, stands_in
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.line_list import LineList
from ashore.tui.widgets.prose import Prose, plain

MOST = 200


class Command(NamedTuple):
    """Something to find, and what it does."""

    text: str
    run: Callable[[], object]


class FindPage(ModalPage):
    """The command palette. Textual's own has texts that cannot be translated."""

    BINDINGS = [
        Binding("down", "cursor(1)", show=False, priority=True),
        Binding("up", "cursor(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._found = commands
        self._folded = [folded(command.text) for command in commands]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Find a page, a step, a text, a fact, a word, a note of your own"), classes="heading")
            yield TextInput(placeholder=_("type a part of it"))
            yield LineList(markup=False)
            yield Prose(
                join_keys([("↑↓", N_("choose")), ("Enter", N_("open")), ("Esc", N_("close"))]), classes="notice"
            )

    def built(self) -> None:
        self.query_one(LineList).can_focus = False
        self._search("")

    def focus_start(self) -> None:
        self.set_focus(self.query_one(TextInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    def _search(self, query: str) -> None:
        self._found = [self._commands[number] for number in best(query, self._folded)] if query else self._commands
        options = self.query_one(LineList)
        options.clear_options()
        options.add_options(
            [Option(plain(command.text)) for command in self._found[:MOST]]
            or [Option(plain(_("Nothing found.")), disabled=True)]
        )
        options.highlighted = 0 if self._found else None

    def action_cursor(self, by: int) -> None:
        options = self.query_one(LineList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def on_option_list_option_selected(self, event: LineList.OptionSelected) -> None:
        self._run(event.option_index)

    def action_choose(self) -> None:
        highlighted = self.query_one(LineList).highlighted
        if highlighted is not None and self._found:
            self._run(highlighted)

    def _run(self, index: int) -> None:
        command = self._found[index]
        self.dismiss()
        self.app.call_later(command.run)


FUZZY = 60
"""Characters up to which a name is found by letters that are not next to each other: in long texts it takes seconds."""


def best(query: str, texts: Sequence[str]) -> list[int]:
    """The texts in which all words of the query stand, one that says no more before the others; then names that are
    like it: their places, best first."""
    query = folded(query)
    words = query.split()
    whole = [number for number, text in enumerate(texts) if stands_in(text, words)]
    whole.sort(key=lambda number: texts[number] != query)
    matcher, known = Matcher(query), set(whole)
    scored = [
        (matcher.match(text), number) for number, text in enumerate(texts) if number not in known and len(text) <= FUZZY
    ]
    like = sorted((item for item in scored if item[0] > 0), key=lambda item: (-item[0], item[1]))
    return whole + [number for _score, number in like]
