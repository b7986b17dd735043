"""The debt running down payment by payment: one offer, and another one over it."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import K_, _, fill
from ashore.i18n.formats import number
from ashore.tui.actions import Action, Actions
from ashore.tui.layout import SIDE_FROM_TWO
from ashore.tui.page import Page
from ashore.tui.pages.offer_table import letter_of
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.step_plot import OURS, THEIRS, StepPlot
from ashore.wording.debts import lender_of
from ashore.wording.offers import name_of
from ashore.wording.phrases import named
from ashore.wording.running_down import balances, no_balances_words, running_down_words
from ashore.workbook.find import find
from ashore.workbook.model import Offer

SIGNS = (OURS, THEIRS)
"""The two plans are told apart by their signs, not by colour."""
NOTHING = Decimal(0)


class ChartPage(Page):
    """What is left of the debt after each payment."""

    SIDE_FROM: ClassVar[int] = SIDE_FROM_TWO

    ACTIONS: ClassVar[Actions] = (Action("o", K_("another over it"), "other"),)

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
        with Vertical(classes="body drawn"):
            yield StepPlot()
        yield Prose("", id="legend")

    def show(self) -> None:
        """The one about which the page is as blocks, the other one as a line over them."""
        currency, ids = self.ashore.session.value.currency, [offer.id for offer in self._offers()]
        chosen = [find(self._offers(), offer) for offer in (self._offer, self._over) if offer]
        shown = [offer for offer in chosen if offer is not None]
        drawn: list[list[Decimal]] = []
        legend: list[str] = []
        for offer in shown:
            if left := self._balances(offer):
                sign = SIGNS[len(drawn)]
                drawn.append(left)
                name = f"{sign}  {letter_of(ids.index(offer.id))}  {name_of(offer)}"
                legend.append(named(name, running_down_words(left, currency)))
        if drawn:
            longest = max(map(len, drawn))
            ours, *theirs = [[*left, *[NOTHING] * (longest - len(left))] for left in drawn]
            top, last = number(max(map(max, drawn))), longest - 1
            self.query_one(StepPlot).show(ours, theirs[0] if theirs else (), top, "1", str(last))
        self.query_one(StepPlot).display = bool(drawn)
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
