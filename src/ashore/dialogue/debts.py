"""Debts: what each comes to, and what can be done about it."""

from __future__ import annotations

from functools import partial

from ashore.casework.debts import state_of
from ashore.casework.missing import missing_of
from ashore.dialogue.negotiator import Negotiator
from ashore.dialogue.offers import Offers
from ashore.dialogue.payments import Payments
from ashore.dialogue.sharing import Sharing
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.dialogue.whole_cost import WholeCosts
from ashore.forms.debt import DebtForm
from ashore.i18n import _, fill
from ashore.letters.messages import difference_message
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.debts import closed_words, debt_line, debt_sentences, lender_of, open_rate_lines
from ashore.wording.held_back import open_lines
from ashore.wording.standing import left_words, owed_words
from ashore.wording.verdict import missing_words
from ashore.workbook import edits
from ashore.workbook.find import find


class Debts(Subject):
    """All debts, and one of them."""

    def debts(self) -> None:
        """All of them."""

        def title() -> list[str]:
            book, today = self._book, self._today
            owed = [*filter(None, [closed_words(book)]), owed_words(book, today), *open_rate_lines(book, today)]
            missing = [missing_words(missing, self._case) for missing in missing_of(book, today)]
            return [_("Debts"), *owed, left_words(self._case), *open_lines(self._case), *missing]

        def choices() -> list[Choice]:
            order = sorted(self._book.debts, key=lambda debt: (state_of(debt, self._today) == "cleared", debt.id))
            debts: list[Choice] = [(debt_line(debt, self._today), partial(self.debt, debt.id)) for debt in order]
            share: Choice = (_("Share out what is left over several debts"), Sharing.of(self).shares)
            return [*debts, (_("Note a debt"), self.new), *([share] if len(debts) > 1 else [])]

        self._talk.menu(title, choices)

    def new(self) -> None:
        """A debt that is noted, and what it comes to."""
        if new := self._begun(edits.add_debt, lambda new: self._questions(DebtForm(new, self._today).fields)):
            self.debt(new)

    def debt(self, debt: str) -> None:
        """One debt: what it comes to, its offers, payments and costs."""

        def title() -> list[str]:
            known = find(self._book.debts, debt)
            if known is None:
                return []
            stage, dear = self._note("stage"), self._guide.facts.dear_above
            return [lender_of(known), *debt_sentences(known, self._book, self._today, dear, stage)]

        def choices() -> list[Choice]:
            known = find(self._book.debts, debt)
            if known is None:
                return []
            count = sum(offer.debt == debt for offer in self._book.offers)
            ask: list[Choice] = []
            if self._difference(debt):
                ask = [(_("A question to the lender about the difference"), partial(self._ask_lender, debt))]
            return [
                self._change(DebtForm(debt, self._today).fields),
                (fill(_("Offers: {n}"), n=str(count)), partial(Offers.of(self).offers, debt)),
                (_("Payments made"), partial(Payments.of(self).payments, debt)),
                (_("What the loan costs in all"), partial(WholeCosts.of(self).whole_cost, debt)),
                self._working(lambda: debt_derivation(find(self._book.debts, debt) or known, self._today)),
                *self._behind("debt"),
                self._delete(
                    lambda workbook: edits.remove_debt(workbook, debt),
                    _("Debt deleted, with its offers. u brings it back."),
                ),
                (_("Try what fits: number and size of payments"), partial(Negotiator.of(self).negotiator, debt)),
                *ask,
            ]

        self._talk.menu(title, choices)

    def _difference(self, debt: str) -> str:
        """The question about it, in the lender's language; empty where there is none."""
        record = find(self._book.debts, debt)
        return difference_message(record, self._case, self._directories) if record else ""

    def _ask_lender(self, debt: str) -> None:
        self._talk.heading(_("A message to the lender, in the lender's language"))
        self._talk.say(*self._difference(debt).split("\n"))
