"""Week by week: what comes and goes on which day, and whether it is there when a payment is due."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from ashore.casework.weeks import Weeks, weeks_of
from ashore.forms.cash import REPEATS, CashForm, CashLineForm
from ashore.i18n import N_, _, fill
from ashore.i18n.formats import day, money, number
from ashore.text import table_row
from ashore.tui.page import Keys, ModalPage, Page, join_keys
from ashore.tui.screens.listing import Item, ListPage
from ashore.tui.screens.working import WorkingPage
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.workbook import edits
from ashore.workbook.model import CashLine
from ashore.working import weeks_working


class WeeksPage(ListPage):
    """What is there now, what comes and goes, and the weeks that follow from it."""

    BINDINGS = [
        Binding("n", "new", show=False),
        Binding("delete,backspace", "delete", show=False),
        Binding("equals_sign", "working", show=False),
    ]
    KEYS: ClassVar[Keys] = (
        ("Enter", N_("open")),
        ("n", N_("new")),
        ("Del", N_("delete")),
        ("=", N_("working")),
        ("u", N_("undo")),
    )

    def action_working(self) -> None:
        weeks = weeks_of(self.ashore.session.value, self.ashore.today())
        self.ashore.above(WorkingPage(weeks_working(weeks.flow)))

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
        weeks = weeks_of(workbook, today)
        if weeks.flow.events:
            yield Item(_("The weeks ahead"), kind="heading")
            for sentence in self._sentences(weeks, currency):
                yield Item(sentence, kind="text")
            yield Item(_table(weeks, self.room() - 15), kind="table")
        else:
            text = _("Note rent, pay and other fixed days; payments that you proposed or agreed are added.")
            yield Item(text, kind="text")

    def _line(self, line: CashLine, currency: str) -> Item:
        sign = "+" if line.direction == "in" else "−"
        amount = f"{sign}{money(line.amount, currency)}" if line.amount is not None else _("sum unknown")
        when = day(line.date) if line.date else _("day unknown")
        text = " · ".join((line.label or _("without a name"), when, _(REPEATS[line.repeat])))
        return Item(text, partial(self._edit, line.id), amount, f"cash-{line.id}")

    def _sentences(self, weeks: Weeks, currency: str) -> Iterable[str]:
        short = weeks.flow.first_negative
        least, on = weeks.flow.lowest
        if short is None:
            text = _("It does not run short. The least is {sum}, on {day}.")
            yield fill(text, sum=money(least, currency), day=day(on) if on else "")
            return
        text = _("It runs short first on {day}. At worst {sum} are missing.")
        yield fill(text, day=day(short), sum=money(-least, currency))
        for payment, better in weeks.better:
            text = _("Ask {lender} to move the payment of {old} to {new}: then it does not run short.")
            yield fill(text, lender=payment.label or _("the lender"), old=day(payment.date), new=day(better))

    def _edit(self, line: str | None) -> None:
        self.ashore.above(CashDialog(line))

    def action_new(self) -> None:
        self.ashore.open_new(edits.add_cash_line, CashDialog)

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
        cells = [week.begins.isoformat(), *map(number, sums)]
        lines += [line + mark for line in table_row(cells, widths)]
    return "\n".join(lines)


class CashDialog(ModalPage):
    """One line of the weeks, or what is there at their start."""

    def __init__(self, line: str | None) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        session, today = self.ashore.session, self.ashore.today()
        with Vertical(classes="dialog"):
            heading = _("Money that comes or goes") if self._line else _("What is there")
            yield Prose(heading, classes="heading")
            with Scroll(classes="scroll"):
                form = CashLineForm(self._line) if self._line else CashForm()
                for field in form.fields(session.value):
                    yield FieldView(field, session, today)
            yield Prose(join_keys([("Tab", N_("next")), ("Esc", N_("close"))]), classes="notice")

    def on_field_view_touched(self) -> None:
        for view in self.query(FieldView):
            view.show()
