"""Offers for a debt: what each costs, whether the budget carries it, what is there in writing."""

from __future__ import annotations

from functools import partial

from ashore.casework.debts import Wrong
from ashore.casework.offers import new_offer
from ashore.casework.promises import OVER
from ashore.dialogue.letters import Letters
from ashore.dialogue.negotiator import Negotiator
from ashore.dialogue.promises import Promises
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.offer import OfferForm, TermsForm
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.letters import drafts
from ashore.values import OfferState
from ashore.wording.debts import lender_of
from ashore.wording.derivation import offer_derivation
from ashore.wording.offer_measures import letter_of, measures
from ashore.wording.offer_result import offer_sentences
from ashore.wording.offers import OFFER_STATES, name_of, own_offer_words, verdict_words, wrong_words
from ashore.wording.phrases import named
from ashore.wording.promises import agreed_words
from ashore.wording.running_down import balances, no_balances_words, running_down_lines, running_down_words
from ashore.wording.standing import agenda_line
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer


class Offers(Subject):
    """The offers of one debt, and one of them."""

    def offers(self, debt: str) -> None:
        """All of them, each with what it comes to."""

        def title() -> list[str]:
            record = find(self._book.debts, debt)
            if record is None:
                return []
            lines = [fill(_("Offers: {lender}"), lender=lender_of(record))]
            if not self._of(debt):
                lines.append(_("Note what the lender offers, or work out what you can offer."))
            return lines

        def choices() -> list[Choice]:
            offers: list[Choice] = [(self._line(offer), partial(self.offer, offer.id)) for offer in self._of(debt)]
            compare: list[Choice] = [(_("Side by side, measure by measure"), partial(self._compare, debt))]
            return [
                *offers,
                (_("Note an offer of the lender"), partial(self._new, debt)),
                (_("Work out what you can offer"), partial(self._own, debt)),
                (_("Try what fits: number and size of payments"), partial(Negotiator.of(self).negotiator, debt)),
                *(compare if len(offers) > 1 else []),
            ]

        self._talk.menu(title, choices)

    def _of(self, debt: str) -> list[Offer]:
        return [offer for offer in self._book.offers if offer.debt == debt]

    def _line(self, offer: Offer) -> str:
        measured = self._case.measured(offer)
        result = _("incomplete") if isinstance(measured, Wrong) else verdict_words(measured, self._book.currency)
        return named(name_of(offer) + _(", ") + _(OFFER_STATES[offer.state]), result)

    def _compare(self, debt: str) -> None:
        """Each measure, with its value for each offer."""
        offers = self._of(debt)
        names = [letter_of(place) for place in range(len(offers))]
        self._talk.heading(_("Side by side, measure by measure"))
        self._talk.say(*(named(name, name_of(offer)) for name, offer in zip(names, offers, strict=True)))
        measured = [self._case.measured(offer) for offer in offers]
        for label, values in measures(offers, measured, len(self._guide.terms.point)):
            cells = (f"{name} {value}" for name, value in zip(names, values, strict=True))
            self._talk.say(named(label, _("; ").join(cells)))

    def _new(self, debt: str) -> None:
        make = partial(new_offer, debt=debt, today=self._today)
        if new := self._begun(make, lambda new: self._questions(OfferForm(new, self._today).fields)):
            self.offer(new)

    def _own(self, debt: str) -> None:
        own, today = self._case.own_offer(debt), self._today
        if isinstance(own, str):
            self._talk.say(own_offer_words(own, self._case.budget))
        elif new := self._session.make(lambda workbook: edits.add_offer(workbook, debt, made=today, **own)):
            self.offer(new)

    # One offer

    def offer(self, offer: str) -> None:
        """What it comes to, and what can be said of it."""
        form = OfferForm(offer, self._today)

        def title() -> list[str]:
            record = form.offer(self._book)
            if record is None:
                return []
            measured = self._case.measured(record)
            if isinstance(measured, Wrong):
                lines = [wrong_words(measured)]
            else:
                lines = offer_sentences(record, measured, self._case)
            state = fill(_("It stands as: {state}."), state=_(OFFER_STATES[record.state]))
            return [name_of(record), *lines, state]

        def choices() -> list[Choice]:
            record = form.offer(self._book)
            if record is None:
                return []
            points = f"{len(record.terms)}/{len(self._guide.terms.point)}"
            complete = not isinstance(self._case.measured(record), Wrong)
            into: list[Choice] = [
                (_("Take it into the letter"), partial(self._propose, offer)),
                (_("Note it as agreed"), partial(self._state, offer, "agreed")),
            ]
            return [
                self._change(form.fields),
                (fill(_("Before any payment, in writing: {count}"), count=points), partial(self.terms, offer)),
                *(into if complete else []),
                (_("The debt running down, payment by payment"), partial(self._run_down, offer)),
                self._working(lambda: offer_derivation(form.offer(self._book) or record, self._today)),
                *self._behind("offer"),
                (
                    _("Try what fits: number and size of payments"),
                    partial(Negotiator.of(self).negotiator, record.debt, offer),
                ),
                *self._decisions(record),
            ]

        self._talk.menu(title, choices)

    def _decisions(self, offer: Offer) -> list[Choice]:
        """What became of the next payment that is agreed, and of the offer."""
        entry = self._case.next_payment(offer)
        asked: list[Choice] = []
        if entry is not None:
            asked = [(agenda_line(entry, self._today), partial(Promises.of(self).outcome, entry))]
        way: OfferState = "open" if offer.state in OVER else "refused"
        back: list[Choice] = []
        if offer.by == "reader":
            back = [(_("I take it back"), partial(self._state, offer.id, "withdrawn"))]
        said = _("Offer deleted. u brings it back.")
        return [
            (_("It is refused") if way == "refused" else _("Open it again"), partial(self._state, offer.id, way)),
            self._delete(lambda workbook: edits.remove_offer(workbook, offer.id), said),
            *back,
            *asked,
        ]

    def _state(self, offer: str, state: OfferState) -> None:
        self._session.apply(lambda workbook: edits.set_offer_state(workbook, offer, state))
        record = find(self._book.offers, offer)
        if state == "agreed" and record is not None:
            self._talk.say(agreed_words(self._case.measured(record), self._book.currency))

    def _propose(self, offer: str) -> None:
        propose = partial(drafts.propose, offer=offer, guide=self._guide, today=self._today)
        if draft := self._session.make(propose):
            Letters.of(self).letter(draft)

    def _run_down(self, offer: str) -> None:
        """What is left of the debt, in a sentence and payment by payment."""
        record, currency = find(self._book.offers, offer), self._book.currency
        if record is None:
            return
        measured = self._case.measured(record)
        self._talk.heading(_("The debt running down, payment by payment"))
        if left := balances(measured):
            self._talk.say(running_down_words(left, currency), *running_down_lines(measured, currency))
        else:
            self._talk.say(no_balances_words(measured))

    def terms(self, offer: str) -> None:
        """The points of the terms gate to tick; then a message that asks for the rest."""
        form, gate, facts = OfferForm(offer, self._today), self._guide.terms, self._guide.facts
        self._talk.heading(say(gate.title, facts))
        self._talk.hint(say(gate.text, facts))
        self._questions(TermsForm(offer, self._guide, self._today).fields)
        message = drafts.terms_message(form.offer(self._book), self._guide, self._directories)
        if message:
            self._talk.heading(_("A message to the lender, in the lender's language"))
            self._talk.say(*message.split("\n"))
        else:
            self._talk.say(_("Everything is there in writing. Keep it where you find it again."))
