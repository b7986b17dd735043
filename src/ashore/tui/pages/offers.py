"""Offers for one debt: side by side in a table, each with its terms, and from here into the letter."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.casework.debts import Wrong
from ashore.casework.offer_terms import missing, open_rate_of
from ashore.casework.offers import new_offer
from ashore.casework.promises import OVER
from ashore.forms.field import Field
from ashore.forms.offer import OfferForm
from ashore.forms.questions import QuestionPage
from ashore.i18n import K_, _, fill, ngettext, sentences
from ashore.letters import drafts
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.offer_table import COLUMN, LABEL, letter_of, offer_table
from ashore.tui.pages.record import Place, RecordPage
from ashore.values import OfferState
from ashore.wording.debts import lender_of
from ashore.wording.derivation import offer_derivation
from ashore.wording.offer_result import offer_result
from ashore.wording.offers import OFFER_STATES, name_of, own_offer_words, wrong_words
from ashore.wording.phrases import named
from ashore.wording.promises import agreed_words
from ashore.wording.rates import result_with_key
from ashore.wording.result import Result, said
from ashore.wording.standing import agenda_line
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Offer

MARGIN = 3
"""Columns of the page's edges and its scroll bar."""


class OfferKeys(Page):
    """What can be done with an offer, in the list and on its own page."""

    OF_AN_OFFER: ClassVar[Actions] = (
        Action("w", K_("letter"), "propose"),
        Action("=", K_("working"), "derivation"),
        Action("f", K_("source"), "facts"),
        Action("e", K_("try number and size"), "negotiate"),
        Action("a", K_("it is agreed"), "agree"),
        Action("d", K_("it is refused, or open again"), "refuse"),
        Action("t", K_("terms to have in writing"), "terms"),
        Action("o", K_("what became of a payment"), "outcome"),
        Action("p", K_("the debt running down"), "chart"),
    )

    def offer(self) -> Offer | None:
        """The offer that is meant."""
        return None

    def action_propose(self) -> None:
        offer = self.offer()
        if offer is None or not self._complete(offer):
            return
        propose = partial(drafts.propose, offer=offer.id, guide=self.ashore.guide, today=self.ashore.today())
        if draft := self.ashore.session.make(propose):
            self.ashore.go.begun("draft", draft)

    def action_agree(self) -> None:
        offer = self.offer()
        if offer is None or not self._complete(offer):
            return
        measured = self.ashore.case.measured(offer)
        self.ashore.session.apply(lambda workbook: edits.set_offer_state(workbook, offer.id, "agreed"))
        self.ashore.say(agreed_words(measured, self.ashore.session.value.currency))

    def action_refuse(self) -> None:
        offer = self.offer()
        if offer is not None:
            state: OfferState = "open" if offer.state in OVER else "refused"
            if offer.by == "reader" and offer.state == "refused":
                state = "withdrawn"  # one's own can be taken back as well
            self.ashore.session.apply(lambda workbook: edits.set_offer_state(workbook, offer.id, state))

    def action_outcome(self) -> None:
        """What became of the next payment that is agreed."""
        if offer := self.offer():
            if entry := self.ashore.case.next_payment(offer):
                from ashore.tui.pages.outcome import ask_outcome

                ask_outcome(self, entry)
            else:
                self.ashore.say(_("No agreed payment is open here."))

    def action_terms(self) -> None:
        if offer := self.offer():
            self.ashore.go.open("terms", offer.id)

    def action_chart(self) -> None:
        if offer := self.offer():
            self.ashore.go.open("chart", offer.debt, offer.id)

    def action_negotiate(self) -> None:
        if offer := self.offer():
            self.ashore.go.open("negotiator", offer.debt, offer.id)

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("offer")

    def action_derivation(self) -> None:
        if offer := self.offer():
            self.ashore.go.dialog(DerivationPage(offer_derivation(offer, self.ashore.today())))

    def _complete(self, offer: Offer) -> bool:
        measured = self.ashore.case.measured(offer)
        if isinstance(measured, Wrong):
            self.ashore.say(wrong_words(measured))
            return False
        return True


class OffersPage(ListPage, OfferKeys):
    """The offers of one debt, side by side."""

    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("x", K_("delete"), "delete"),
        *OfferKeys.OF_AN_OFFER,
    )

    def __init__(self, debt: str, at: str | None = None) -> None:
        super().__init__(at)
        self.debt = debt

    def again(self) -> Page:
        return OffersPage(self.debt, self.chosen)

    def _debt(self) -> Debt | None:
        return find(self.ashore.session.value.debts, self.debt)

    def there(self) -> bool:
        return self._debt() is not None

    def heading(self) -> str:
        return fill(_("Offers: {lender}"), lender=lender_of(self._debt()))

    def kind(self) -> str:
        return _("Debts")

    def items(self) -> Iterable[Item]:
        workbook = self.ashore.session.value
        offers = [offer for offer in workbook.offers if offer.debt == self.debt]
        if not offers:
            note = _("Note what the lender offers, or work out what you can offer.")
            yield Item(sentences(note, _("What each really costs stands side by side.")), kind="text")
        across = max((self.room() - MARGIN - LABEL) // COLUMN, 1)  # as many as fit; the others below them
        for start in range(0, len(offers), across):
            measured = [self.ashore.case.measured(offer) for offer in offers[start : start + across]]
            table = offer_table(offers[start : start + across], measured, start, len(self.ashore.guide.terms.point))
            yield Item(table, kind="table")
        for place, offer in enumerate(offers):
            name = f"{letter_of(place)}  {name_of(offer)}"
            yield Item(name, partial(self._open, offer.id), _(OFFER_STATES[offer.state]), f"offer-{offer.id}")
        yield Item(_("Note an offer of the lender"), self.action_new, id="new")
        yield Item(_("Work out what you can offer"), self._own, id="own")
        yield Item(_("Try what fits: number and size of payments"), self.action_negotiate, id="try")

    def _open(self, offer: str) -> None:
        self.ashore.go.open("offer", offer)

    def _chosen_offer(self) -> Offer | None:
        """The offer on whose row the reader is."""
        offers = [offer for offer in self.ashore.session.value.offers if offer.debt == self.debt]
        place = self.chosen or ""
        return next((offer for offer in offers if place == f"offer-{offer.id}"), None)

    def offer(self) -> Offer | None:
        found = self._chosen_offer()
        if found is None:
            self.ashore.say(_("Go to one of the offers first."))
        return found

    def action_negotiate(self) -> None:
        """Also without an offer: what fits can be tried before the lender names anything."""
        chosen = self._chosen_offer()
        self.ashore.go.open("negotiator", self.debt, chosen.id if chosen else None)

    def action_new(self) -> None:
        self.ashore.go.new(partial(new_offer, debt=self.debt, today=self.ashore.today()), "offer")

    def _own(self) -> None:
        """Equal parts without interest, as few as the budget carries; the reader changes them at will."""
        own = self.ashore.case.own_offer(self.debt)
        if isinstance(own, str):
            self.ashore.say(own_offer_words(own, self.ashore.case.budget))
        elif new := self.ashore.session.make(
            lambda workbook: edits.add_offer(workbook, self.debt, made=self.ashore.today(), **own)
        ):
            self._open(new)

    def action_delete(self) -> None:
        place = self.chosen or ""
        if place.startswith("offer-"):
            self.ashore.session.apply(lambda workbook: edits.remove_offer(workbook, place.removeprefix("offer-")))
            self.ashore.say(_("Offer deleted. u brings it back."))


class OfferPage(RecordPage, OfferKeys):
    """One offer: its terms at the left, what it comes to at the right."""

    ACTIONS: ClassVar[Actions] = OfferKeys.OF_AN_OFFER

    def __init__(self, offer: str, at: Place = None) -> None:
        super().__init__(at)
        self._offer = offer

    def again(self) -> Page:
        return OfferPage(self._offer, self.place())

    def heading(self) -> str:
        offer = self.offer()
        debt = find(self.ashore.session.value.debts, offer.debt) if offer else None
        return fill(_("Offer: {lender}"), lender=lender_of(debt))

    def kind(self) -> str:
        return _("Debts")

    @property
    def _form(self) -> OfferForm:
        return OfferForm(self._offer, self.ashore.today())

    def offer(self) -> Offer | None:
        return self._form.offer(self.ashore.session.value)

    def there(self) -> bool:
        return self.offer() is not None

    def first_field(self) -> str:
        offer = self.offer()
        if offer is None:
            return f"offer.{self._offer}.by"
        wrong, question = missing(offer), open_rate_of(offer)
        if wrong is not None:
            field = wrong.field
        elif question is None:
            field = "payments" if offer.method == "payments" else "number"
        else:
            of = "fee" if question.which == "offer-fee" else "rate"
            fields = {"no-rate": question.field, "no-period": f"{of}_per"}
            field = fields.get(question.why, f"{of}_confirmed")
        return f"offer.{self._offer}.{field.replace('_', '-')}"

    def questions(self) -> list[QuestionPage]:
        return self._form.questions()

    def fields(self) -> Iterable[Field | str]:
        return self._form.fields(self.ashore.session.value)

    def comes_to(self) -> Result | None:
        offer = self.offer()
        if offer is None:
            return None
        measured = self.ashore.case.measured(offer)
        wrong = isinstance(measured, Wrong)
        result = (
            said([wrong_words(measured)])
            if isinstance(measured, Wrong)
            else result_with_key(offer_result(offer, measured, self.ashore.case))
        )
        return result if self.question is not None else result.plus(*self._ways_on(offer, wrong=wrong))

    def _ways_on(self, offer: Offer, *, wrong: bool) -> Iterable[str]:
        """How it stands, and what can be done with it."""
        yield fill(_("It stands as: {state}."), state=_(OFFER_STATES[offer.state]))
        if missing := len(self.ashore.guide.terms.point) - len(offer.terms):
            yield ngettext(
                "Before saying yes: {n} point is not in writing yet. m t shows it.",
                "Before saying yes: {n} points are not in writing yet. m t shows them.",
                missing,
            )
        if entry := self.ashore.case.next_payment(offer):
            yield named(agenda_line(entry, self.ashore.today()), _("m o says what became of it."))
        if offer.state != "agreed" and not wrong:
            yield _("w takes it into the letter; m a notes it as agreed.")
