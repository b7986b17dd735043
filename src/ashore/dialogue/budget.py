"""The budget: a sum for each group, or line by line; what is set aside; what is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.budget import FREQUENCIES, KINDS, LineForm, OwnLineForm, buffer_field
from ashore.forms.field import Field
from ashore.guide.models.budget import BudgetGroup, BudgetItem
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.i18n.formats import money
from ashore.wording.budget import deficit_words, totals_words
from ashore.wording.derivation import left_derivation
from ashore.wording.phrases import named
from ashore.wording.standing import left_words
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import GROUP_SUM, OWN_ITEM, BudgetLine, Workbook


class Budgets(Subject):
    """What comes in and goes out each month."""

    def budget(self) -> None:
        """The groups of the budget, each with its sum a month."""

        def title() -> list[str]:
            result = self._case.budget
            totals = [totals_words(result, self._book.currency)] if result.known else []
            return [_("Budget"), *totals, left_words(self._case), *filter(None, [deficit_words(result)])]

        def choices() -> list[Choice]:
            groups: list[Choice] = [(self._line(group), partial(self._group, group)) for group in self._groups]
            return [
                *groups,
                (_("Week by week"), partial(self._go, "weeks")),
                (_("What if less comes, or a wage does not?"), partial(self._go, "what-if")),
                (_("Line by line, with lines of your own"), self._line_by_line),
                (self._buffer_words(), partial(self._talk.ask, buffer_field(_("Small buffer, at most")))),
                self._working(lambda: left_derivation(self._case)),
                (_("Read an account statement"), partial(self._go, "statement")),
            ]

        self._talk.menu(title, choices)

    @property
    def _groups(self) -> tuple[BudgetGroup, ...]:
        return self._guide.budget.group

    def _label(self, thing: BudgetGroup | BudgetItem) -> str:
        return say(thing.label, self._guide.facts)

    def _sum(self, group: BudgetGroup) -> str:
        sum_ = self._case.budget.groups.get(group.id)
        return money(sum_, self._book.currency) if sum_ is not None else _("nothing yet")

    def _line(self, group: BudgetGroup) -> str:
        text = _("{kind}, {group}: {sum}")
        return fill(text, kind=_(KINDS[group.kind]), group=self._label(group), sum=self._sum(group))

    def _buffer_words(self) -> str:
        return named(_("Small buffer, at most"), money(self._book.budget.buffer_cap, self._book.currency))

    def _group(self, group: BudgetGroup) -> None:
        """Its one sum, or its lines where it is kept line by line."""
        lines = [line for line in self._book.budget.lines if line.group == group.id and line.item != GROUP_SUM]
        asked: list[BudgetItem | None] = list(group.item) if any(line.amount is not None for line in lines) else [None]

        def fields(workbook: Workbook) -> list[Field]:
            return [field for item in asked for field in self._fields(group, item, workbook)]

        self._questions(fields)

    def _fields(self, group: BudgetGroup, item: BudgetItem | None, workbook: Workbook) -> list[Field]:
        """A ready line of a group, or with None its one sum: how much, and once that is known how often."""
        form = LineForm.of(group, item)
        often = [form.frequency()] if form.line(workbook) is not None else []
        words = item.help or group.help if item else group.help
        amount = replace(form.amount(self._label(item or group)), help=say(words, self._guide.facts))
        return [amount, *often]

    # Line by line

    def _line_by_line(self) -> None:
        def choices() -> list[Choice]:
            return [(self._line(group), partial(self._lines, group)) for group in self._groups]

        self._talk.menu(lambda: [_("Budget, line by line"), left_words(self._case)], choices)

    def _lines(self, group: BudgetGroup) -> None:
        """The lines of one group. As soon as one of them has a sum they count instead of the group's one sum."""

        def title() -> list[str]:
            return [named(self._label(group), self._sum(group))]

        def choices() -> list[Choice]:
            ready: list[Choice] = [
                (
                    self._with_sum(self._label(item), LineForm.of(group, item).line(self._book)),
                    partial(self._ready, group, item),
                )
                for item in group.item
            ]
            own: list[Choice] = [
                (self._with_sum(line.label or _("(no name yet)"), line), partial(self._own, line.id, group))
                for line in self._book.budget.lines
                if line.group == group.id and line.item == OWN_ITEM
            ]
            return [*ready, (_("A line of your own"), partial(self._new, group)), *own]

        self._talk.menu(title, choices)

    def _with_sum(self, name: str, line: BudgetLine | None) -> str:
        if line is None or line.amount is None:
            return named(name, _("nothing yet"))
        often = _(FREQUENCIES[line.frequency])
        return named(name, money(line.amount, self._book.currency) + _(", ") + often)

    def _ready(self, group: BudgetGroup, item: BudgetItem) -> None:
        """How much, how often; once there is a sum what else can be said of it."""

        def fields(workbook: Workbook) -> list[Field]:
            line = LineForm.of(group, item).line(workbook)
            more = OwnLineForm(line.id).details(workbook, group.kind == "income") if line is not None else ()
            return [*self._fields(group, item, workbook), *more]

        self._questions(fields)

    def _new(self, group: BudgetGroup) -> None:
        def make(workbook: Workbook) -> tuple[Workbook, str]:
            return edits.add_own_line(workbook, group.id)

        self._begun(make, lambda new: self._questions(partial(self._own_fields, new, group)))

    def _own_fields(self, line: str, group: BudgetGroup, workbook: Workbook) -> list[Field]:
        """A line of the reader's own: its name first, without which its other questions say little."""
        form = OwnLineForm(line)
        name, *more = form.details(workbook, group.kind == "income")
        return [name, form.amount(_("How much")), form.frequency(), *more]

    def _own(self, line: str, group: BudgetGroup) -> None:
        def title() -> list[str]:
            record = find(self._book.budget.lines, line)
            return [self._with_sum(record.label or _("(no name yet)"), record)] if record else []

        def choices() -> list[Choice]:
            said = _("Line deleted. u brings it back.")
            return [
                self._change(partial(self._own_fields, line, group)),
                self._delete(lambda workbook: edits.remove_line(workbook, line), said),
            ]

        self._talk.menu(title, choices)
