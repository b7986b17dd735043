"""The debt running down month by month: one offer, and another one over it."""

from __future__ import annotations

from decimal import Decimal

from textual.app import ComposeResult
from textual.binding import Binding
from textual_plotext import PlotextPlot

from ashore.casework.debts import Wrong
from ashore.casework.rates import OpenRate
from ashore.i18n import N_, _, fill
from ashore.i18n.formats import money
from ashore.tui.page import Keys, Page
from ashore.tui.pages.offer_table import letter_of
from ashore.tui.widgets.prose import Prose
from ashore.wording.debts import lender_of
from ashore.wording.offers import name_of, wrong_words
from ashore.wording.phrases import named
from ashore.workbook.find import find
from ashore.workbook.model import Offer

MARKERS = ("•", "+")
"""Two plans are told apart by their marks, not by colour."""


class Curve(PlotextPlot):
    """A plot that reads well without colour, and of which nothing moves."""

    can_focus = False


class ChartPage(Page):
    """What is left of the debt after each payment."""

    BINDINGS = [Binding("n", "other", show=False)]

    def __init__(self, debt: str, offer: str, over: str | None = None) -> None:
        super().__init__()
        self._debt, self._offer, self._over = debt, offer, over

    def again(self) -> Page:
        return ChartPage(self._debt, self._offer, self._over)

    def there(self) -> bool:
        return find(self._offers(), self._offer) is not None

    def heading(self) -> str:
        debt = find(self.ashore.session.value.debts, self._debt)
        return fill(_("The debt running down: {lender}"), lender=lender_of(debt))

    def kind(self) -> str:
        return _("Debts")

    def keys(self) -> Keys:
        return (("n", N_("another over it")), ("Esc", N_("offers")))

    def _offers(self) -> list[Offer]:
        return [offer for offer in self.ashore.session.value.offers if offer.debt == self._debt]

    def body(self) -> ComposeResult:
        yield Curve(classes="body")
        yield Prose("", id="legend")

    def show(self) -> None:
        plot, legend = self.query_one(Curve), []
        plot.plt.clear_figure()
        plot.plt.clear_color()
        ids = [offer.id for offer in self._offers()]
        shown = [offer for offer in self._offers() if offer.id in (self._offer, self._over)]
        for marker, offer in zip(MARKERS, shown, strict=False):
            balances = self._balances(offer)
            if balances:
                plot.plt.plot(range(len(balances)), [float(balance) for balance in balances], marker=marker)
                name = f"{marker}  {letter_of(ids.index(offer.id))}  {name_of(offer)}"
                legend.append(named(name, self._words(offer, balances)))
        longest = max((len(self._balances(offer)) for offer in shown), default=1)
        step = max(1, -(-longest // 12))
        plot.plt.xticks(list(range(0, longest, step)))
        plot.plt.xlabel(_("payments"))
        plot.refresh()
        legend = legend or [self._why(offer) for offer in shown]
        self.query_one("#legend", Prose).show("\n".join(legend))

    def _balances(self, offer: Offer) -> list[Decimal]:
        measured = self.ashore.case.measured(offer)
        if isinstance(measured, Wrong):
            return []
        schedule = measured.schedule
        begin, balances = schedule.terms.principal, [payment.balance for payment in schedule.payments]
        known = [balance for balance in balances if balance is not None]
        return [begin + schedule.deferred, *known] if begin is not None and len(known) == len(balances) else []

    def _why(self, offer: Offer) -> str:
        """Why it cannot be drawn."""
        measured = self.ashore.case.measured(offer)
        if isinstance(measured, OpenRate):
            return wrong_words(measured)
        if isinstance(measured, Wrong):
            return _("The offer is not complete yet.")
        return _("What the payments are made of is not known: nothing can be drawn.")

    def _words(self, offer: Offer, balances: list[Decimal]) -> str:
        half = next(n for n, balance in enumerate(balances) if balance <= balances[0] / 2)
        text = _("{sum} at first, half of it after {half} payments, nothing after {all}")
        return fill(
            text,
            sum=money(balances[0], self.ashore.session.value.currency),
            half=str(half),
            all=str(len(balances) - 1),
        )

    def action_other(self) -> None:
        others = [offer.id for offer in self._offers() if offer.id != self._offer]
        if not others:
            self.ashore.say(_("There is no other offer for this debt."))
            return
        at = others.index(self._over) + 1 if self._over in others else 0
        self._over = others[at] if at < len(others) else None
        self.show()

    def leave(self) -> None:
        from ashore.tui.pages.offers import OffersPage

        self.ashore.visit(OffersPage(self._debt, f"offer-{self._offer}"))
