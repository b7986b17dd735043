"""Find: every page, step and setting by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ashore.guide.models import StepBlock
from ashore.guide.say import say, words_of
from ashore.i18n import N_, _
from ashore.money_words import named
from ashore.tui.page import ModalPage, join_keys
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.prose import Prose, plain

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp

MOST = 200


@dataclass(frozen=True)
class Command:
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
        self._folded = [command.text.casefold() for command in commands]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Find a page, a step, a text, a fact, a word, a note of your own"), classes="heading")
            yield TextInput(placeholder=_("type a part of it"))
            yield OptionList(markup=False)
            yield Prose(
                join_keys([("↑↓", N_("choose")), ("Enter", N_("open")), ("Esc", N_("close"))]), classes="notice"
            )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(OptionList).can_focus = False
        self._search("")

    def focus_start(self) -> None:
        self.set_focus(self.query_one(TextInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    def _search(self, query: str) -> None:
        self._found = [self._commands[number] for number in best(query, self._folded)] if query else self._commands
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            [Option(plain(command.text)) for command in self._found[:MOST]]
            or [Option(plain(_("Nothing found.")), disabled=True)]
        )
        options.highlighted = 0 if self._found else None

    def action_cursor(self, by: int) -> None:
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._run(event.option_index)

    def action_choose(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None and self._found:
            self._run(highlighted)

    def _run(self, index: int) -> None:
        command = self._found[index]
        self.dismiss()
        self.app.call_later(command.run)


FUZZY = 60
"""Characters up to which a name is found by letters that are not next to each other: in long texts it takes seconds."""


def best(query: str, texts: Sequence[str]) -> list[int]:
    """The texts in which all words of the query stand, then names that are like it: their places, best first."""
    words = query.casefold().split()
    whole = [number for number, text in enumerate(texts) if all(word in text for word in words)]
    matcher, known = Matcher(query), set(whole)
    scored = [
        (matcher.match(text), number) for number, text in enumerate(texts) if number not in known and len(text) <= FUZZY
    ]
    like = sorted((item for item in scored if item[0] > 0), key=lambda item: (-item[0], item[1]))
    return whole + [number for _score, number in like]


LONG_ANSWER = 8
"""Characters from which on an answer in a letter is words of one's own, and no choice."""
LONGEST = 160
"""Characters of a text that is found."""


def found_texts(app: AshoreApp) -> list[Command]:
    """Every text, fact, word and note of the reader's own, with the way there."""
    guide, workbook = app.guide, app.session.value
    facts = guide.facts
    commands = []
    for chapter in guide.chapters:
        for section in chapter.section:
            for block in section.block:
                if not isinstance(block, StepBlock):  # steps stand before
                    go = partial(app.open_chapter, chapter, block.id)
                    commands += [Command(f"{chapter.number} · {say(words, facts)}", go) for words in words_of(block)]
    for word in guide.glossary.word:
        text = named(say(word.term, facts), say(word.meaning, facts))
        commands.append(Command(text, partial(app.open_tool, "help")))
    for move in guide.calls.move:
        commands.append(Command(f"“{say(move.says, facts)}”", partial(app.open_tool, "calls")))
    for fact in facts.facts.values():
        commands.append(Command(f"§ {say(fact.statement, facts)}", partial(app.show_facts, (fact.id,))))
    notes = [(debt.lender or debt.product, partial(app.open_debt, debt.id)) for debt in workbook.debts]
    for contact in reversed(workbook.contacts):
        words = [contact.said, contact.mine, contact.my_promise, contact.their_promise, contact.next_step]
        notes += [(text, partial(app.open_contact, contact.id)) for text in words if text]
    for draft in workbook.letters:
        own = [str(answer) for answer in draft.answers.values() if len(str(answer)) >= LONG_ANSWER]
        notes += [(text, partial(app.open_letter, draft.id)) for text in own]
    notes += [(piece.label, partial(app.open_tool, "evidence")) for piece in workbook.evidence]
    notes += [(reminder.text, partial(app.open_tool, "agenda")) for reminder in workbook.reminders]
    notes += [(paper.note, partial(app.open_tool, "papers")) for paper in workbook.papers]
    notes += [(line.note or line.label, partial(app.open_tool, "budget")) for line in workbook.budget.lines]
    return commands + [Command("· " + " ".join(text.split())[:LONGEST], go) for text, go in notes if text]
