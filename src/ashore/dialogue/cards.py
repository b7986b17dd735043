"""What comes first in danger: the questions that lead to cards, and the cards for hard moments."""

from __future__ import annotations

from functools import partial

from ashore.casework.contacts import new_contact
from ashore.dialogue.contacts import Contacts
from ashore.dialogue.files import Files
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.export.registers import card_document, document_formats, said_in
from ashore.export.render import as_text
from ashore.i18n import _, current
from ashore.letters import drafts


class Cards(Subject):
    """Few, large words."""

    def triage(self, *more: Choice) -> None:
        """Is one of these so now? Nobody has to answer."""
        why = _("If so, it comes first. If not, go on; you need not answer anything here.")

        def choices() -> list[Choice]:
            guide = self._guide
            questions: list[Choice] = [
                (said_in(current(), question.text, guide), partial(self.card, question.card))
                for question in guide.cards.question
            ]
            return [*questions, *more]

        self._talk.menu(lambda: [_("Is one of these so now?"), why], choices)

    def cards(self) -> None:
        """All of them."""

        def choices() -> list[Choice]:
            guide = self._guide
            return [(said_in(current(), card.title, guide), partial(self.card, card.id)) for card in guide.cards.card]

        self._talk.menu(lambda: [_("Cards for hard moments")], choices)

    def pause(self) -> None:
        """A moment to breathe."""
        self.card(self._guide.card_for("pause").id)

    def door(self) -> None:
        """Somebody is at the door."""
        self.card(self._guide.card_for("door").id)

    def card(self, name: str, theirs: bool = False) -> None:
        """One card, in the reader's language or in the lenders', and what can be done with it."""
        guide = self._guide
        card, language = guide.card(name), guide.facts.language

        def title() -> list[str]:
            texts = drafts.letter_texts(language, self._directories) if theirs else current()
            document = card_document(card, texts, guide)
            return [document.title, *as_text(document, self._width).rstrip().split("\n")]

        def choices() -> list[Choice]:
            found: list[Choice] = []
            if card.after == "visit":
                found.append((_("Note this visit, with the time"), self._note_visit))
            if card.opens:
                found.append((_("What helps with it"), partial(self._go, card.opens)))
            if language != current().tag and not theirs:
                found.append((_("Read it in the lenders' language"), partial(self.card, name, True)))
            formats = partial(document_formats, lambda: card_document(card, current(), guide))
            file = Files.of(self).choice(_("Write the card to a file, to print it"), formats)
            return [*found, *self._sources(card.facts), file]

        self._talk.menu(title, choices)

    def _note_visit(self) -> None:
        """A visit is noted at once, with the time."""
        now = self._now
        if new := self._session.make(lambda workbook: new_contact(workbook, now, channel="visit")):
            Contacts.of(self).contact(new)
