"""The debts: all of them in one list, and one of them with what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.casework.debts import owed_on, state_of, to_share, total_owed
from ashore.forms.debt import DebtForm
from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage
from ashore.i18n import K_, _, fill
from ashore.i18n.formats import money
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.budget import nothing_left_words
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.debts import (
    closed_words,
    debt_line,
    debt_result,
    lender_of,
    open_rate_lines,
    sum_words,
    unknown_sums,
)
from ashore.wording.derivation import left_derivation
from ashore.wording.held_back import open_lines
from ashore.wording.rates import result_with_key
from ashore.wording.result import Part, Result
from ashore.wording.standing import left_words
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Workbook


class DebtsPage(ListPage):
    """Every debt in a line, what they add up to, and what leads on from here."""

    TITLED: ClassVar[bool] = False
    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("x", K_("delete"), "delete"),
        Action("=", K_("working"), "derivation"),
        Action("o", K_("offers"), "offers"),
        Action("h", K_("share"), "share"),
        Action("v", K_("weeks"), "weeks"),
    )

    def heading(self) -> str:
        return _("Debts")

    def items(self) -> Iterable[Item]:
        workbook, today = self.ashore.session.value, self.ashore.today()
        case = self.ashore.case
        yield Item(_("Every month"), kind="heading")
        left = nothing_left_words(case.budget) or left_words(case)
        yield Item(left, partial(self.ashore.go.open, "budget"), _("budget"), "budget")
        for line in open_lines(case):
            yield Item(line, kind="note")
        yield Item(_("Debts"), kind="heading")
        if not workbook.debts:
            text = _("No debt noted yet. Take the contract or the app, and note what you find; gaps are fine.")
            yield Item(text, kind="text")
        asked = self.ashore.case.open_rates
        for debt in sorted(workbook.debts, key=lambda debt: (state_of(debt, today) == "cleared", not debt.essential)):
            owed = owed_on(debt, today)
            right = sum_words(owed, debt.id in asked, workbook.currency)
            yield Item(debt_line(debt, today), partial(self._open, debt.id), right, f"debt-{debt.id}")
        for line in open_rate_lines(workbook, today):
            yield Item(line, kind="text")
        yield Item(_("Note a debt"), self.action_new, id="new")
        total = total_owed(workbook, today)
        if total is not None:
            yield Item(_("Together"), kind="heading")
            if closed := closed_words(workbook):
                yield Item(closed, kind="text")
            together = fill(_("Owed: {sum}"), sum=money(total, workbook.currency))
            gap = unknown_sums(workbook, today)
            yield Item(_(", ").join(part for part in (together, gap) if part), kind="text")
        yield Item(_("The weeks ahead"), kind="heading")
        if len(to_share(workbook, today)) > 1:
            yield Item(_("Share out what is left over several debts"), self.action_share, id="share")
        yield Item(_("Week by week: when the money is there"), self.action_weeks, id="weeks")
        what_if = _("What if less comes, or a wage does not?")
        yield Item(what_if, partial(self.ashore.go.open, "what-if"), id="what-if")
        yield Item(_("What a month really costs"), kind="heading")
        read = partial(self.ashore.go.open, "statement")
        yield Item(_("Read the payments of WeChat, Alipay or a bank"), read, id="statement")

    def _open(self, debt: str) -> None:
        self.ashore.go.open("debt", debt)

    def action_new(self) -> None:
        self.ashore.go.new(edits.add_debt, "debt")

    def _debt(self) -> str | None:
        place = self.chosen
        if place and place.startswith("debt-"):
            return place.removeprefix("debt-")
        debts = self.ashore.session.value.debts
        return debts[0].id if len(debts) == 1 else None

    def action_offers(self) -> None:
        if debt := self._debt():
            self.ashore.go.open("offers", debt)

    def action_share(self) -> None:

        self.ashore.go.open("share")

    def action_weeks(self) -> None:
        self.ashore.go.open("weeks")

    def action_delete(self) -> None:
        place = self.chosen
        if place and place.startswith("debt-"):
            self.ashore.session.apply(lambda workbook: edits.remove_debt(workbook, place.removeprefix("debt-")))
            self.ashore.say(_("Debt deleted, with its offers. u brings it back."))

    def action_derivation(self) -> None:
        self.ashore.go.dialog(DerivationPage(left_derivation(self.ashore.case)))


class DebtPage(RecordPage):
    """One debt: what is known at the left, what it comes to at the right."""

    ACTIONS: ClassVar[Actions] = (
        Action("=", K_("working"), "derivation"),
        Action("f", K_("source"), "facts"),
        Action("o", K_("offers"), "offers"),
        Action("e", K_("try number and size"), "negotiate"),
        Action("p", K_("part payment"), "part_payment"),
        Action("v", K_("cost"), "whole_cost"),
    )

    def __init__(self, debt: str, at: Place = None) -> None:
        super().__init__(at)
        self.debt = debt

    def again(self) -> Page:
        return DebtPage(self.debt, self.place())

    def heading(self) -> str:
        return fill(_("Debt: {lender}"), lender=lender_of(self._debt(self.ashore.session.value)))

    def kind(self) -> str:
        return _("Debts")

    def actions(self) -> Actions:
        write = Action("w", K_("write a letter about this"), "write")
        copy: Actions = (Action("y", K_("copy the question"), "copy"),) if self._question() else ()
        return (write, *self.ACTIONS, *copy)

    def action_write(self) -> None:
        """What to know before the letter that proposes a plan; there one chooses the debt."""
        self.ashore.go.begin_letter_for("proposes-offer")

    def _debt(self, workbook: Workbook) -> Debt | None:
        return find(workbook.debts, self.debt)

    def questions(self) -> list[QuestionPage]:
        return DebtForm(self.debt, self.ashore.today()).questions()

    def fields(self) -> Iterable[Field | str]:
        return DebtForm(self.debt, self.ashore.today()).fields(self.ashore.session.value)

    def there(self) -> bool:
        return self._debt(self.ashore.session.value) is not None

    def first_field(self) -> str:
        """A new debt begins with its lender, one without its sum with that; any other with a choice, where letters are
        keys."""
        debt = self._debt(self.ashore.session.value)
        name = "lender" if debt is None or not debt.lender else "owed" if debt.owed is None else "kind"
        return f"debt.{self.debt}.{name}"

    def comes_to(self) -> Result | None:
        workbook = self.ashore.session.value
        debt = self._debt(workbook)
        if debt is None:
            return None
        dear = self.ashore.guide.facts.dear_above
        result = result_with_key(debt_result(debt, workbook, self.ashore.today(), dear, self.ashore.note("stage")))
        offers = [offer for offer in workbook.offers if offer.debt == debt.id]
        if not offers and debt.state != "cleared" and self.question is None:
            result = result.plus(_("m o: note what the lender offers, or work out what you can offer."))
        if question := self._question():
            copies = _("A question to the lender, in the lender's language; m y copies it:")
            result = result.plus(Part(question, title=copies))
        return result

    def _question(self) -> str:
        """What the difference between the lender's sum and the one worked out consists of, asked of the lender."""
        debt = self._debt(self.ashore.session.value)
        if debt is None:
            return ""
        from ashore.letters.messages import difference_message

        return difference_message(debt, self.ashore.case, self.ashore.locale_dirs)

    def action_copy(self) -> None:
        if question := self._question():
            self.app.copy_to_clipboard(question)
            self.ashore.say(_("Handed to your terminal's clipboard."))

    def action_offers(self) -> None:

        self.ashore.go.open("offers", self.debt)

    def action_negotiate(self) -> None:
        self.ashore.go.open("negotiator", self.debt)

    def action_part_payment(self) -> None:

        self.ashore.go.open("part-payment", self.debt)

    def action_whole_cost(self) -> None:

        self.ashore.go.open("whole-cost", self.debt)

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("debt")

    def action_derivation(self) -> None:
        debt = self._debt(self.ashore.session.value)
        if debt is not None:
            self.ashore.go.dialog(DerivationPage(debt_derivation(debt, self.ashore.today())))
