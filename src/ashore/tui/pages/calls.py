"""On the telephone: what is said and a calm reply, a rehearsal, and single keys that note the time in a real call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from ashore.guide.models.base import Words
from ashore.guide.models.calls import Move
from ashore.guide.say import say
from ashore.i18n import K_, _, fill
from ashore.tui.actions import Action, Actions
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.prose import Prose
from ashore.wording.phrases import named, quoted
from ashore.workbook.find import find


class CallsPage(ListPage):
    """The usual moves of a collector; Enter shows the reply."""

    ACTIONS: ClassVar[Actions] = (
        Action("f", K_("source"), "facts"),
        Action("h", K_("rehearse"), "rehearse"),
    )

    def again(self) -> Page:
        return CallsPage(self.chosen)

    def heading(self) -> str:
        return _("On the telephone: what they say, what you say")

    def _say(self, words: Words) -> str:
        return say(words, self.ashore.guide.facts)

    def items(self) -> Iterable[Item]:
        hint = _(
            "One sentence is enough, such as “Please put it in writing”, and you may hang up after it. "
            "c: a call is coming in just now."
        )
        yield Item(hint, kind="text")
        for move in self.ashore.guide.calls.move:
            yield Item(quoted(self._say(move.says)), partial(self._open, move), id=f"move-{move.id}")

    def _open(self, move: Move) -> None:
        self.ashore.go.dialog(MoveDialog(move))

    def _move(self) -> Move | None:
        place = (self.chosen or "").removeprefix("move-")
        return find(self.ashore.guide.calls.move, place)

    def action_rehearse(self) -> None:
        if move := self._move():
            self.ashore.go.dialog(MoveDialog(move, rehearse=True))

    def action_facts(self) -> None:
        if move := self._move():
            self.ashore.go.facts(move.facts)


class MoveDialog(ModalPage):
    """One move: the reply, a question to ask back, where to stop. In a rehearsal one types one's own words first."""

    BINDINGS = [Binding("enter", "enter", show=False, priority=True)]

    def __init__(self, move: Move, *, rehearse: bool = False) -> None:
        super().__init__()
        self._move, self._rehearse = move, rehearse

    def compose(self) -> ComposeResult:
        facts, move = self.ashore.guide.facts, self._move
        with Vertical(classes="dialog"):
            yield Prose(fill(_("They: “{words}”"), words=say(move.says, facts)), classes="heading")
            if self._rehearse:
                yield Prose(_("What do you say? Nothing of it is kept. Enter shows ready words."), classes="quiet")
                yield TextInput(max_length=500)
            with Vertical(id="answer"):
                yield Prose(named(_("You can say"), quoted(say(move.reply, facts))), classes="gap")
                yield Prose(named(_("Ask back"), quoted(say(move.question, facts))), classes="gap")
                yield Prose(named(_("Stop here"), say(move.stop, facts)), classes="gap")
            yield Prose(join_keys([("Esc", K_("close"))]), classes="notice gap")

    def built(self) -> None:
        self.query_one("#answer").display = not self._rehearse

    def focus_start(self) -> None:
        for entry in self.query(TextInput):
            self.set_focus(entry)

    def action_enter(self) -> None:
        self.query_one("#answer").display = True
