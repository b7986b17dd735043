"""What is asked of an offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.casework.debts import question_about
from ashore.casework.rates import PERIODS, OpenRate
from ashore.forms.field import Field, field_of
from ashore.forms.rates import question_field
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import _
from ashore.wording.offers import METHODS
from ashore.wording.rates import PER
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer, Workbook


class OfferForm(NamedTuple):
    """The form of one offer."""

    id: str
    today: dt.date

    def offer(self, workbook: Workbook) -> Offer | None:
        """The offer, unless it was taken back."""
        return find(workbook.offers, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        offer = self.offer(workbook)
        field = partial(field_of, Offer, f"offer.{self.id}", record=self.offer, edit=self.edit)
        yield field("by", "choice", _("Whose offer"), options={"lender": _("The lender's"), "reader": _("Yours")})
        yield field("label", "text", _("Your name for it"))
        yield field("method", "choice", _("How it is repaid"), options={k: _(v) for k, v in METHODS.items()})
        yield field("amount", "money", _("Sum to be repaid"), help=_("Before anything is waived."))
        yield field("waived", "money", _("Of it waived"))
        yield field(
            "months", "count", _("Number of payments"), help=_("One a month; one is a single payment."), most=360
        )
        yield field("first", "date", _("First payment on"), help=_("A day shortly after your pay comes."))
        if offer is not None and offer.method == "fee":
            each = _(
                "Of the original sum, in percent; 0 for none. A fee for all payments together: share it out over them."
            )
            yield field("rate", "rate", _("Fee for each payment"), help=each)
        else:
            yield field("rate", "rate", _("Rate"), help=_("In percent; 0 where there is none, empty if not known."))
            pers: dict[str, str] = {name: _(PER[name]) for name in PERIODS[:3]}
            yield field("rate_per", "choice", _("That rate is"), options=pers)
        asked = self._asked(workbook)
        if asked is not None and asked[1].why in ("high", "grown"):
            yield question_field(f"offer.{self.id}.rate-confirmed", asked[1], self._asked, self.edit)
        if offer is None or offer.method != "fee":
            yield field(
                "grace",
                "count",
                _("Months of waiting first"),
                help=_("Interest for them is added."),
                least=0,
                most=60,
                unit="months",
                empty=0,
            )

    def _asked(self, workbook: Workbook) -> tuple[Offer, OpenRate] | None:
        offer = self.offer(workbook)
        question = question_about(offer, self.today) if offer else None
        return (offer, question) if offer and question else None

    def edit(self, workbook: Workbook, **values: object) -> Workbook:
        """The workbook with other values for it."""
        return edits.edit_offer(workbook, self.id, **values)


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
