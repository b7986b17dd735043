"""Offers for a debt: what each costs, whether the budget carries it, what is there in writing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ashore.casework.debts import Wrong
from ashore.casework.offers import new_offer
from ashore.casework.promises import OVER
from ashore.dialogue.promises import Promises
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.finance.offers import Measured
from ashore.forms.offer import OfferForm, TermsForm
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.letters import drafts
from ashore.values import OfferState
from ashore.wording.debts import lender_of
from ashore.wording.offers import OFFER_STATES, name_of, offer_sentences, own_offer_words, verdict_words, wrong_words
from ashore.wording.phrases import named
from ashore.wording.standing import agenda_line
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer


class Offers(Subject):
    """The offers of one debt. `open_letter` is told the draft into which one was taken."""

    def offers(self, debt: str, open_letter: Callable[[str], None]) -> None:
        """All of them, each with what it comes to."""

        def title() -> list[str]:
            record = find(self._book.debts, debt)
            lines = [fill(_("Offers: {lender}"), lender=lender_of(record))]
            if not self._of(debt):
                lines.append(_("Note what the lender offers, or work out what you can offer."))
            return lines

        def choices() -> list[Choice]:
            if find(self._book.debts, debt) is None:  # taken back
                return []
            offers: list[Choice] = []
            for offer in self._of(debt):
                measured = self._case.measured(offer)
                result = _("incomplete") if isinstance(measured, Wrong) else self._verdict(measured)
                text = named(name_of(offer) + _(", ") + _(OFFER_STATES[offer.state]), result)
                offers.append((text, partial(self._offer, offer.id, open_letter)))
            return [
                *offers,
                (_("Note an offer of the lender"), partial(self._new, debt, open_letter)),
                (_("Work out what you can offer"), partial(self._own, debt, open_letter)),
            ]

        self._talk.menu(title, choices)

    def _verdict(self, measured: Measured) -> str:
        return verdict_words(measured, self._book.currency)

    def _of(self, debt: str) -> list[Offer]:
        return [offer for offer in self._book.offers if offer.debt == debt]

    def _new(self, debt: str, open_letter: Callable[[str], None]) -> None:
        make = partial(new_offer, debt=debt, today=self._today)
        if new := self._begun(make, lambda new: self._questions(OfferForm(new, self._today).fields)):
            self._offer(new, open_letter)

    def _own(self, debt: str, open_letter: Callable[[str], None]) -> None:
        own = self._case.own_offer(debt)
        if isinstance(own, str):
            self._talk.say(own_offer_words(own, self._case.budget))
        elif new := self._session.make(lambda workbook: edits.add_offer(workbook, debt, made=self._today, **own)):
            self._offer(new, open_letter)

    def _offer(self, offer: str, open_letter: Callable[[str], None]) -> None:
        form = OfferForm(offer, self._today)

        def title() -> list[str]:
            record = form.offer(self._book)
            if record is None:
                return [_("Taken back.")]
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
            complete = not isinstance(self._case.measured(record), Wrong)
            points = f"{len(record.terms)}/{len(self._guide.terms.point)}"
            way: OfferState = "open" if record.state in OVER else "refused"
            into: list[Choice] = [
                (_("Take it into the letter"), partial(self._propose, offer, open_letter)),
                (_("Note it as agreed"), partial(self._state, offer, "agreed")),
            ]
            return [
                (_("Change the answers"), lambda: self._questions(form.fields)),
                (fill(_("Before any payment, in writing: {count}"), count=points), partial(self._terms, offer)),
                *(into if complete else []),
                *self._outcomes(record),
                (_("It is refused") if way == "refused" else _("Open it again"), partial(self._state, offer, way)),
                *([(_("I take it back"), partial(self._state, offer, "withdrawn"))] if record.by == "reader" else []),
                (_("Delete it"), partial(self._delete, offer)),
            ]

        self._talk.menu(title, choices)

    def _outcomes(self, offer: Offer) -> list[Choice]:
        """What became of the next payment that is agreed."""
        entry = self._case.next_payment(offer)
        if entry is None:
            return []
        return [(agenda_line(entry, self._today), partial(Promises.of(self).outcome, entry))]

    def _state(self, offer: str, state: OfferState) -> None:
        self._session.apply(lambda workbook: edits.set_offer_state(workbook, offer, state))
        if state == "agreed":
            self._talk.say(_("Noted as agreed: its payments stand in what is due."))

    def _propose(self, offer: str, open_letter: Callable[[str], None]) -> None:
        propose = partial(drafts.propose, offer=offer, guide=self._guide, today=self._today)
        if draft := self._session.make(propose):
            open_letter(draft)

    def _delete(self, offer: str) -> None:
        self._session.apply(lambda workbook: edits.remove_offer(workbook, offer))

    def _terms(self, offer: str) -> None:
        """The points of the terms gate to tick; then a message that asks for the rest."""
        form, gate, facts = OfferForm(offer, self._today), self._guide.terms, self._guide.facts
        self._talk.heading(say(gate.title, facts))
        self._talk.say(say(gate.text, facts))
        self._questions(TermsForm(offer, self._guide, self._today).fields(self._book))
        message = drafts.terms_message(form.offer(self._book), self._guide, self._directories)
        if message:
            self._talk.heading(_("A message to the lender, in the lender's language"))
            self._talk.say(*message.split("\n"))
        else:
            self._talk.say(_("Everything is there in writing. Keep it where you find it again."))
