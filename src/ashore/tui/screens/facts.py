"""The sources behind a statement."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.guide.load import Facts
from ashore.guide.plain import fact_lines
from ashore.guide.say import say
from ashore.i18n import N_, _
from ashore.tui.page import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll


class FactsPage(ModalPage):
    """What a statement rests on: each fact with source, dates, and how sure we are."""

    def __init__(self, facts: Facts, ids: tuple[str, ...]) -> None:
        super().__init__()
        self._facts, self._ids = facts, ids

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Where this is from"), classes="heading")
            with Scroll(classes="scroll"):
                for number, fact in enumerate(self._facts.facts[name] for name in self._ids):
                    yield Prose(say(fact.statement, self._facts), classes="gap" if number else "")
                    yield Prose("\n".join(fact_lines(fact, self._facts)), first="  ", hang="  ", classes="quiet")
            yield Prose(join_keys([("↑↓", N_("scroll")), ("Esc", N_("close"))]), classes="notice gap")

    def action_move(self, by: int) -> None:
        self.query_one(Scroll).scroll_relative(y=by * 2, animate=False)
