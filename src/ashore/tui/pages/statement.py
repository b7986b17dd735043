"""Account statements: the files that were read, and what they show beside the budget."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.statement_budget import Seen, seen_groups, take_over
from ashore.i18n import K_, _, fill, ngettext
from ashore.statements.report import Report
from ashore.statements.rows import Statement
from ashore.storage import paths
from ashore.tui.actions import Action, Actions
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.pages.confirm import ConfirmDialog
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.statement_file import ChooseFileDialog, ReadFileDialog
from ashore.tui.widgets.inputs import EMPTY, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.phrases import named
from ashore.wording.statement_results import (
    KEPT_WORDS,
    PART_WORDS,
    asked_count_words,
    emptied_words,
    left_beside,
    lowest_words,
    month_totals,
    no_month_words,
    other_currency_words,
    seen_words,
    take_new_words,
    taken_words,
)
from ashore.wording.statements import (
    columns_words,
    group_words,
    left_out_words,
    months_words,
    note_words,
    period_words,
    rows_words,
    sum_words,
    warning_words,
)

FILE, GROUP = "file-", "group-"
"""What the ids of rows begin with."""
LONGEST_NAMES = 200


class StatementPage(ListPage):
    """What was read and what it shows; each sum is taken over by Enter on its group."""

    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("another file"), "choose"),
        Action("f", K_("source"), "facts"),
        Action("a", K_("answer what is asked"), "asked"),
        Action("b", K_("budget"), "budget"),
        Action("l", K_("lenders, debits, repeats"), "lenders"),
        Action("v", K_("weeks and months"), "weeks"),
    )

    def heading(self) -> str:
        return _("Account statements")

    def items(self) -> Iterable[Item]:
        reading = self.ashore.reading
        if not reading.files:
            text = _(
                "What does a month really cost? Read the list of payments that WeChat, Alipay or a bank hands out."
            )
            yield Item(text, kind="text")
            if note := self.ashore.note("statement"):
                yield Item(note, kind="text")
        yield Item(_("Files"), kind="heading")
        for name, statement in reading.files.items():
            do = partial(self._details, name, statement)
            yield Item(name, do, rows_words(reading.of_file(name)), FILE + name)
        yield Item(_("Choose a file from a folder"), self.action_choose, id="choose")
        yield Item(_("Paste or type where the file is"), self._paste, id="paste")
        if reading.files:
            names = _(", ").join(reading.own_names) or _("not said")
            yield Item(_("How you are called in them: money between own accounts"), self._names, names, "names")
            yield Item(_("Forget these files"), self._forget, id="forget")
        if reading.several_currencies:
            text = _("The files are in several currencies, which are never added: put one of them aside.")
            yield Item(text, kind="note")
        if (report := reading.report) is not None:
            yield from self._shown(report)
        yield Item(_(KEPT_WORDS), kind="text")

    def _shown(self, report: Report) -> Iterable[Item]:
        for note in note_words(report):
            yield Item(note, kind="note")
        if report.asked:
            yield Item(_("To answer first"), kind="heading")
            yield Item(asked_count_words(len(report.asked)), self.action_asked, id="asked")
        yield Item(months_words(report), kind="heading")
        yield from self._groups(report)
        yield Item(_("More of what they show"), kind="heading")
        yield Item(_("Lenders, fees, debits, what comes again and again"), self.action_lenders, id="more")
        yield Item(_("Week by week, and the months that differ"), self.action_weeks, id="weeks")

    def _groups(self, report: Report) -> Iterable[Item]:
        workbook, guide, case = self.ashore.session.value, self.ashore.guide, self.ashore.case
        seen = seen_groups(report, workbook, case.kinds)
        for line in month_totals(report) if seen else no_month_words(self.ashore.reading.files):
            yield Item(line, kind="text")
        if not seen:
            yield from self._in_all(report)
            return
        if other := other_currency_words(report, workbook):
            yield Item(other, kind="note")
        for one in seen:
            words = seen_words(one)
            yield Item(group_words(one.group, guide), partial(self._take, one), words, GROUP + one.group)
        for one in seen:
            if lowest := lowest_words(one, guide, workbook.currency):
                yield Item(lowest, kind="text")
        if other:
            return
        new = [one for one in seen if one.differs and one.typed is None]
        if new:
            yield Item(take_new_words(len(new)), partial(self._take_all, new), id="take-new")
        yield Item(_("Enter on a group takes its sum over; nothing is overwritten unasked."), kind="text")
        for line in left_beside(report, case, seen):
            yield Item(line, kind="text")
        yield Item(_(PART_WORDS), kind="text")

    def _in_all(self, report: Report) -> Iterable[Item]:
        """All sums by group, where no month can be told: to look at, not to take over."""
        for sums in (report.income_groups, report.spending_groups):
            for group, amount in sums.items():
                yield Item(named(group_words(group, self.ashore.guide), sum_words(amount, report)), kind="text")

    # Files

    def action_choose(self) -> None:
        self.ashore.go.dialog(ChooseFileDialog(self.ashore.reading.folder or paths.downloads(), self._read))

    def _read(self, path: Path) -> None:
        self.ashore.reading.folder = path.parent
        self.ashore.go.dialog(ReadFileDialog(path), self._shown_again)

    def _paste(self) -> None:
        self.ashore.go.dialog(ReadFileDialog(), self._shown_again)

    def _shown_again(self, _result: object = None) -> None:
        self.show_soon()

    def _details(self, name: str, statement: Statement) -> None:
        self.ashore.go.dialog(FileDialog(name, statement), self._shown_again)

    def _names(self) -> None:
        self.ashore.go.dialog(NamesDialog(), self._shown_again)

    def _forget(self) -> None:
        self.ashore.reading.forget()
        self.show()
        self.ashore.say(_("Nothing of the files is in memory any more. What you took over stays in the budget."))

    # Taking over

    def _take(self, one: Seen) -> None:
        workbook, guide = self.ashore.session.value, self.ashore.guide
        report = self.ashore.reading.report
        if report is None:
            return
        if other := other_currency_words(report, workbook):
            self.ashore.say(other)
        elif not one.differs:
            self.ashore.say(_("There is nothing to take over: the sums are the same, or none was seen."))
        elif one.lines:
            text = emptied_words(one, guide)
            self.ashore.go.dialog(ConfirmDialog(text, _("One sum for the group"), partial(self._taken, one)))
        else:
            self._taken(one)

    def _taken(self, one: Seen) -> None:
        self.ashore.session.apply(lambda workbook: take_over(workbook, [one]))
        self.ashore.say(taken_words(one, self.ashore.guide, self.ashore.session.value.currency))

    def _take_all(self, new: list[Seen]) -> None:
        self.ashore.session.apply(lambda workbook: take_over(workbook, new))
        text = ngettext("{n} sum stands in the budget now. u takes it back.",
                        "{n} sums stand in the budget now. u takes them back.", len(new))  # fmt: skip
        self.ashore.say(fill(text, n=str(len(new))))

    def _open(self, page: str) -> None:
        """A page that rests on files; without any it says so."""
        if self.ashore.reading.report is None:
            self.ashore.say(_("No file is read yet."))
        else:
            self.ashore.go.open(page)

    def action_asked(self) -> None:
        self._open("statement-asked")

    def action_lenders(self) -> None:
        self._open("statement-more")

    def action_weeks(self) -> None:
        self._open("statement-weeks")

    def action_budget(self) -> None:
        self.ashore.go.open("budget")

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("statement")


class FileDialog(ModalPage):
    """One file: what of it counts, what is left out and why, what was guessed of it."""

    def __init__(self, name: str, statement: Statement) -> None:
        super().__init__()
        self._called, self._statement = name, statement

    def compose(self) -> ComposeResult:
        report = self.ashore.reading.of_file(self._called)
        with Vertical(classes="dialog"):
            yield Prose(self._called, classes="heading")
            with Scroll(classes="scroll"):
                yield Prose(_(", ").join(part for part in (rows_words(report), period_words(self._statement)) if part))
                for warning in self._statement.warnings:
                    yield Prose(warning_words(self._statement, warning), classes="notice")
                if self._statement.columns:
                    yield Prose(columns_words(self._statement))
                if left := left_out_words(report):
                    yield Prose(_("Left out:"), classes="heading gap")
                    for line in left:
                        yield Prose(line, first="• ", hang="  ")
            yield Row(_("Close"), self.action_close, id="close")
            yield Row(_("Put it aside"), self._put_aside, id="aside")
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def _put_aside(self) -> None:
        self.ashore.reading.remove(self._called)
        self.dismiss()
        self.ashore.say(_("Put aside; the file itself stays where it is. Read it again to have it back."))


class NamesDialog(ModalPage):
    """How the reader is called in the files, so that money between own accounts is known. It is kept nowhere."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("How you are called in them: money between own accounts"), classes="heading")
            yield Prose(_("Your name as the files write it; several with commas between. It is not kept."))
            names = _(", ").join(self.ashore.reading.own_names)
            yield TextInput(names, placeholder=EMPTY, max_length=LONGEST_NAMES, id="names")
            yield Row(_("That is my name"), self._take, id="take")
            yield Prose(join_keys([("Tab", K_("next")), ("Esc", K_("close"))]), classes="notice gap")

    def focus_start(self) -> None:
        self.set_focus(self.query_one(TextInput))

    def action_next_field(self) -> None:
        self._take()

    def _take(self) -> None:
        from ashore.forms.reading import names_in

        self.ashore.reading.call(names_in(self.query_one(TextInput).value))
        self.dismiss()
