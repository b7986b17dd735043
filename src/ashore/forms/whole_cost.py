"""What is asked of the loan behind a debt: how it was to be repaid, what came, what is charged, who lends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.casework.whole_cost import has_fees, is_dated
from ashore.forms.field import Field, field_of
from ashore.forms.written import payments_help
from ashore.guide.guide import Guide
from ashore.i18n import _
from ashore.wording.offers import EVERY
from ashore.wording.whole_cost import INSIDE, LENDERS
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Loan, Workbook


class WholeCostForm(NamedTuple):
    """The form of the loan behind a debt, by the debt's id."""

    id: str
    guide: Guide

    def debt(self, workbook: Workbook) -> Debt | None:
        """The debt, unless it was taken back."""
        return find(workbook.debts, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field | str]:
        """The fields, top to bottom; a text is a heading between them."""
        of_debt = partial(field_of, Debt, f"debt.{self.id}", record=self.debt, edit=self._edit_debt)
        of_loan = partial(field_of, Loan, f"debt.{self.id}.loan", record=self._loan, edit=self._edit_loan)
        loan = self._loan(workbook) or Loan()
        yield of_loan("payments", "payments", _("The payments"), help=payments_help())
        if not is_dated(loan):
            every = {str(name): _(words) for name, words in EVERY.items()}
            yield of_loan("every", "choice", _("How often"), options=every)
            yield of_loan("first", "date", _("First payment on"), looks="back", ahead_too=True)
        yield of_debt("taken", "date", _("Taken out on"), looks="back")
        yield of_debt("contract_sum", "money", _("Sum in the contract"))
        yield of_debt("received", "money", _("Sum you really received"))
        yield of_loan("upfront", "money", _("Taken off before"), help=_("Kept back before the money came."))
        yield _("Fees with the payments")
        yield of_loan("guarantee_each", "money", _("Guarantee fee, with each payment"))
        yield of_loan("member_each", "money", _("Membership fee, with each payment"))
        yield of_loan("service_each", "money", _("Service fee, with each payment"))
        yield of_loan("fee_once", "money", _("Once, with the first payment"))
        if has_fees(loan):
            inside = {str(name): _(words) for name, words in INSIDE.items()}
            yield of_loan("inside", "choice", _("These fees"), options=inside)
        yield from self._lender(loan, of_loan)

    def _lender(self, loan: Loan, field: partial[Field]) -> Iterator[Field | str]:
        """Who lends, where that decides which line holds."""
        if self.guide.facts.private_times is None:
            return
        yield _("The lender")
        lenders = {"": _("not known")} | {str(name): _(words) for name, words in LENDERS.items()}
        yield field("by", "choice", _("Who lends"), options=lenders)
        if loan.by == "private":
            day = _("One year, in percent, as it was quoted then.")
            yield field("lpr", "rate", _("LPR on the day of the contract"), help=day)

    def _loan(self, workbook: Workbook) -> Loan | None:
        debt = self.debt(workbook)
        return debt.loan if debt else None

    def _edit_debt(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_debt(workbook, self.id, **values)

    def _edit_loan(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_loan(workbook, self.id, **values)
