"""A part payment: where it would go, by law or as agreed, and recording one that was made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from ashore.casework.outcomes import note_payment
from ashore.forms.field import Field
from ashore.forms.part_payment import PartPaymentForm
from ashore.i18n import K_, _, fill
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.debts import lender_of
from ashore.wording.part_payment import NOTES, part_payment_result, payment_lines, recorded_words
from ashore.wording.result import Result
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


class PartPaymentPage(RecordPage):
    """A sum, a day, and what it is set against."""

    ACTIONS: ClassVar[Actions] = (
        Action("f", K_("source"), "facts"),
        Action("=", K_("working"), "derivation"),
        Action("x", K_("take back"), "take_back"),
        Action("p", K_("paid"), "paid"),
    )

    def __init__(self, debt: str, at: Place = None) -> None:
        super().__init__(at)
        self.debt = debt

    def again(self) -> Page:
        return PartPaymentPage(self.debt, self.place())

    def heading(self) -> str:
        return fill(_("Part payment: {lender}"), lender=lender_of(self._debt(self.ashore.session.value)))

    def kind(self) -> str:
        return _("Debts")

    def _debt(self, workbook: Workbook) -> Debt | None:
        return find(workbook.debts, self.debt)

    def there(self) -> bool:
        return self._debt(self.ashore.session.value) is not None

    def fields(self) -> Iterable[Field]:
        return PartPaymentForm(self.debt, self.ashore.today()).fields(self.ashore.session.value)

    def comes_to(self) -> Result | None:
        workbook = self.ashore.session.value
        debt, currency = self._debt(workbook), workbook.currency
        if debt is None:
            return None
        notes = [said for name in NOTES if (said := self.ashore.note(name))]
        result = part_payment_result(debt, currency, self.ashore.today(), notes)
        if notes and notes[-1] in result.sentences:
            result = result.plus(_("f shows the source."))
        return result.plus(*payment_lines(debt, currency))

    def action_paid(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt is None or not debt.trial:
            self.ashore.say(_("Type first how much."))
            return
        today = self.ashore.today()
        self.ashore.session.apply(lambda workbook: note_payment(workbook, self.debt, today))
        self.ashore.say(recorded_words(debt, today))

    def action_take_back(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt and debt.payments:
            last = debt.payments[-1].id
            self.ashore.session.apply(lambda workbook: edits.remove_payment(workbook, last))
            self.ashore.say(_("The last payment is taken away. u brings it back."))

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("part-payment")

    def action_derivation(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt is not None:
            self.ashore.go.dialog(DerivationPage(debt_derivation(debt, self.ashore.today())))
