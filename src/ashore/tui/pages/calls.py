"""On the telephone: what is said and a calm reply, a rehearsal, and single keys that note the time in a real call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from ashore.guide.models import Move, Words
from ashore.guide.say import say
from ashore.i18n import N_, _, fill
from ashore.tui.page import Keys, ModalPage, Page, join_keys
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.prose import Prose
from ashore.wording.phrases import named
from ashore.workbook import edits
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Workbook


class CallsPage(ListPage):
    """The usual moves of a collector; Enter shows the reply."""

    BINDINGS = [
        Binding("t", "rehearse", show=False),
        Binding("n", "call", show=False),
        Binding("f", "facts", show=False),
    ]
    KEYS: ClassVar[Keys] = (
        ("Enter", N_("reply")),
        ("t", N_("rehearse")),
        ("n", N_("a real call now")),
        ("f", N_("source")),
    )

    def again(self) -> Page:
        return CallsPage(self.chosen)

    def heading(self) -> str:
        return _("On the telephone: what they say, what you say")

    def _say(self, words: Words) -> str:
        return say(words, self.ashore.guide.facts)

    def items(self) -> Iterable[Item]:
        hint = _("One sentence is enough, and you may hang up after it. n: a call is coming in just now.")
        yield Item(hint, kind="text")
        for move in self.ashore.guide.calls.move:
            yield Item(f"“{self._say(move.says)}”", partial(self._open, move), id=f"move-{move.id}")

    def _open(self, move: Move) -> None:
        self.ashore.open_dialog(MoveDialog(move))

    def _move(self) -> Move | None:
        place = (self.chosen or "").removeprefix("move-")
        return find(self.ashore.guide.calls.move, place)

    def action_rehearse(self) -> None:
        if move := self._move():
            self.ashore.open_dialog(MoveDialog(move, rehearse=True))

    def action_call(self) -> None:
        self.ashore.visit(LiveCallPage())

    def action_facts(self) -> None:
        if move := self._move():
            self.ashore.show_facts(move.facts)

    def leave(self) -> None:
        self.ashore.open_tool("contacts")


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
                yield Prose(named(_("You can say"), f"“{say(move.reply, facts)}”"), classes="gap")
                yield Prose(named(_("Ask back"), f"“{say(move.question, facts)}”"), classes="gap")
                yield Prose(named(_("Stop here"), say(move.stop, facts)), classes="gap")
            yield Prose(join_keys([("Esc", N_("close"))]), classes="notice gap")

    def built(self) -> None:
        self.query_one("#answer").display = not self._rehearse

    def focus_start(self) -> None:
        for entry in self.query(TextInput):
            self.set_focus(entry)

    def action_enter(self) -> None:
        self.query_one("#answer").display = True


class LiveCallPage(ListPage):
    """During a call: each key notes the time and what was said; at the end it is an entry of the log."""

    def __init__(self, contact: str | None = None) -> None:
        super().__init__()
        self._contact = contact

    def again(self) -> Page:
        return LiveCallPage(self._contact)

    def heading(self) -> str:
        return _("A call, just now")

    def keys(self) -> Keys:
        return (("a-w", N_("note the time")), ("Enter", N_("the entry")), ("Esc", N_("the entry")))

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        entry = find(self.ashore.session.value.contacts, self._contact)
        said = entry.said if entry else ""
        yield Item(_("Each key notes the time at which it was said."), self.leave, id="entry")
        for move in guide.calls.move:
            yield Item(f"{move.key}   {say(move.says, guide.facts)}", kind="text")
        if said:
            yield Item(_("Noted"), kind="heading")
            yield from (Item(line, kind="text") for line in said.split("\n"))

    def on_key(self, event: events.Key) -> None:
        move = next((move for move in self.ashore.guide.calls.move if move.key == event.character), None)
        if move is None:
            return
        event.stop()
        event.prevent_default()
        words = say(move.says, self.ashore.guide.facts)
        now = self.ashore.clock()

        def note(workbook: Workbook) -> Workbook:
            entry = find(workbook.contacts, self._contact)
            if entry is None:
                workbook, self._contact = self.ashore.new_contact(workbook, channel="call")
                entry = get_record(workbook.contacts, self._contact)
            line = f"{now:%H:%M:%S}  {words}"
            said = f"{entry.said}\n{line}" if entry.said else line
            return edits.edit_contact(workbook, entry.id, said=said)

        self.ashore.session.apply(note)

    def leave(self) -> None:
        if entry := find(self.ashore.session.value.contacts, self._contact):
            self.ashore.open_contact(entry.id)
        else:
            self.ashore.open_tool("calls")
