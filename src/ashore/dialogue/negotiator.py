"""What fits, tried: how many payments, how much of it first, how much waived; nothing is noted until it is kept."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from ashore.casework.debts import Wrong
from ashore.casework.negotiator import MOST, Plan, Tried, first_plan, keep, theirs_of, to_repay, try_out
from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.finance.offers import Measured
from ashore.i18n import _, fill, parse
from ashore.i18n.formats import money
from ashore.letters import drafts
from ashore.values import LARGEST
from ashore.wording.debts import lender_of
from ashore.wording.negotiator import (
    Theirs,
    cash_sentences,
    compared,
    count_sentences,
    falling_words,
    sum_bars,
    theirs_sentences,
    tried_derivation,
    verdict,
    why_not,
)
from ashore.wording.phrases import named
from ashore.workbook.find import find
from ashore.workbook.model import Workbook


class Negotiator(Subject):
    """A plan tried on a debt, beside the lender's offer."""

    def negotiator(self, debt: str, offer: str | None = None) -> None:
        """What it comes to; each part of it can be typed anew."""
        moved: list[Plan] = []

        def tried() -> Tried | None:
            owed = to_repay(self._case, debt, theirs_of(self._book, debt, offer))
            if owed is None:
                return None
            return try_out(self._case, debt, owed, moved[-1] if moved else first_plan(self._case, debt, offer))

        def title() -> list[str]:
            record = find(self._book.debts, debt)
            if record is None:
                return []
            found, theirs = tried(), self._theirs(debt, offer)
            heading = fill(_("Number and size: {lender}"), lender=lender_of(record))
            return [heading, *(self._lines(found, theirs) if found else [why_not(self._case, debt)])]

        def choices() -> list[Choice]:
            found = tried()
            if found is None:
                return [(_("Debts"), partial(self._go, "debts"))]
            return [*self._parts(found, moved.append), *self._ends(found)]

        self._talk.menu(title, choices)

    def _theirs(self, debt: str, offer: str | None) -> Theirs:
        """What the lender's offer comes to."""
        theirs = theirs_of(self._book, debt, offer)
        return self._case.measured(theirs) if theirs else None

    def _lines(self, tried: Tried, theirs: Theirs) -> list[str]:
        """Whether it fits, what it takes a month, and what both come to."""
        case, currency = self._case, self._book.currency
        sums = [named(bar.label, money(bar.amount, currency)) for bar in sum_bars(tried, theirs)]
        (_none, *labels), *rows = compared(case, tried, theirs)
        side = [
            named(name, _(", ").join(f"{label} {cell}" for label, cell in zip(labels, cells, strict=True)))
            for name, *cells in rows
        ]
        falls = [
            falling_words(name, found.schedule, currency)
            for name, found in ((_("yours"), tried.measured), (_("theirs"), theirs))
            if isinstance(found, Measured)
        ]
        also = [*count_sentences(tried), *cash_sentences(case, tried), *theirs_sentences(theirs)]
        return [verdict(case, tried), *sums, *side, *also, *falls]

    def _parts(self, tried: Tried, move: Callable[[Plan], object]) -> list[Choice]:
        """What can be moved."""
        plan, currency = tried.plan, self._book.currency

        def number() -> None:
            count = self._typed(_("Payments"), lambda text: parse.count(text, 1, MOST))
            if count is not None:
                move(plan._replace(number=int(count)))

        def sum_(label: str, moved: Callable[[Decimal], Plan]) -> None:
            amount = self._typed(label, lambda text: parse.amount(text, LARGEST))
            if amount is not None:
                move(moved(Decimal(amount)))

        def with_down(amount: Decimal) -> Plan:
            return plan._replace(down=amount)

        def with_waived(amount: Decimal) -> Plan:
            return plan._replace(waived=amount)

        down, waived = _("Down payment"), _("Waived")
        return [
            (named(_("Payments"), str(plan.number)), number),
            (named(down, money(plan.down, currency)), partial(sum_, down, with_down)),
            (
                named(waived, money(plan.waived, currency)),
                partial(sum_, waived, with_waived),
            ),
        ]

    def _typed(self, label: str, read: Callable[[str], int | Decimal | None]) -> int | Decimal | None:
        """A number that is typed; None where it is left as it is, or cannot be read, which is said."""
        answer = self._heard(named(label, _("Enter leaves it as it is.")))
        try:
            return read(answer)
        except parse.Unreadable as problem:
            self._talk.say(f"! {problem}")
            return None

    def _ends(self, tried: Tried) -> list[Choice]:
        """What an offer is made of it for, and how it is worked out."""
        working = self._working(lambda: tried_derivation(self._case, tried))
        sources = self._behind("offer")
        if isinstance(tried.measured, Wrong):
            return [working, *sources]
        return [
            (_("Take it into the letter"), partial(self._propose, tried)),
            (_("Keep it as an offer"), partial(self._keep, tried)),
            working,
            *sources,
        ]

    def _propose(self, tried: Tried) -> None:
        guide, today = self._guide, self._today

        def propose(workbook: Workbook) -> tuple[Workbook, str]:
            kept, offer = keep(workbook, tried, today)
            return drafts.propose(kept, offer, guide, today)

        if draft := self._session.make(propose):
            Letters.of(self).letter(draft)

    def _keep(self, tried: Tried) -> None:
        today = self._today
        if offer := self._session.make(lambda workbook: keep(workbook, tried, today)):
            self._record("offer", offer)
