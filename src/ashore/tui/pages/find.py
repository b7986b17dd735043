"""Find or ask: an answer to a question, and every page, step and setting by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Input
from textual.widgets.option_list import Option

from ashore.i18n import K_, _
from ashore.text import folded, stands_in
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.line_list import MarkedList
from ashore.tui.widgets.page_list import Line
from ashore.tui.widgets.prose import Prose, plain

MOST = 200
OWN = "· "
"""What stands before a text of the reader's own."""


class Command(NamedTuple):
    """Something to find, and what it does."""

    text: str
    run: Callable[[], object]


NOTHING = Command("", lambda: None)
"""The line that says that nothing was found: it is not chosen."""


class Asked(NamedTuple):
    """What stands around what is found by its name: answers before it, what collectors say behind it."""

    answers: Sequence[Command] = ()
    they_say: Sequence[Command] = ()
    nothing: Sequence[Command] = ()
    """What is offered where nothing is found at all."""


def _unasked(_question: str) -> Asked:
    return Asked()


class FoundList(MarkedList):
    """What was found. The field above it keeps the focus."""

    typed_beside = True


class FindPage(ModalPage):
    """The command palette. Textual's own has texts that cannot be translated. `ask` says what answers a question,
    `notice` what there is to know before."""

    BINDINGS = [
        Binding("down", "cursor(1)", show=False, priority=True),
        Binding("up", "cursor(-1)", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(self, commands: list[Command], ask: Callable[[str], Asked] = _unasked, notice: str = "") -> None:
        super().__init__()
        self._notice = notice
        self._commands = commands
        self._ask = ask
        self._found = commands
        self._folded = [folded(command.text) for command in commands]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(
                _("Ask in your own words, or find a page, a step, a fact, a word, a note"),
                classes="heading",
            )
            if self._notice:
                yield Prose(self._notice, classes="quiet")
            yield TextInput(placeholder=_("a question, or part of a name"))
            yield FoundList(markup=False)
            yield Prose(
                join_keys([("↑↓", K_("choose")), ("Enter", K_("open")), ("Esc", K_("close"))]), classes="notice"
            )

    def built(self) -> None:
        self.query_one(FoundList).can_focus = False
        self._search("")
        self.when_seen(self._ask, "")  # what it looks through is made now, not at the first key

    def focus_start(self) -> None:
        self.set_focus(self.query_one(TextInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    def _search(self, query: str) -> None:
        named = [self._commands[number] for number in best(query, self._folded)] if query else self._commands
        asked = self._ask(query) if query else Asked()
        exact = [command for command in named[:1] if folded(command.text.removeprefix(OWN)) == folded(query)]
        self._found = [*exact, *asked.answers, *named[len(exact) :][:MOST], *asked.they_say]
        lines = [Option(Line(command.text, hang="  ")) for command in self._found]
        if not lines:
            self._found = [NOTHING, *asked.nothing]
            lines = [Option(plain(_("Nothing found.")), disabled=True)]
            lines += [Option(Line(command.text, hang="  ")) for command in asked.nothing]
        options = self.query_one(FoundList)
        options.clear_options()
        options.add_options(lines)
        options.highlighted = 0 if self._found[0] is not NOTHING else None  # what is asked most is not what was asked

    def action_cursor(self, by: int) -> None:
        options = self.query_one(FoundList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def on_option_list_option_selected(self, event: FoundList.OptionSelected) -> None:
        self._run(event.option_index)

    def action_choose(self) -> None:
        highlighted = self.query_one(FoundList).highlighted
        if highlighted is not None:
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
