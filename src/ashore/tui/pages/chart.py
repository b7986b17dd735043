"""The debt running down month by month: one offer, and another one over it."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual_plotext import PlotextPlot

from ashore.i18n import N_, _, fill
from ashore.tui.actions import Action, Actions
from ashore.tui.layout import SIDE_FROM_TWO
from ashore.tui.page import Page
from ashore.tui.pages.offer_table import letter_of
from ashore.tui.widgets.prose import Prose
from ashore.wording.debts import lender_of
from ashore.wording.offers import name_of
from ashore.wording.phrases import named
from ashore.wording.running_down import balances, no_balances_words, running_down_words
from ashore.workbook.find import find
from ashore.workbook.model import Offer

MARKERS = ("•", "+")
"""Two plans are told apart by their marks, not by colour."""


class Curve(PlotextPlot):
    """A plot that reads well without colour, and of which nothing moves."""

    can_focus = False


class ChartPage(Page):
    """What is left of the debt after each payment."""

    SIDE_FROM: ClassVar[int] = SIDE_FROM_TWO

    ACTIONS: ClassVar[Actions] = (Action("o", N_("another over it"), "other"),)

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
            left = self._balances(offer)
            if left:
                plot.plt.plot(*_steps(left), marker=marker)
                name = f"{marker}  {letter_of(ids.index(offer.id))}  {name_of(offer)}"
                words = running_down_words(left, self.ashore.session.value.currency)
                legend.append(named(name, words))
        longest = max((len(self._balances(offer)) for offer in shown), default=1)
        step = max(1, -(-longest // 12))
        plot.plt.xticks(list(range(0, longest, step)))
        plot.plt.xlabel(_("payments"))
        plot.refresh()
        legend = legend or [no_balances_words(self.ashore.case.measured(offer)) for offer in shown]
        self.query_one("#legend", Prose).show("\n".join(legend))

    def _balances(self, offer: Offer) -> list[Decimal]:
        return balances(self.ashore.case.measured(offer))

    def action_other(self) -> None:
        others = [offer.id for offer in self._offers() if offer.id != self._offer]
        if not others:
            self.ashore.say(_("There is no other offer for this debt."))
            return
        at = others.index(self._over) + 1 if self._over in others else 0
        self._over = others[at] if at < len(others) else None
        self.show()


def _steps(balances: list[Decimal]) -> tuple[list[int], list[float]]:
    """A debt falls in steps: it stays where it is until the next payment."""
    places = [0, *(n for n in range(1, len(balances)) for _twice in range(2))]
    heights = [value for balance in balances for value in (float(balance), float(balance))][: len(places)]
    return places, heights
