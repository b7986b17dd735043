"""Cards for hard moments: few, large words; and the questions that lead to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult

from ashore.export.file_names import file_name
from ashore.export.registers import card_document, document_formats, said_in
from ashore.guide.models.cards import Card
from ashore.i18n import K_, _, current
from ashore.i18n.catalogue import Texts
from ashore.letters import drafts
from ashore.tui.actions import EXPORT, Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.phrases import quoted


class CardPage(Page):
    """One card, in the reader's language or in the lenders'. It shows nothing of the case."""

    SIDE: ClassVar[bool] = False

    def __init__(self, card: str, theirs: bool = False) -> None:
        super().__init__()
        self._card, self._theirs = card, theirs

    def again(self) -> Page:
        return CardPage(self._card, self._theirs)

    @property
    def card(self) -> Card:
        """What is shown."""
        return self.ashore.guide.card(self._card)

    def _texts(self) -> Texts:
        if not self._theirs:
            return current()
        return drafts.letter_texts(self.ashore.guide.facts.language, self.ashore.locale_dirs)

    def heading(self) -> str:
        return said_in(self._texts(), self.card.title, self.ashore.guide)

    def actions(self) -> Actions:
        found = [Action("f", K_("source"), "facts")]
        if self.card.after == "visit":
            found.append(Action("v", K_("note the visit"), "note"))
        elif self.card.after == "paper":
            found.append(Action("n", K_("note the paper"), "note"))
        if self.card.opens:
            found.append(Action("o", K_("open tool"), "open"))
        if self.ashore.guide.facts.language != current().tag:
            found.append(Action("l", K_("in the other language"), "language"))
        return (*found, EXPORT)

    def body(self) -> ComposeResult:
        guide, texts = self.ashore.guide, self._texts()
        with Scroll(classes="body card"):
            for part in self.card.part:
                yield Prose(said_in(texts, part.title, guide), classes="heading large")
                for words in part.items:
                    text = said_in(texts, words, guide)
                    yield Prose(quoted(text, texts) if part.say else text, first="    ", hang="    ", classes="spaced")
            if self.card.after == "visit":
                yield Row(_("Note this visit, with the time"), self.action_note, id="note", classes="gap")
            elif self.card.after == "paper":
                yield Row(_("Note this paper, with its day"), self.action_note, id="note", classes="gap")

    def focus_start(self) -> None:
        """Nothing has the focus: one reads from the top."""

    def action_move(self, by: int) -> None:
        self.query_one(".body", Scroll).scroll_relative(y=by * 2, animate=False)

    def action_note(self) -> None:
        """A visit is noted at once, with the time; of a paper it is asked what it says."""
        if self.card.after == "visit":
            self.ashore.go.note_contact(channel="visit")
        elif self.card.after == "paper":
            self.ashore.go.new_record("paper", "paper", received=self.ashore.today())

    def action_language(self) -> None:
        self.ashore.go.again_at(CardPage(self._card, not self._theirs))

    def action_export(self) -> None:
        texts = self._texts()
        formats = document_formats(lambda: card_document(self.card, texts, self.ashore.guide))
        title = _("Write the card to a file, to print it")
        name = file_name(card_document(self.card, texts, self.ashore.guide).title, self.ashore.today(), self._card)
        self.ashore.go.to_file(title, formats, name)

    def action_open(self) -> None:
        if self.card.opens:
            self.ashore.go.open(self.card.opens)

    def action_facts(self) -> None:
        self.ashore.go.facts(self.card.facts)


class TriagePage(ListPage):
    """Is one of these so now? Nobody has to answer."""

    SIDE: ClassVar[bool] = False

    def again(self) -> Page:
        return TriagePage(self.chosen)

    def heading(self) -> str:
        return _("Is one of these so now?")

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        yield Item(_("If so, it comes first. If not, go on; you need not answer anything here."), kind="text")
        yield Item(_("None of these: go on"), partial(self.ashore.go.tab, "today"), id="none")
        yield Item("", kind="text")
        for question in guide.cards.question:
            text = said_in(current(), question.text, guide)
            yield Item(text, partial(self.ashore.go.card, question.card), id=f"question-{question.id}")
