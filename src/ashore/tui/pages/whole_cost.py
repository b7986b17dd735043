"""What the loan behind a debt costs in all, and from here the letter that disputes it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.casework.rates import Wrong
from ashore.casework.whole_cost import whole_cost
from ashore.forms.field import Field
from ashore.forms.whole_cost import WholeCostForm
from ashore.i18n import K_, _, fill
from ashore.letters import drafts
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.debts import lender_of
from ashore.wording.result import Result
from ashore.wording.whole_cost import whole_cost_result, wrong_words
from ashore.workbook.model import Debt


class WholeCostPage(RecordPage):
    """The loan at the left, what it costs at the right."""

    ACTIONS: ClassVar[Actions] = (
        Action("w", K_("write the letter"), "write"),
        Action("f", K_("source"), "facts"),
    )

    def __init__(self, debt: str, at: Place = None) -> None:
        super().__init__(at)
        self.debt = debt

    def again(self) -> Page:
        return WholeCostPage(self.debt, self.place())

    def heading(self) -> str:
        return fill(_("Whole cost: {lender}"), lender=lender_of(self._debt()))

    def kind(self) -> str:
        return _("Debts")

    @property
    def _form(self) -> WholeCostForm:
        return WholeCostForm(self.debt, self.ashore.guide)

    def _debt(self) -> Debt | None:
        return self._form.debt(self.ashore.session.value)

    def there(self) -> bool:
        return self._debt() is not None

    def fields(self) -> Iterable[Field | str]:
        return self._form.fields(self.ashore.session.value)

    def comes_to(self) -> Result | None:
        debt = self._debt()
        if debt is None:
            return None
        case, lines = self.ashore.case, []
        if self.ashore.guide.facts.behind.get("whole-cost"):
            lines.append(_("f shows the source."))
        if not isinstance(whole_cost(debt), Wrong):
            lines.append(_("w writes the letter that asks for a reckoning."))
        return whole_cost_result(debt, case.workbook.currency, case.lines, self.ashore.note).plus(*lines)

    def action_write(self) -> None:
        if (debt := self._debt()) is None:
            return
        if isinstance(found := whole_cost(debt), Wrong):
            self.ashore.say(wrong_words(found))
            return
        write = partial(drafts.dispute_cost, debt=self.debt, guide=self.ashore.guide, today=self.ashore.today())
        if draft := self.ashore.session.make(write):
            self.ashore.go.open("draft", draft)

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("whole-cost")
