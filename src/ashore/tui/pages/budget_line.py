"""More about one budget line: its name, whether the sum is certain, a note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.forms.budget import OwnLineForm
from ashore.i18n import K_, _
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.workbook.model import BudgetLine


class LineDialog(ModalPage):
    """Name (of a line of one's own), certain or estimate, note."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line

    def _is_income(self, line: BudgetLine) -> bool:
        return any(group.id == line.group and group.kind == "income" for group in self.ashore.guide.budget.group)

    def compose(self) -> ComposeResult:
        session, today = self.ashore.session, self.ashore.today()
        form = OwnLineForm(self._line)
        line = form.line(session.value)
        with Vertical(classes="dialog"):
            yield Prose(_("About this line"), classes="heading")
            with Scroll(classes="scroll"):
                for field in form.details(session.value, bool(line and self._is_income(line))):
                    yield FieldView(field, session, today)
            yield Prose(join_keys([("Tab", K_("next")), ("Esc", K_("close"))]), classes="notice")

    def on_field_view_touched(self) -> None:
        for view in self.query(FieldView):
            view.show()
