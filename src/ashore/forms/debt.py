"""What is asked of a debt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.casework.rates import PERIODS, contract_question
from ashore.forms.field import Field, field_of, flag_field
from ashore.forms.late import Asked, LateForm
from ashore.forms.questions import QuestionPage
from ashore.forms.rates import question_field
from ashore.i18n import _
from ashore.wording.debts import KINDS, STATES
from ashore.wording.rates import PER
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


class DebtForm(NamedTuple):
    """The form of one debt."""

    id: str
    today: dt.date

    def _debt(self, workbook: Workbook) -> Debt | None:
        return find(workbook.debts, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field | str]:
        """The fields, top to bottom; a text is a heading between them."""
        debt = self._debt(workbook)
        field = partial(field_of, Debt, f"debt.{self.id}", record=self._debt, edit=self._edit)
        flag = partial(flag_field, f"debt.{self.id}", record=self._debt, edit=self._edit)
        yield field("lender", "text", _("Lender"), help=_("As the contract names it, not the app's brand."))
        yield field("product", "text", _("App or product"))
        yield field("kind", "choice", _("What kind of debt"), options={k: _(v) for k, v in KINDS.items()})
        yield field("contract", "text", _("Contract number"))
        yield field(
            "due_date",
            "date",
            _("First missed payment"),
            help=_("The day on which it was due; if nothing is overdue, the next due day."),
            looks="back",
            ahead_too=True,
        )
        yield field("owed", "money", _("Owed today, says the lender"), edit=self._edit_owed)
        yield field("owed_on", "date", _("Seen on"), looks="back")
        off = _("As it was on that day; payments that you record come off it.")
        yield field("principal", "money", _("Principal still owed"), help=off)
        posted = debt is not None and debt.kind == "credit-card" and debt.posted_on is not None
        till = _("Interest before the day of posting") if posted else _("Interest up to the due day")
        yield field("interest", "money", till)
        yield field("charges", "money", _("Charges so far"))
        yield from LateForm(self.id, self.today).fields(workbook)
        states = {"": _("by the dates")} | {str(state): _(words) for state, words in STATES.items()}
        yield field("state", "choice", _("How it stands"), options=states)
        if debt and debt.state == "cleared":
            yield field("cleared_on", "date", _("Cleared on"), looks="back")
            have = {True: _("I have it"), False: _("Not yet")}
            yield flag("certificate", _("Settlement certificate"), words=have)
        comes_first = {True: _("Yes, it comes first"), False: _("No")}
        yield flag("essential", _("Does it threaten home, light or heating?"), words=comes_first)
        yield _("The contract")
        yield field("taken", "date", _("Taken out on"), looks="back")
        yield field("contract_sum", "money", _("Sum in the contract"))
        yield field("received", "money", _("Sum you really received"))
        yield field("rate", "rate", _("Rate of the contract"), help=_("In percent, as the contract says."))
        yield field("rate_per", "choice", _("The contract's rate is"), options={per: _(PER[per]) for per in PERIODS})
        asked = self._contract(workbook)
        if asked is not None and asked[1].why == "high":
            yield question_field(f"debt.{self.id}.rate-confirmed", asked[1], self._contract, self._edit)
        yield _("Who collects, and how to pay")
        yield field("collector", "text", _("Who is collecting now"))
        ways = _("The app, an account of the lender.")
        yield field("pay_through", "text", _("Official ways to pay"), help=ways)

    def questions(self) -> list[QuestionPage]:
        """The same in at most six questions, as the app shows a debt; what they leave out is among all fields."""
        page = QuestionPage
        return [
            page(
                _("Who wants the money from you?"),
                _("The name in the contract, or at the foot of their messages. An app often lends for somebody else."),
                ("lender", "kind"),
            ),
            page(
                _("How much do they say you owe today?"),
                _("In the app under bill or repay: the sum for paying all of it at once."),
                ("owed",),
            ),
            page(
                _("Since when is a payment missing?"),
                _("The due day of the first one that you did not pay; it stands in the repayment plan."),
                ("due-date",),
            ),
            page(
                _("How much of it did you borrow and not pay back yet?"),
                _("Without interest and fees. In the app under details of the loan, as principal."),
                ("principal",),
            ),
            page(
                _("What does being late cost?"),
                _("In the contract under late payment. Look whether it is a rate a day, a month or a year."),
                ("penalty-rate", "penalty-per", "penalty-confirmed"),
            ),
            page(
                _("How is interest charged in the contract?"),
                _("The line with a rate a year, a month or a day, or a fee each month."),
                ("rate", "rate-per", "rate-confirmed"),
            ),
        ]

    def _contract(self, workbook: Workbook) -> Asked:
        debt = self._debt(workbook)
        question = contract_question(debt) if debt else None
        return (debt, question) if debt and question else None

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_debt(workbook, self.id, **values)

    def _edit_owed(self, workbook: Workbook, **values: object) -> Workbook:
        """What is asked for today was seen today, unless another day stands there."""
        debt = self._debt(workbook)
        if debt is not None and debt.owed_on is None and values.get("owed") not in (None, debt.owed):
            values["owed_on"] = self.today
        return self._edit(workbook, **values)
