"""What words mean, above the page on which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.guide.models.glossary import Term
from ashore.guide.say import say
from ashore.i18n import K_, _
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll


class WordsPage(ListPage):
    """The glossary, whole."""

    def again(self) -> Page:
        return WordsPage()

    def heading(self) -> str:
        return _("Words explained")

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        for word in guide.glossary.word:
            yield Item(say(word.term, guide.facts), kind="heading")
            yield Item(say(word.meaning, guide.facts), kind="text")


class WordsDialog(ModalPage):
    """Terms of the glossary with their meanings."""

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self._terms = terms

    def compose(self) -> ComposeResult:
        facts = self.ashore.guide.facts
        with Vertical(classes="dialog"):
            yield Prose(_("Words explained"), classes="heading")
            with Scroll(classes="scroll"):
                for term in self._terms:
                    yield Prose(say(term.term, facts), classes="heading")
                    yield Prose(say(term.meaning, facts), first="  ", hang="  ")
            yield Prose(join_keys([("↑↓", K_("scroll")), ("Esc", K_("close"))]), classes="notice gap")

    def action_move(self, by: int) -> None:
        self.query_one(Scroll).scroll_relative(y=by * 2, animate=False)
