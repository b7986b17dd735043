"""What became of a promise, and the payments of a debt, question by question."""

from __future__ import annotations

from functools import partial

from ashore.casework.agenda import Entry
from ashore.casework.debts import is_unclear
from ashore.casework.outcomes import Outcome, due_of, note_outcome, note_payment
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.part_payment import PartPaymentForm
from ashore.forms.promise import moved_field, payment_fields
from ashore.i18n import _, fill
from ashore.i18n.formats import day, money
from ashore.wording.promises import outcome_options
from ashore.wording.standing import agenda_line
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt


class Promises(Subject):
    """Promises that have a day, and payments that were made."""

    def outcome(self, entry: Entry) -> None:
        """Kept, not kept, or another day; the last two name the letter that says so."""
        due = due_of(self._book, entry)
        done: list[Outcome] = []

        def say(option: Outcome) -> None:
            done.append(option)
            self._session.apply(lambda workbook: note_outcome(workbook, entry, option, self._today))
            if option == "moved":
                self._talk.ask(moved_field(entry, due))
            if option in ("moved", "broken"):
                self._talk.say(_("It is best said before anybody asks: begin a letter about it, under Letters."))

        def choices() -> list[Choice]:
            if done:
                return []
            return [(words, partial(say, option)) for option, words in outcome_options(entry, self._book)]

        self._talk.menu(lambda: [agenda_line(entry, self._today), *([_("Noted.")] if done else [])], choices)

    # Payments

    def payments(self, debt: str) -> None:
        """The payments that were made on a debt, and a new one."""

        def title() -> list[str]:
            record, currency = self._of(debt), self._book.currency
            text = _("Paid on {day}: {sum}")
            made = record.payments if record else ()
            paid = [fill(text, day=day(payment.date), sum=money(payment.amount, currency)) for payment in made]
            return [_("Payments made"), *paid]

        def choices() -> list[Choice]:
            record = self._of(debt)
            if record is None:
                return []
            unclear = any(is_unclear(payment, record) for payment in record.payments)
            ask: list[Choice] = [(_("Does the lender's sum count them?"), partial(self._ask, debt))] if unclear else []
            last: list[Choice] = [(_("Take the last one away"), partial(self._remove, debt))] if record.payments else []
            return [(_("Note a payment"), partial(self._new, debt)), *ask, *last]

        self._talk.menu(title, choices)

    def _of(self, debt: str) -> Debt | None:
        return find(self._book.debts, debt)

    def _new(self, debt: str) -> None:
        """How much and on which day; then whether the lender's sum counts it, where the days do not tell."""
        if not all(self._talk.ask(field) for field in PartPaymentForm(debt, self._today).payment()):
            return
        record, today = self._of(debt), self._today
        if record is None or not record.trial:
            return
        self._session.apply(lambda workbook: note_payment(workbook, debt, today))
        self._talk.say(_("Recorded. Keep the receipt."))
        self._ask(debt)

    def _ask(self, debt: str) -> None:
        if record := self._of(debt):
            self._questions(payment_fields(record, self._book.currency))

    def _remove(self, debt: str) -> None:
        record = self._of(debt)
        if record and record.payments:
            last = record.payments[-1].id
            self._session.apply(lambda workbook: edits.remove_payment(workbook, last))
