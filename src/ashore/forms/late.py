"""What is asked of what a debt grows by when it is late: rate, charges, from which day, how far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ashore.casework.late import days_shown, late_question
from ashore.casework.rates import PERIODS, OpenRate
from ashore.forms.field import Field, field_of, flag_field
from ashore.forms.rates import question_field
from ashore.i18n import _
from ashore.wording.rates import PER
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook

Asked = tuple[Debt, OpenRate] | None


class LateForm(NamedTuple):
    """The part of the form of a debt that is about being late. What is not needed is not asked."""

    id: str
    today: dt.date

    def _debt(self, workbook: Workbook) -> Debt | None:
        return find(workbook.debts, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field]:
        """The fields, top to bottom."""
        debt = self._debt(workbook) or Debt(id=self.id)
        field = partial(field_of, Debt, f"debt.{self.id}", record=self._debt, edit=self._edit)
        yield from self._rate(debt, workbook)
        card = debt.kind == "credit-card"
        if card:
            yield field(
                "posted_on",
                "date",
                _("Day of posting"),
                help=_("If interest then runs from there, on the whole sum; else empty."),
                looks="back",
            )
        minimum = card or self._typed("minimum", debt, workbook)
        if minimum:
            yield field("minimum", "money", _("Minimum payment"))
            yield field(
                "minimum_charge",
                "rate",
                _("Late charge on the unpaid minimum"),
                help=_("In percent, such as 5, for each bill missed. Leave it out of the charges above."),
                highest=Decimal(1),
            )
        if minimum and self._typed("minimum_charge", debt, workbook):
            yield field(
                "minimum_unpaid",
                "money",
                _("Of the minimum unpaid on the due day"),
                help=_("Empty: all of it, less what you record as paid."),
            )
        if self._any_rate(debt, workbook) or (minimum and self._typed("minimum_charge", debt, workbook)):
            at_most = _("As a sum, if the contract has such a limit; else empty.")
            yield field("penalty_cap", "money", _("Being late adds at most"), help=at_most)

    def question(self, workbook: Workbook) -> Iterator[Field]:
        """The late rate asked back, where it is high."""
        asked = self._asked(workbook)
        if asked is not None and asked[1].why in ("high", "grown"):
            yield question_field(f"debt.{self.id}.penalty-confirmed", asked[1], self._asked, self._edit)

    def _rate(self, debt: Debt, workbook: Workbook) -> Iterator[Field]:
        field = partial(field_of, Debt, f"debt.{self.id}", record=self._debt, edit=self._edit)
        times = debt.penalty_way == "times-contract"
        if times or debt.rate_per != "instalment":
            ways = {"rate": _("a rate"), "times-contract": _("a multiple of the contract's rate")}
            yield field("penalty_way", "choice", _("Late interest is"), options=ways)
        if times:
            such_as = _("Such as 1.5. The contract's rate stands below.")
            yield field("penalty_times", "factor", _("How many times that rate"), help=such_as)
        else:
            yield field("penalty_rate", "rate", _("Rate for being late"), help=_("In percent, as the contract says."))
            pers: dict[str, str] = {per: _(PER[per]) for per in PERIODS[:3]}
            yield field("penalty_per", "choice", _("The late rate is"), options=pers)
        yield from self.question(workbook)
        if not self._any_rate(debt, workbook):
            return
        if (debt.rate_per if times else debt.penalty_per) == "year":
            counts = {"actual-365": _("365 days"), "actual-360": _("360 days")}
            yield field("day_count", "choice", _("A year is counted as"), options=counts)
        bears = {True: _("yes, added each month"), False: _("no")}
        place, label = f"debt.{self.id}", _("Does unpaid interest bear interest?")
        yield flag_field(place, "penalty_compounds", label, record=self._debt, edit=self._anew, words=bears)

    def _any_rate(self, debt: Debt, workbook: Workbook) -> bool:
        name = "penalty_times" if debt.penalty_way == "times-contract" else "penalty_rate"
        return self._typed(name, debt, workbook)

    def _typed(self, name: str, debt: Debt, workbook: Workbook) -> bool:
        """Whether something stands in a field, read or not."""
        return getattr(debt, name) is not None or f"debt.{self.id}.{name.replace('_', '-')}" in workbook.unfinished

    def _asked(self, workbook: Workbook) -> Asked:
        debt = self._debt(workbook)
        question = late_question(debt, days_shown(debt, self.today)) if debt else None
        return (debt, question) if debt and question else None

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_debt(workbook, self.id, **values)

    def _anew(self, workbook: Workbook, **values: object) -> Workbook:
        """With interest on interest it may be far more: what was confirmed is asked anew."""
        return self._edit(workbook, **values, penalty_confirmed=None)
