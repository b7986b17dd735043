"""Before any payment: what is there in writing, and a ready message that asks for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.guide.models.base import Words
from ashore.guide.models.terms import TermsPoint
from ashore.guide.say import say
from ashore.i18n import K_, _
from ashore.letters import drafts
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer


class TermsPage(ListPage):
    """The points of the terms gate as ticks."""

    ACTIONS: ClassVar[Actions] = (
        Action("Space", K_("tick"), "tick"),
        Action("f", K_("source"), "facts"),
        Action("y", K_("copy the message"), "copy"),
    )

    def __init__(self, offer: str, at: str | None = None) -> None:
        super().__init__(at)
        self._offer = offer

    def again(self) -> Page:
        return TermsPage(self._offer, self.chosen)

    def heading(self) -> str:
        return self._say(self.ashore.guide.terms.title)

    def _say(self, words: Words) -> str:
        return say(words, self.ashore.guide.facts)

    def _of(self) -> Offer | None:
        return find(self.ashore.session.value.offers, self._offer)

    def there(self) -> bool:
        return self._of() is not None

    def items(self) -> Iterable[Item]:
        offer, gate = self._of(), self.ashore.guide.terms
        yield Item(self._say(gate.text), kind="text")
        for point in gate.point:
            mark = "[x] " if offer and point.id in offer.terms else "[ ] "
            yield Item(mark + self._say(point.text), partial(self._tick, point), id=f"term-{point.id}", hang="    ")
        message = self._message()
        if message:
            yield Item(_("A message to the lender, in the lender's language"), kind="heading")
            yield Item(message, kind="text")
        else:
            yield Item(_("Everything is there in writing. Keep it where you find it again."), kind="text")

    def _tick(self, point: TermsPoint) -> None:
        offer = self._of()
        if offer is None:
            return
        ticked = set(offer.terms) ^ {point.id}
        order = tuple(p.id for p in self.ashore.guide.terms.point if p.id in ticked)
        self.ashore.session.apply(lambda workbook: edits.edit_offer(workbook, self._offer, terms=order))

    def _message(self) -> str:
        """What is missing, asked for in the lender's language; empty when nothing is."""
        return drafts.terms_message(self._of(), self.ashore.guide, self.ashore.locale_dirs)

    def action_copy(self) -> None:
        if message := self._message():
            self.app.copy_to_clipboard(message)
            self.ashore.say(_("Handed to your terminal's clipboard."))

    def action_tick(self) -> None:
        self.choose()

    def action_facts(self) -> None:
        self.ashore.go.facts(self.ashore.guide.terms.facts)
