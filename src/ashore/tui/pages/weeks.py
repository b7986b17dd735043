"""Week by week: what comes and goes on which day, and whether it is there when a payment is due."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.weeks import Weeks, missing_in
from ashore.forms.cash import CashForm, CashLineForm
from ashore.i18n import K_, _, fill
from ashore.i18n.formats import day, money, number, short_day
from ashore.text import table_row
from ashore.tui.actions import Action, Actions
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.page import Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.derivation import weeks_derivation
from ashore.wording.weeks import (
    amount_words,
    better_words,
    budget_lines,
    free_words,
    line_words,
    lump_offer_sentences,
    missing_words,
    short_words,
)
from ashore.workbook import edits
from ashore.workbook.model import CashLine, Workbook


class WeeksPage(ListPage):
    """What is there now, what comes and goes, and the weeks that follow from it."""

    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("x", K_("delete"), "delete"),
        Action("=", K_("working"), "derivation"),
        Action("b", K_("take in the budget"), "budget"),
        Action("z", K_("what if"), "what_if"),
    )

    def action_derivation(self) -> None:
        case = self.ashore.case
        if missing := missing_in(case.workbook, case.budget):
            self.ashore.go.dialog(DerivationPage([missing_words(missing)]))
            return
        self.ashore.go.dialog(DerivationPage(weeks_derivation(case.weeks.flow)))

    def heading(self) -> str:
        return _("Week by week")

    def again(self) -> Page:
        return WeeksPage(self.chosen)

    def items(self) -> Iterable[Item]:
        workbook, today = self.ashore.session.value, self.ashore.today()
        cash, currency = workbook.cash, workbook.currency
        opening = money(cash.opening, currency) if cash.opening is not None else _("not noted yet")
        text = fill(_("There on {day}, before anything comes or goes"), day=day(cash.opening_on or today))
        yield Item(text, partial(self._edit, None), opening, "opening")
        for line in sorted(cash.lines, key=lambda line: (line.date is None, line.date or today)):
            yield self._line(line, currency)
        yield Item(_("Note money that comes or goes"), self.action_new, id="new")
        weeks, budget = self.ashore.case.weeks, self.ashore.case.budget
        missing = missing_in(workbook, budget)
        if missing and (weeks.flow.events or budget.lines):
            yield Item(_("The weeks ahead"), kind="heading")
            yield Item(missing_words(missing), kind="text")
            if self._takes():
                yield Item(_("Take in the budget: then only the days are missing"), self.action_budget, id="take-in")
        elif weeks.flow.events:
            yield Item(_("The weeks ahead"), kind="heading")
            for sentence in (short_words(weeks.flow, currency), *better_words(weeks)):
                yield Item(sentence, kind="text")
            yield Item(_table(weeks, self.room() - 15), kind="table")
        else:
            text = _("Note rent, pay and other fixed days; payments that you proposed or agreed are added.")
            yield Item(text, kind="text")
        yield from self._lumps()
        yield Item(_("What if less comes, or a wage does not?"), self.action_what_if, id="what-if")

    def _line(self, line: CashLine, currency: str) -> Item:
        return Item(line_words(line), partial(self._edit, line.id), amount_words(line, currency), f"cash-{line.id}")

    def _lumps(self) -> Iterable[Item]:
        """What can go into a lump sum today, and the lump sums that are offered, against the cash."""
        case = self.ashore.case
        lines = [*filter(None, [free_words(case)]), *lump_offer_sentences(case)]
        if lines:
            yield Item(_("Cash in hand against a lump sum"), kind="heading")
            for line in lines:
                yield Item(line, kind="text")

    def action_what_if(self) -> None:

        self.ashore.go.open("what-if")

    def _edit(self, line: str | None) -> None:
        self.ashore.go.dialog(CashDialog(line))

    # The budget

    def _takes(self) -> list[dict[str, Any]]:
        """The lines of the budget that can be taken in, called as they are there."""
        return budget_lines(self.ashore.case)

    def action_budget(self) -> None:
        """The lines of the budget as lines of the weeks; then each is asked for its day."""
        lines = self._takes()
        if not lines:
            self.ashore.say(_("Nothing of the budget is missing here."))
            return

        def take(workbook: Workbook) -> Workbook:
            for values in lines:
                workbook, _line = edits.add_cash_line(workbook, **values)
            return workbook

        self.ashore.session.apply(take)
        self._ask_days()

    def _ask_days(self, _result: object = None, asked: frozenset[str] = frozenset()) -> None:
        """The first line without a day that was not asked for it yet."""
        lines = self.ashore.session.value.cash.lines
        line = next((line for line in lines if line.date is None and line.id not in asked), None)
        if line is not None:
            closed = partial(self._ask_days, asked=asked | {line.id})
            self.ashore.go.dialog(CashDialog(line.id, "date"), closed)

    def action_new(self) -> None:
        self.ashore.go.new(edits.add_cash_line, "cash-line")

    def action_delete(self) -> None:
        place = self.chosen or ""
        if place.startswith("cash-"):
            self.ashore.session.apply(lambda workbook: edits.remove_cash_line(workbook, place.removeprefix("cash-")))
            self.ashore.say(_("Line deleted. u brings it back."))


def _table(weeks: Weeks, room: int) -> str:
    """A line for each week; the sums share the room that is left beside the day."""
    heads = (_("Week from"), _("comes"), _("goes"), _("then there"), _("least"))
    column = max(9, min(14, (room - 3) // 4))
    widths = [12, *[column] * 4]
    lines = table_row(heads, widths)
    for week in weeks.weeks:
        sums = (week.came, week.went, week.closing, week.lowest)
        mark = " !" if week.lowest < 0 else ""
        cells = [short_day(week.begins), *map(number, sums)]
        lines += [line + mark for line in table_row(cells, widths)]
    return "\n".join(lines)


class CashDialog(ModalPage):
    """One line of the weeks, or what is there at their start."""

    def __init__(self, line: str | None, at: str = "") -> None:
        super().__init__()
        self._line, self._at = line, at

    def focus_start(self) -> None:
        views = list(self.query(FieldView))
        view = next((view for view in views if self._at and view.field.name.endswith(f".{self._at}")), views[0])
        self.set_focus(next(widget for widget in self.focus_chain if view in widget.ancestors))

    def compose(self) -> ComposeResult:
        session, today = self.ashore.session, self.ashore.today()
        with Vertical(classes="dialog"):
            heading = _("Money that comes or goes") if self._line else _("What is there")
            yield Prose(heading, classes="heading")
            with Scroll(classes="scroll"):
                form = CashLineForm(self._line) if self._line else CashForm()
                for field in form.fields(session.value):
                    yield FieldView(field, session, today)
            yield Prose(join_keys([("Tab", K_("next")), ("Esc", K_("close"))]), classes="notice")

    def on_field_view_touched(self) -> None:
        for view in self.query(FieldView):
            view.show()
