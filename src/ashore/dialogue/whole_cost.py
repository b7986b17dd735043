"""What the loan behind a debt costs in all, and the letter that disputes it."""

from __future__ import annotations

from functools import partial

from ashore.casework.rates import Wrong
from ashore.casework.whole_cost import whole_cost
from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.whole_cost import WholeCostForm
from ashore.i18n import _, fill
from ashore.letters import drafts
from ashore.wording.debts import lender_of
from ashore.wording.whole_cost import whole_cost_sentences


class WholeCosts(Subject):
    """The whole cost of a debt's loan."""

    def whole_cost(self, debt: str) -> None:
        """What is known of it, what it comes to, and what can be done."""
        form = WholeCostForm(debt, self._guide)

        def title() -> list[str]:
            record = form.debt(self._book)
            if record is None:
                return []
            heading = fill(_("Whole cost: {lender}"), lender=lender_of(record))
            return [heading, *whole_cost_sentences(record, self._book.currency, self._case.lines, self._note)]

        def choices() -> list[Choice]:
            record = form.debt(self._book)
            if record is None:
                return []
            write = (_("Write the letter that asks for a reckoning"), partial(self._write, debt))
            known = not isinstance(whole_cost(record), Wrong)
            return [self._change(form.fields), *([write] if known else []), *self._behind("whole-cost")]

        self._talk.menu(title, choices)

    def _write(self, debt: str) -> None:
        write = partial(drafts.dispute_cost, debt=debt, guide=self._guide, today=self._today)
        if draft := self._session.make(write):
            Letters.of(self).letter(draft)
