"""Payments on a debt: one that is thought about, one that was made, and those before."""

from __future__ import annotations

from functools import partial

from ashore.casework.debts import is_unclear
from ashore.casework.outcomes import note_payment
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.field import Field
from ashore.forms.part_payment import PartPaymentForm
from ashore.forms.promise import payment_fields
from ashore.i18n import _, fill
from ashore.i18n.formats import money
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.debts import lender_of
from ashore.wording.part_payment import NOTES, part_payment_sentences, payment_lines, recorded_words
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


class Payments(Subject):
    """The payments of one debt."""

    def payments(self, debt: str) -> None:
        """What was paid, and where a part payment would go."""
        form = PartPaymentForm(debt, self._today)

        def title() -> list[str]:
            record, currency = self._of(debt), self._book.currency
            if record is None:
                return []
            paid = payment_lines(record, currency)
            thought = part_payment_sentences(record, currency, self._today, map(self._note, NOTES))
            return [fill(_("Part payment: {lender}"), lender=lender_of(record)), *paid, *thought]

        def choices() -> list[Choice]:
            record = self._of(debt)
            if record is None:
                return []
            made = _("Note a payment")
            if record.trial:
                made = fill(_("It was paid: note {sum}"), sum=money(record.trial, self._book.currency))
            unclear = any(is_unclear(payment, record) for payment in record.payments)
            ask: list[Choice] = [(_("Does the lender's sum count them?"), partial(self._ask, debt))] if unclear else []
            last = [self._last(record)] if record.payments else []
            return [
                (made, partial(self._made, debt)),
                (_("Think a payment through: where would it go?"), partial(self._questions, form.fields)),
                self._working(lambda: debt_derivation(self._of(debt) or record, self._today)),
                *self._behind("part-payment"),
                *last,
                *ask,
            ]

        self._talk.menu(title, choices)

    def _of(self, debt: str) -> Debt | None:
        return find(self._book.debts, debt)

    def _made(self, debt: str) -> None:
        """How much and on which day, where that is not known yet; then whether the lender's sum counts it, where the
        days do not tell."""
        record, today = self._of(debt), self._today
        if record is not None and not record.trial:
            self._questions(lambda _workbook: PartPaymentForm(debt, today).payment())
            record = self._of(debt)
        if record is None or not record.trial:
            return
        self._session.apply(lambda workbook: note_payment(workbook, debt, today))
        self._talk.say(recorded_words(record, today))
        self._ask(debt)

    def _ask(self, debt: str) -> None:
        def fields(workbook: Workbook) -> list[Field]:
            record = find(workbook.debts, debt)
            return list(payment_fields(record, workbook.currency)) if record else []

        self._questions(fields)

    def _last(self, debt: Debt) -> Choice:
        last = debt.payments[-1].id
        said, text = _("The last payment is taken away. u brings it back."), _("Take the last one away")
        return self._delete(lambda workbook: edits.remove_payment(workbook, last), said, text)
