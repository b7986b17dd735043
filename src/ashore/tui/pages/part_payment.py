"""A part payment: where it would go, by law or as agreed, and recording one that was made."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from ashore.casework.debts import Wrong, position, saved_by_order, state_of
from ashore.casework.outcomes import note_payment
from ashore.casework.rates import OpenRate
from ashore.finance.debt import Paid, Position, pay
from ashore.forms.field import Field
from ashore.forms.part_payment import PartPaymentForm
from ashore.i18n import N_, _, fill, sentences
from ashore.i18n.formats import day, money
from ashore.tui.page import Keys, Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.debts import lender_of
from ashore.wording.phrases import joined
from ashore.wording.rates import question_words
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook

NEXT_DAYS = 30


class PartPaymentPage(RecordPage):
    """A sum, a day, and what it is set against."""

    BINDINGS = [
        Binding("p", "paid", show=False),
        Binding("f", "facts", show=False),
        Binding("delete,backspace", "take_back", show=False),
        Binding("equals_sign", "derivation", show=False),
    ]

    def __init__(self, debt: str, at: Place = None) -> None:
        super().__init__(at)
        self.debt = debt

    def again(self) -> Page:
        return PartPaymentPage(self.debt, self.place())

    def heading(self) -> str:
        return fill(_("Part payment: {lender}"), lender=lender_of(self._debt(self.ashore.session.value)))

    def kind(self) -> str:
        return _("Debts")

    def keys(self) -> Keys:
        return (
            ("p", N_("I have paid this")),
            ("Del", N_("last one away")),
            ("=", N_("working")),
            ("f", N_("source")),
            ("Esc", N_("debt")),
        )

    def _debt(self, workbook: Workbook) -> Debt | None:
        return find(workbook.debts, self.debt)

    def there(self) -> bool:
        return self._debt(self.ashore.session.value) is not None

    def fields(self) -> Iterable[Field]:
        return PartPaymentForm(self.debt, self.ashore.today()).fields(self.ashore.session.value)

    def show_result(self) -> None:
        workbook = self.ashore.session.value
        debt = self._debt(workbook)
        if debt is not None:
            self.query_one("#result", Prose).show(joined(self._lines(debt, workbook.currency)))

    def _lines(self, debt: Debt, currency: str) -> list[str]:
        lines: list[str] = []
        now = position(debt, debt.trial_on or self.ashore.today())
        if isinstance(now, OpenRate):
            lines.append(question_words(now))
        elif isinstance(now, Wrong):
            lines.append(_("Note principal, interest and charges of this debt first; then the split stands here."))
        else:
            text = _("On {day} it comes to {sum}, nothing else being paid till then.")
            on = debt.trial_on or self.ashore.today()
            lines.append(fill(text, day=day(on), sum=money(now.owed, currency)))
        if isinstance(now, Position) and debt.trial:
            law, agreed = pay(now, debt.trial, "law"), pay(now, debt.trial, "principal-first")
            lines.append(fill(_("Charges first: {split}"), split=self._split(law, currency)))
            lines.append(fill(_("Principal first, if that is agreed: {split}"), split=self._split(agreed, currency)))
            saved = saved_by_order(debt, debt.trial, debt.trial_on or self.ashore.today(), NEXT_DAYS)
            if saved:
                text = _("Over the next {n} days that saves {sum} of interest. Ask for it in writing.")
                lines.append(fill(text, n=str(NEXT_DAYS), sum=money(saved, currency)))
            if law.left.owed > 0:
                left = money(law.left.owed, currency)
                lines.append(fill(_("Still overdue after that: {sum} remain."), sum=left))
            else:
                lines.append(_("That pays everything. Ask for the settlement certificate."))
            if law.over:
                lines.append(fill(_("{sum} would be too much."), sum=money(law.over, currency)))
            notes = [said for name in ("allocation", "part-payment") if (said := self.ashore.note(name))]
            lines += [*notes, _("f shows the source.")] if notes else []
        for payment in debt.payments:
            order = _("charges first") if payment.order == "law" else _("principal first")
            text = _("Paid on {day}: {sum}, {order}.")
            lines.append(fill(text, day=day(payment.date), sum=money(payment.amount, currency), order=order))
        return lines

    def _split(self, paid: Paid, currency: str) -> str:
        text = _("{charges} to charges, {interest} to interest, {principal} to principal; principal left {left}.")
        return fill(
            text,
            charges=money(paid.to_costs, currency),
            interest=money(paid.to_interest, currency),
            principal=money(paid.to_principal, currency),
            left=money(paid.left.principal, currency),
        )

    def action_paid(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt is None or not debt.trial:
            self.ashore.say(_("Type first how much."))
            return
        today = self.ashore.today()
        self.ashore.session.apply(lambda workbook: note_payment(workbook, self.debt, today))
        text = _("Recorded. Keep the receipt.")
        if state_of(debt, self.ashore.today()) == "overdue":
            text = sentences(text, _("If everything overdue is paid, set how the debt stands."))
        self.ashore.say(text)

    def action_take_back(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt and debt.payments:
            last = debt.payments[-1].id
            self.ashore.session.apply(lambda workbook: edits.remove_payment(workbook, last))
            self.ashore.say(_("The last payment is taken away. u brings it back."))

    def action_facts(self) -> None:
        self.ashore.show_facts_behind("part-payment")

    def action_derivation(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt is not None:
            self.ashore.open_dialog(DerivationPage(debt_derivation(debt, self.ashore.today())))

    def leave(self) -> None:
        from ashore.tui.pages.debts import DebtPage

        self.ashore.visit(DebtPage(self.debt))
