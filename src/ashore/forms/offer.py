"""What is asked of an offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from ashore.casework.offer_terms import BY_RATE, WITH_FEES, needed, question_about
from ashore.casework.rates import PERIODS, OpenRate
from ashore.forms.field import Field, field_of, flag_field
from ashore.forms.questions import QuestionPage
from ashore.forms.rates import question_field
from ashore.forms.written import payments_help
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import _
from ashore.wording.offers import EVERY, FEE_PER, METHODS, MISSED, STOPS, WAITING
from ashore.wording.rates import PER
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer, Workbook


class OfferForm(NamedTuple):
    """The form of one offer: what its method asks for."""

    id: str
    today: dt.date

    def offer(self, workbook: Workbook) -> Offer | None:
        """The offer, unless it was taken back."""
        return find(workbook.offers, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field | str]:
        """The fields, top to bottom; a text is a heading between them."""
        offer = self.offer(workbook) or Offer(id=self.id, debt=self.id)
        yield self._field("by", "choice", _("Whose offer"), options={"lender": _("The lender's"), "reader": _("Yours")})
        yield self._field("label", "text", _("Your name for it"))
        yield self._field("method", "choice", _("How it is repaid"), options={k: _(v) for k, v in METHODS.items()})
        if offer.method == "payments":
            yield from self._payments(offer)
        else:
            yield from self._by_method(offer)
        yield from self._rate(workbook, offer)
        if offer.method != "one-payment":
            yield from self._charges(workbook, offer)
        if offer.method in BY_RATE:
            yield from self._before(offer)
        yield _("What it says")
        yield self._field("stops", "choices", _("What stops while you keep to it"), options=_said(STOPS))
        missed = {"": _("not known")} | _said(MISSED)
        yield self._field("missed", "choice", _("One missed payment"), options=missed)
        if offer.method != "one-payment":
            yield _("Settling it early")
            yield self._field("settle_on", "date", _("Settled on"), help=_("Shows what that takes, and what it saves."))
            if offer.settle_on is not None:
                of = _("Of what is left of the principal, in percent; 0 or empty for none.")
                yield self._field("settle_fee", "rate", _("Fee for that"), help=of)

    def questions(self) -> list[QuestionPage]:
        """The same in four questions. Payment by payment is one of them, with its list."""
        page = QuestionPage
        rate = ("rate", "rate-per", "rate-confirmed", "fee-rate", "fee-per", "fee-confirmed")
        return [
            page(
                _("Whose offer is it, and how would it be repaid?"),
                _("So many payments of so much, as apps show it, is the first choice."),
                ("by", "method"),
            ),
            page(
                _("Which payments, from which day?"),
                _("The repayment plan in the app: 6×380, or each payment with its day."),
                ("payments", "number", "first", "every", "amount", "waived"),
            ),
            page(
                _("What is charged on top, and what really comes in?"),
                _("Interest, a fee, a membership or guarantee; and the sum that reaches your account."),
                (*rate, "fee-each", "fee-once", "upfront", "received"),
            ),
            page(
                _("What do they promise for it?"),
                _("In the chat or on the call. What is not in writing is not promised yet."),
                ("stops", "missed"),
            ),
        ]

    def _field(self, name: str, kind: Any, label: str, **more: Any) -> Field:
        return field_of(Offer, f"offer.{self.id}", name, kind, label, self.offer, self.edit, **more)

    def _payments(self, offer: Offer) -> Iterator[Field]:
        """The payments as they are listed."""
        yield self._field("payments", "payments", _("The payments"), help=payments_help())
        owed = _("What the payments repay; empty if not known. What really came in is asked further down.")
        yield self._field("amount", "money", _("Sum to be repaid"), help=owed)
        yield self._field("waived", "money", _("Of it waived"))
        if "first" in needed(offer):
            yield self._first()
            yield self._every()

    def _by_method(self, offer: Offer) -> Iterator[Field]:
        """The sum, and over how many payments."""
        yield self._field("amount", "money", _("Sum to be repaid"), help=_("Before anything is waived."))
        yield self._field("waived", "money", _("Of it waived"))
        if offer.method != "one-payment":
            yield self._field("number", "count", _("Number of payments"), most=360)
        yield self._first()

    def _first(self) -> Field:
        return self._field("first", "date", _("First payment on"), help=_("A day shortly after your pay comes."))

    def _every(self) -> Field:
        return self._field("every", "choice", _("How often"), options=_said(EVERY))

    def _rate(self, workbook: Workbook, offer: Offer) -> Iterator[Field]:
        """The rate, or the fee that stands for it, with what is asked back about it."""
        if offer.method in BY_RATE:
            none = _("In percent; 0 where there is none, empty if not known.")
            yield self._field("rate", "rate", _("Rate"), help=none)
            yield self._field(
                "rate_per", "choice", _("That rate is"), options={name: _(PER[name]) for name in PERIODS[:3]}
            )
            yield from self._question(workbook, "offer")
        elif offer.method == "fee":
            yield from self._fee_rate(workbook)
        if offer.method in WITH_FEES:
            yield self._every()

    def _fee_rate(self, workbook: Workbook) -> Iterator[Field]:
        of = _("Of the original sum, in percent; 0 for none.")
        yield self._field("fee_rate", "rate", _("Fee in percent"), help=of)
        yield self._field("fee_per", "choice", _("That fee is"), options=_said(FEE_PER))
        yield from self._question(workbook, "offer-fee")

    def _charges(self, workbook: Workbook, offer: Offer) -> Iterator[Field | str]:
        """What else is charged, and what really came."""
        yield _("What else is charged")
        if offer.method in BY_RATE:
            yield from self._fee_rate(workbook)
        if offer.method in WITH_FEES:
            member = _("A guarantee, membership or service fee, as a sum.")
            yield self._field("fee_each", "money", _("With each payment"), help=member)
            yield self._field("fee_once", "money", _("Once, with the first payment"))
        taken_off = _("Kept back before the money came.")
        yield self._field("upfront", "money", _("Taken off before"), help=taken_off)
        less = _("Where it differs: what came into your account.")
        yield self._field("received", "money", _("Really received"), help=less)

    def _before(self, offer: Offer) -> Iterator[Field | str]:
        """Before the first payment: waiting, and the day from which interest runs."""
        yield _("Before the first payment")
        label = _(WAITING[offer.every])
        yield self._field("grace", "count", label, least=0, most=60, unit="months", empty=0)
        if offer.grace:
            free = {False: _("Interest is added"), True: _("No interest")}
            yield flag_field(f"offer.{self.id}", "grace_free", _("While waiting"), self.offer, self.edit, free)
        since = _("Only if the first payment does not come just one period later.")
        yield self._field("taken", "date", _("Interest runs from"), help=since, looks="back", ahead_too=True)

    def _question(self, workbook: Workbook, which: str) -> Iterator[Field]:
        """A rate asked back, below it."""
        asked = self._asked(workbook)
        if asked is not None and asked[1].which == which and asked[1].why in ("high", "grown"):
            name = "fee-confirmed" if which == "offer-fee" else "rate-confirmed"
            yield question_field(f"offer.{self.id}.{name}", asked[1], self._asked, self.edit)

    def _asked(self, workbook: Workbook) -> tuple[Offer, OpenRate] | None:
        offer = self.offer(workbook)
        question = question_about(offer, self.today) if offer else None
        return (offer, question) if offer and question else None

    def edit(self, workbook: Workbook, **values: object) -> Workbook:
        """The workbook with other values for it."""
        return edits.edit_offer(workbook, self.id, **values)


def _said(words: Any) -> dict[str, str]:
    return {name: _(text) for name, text in words.items()}


class TermsForm(NamedTuple):
    """Which points of the terms gate are there in writing for an offer, by its id."""

    id: str
    guide: Guide
    today: dt.date

    def fields(self, _workbook: Workbook) -> Iterator[Field]:
        """The one field."""
        form, gate = OfferForm(self.id, self.today), self.guide.terms
        points = {point.id: say(point.text, self.guide.facts) for point in gate.point}
        label = _("What is there in writing")
        yield field_of(Offer, f"offer.{self.id}", "terms", "choices", label, form.offer, form.edit, options=points)
