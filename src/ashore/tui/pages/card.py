"""Cards for hard moments: few, large words; and the questions that lead to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from ashore.export.registers import card_document, document_formats, said_in
from ashore.guide.models import Card
from ashore.i18n import N_, _, current
from ashore.i18n.catalogue import Texts
from ashore.letters import drafts
from ashore.storage import paths
from ashore.tui.page import Keys, Page
from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll


class CardPage(Page):
    """One card, in the reader's language or in the lenders'. It shows nothing of the case."""

    SIDE: ClassVar[bool] = False
    BINDINGS = [
        Binding("n", "note", show=False),
        Binding("g", "language", show=False),
        Binding("x", "export", show=False),
        Binding("o", "open", show=False),
        Binding("f", "facts", show=False),
    ]

    def __init__(self, card: str, theirs: bool = False, back: Page | None = None) -> None:
        super().__init__()
        self._card, self._theirs, self._back = card, theirs, back

    def again(self) -> Page:
        return CardPage(self._card, self._theirs, self._back)

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

    def keys(self) -> Keys:
        keys: Keys = (("n", N_("note the visit")),) if self.card.after == "visit" else ()
        if self.card.opens:
            keys = (*keys, ("o", N_("open tool")))
        if self.ashore.guide.facts.language != current().tag:
            keys = (*keys, ("g", N_("language")))
        return (*keys, ("x", N_("to a file")), ("f", N_("source")))

    def body(self) -> ComposeResult:
        guide, texts = self.ashore.guide, self._texts()
        with Scroll(classes="body card"):
            for part in self.card.part:
                yield Prose(said_in(texts, part.title, guide), classes="heading large")
                for words in part.items:
                    text = said_in(texts, words, guide)
                    yield Prose(f"“{text}”" if part.say else text, first="    ", hang="    ", classes="spaced")

    def focus_start(self) -> None:
        """Nothing has the focus: one reads from the top."""

    def action_move(self, by: int) -> None:
        self.query_one(".body", Scroll).scroll_relative(y=by * 2, animate=False)

    def action_note(self) -> None:
        """A visit is noted at once, with the time."""
        if self.card.after == "visit":
            self.ashore.note_contact(channel="visit")

    def action_language(self) -> None:
        self.ashore.visit(CardPage(self._card, not self._theirs, self._back))

    def leave(self) -> None:
        """Back to where the reader was when the card was asked for."""
        if self._back is not None:
            self.ashore.visit(self._back)
        else:
            super().leave()

    def action_export(self) -> None:
        texts = self._texts()
        formats = document_formats(lambda: card_document(self.card, texts, self.ashore.guide))
        title = _("Write the card to a file, to print it")
        self.ashore.open_dialog(
            ExportDialog(title, formats, paths.own_files() / f"{self._card}-{self.ashore.today().isoformat()}")
        )

    def action_open(self) -> None:
        if self.card.opens:
            self.ashore.open_tool(self.card.opens)

    def action_facts(self) -> None:
        self.ashore.show_facts(self.card.facts)


class TriagePage(ListPage):
    """Is one of these so now? Nobody has to answer."""

    KEYS: ClassVar[Keys] = (("↑↓", N_("choose")), ("Enter", N_("open")))
    SIDE: ClassVar[bool] = False

    def again(self) -> Page:
        return TriagePage(self.chosen)

    def heading(self) -> str:
        return _("Is one of these so now?")

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        yield Item(_("If so, it comes first. If not, go on; you need not answer anything here."), kind="text")
        yield Item(_("None of these: go on"), self.ashore.go_home, id="none")
        yield Item("", kind="text")
        for question in guide.cards.question:
            text = said_in(current(), question.text, guide)
            yield Item(text, partial(self.ashore.show_card, question.card), id=f"question-{question.id}")
