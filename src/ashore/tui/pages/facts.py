"""The sources behind a statement."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.guide.as_text import certainty_words, fact_lines, is_old
from ashore.guide.facts import Facts
from ashore.guide.say import say, title_of
from ashore.i18n import K_, _, fill
from ashore.i18n.formats import short_day
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll


class SourcesPage(ListPage):
    """Every fact with how sure we are of it and when it was last looked up."""

    def again(self) -> Page:
        return SourcesPage(self.chosen)

    def heading(self) -> str:
        return _("Sources")

    def items(self) -> Iterable[Item]:
        facts, today = self.ashore.guide.facts, self.ashore.today()
        old = [fact for fact in facts.facts.values() if is_old(fact, today)]
        yield Item(fill(_("Rules of: {place}"), place=title_of(self.ashore.guide)), kind="text")
        text = _("{n} facts. Every one says where it is from, how sure we are, and when it was last looked up.")
        yield Item(fill(text, n=str(len(facts.facts))), kind="text")
        if old:
            text = _("! {n} of them were looked up more than a year ago: check them before you rely on them.")
            yield Item(fill(text, n=str(len(old))), kind="text")
        for fact in facts.facts.values():
            show = partial(self.ashore.go.facts, (fact.id,))
            mark = "! " if is_old(fact, today) else ""
            right = f"{mark}{certainty_words(fact)} · {short_day(fact.checked)}"
            yield Item(say(fact.statement, facts), show, right, f"fact-{fact.id}")


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
                    about = "\n".join(fact_lines(fact, self._facts, self.ashore.today()))
                    yield Prose(about, first="  ", hang="  ", classes="quiet")
            yield Prose(join_keys([("↑↓", K_("scroll")), ("Esc", K_("close"))]), classes="notice gap")

    def action_move(self, by: int) -> None:
        self.query_one(Scroll).scroll_relative(y=by * 2, animate=False)
