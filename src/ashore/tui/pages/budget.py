"""The budget worksheet: a sum per group, or line by line; what is left is worked out while typing."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from ashore.forms.budget import KINDS, LineForm, OwnLineForm, buffer_field
from ashore.guide.models.budget import BudgetGroup, BudgetItem
from ashore.guide.say import say
from ashore.i18n import K_, _, ngettext
from ashore.i18n.formats import number
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Keys, Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.widgets.budget_row import BudgetRow, Columns, columns_for, monthly_words
from ashore.tui.widgets.inputs import AmountInput, Choice
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.values import BudgetMode
from ashore.wording.budget import deficit_words, totals_words
from ashore.wording.derivation import left_derivation
from ashore.wording.standing import left_words
from ashore.workbook import edits
from ashore.workbook.model import GROUP_SUM, OWN_ITEM, BudgetLine, Workbook

EDGES = 3
"""Columns of the page's edges and its scroll bar."""


class BudgetPage(Page):
    """The worksheet. In quick mode every group is one sum; in full mode one group at a time is open."""

    def __init__(self, opened: str | None = None, at: str | None = None) -> None:
        super().__init__()
        self._opened = opened
        self._at = at
        self._shares: Columns | None = None

    def again(self) -> Page:
        return BudgetPage(self._opened, self._place())

    def heading(self) -> str:
        full = self.ashore.session.value.budget.mode == "full"
        return _("Budget, line by line") if full else _("Budget, a sum per group")

    def actions(self) -> Actions:
        full = self.ashore.session.value.budget.mode == "full"
        own: Actions = (Action("n", K_("add line"), "add"), Action("x", K_("delete"), "delete")) if full else ()
        return (
            *own,
            Action("=", K_("working"), "derivation"),
            Action("l", K_("a sum per group") if full else K_("line by line"), "mode"),
            Action("d", K_("details of the line"), "details"),
            Action("a", K_("from an account statement"), "statement", "from"),
            Action("v", K_("weeks"), "weeks"),
            Action("z", K_("what if"), "what_if"),
        )

    def keys(self) -> Keys:
        often: Keys = (("←→" if isinstance(self.focused, Choice) else "Tab", K_("how often")),)
        return (*often, *super().keys())

    def action_statement(self) -> None:
        self.ashore.go.open("statement")

    def action_weeks(self) -> None:
        self.ashore.go.open("weeks")

    def action_what_if(self) -> None:
        self.ashore.go.open("what-if")

    def action_derivation(self) -> None:
        self.ashore.go.dialog(DerivationPage(left_derivation(self.ashore.case)))

    def body(self) -> ComposeResult:
        with Scroll(classes="body"):
            yield from self._rows()
        with Vertical(classes="totals"):
            yield Prose("", id="help", classes="quiet")
            yield Prose("", id="totals")
            yield Prose("", id="left", classes="notice")

    def _shared_out(self) -> Columns:
        """How the width is shared out."""
        return columns_for(self.room() - EDGES)

    def on_resize(self) -> None:
        super().on_resize()
        if self.query("#totals") and self._shared_out() != self._shares:
            self._shares = self._shared_out()
            for row in self.query(BudgetRow):
                row.lay_out(self._shares)
            self.show()

    # The rows

    def _rows(self) -> ComposeResult:
        workbook, facts = self.ashore.session.value, self.ashore.guide.facts
        full = workbook.budget.mode == "full"
        kind = None
        for group in self.ashore.guide.budget.group:
            if group.kind != kind:
                if kind is None and not self.ashore.case.budget.lines:
                    fill_in = _("Fill it from the payments of your phone or bank")
                    yield Row(fill_in, self.action_statement, id="statement")
                kind = group.kind
                yield Prose(_(KINDS[kind]), classes="heading")
            if full or self._itemised(workbook, group.id):
                yield Row(say(group.label, facts), partial(self._toggle, group.id), id=f"g-{group.id}")
                if full and self._opened == group.id:
                    for item in group.item:
                        yield self._item_row(group, item)
                    for line in workbook.budget.lines:
                        if line.group == group.id and line.item == OWN_ITEM:
                            yield self._own_row(line)
            else:
                yield self._item_row(group, None)
        yield Prose(_("Set aside first"), classes="heading")
        yield self._buffer_row()

    @staticmethod
    def _itemised(workbook: Workbook, group: str) -> bool:
        return any(
            line.group == group and line.item != GROUP_SUM and line.amount is not None for line in workbook.budget.lines
        )

    def _item_row(self, group: BudgetGroup, item: BudgetItem | None) -> BudgetRow:
        """A ready line of a group, or with None its one sum."""
        facts = self.ashore.guide.facts
        words, help_words = (item.label, item.help or group.help) if item else (group.label, group.help)

        form = LineForm.of(group, item)
        amount = form.amount(say(words, facts))
        indent = "  " if item else ""
        return BudgetRow(
            self.ashore.session,
            self.ashore.today(),
            f"i-{group.id}-{form.item}",
            indent + say(words, facts),
            say(help_words, facts),
            amount,
            form.line,
            form.usual,
            form.set_frequency,
            self._shared_out(),
        )

    def _own_row(self, own: BudgetLine) -> BudgetRow:
        form = OwnLineForm(own.id)
        return BudgetRow(
            self.ashore.session,
            self.ashore.today(),
            f"o-{own.id}",
            "  " + (own.label or _("(no name yet)")),
            _("A line of your own. x deletes it."),
            form.amount(own.label),
            form.line,
            own.frequency,
            lambda workbook, value: form.edit(workbook, frequency=value),
            self._shared_out(),
        )

    def _buffer_row(self) -> BudgetRow:
        amount = buffer_field(_("Small buffer, at most"))
        help_text = _("A tenth of what is left is set aside first, at most this much a month.")
        return BudgetRow(
            self.ashore.session,
            self.ashore.today(),
            "buffer",
            _("Small buffer, at most"),
            help_text,
            amount,
            lambda _workbook: None,
            "monthly",
            None,
            self._shared_out(),
        )

    def _place(self) -> str | None:
        """The id of the row on which the reader is."""
        widget: object = self.focused
        while isinstance(widget, Widget) and not isinstance(widget, BudgetRow | Row):
            widget = widget.parent
        return widget.id if isinstance(widget, BudgetRow | Row) else None

    @work(exclusive=True)
    async def _rebuild(self, at: str | None) -> None:
        scroll = self.query_one(".body")
        with self.app.batch_update():
            await scroll.remove_children()
            await scroll.mount_all(list(self._collect()))
        self._at = at
        self.show()
        self.focus_start()
        self.show_keys()
        self.ashore.release_keys()

    def _collect(self) -> list[Widget]:
        return [widget for widget in self._rows() if isinstance(widget, Widget)]

    def rebuild(self, at: str | None) -> None:
        """Build the rows anew, and go to one of them."""
        self.ashore.hold_keys()
        self._rebuild(at)

    # What is shown

    def show(self) -> None:
        workbook = self.ashore.session.value
        if self._shape() != getattr(self, "_shown_shape", None):
            first = not hasattr(self, "_shown_shape")
            self._shown_shape = self._shape()
            if not first:
                self.rebuild(self._at)
                return
        result = self.ashore.case.budget
        largest = max([*result.groups.values(), Decimal(0)])
        for row in self.query(BudgetRow):
            if row.query(".monthly"):
                row.show(result, largest)
        full = workbook.budget.mode == "full"
        for group in self.ashore.guide.budget.group:
            for header in self.query(f"#g-{group.id}").results(Row):
                count = sum(
                    line.group == group.id and line.item != GROUP_SUM and line.amount is not None
                    for line in workbook.budget.lines
                )
                mark = ("▾ " if self._opened == group.id else "▸ ") if full else ""
                lines = "  (" + ngettext("{n} line", "{n} lines", count) + ")" if count else ""
                header.show(mark + say(group.label, self.ashore.guide.facts) + lines)
                total = result.groups.get(group.id)
                figure = number(total) if total is not None else ""
                header.show_right(monthly_words(figure, total, largest, self._shared_out().bar))
        self.query_one("#totals", Prose).show(totals_words(result, workbook.currency))
        left = "\n".join(filter(None, [left_words(self.ashore.case), deficit_words(result)]))
        self.query_one("#left", Prose).show(left)
        self.show_title(self.heading())
        self._show_help()

    def _shape(self) -> tuple[object, ...]:
        """What decides which rows there are."""
        budget = self.ashore.session.value.budget
        own = tuple((line.id, line.label) for line in budget.lines if line.item == OWN_ITEM)
        itemised = frozenset(line.group for line in budget.lines if line.item != GROUP_SUM and line.amount is not None)
        return budget.mode, own, itemised if budget.mode == "quick" else None

    def _show_help(self) -> None:
        row = self._budget_row()
        note = ""
        if row and (line := row.line(self.ashore.session.value)) and line.note:
            note = "  · " + line.note
        group = next((g for g in self.ashore.guide.budget.group if f"g-{g.id}" == self._place()), None)
        if row and (understood := row.understood()):
            note += "  · " + understood
        text = row.help + note if row else say(group.help, self.ashore.guide.facts) if group else ""
        for found in self.query("#help").results(Prose):
            found.show(text)

    def on_budget_row_typed(self) -> None:
        self._show_help()

    def _budget_row(self) -> BudgetRow | None:
        return next((row for row in self.query(BudgetRow) if row.id == self._place()), None)

    def focus_moved(self) -> None:
        super().focus_moved()
        self._show_help()

    def focus_start(self) -> None:
        for target in (self._at, None):
            for row in self.query(f"#{target}" if target else "BudgetRow, Row"):
                if row.id == "statement" and not target:  # another way than this page: it is there for who goes up
                    continue
                self.set_focus(row if isinstance(row, Row) else row.query_one(AmountInput))
                return

    def stops(self) -> list[Widget]:
        """Arrows go from sum to sum; Tab also stops at how often."""
        return [widget for widget in super().stops() if not isinstance(widget, Choice)]

    def action_move(self, by: int) -> None:
        if isinstance(self.focused, Choice) and self.focused.parent is not None:
            self.set_focus(self.focused.parent.query_one(AmountInput))
            self.call_after_refresh(super().action_move, by)
            return
        super().action_move(by)

    # What one does

    def _toggle(self, group: str) -> None:
        if self.ashore.session.value.budget.mode == "quick":
            self._opened = group
            self._at = f"g-{group}"
            self.ashore.session.apply(lambda workbook: edits.set_budget_mode(workbook, "full"))
            return
        self._opened = None if self._opened == group else group
        self.rebuild(f"g-{group}")

    def _group_of_place(self) -> str | None:
        place = self._place() or ""
        for group in self.ashore.guide.budget.group:
            if place == f"g-{group.id}" or place.startswith(f"i-{group.id}-"):
                return group.id
        line = next((line for line in self.ashore.session.value.budget.lines if place == f"o-{line.id}"), None)
        return line.group if line else None

    def action_mode(self) -> None:
        mode = self.ashore.session.value.budget.mode
        self._opened = self._group_of_place() or self._opened
        self._at = f"g-{self._opened}"
        other: BudgetMode = "quick" if mode == "full" else "full"
        self.ashore.session.apply(lambda workbook: edits.set_budget_mode(workbook, other))

    def action_add(self) -> None:
        group = self._group_of_place()
        if self.ashore.session.value.budget.mode != "full" or group is None:
            self.ashore.say(_("Choose a group first, in the line-by-line view (m l)."))
            return
        self._opened = group
        at, before = self._place(), {line.id for line in self.ashore.session.value.budget.lines}

        def closed(_result: None) -> None:
            """To the new line, or back where the reader was when it stayed empty."""
            new = [line.id for line in self.ashore.session.value.budget.lines if line.id not in before]
            self.rebuild(f"o-{new[0]}" if new else at)

        self.ashore.go.new(lambda workbook: edits.add_own_line(workbook, group), "budget-line", closed)

    def action_details(self) -> None:
        row = self._budget_row()
        line = row.line(self.ashore.session.value) if row else None
        if line is None:
            self.ashore.say(_("Type a sum first; then a note and 'certain or estimate' can be added."))
            return
        self.ashore.go.open("budget-line", line.id)

    def action_delete(self) -> None:
        row = self._budget_row()
        line = row.line(self.ashore.session.value) if row else None
        if line is not None and line.item == OWN_ITEM:
            self.ashore.session.apply(lambda workbook: edits.remove_line(workbook, line.id))
            self.ashore.say(_("Line deleted. u brings it back."))
