"""Several debts and what is left: shared out in four ways, each with its end and its cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from textual.binding import Binding

from ashore.casework.debts import state_of, to_share, unknown_rates
from ashore.finance.budget import BudgetResult
from ashore.finance.frequency import NOTHING
from ashore.finance.shares import Owed, share_out, short_of_minimum, simulate
from ashore.forms.field import Field
from ashore.forms.share import ShareForm
from ashore.i18n import N_, _, fill
from ashore.i18n.formats import money
from ashore.tui.page import Keys, Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.record import RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.values import ShareWay
from ashore.wording.budget import WAYS, nothing_left_words, payoff_words, unknown_words
from ashore.wording.debts import lender_of
from ashore.wording.derivation import left_derivation
from ashore.wording.phrases import joined, named
from ashore.wording.rates import question_words
from ashore.workbook.find import find, get_record


class SharePage(RecordPage):
    """The way is chosen at the left; what each way comes to stands at the right."""

    BINDINGS = [Binding("equals_sign", "derivation", show=False)]

    def heading(self) -> str:
        return _("What is left, over several debts")

    def keys(self) -> Keys:
        return (("↑↓", N_("choose")), ("Enter", N_("set")), ("=", N_("working")), ("Esc", N_("debts")))

    def again(self) -> Page:
        return SharePage(self.place())

    def there(self) -> bool:
        return bool(to_share(self.ashore.session.value, self.ashore.today()))

    def fields(self) -> Iterable[Field]:
        return ShareForm(self.ashore.today()).fields(self.ashore.session.value)

    def _called(self, debt: str) -> str:
        return lender_of(find(self.ashore.session.value.debts, debt))

    def show_result(self) -> None:
        workbook, today = self.ashore.session.value, self.ashore.today()
        currency = workbook.currency
        budget = self.ashore.case.budget
        debts = to_share(workbook, today)
        left = self.ashore.case.left(*(debt.id for debt in debts))
        available = max(left or NOTHING, NOTHING)
        lines = [self._begin(budget, available, currency)]
        if any(debt.essential for debt in debts):
            lines.append(_("Debts that threaten home, light or heating come first, whatever the way."))
        by_hand = {debt.id: debt.share for debt in workbook.debts if debt.share is not None}
        wanted = sum(by_hand.values(), NOTHING)
        if workbook.share == "by-hand" and wanted > available:
            text = _("By hand that is {sum} more than there is; the last ones get less.")
            lines.append(fill(text, sum=money(wanted - available, currency)))
        unknown = unknown_rates(workbook, today)
        if plain := [self._called(debt) for debt, question in unknown if question is None]:
            text = _("No rate is noted for {lenders}: interest of theirs is not in these figures.")
            lines.append(fill(text, lenders=_(", ").join(plain)))
        asked = [named(self._called(debt), question_words(question)) for debt, question in unknown if question]
        lines += asked
        if available > 0 and not (asked and workbook.share == "highest-cost"):
            shares = share_out(available, debts, workbook.share, by_hand)
            lines += self._too_little(shares, debts, currency)
            text = "\n".join(named(self._called(debt), money(sum_, currency)) for debt, sum_ in shares.items())
            lines.append(_("This month:") + "\n" + text)
            for way in WAYS:
                if not asked and (way != "by-hand" or by_hand):
                    lines.append(self._way(way, debts, available, by_hand))
        self.query_one("#result", Prose).show(joined(lines))

    def _begin(self, budget: BudgetResult, available: Decimal, currency: str) -> str:
        if not budget.known:
            return unknown_words(budget)
        return nothing_left_words(budget) or fill(_("To share out: {sum} a month"), sum=money(available, currency))

    def _too_little(self, shares: Mapping[str, Decimal], debts: Sequence[Owed], currency: str) -> Iterable[str]:
        """Which debts get less than the least that they ask for, before anything is concluded from it."""
        workbook, today = self.ashore.session.value, self.ashore.today()
        for debt, least in short_of_minimum(shares, debts).items():
            record = get_record(workbook.debts, debt)
            if state_of(record, today) == "overdue":
                text = _("! {lender} gets {sum}, less than its minimum of {least}: it stays overdue.")
            else:
                text = _("! {lender} gets {sum}, less than its minimum of {least}: it would become overdue.")
            sums = {"sum": money(shares[debt], currency), "least": money(least, currency)}
            yield fill(text, lender=self._called(debt), **sums)

    def _way(self, way: ShareWay, debts: tuple[Owed, ...], available: Decimal, by_hand: dict[str, Decimal]) -> str:
        workbook, today = self.ashore.session.value, self.ashore.today()
        payoff = simulate(available, debts, way, by_hand)
        mark = "(•) " if way == workbook.share else ""
        return f"{mark}{_(WAYS[way])}\n{payoff_words(payoff, today, workbook.currency)}"

    def action_derivation(self) -> None:
        self.ashore.open_dialog(DerivationPage(left_derivation(self.ashore.case)))

    def leave(self) -> None:
        from ashore.tui.pages.debts import DebtsPage

        self.ashore.visit(DebtsPage("share"))
