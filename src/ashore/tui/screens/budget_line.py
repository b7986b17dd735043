"""More about one budget line: its name, whether the sum is certain, a note."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.finance.cashflow import lowest_months
from ashore.forms.field import Field, Value, field_of
from ashore.i18n import N_, _
from ashore.tui.page import ModalPage, join_keys
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.workbook import edits
from ashore.workbook.model import OWN_ITEM, BudgetLine, Workbook


class LineDialog(ModalPage):
    """Name (of a line of one's own), certain or estimate, note."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line

    def _of(self, workbook: Workbook) -> BudgetLine | None:
        return next((line for line in workbook.budget.lines if line.id == self._line), None)

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_line(workbook, self._line, **values)

    def _is_income(self, line: BudgetLine) -> bool:
        return any(group.id == line.group and group.kind == "income" for group in self.ashore.guide.budget.group)

    def _history(self) -> Field:
        """The last months of an income that changes; the sum is then what its lowest months bring."""

        def read(workbook: Workbook) -> Value:
            line = self._of(workbook)
            return line.history or None if line else None

        def write(workbook: Workbook, value: Value) -> Workbook:
            months = tuple(sum_ for sum_ in value if isinstance(sum_, Decimal)) if isinstance(value, tuple) else ()
            if not months:
                line = self._of(workbook)
                worked_out = line is not None and line.history and line.amount == lowest_months(line.history)
                gone = {"amount": None} if worked_out else {}
                return edits.edit_line(workbook, self._line, history=(), **gone)
            counted = lowest_months(months)
            return edits.edit_line(
                workbook, self._line, history=months, amount=counted, frequency="monthly", certainty="estimate"
            )

        text = _("One sum after the other. Counted is what the three lowest bring on average.")
        return Field(f"budget.{self._line}.history", "sums", _("What came in the last months"), read, write, help=text)

    def compose(self) -> ComposeResult:
        session, today = self.ashore.session, self.ashore.today()
        line = self._of(session.value)
        field = partial(field_of, f"budget.{self._line}", record=self._of, edit=self._edit)
        with Vertical(classes="dialog"):
            yield Prose(_("About this line"), classes="heading")
            with Scroll(classes="scroll"):
                if line and line.item == OWN_ITEM:
                    yield FieldView(field("label", "text", _("Name")), session, today)
                certainty = {"certain": _("Certain"), "estimate": _("Estimate")}
                yield FieldView(
                    field("certainty", "choice", _("How sure is the sum?"), options=certainty), session, today
                )
                if line and self._is_income(line):
                    yield FieldView(self._history(), session, today)
                yield FieldView(field("note", "text", _("Note")), session, today)
            yield Prose(join_keys([("Tab", N_("next")), ("Esc", N_("close"))]), classes="notice")

    def on_field_view_touched(self) -> None:
        for view in self.query(FieldView):
            view.show()
