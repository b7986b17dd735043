"""What else account statements show: what is asked of payees, lenders, what repeats, weeks and months."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import ClassVar

from ashore.casework.statement_budget import odd_months
from ashore.casework.statement_debts import lenders_seen, note_debt, taken_first
from ashore.i18n import K_, _, fill, ngettext, sentences
from ashore.i18n.formats import number
from ashore.statements.answers import Payee
from ashore.statements.report import Asked, Report
from ashore.text import columns, pad, table_row
from ashore.tui.actions import Action, Actions
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.sum_bars import bar_of
from ashore.wording.statement_results import (
    answer_words,
    choices_of,
    forget_words,
    keep_words,
    lender_seen_words,
    month_lines,
    noted_words,
    odd_words,
    question_words,
    saving_words,
    taken_first_words,
    week_bars,
)
from ashore.wording.statements import asked_words, regular_words, sum_words
from ashore.workbook import edits
from ashore.workbook.model import StatementPayee

MOST_ASKED = 30
"""Questions in one list, at most: the largest sums first; answers make room for the others."""
MOST_WEEKS = 30


class StatementMorePage(ListPage):
    """What all three have in common: they are there as long as files are."""

    def there(self) -> bool:
        return self.ashore.reading.report is not None

    def items(self) -> Iterable[Item]:
        report = self.ashore.reading.report
        return () if report is None else self.lines(report)

    def lines(self, report: Report) -> Iterable[Item]:
        """The lines of a report."""
        raise NotImplementedError


class AskedPage(StatementMorePage):
    """What no rule decides, payee by payee; an answer holds for all rows of the payee."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"),)

    def heading(self) -> str:
        return _("What no rule decides")

    def lines(self, report: Report) -> Iterable[Item]:
        reading, workbook = self.ashore.reading, self.ashore.session.value
        if not report.asked:
            yield Item(_("Everything is sorted."), kind="text")
        for number_, one in enumerate(report.asked[:MOST_ASKED]):
            yield Item(asked_words(one, report), partial(self._ask, one), id=f"asked-{number_}")
        if (more := len(report.asked) - MOST_ASKED) > 0:
            text = ngettext("{n} more, with smaller sums, follows.", "{n} more, with smaller sums, follow.", more)
            yield Item(fill(text, n=str(more)), kind="text")
        if reading.answers:
            yield Item(_("What you answered"), kind="heading")
        for number_, (payee, answer) in enumerate(reading.answers.items()):
            do = partial(self._ask_again, payee, answer)
            yield Item(answer_words(payee, answer, self.ashore.guide), do, id=f"answered-{number_}")
        new, kept = reading.to_keep(workbook), workbook.payees
        yield Item(_("Answers for the next time"), kind="heading")
        if new:
            yield Item(keep_words(len(new)), partial(self._keep, new), id="keep")
        if kept:
            yield Item(forget_words(len(kept)), self._forget, id="forget")
        if not new and not kept:
            yield Item(_("Answers hold until the program ends. None is kept unless you say so here."), kind="text")

    def _ask(self, one: Asked) -> None:
        report = self.ashore.reading.report
        if report is not None:
            title, options = question_words(one, report), choices_of(one.direction, one.why, self.ashore.guide)
            self.ashore.go.dialog(ChooseDialog(title, options, "", partial(self._answer, one.payee)))

    def _ask_again(self, payee: Payee, answer: str) -> None:
        options = [*choices_of(payee.way, "", self.ashore.guide), ("", _("Not decided: ask me again"))]
        title = answer_words(payee, answer, self.ashore.guide)
        self.ashore.go.dialog(ChooseDialog(title, options, answer, partial(self._answer, payee)))

    def _answer(self, payee: Payee, answer: str) -> None:
        self.ashore.reading.answer(payee, answer or None)
        self.show()

    def _keep(self, payees: list[StatementPayee]) -> None:
        self.ashore.session.apply(lambda workbook: edits.keep_payees(workbook, payees))
        self.ashore.say(_("Kept in the workbook. u takes it back."))

    def _forget(self) -> None:
        self.ashore.session.apply(edits.forget_payees)
        self.ashore.say(_("Taken out of the workbook. u brings them back."))

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("statement")


class LendersSeenPage(StatementMorePage):
    """Lenders, fees, debits that are taken by themselves, what comes again and again."""

    ACTIONS: ClassVar[Actions] = (
        Action("w", K_("write: stop or move a debit"), "write"),
        Action("f", K_("source"), "facts"),
    )

    def heading(self) -> str:
        return _("Lenders, fees, debits, what comes again and again")

    def lines(self, report: Report) -> Iterable[Item]:
        lenders = lenders_seen(report, self.ashore.session.value)
        yield Item(_("To lenders and from them, in all the files"), kind="heading")
        for one in lenders:
            do = partial(self._open, one.debt.id) if one.debt else partial(self._note, one.name)
            yield Item(lender_seen_words(one, report), do, noted_words(one), f"lender-{one.name}")
        if not lenders:
            yield Item(_("None was seen."), kind="text")
        if any(one.debt is None for one in lenders):
            yield Item(_("Enter notes one as a debt. Who the lender is stands in its contract."), kind="text")
        yield Item(fill(_("Fees: {sum}"), sum=sum_words(report.fees, report)), kind="text")
        if report.spending_on_credit:
            text = _("Bought on credit, in all: {sum}. It stands in its group; its repayment is in none.")
            yield Item(fill(text, sum=sum_words(report.spending_on_credit, report)), kind="text")
        yield Item(_("What lenders take by themselves"), kind="heading")
        for debit in taken_first(report, self.ashore.case.kinds):
            for line in taken_first_words(debit, report):
                yield Item(line, kind="text")
        if report.debits and (note := self.ashore.note("debit")):
            yield Item(note, kind="text")
        if not report.debits:
            yield Item(_("No debit that a lender takes by itself was seen in these files."), kind="text")
        yield Item(_("Write to stop or move a debit"), self.action_write, id="write")
        yield Item(_("What comes again and again"), kind="heading")
        for each in report.regular:
            saving = saving_words(each, report)
            yield Item(sentences(regular_words(each, report) + _("."), saving), kind="text")
        if not report.regular:
            yield Item(_("Nothing was seen often enough to tell."), kind="text")

    def _open(self, debt: str) -> None:
        self.ashore.go.open("debt", debt)

    def _note(self, name: str) -> None:
        if debt := self.ashore.session.make(lambda workbook: note_debt(workbook, name)):
            self.ashore.go.open("debt", debt)

    def action_write(self) -> None:
        self.ashore.go.begin_letter_for("stops-debit")

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("statement")


class StatementWeeksPage(StatementMorePage):
    """What went out week by week, and the months that differ."""

    def heading(self) -> str:
        return _("Week by week, and the months that differ")

    def lines(self, report: Report) -> Iterable[Item]:
        months = month_lines(report)
        yield Item(_("Whole months"), kind="heading")
        if months:
            yield Item(self._months(months), kind="table")
        else:
            yield Item(_("None is covered from its first day to its last."), kind="text")
        odd = odd_months(report)
        if odd:
            yield Item(_("In what a month differs"), kind="heading")
            for one in odd:
                yield Item(odd_words(one, report, self.ashore.guide), kind="text")
        yield Item(_("What went out, by the Monday of the week"), kind="heading")
        yield Item(self._weeks(report), kind="table")

    def _months(self, months: list[tuple[str, Decimal, Decimal, Decimal]]) -> str:
        widths = (self.room() - 54, 16, 16, 16)
        lines = table_row((_("Month"), _("Comes in"), _("Goes out"), _("To lenders")), widths)
        for name, *sums in months:
            lines += table_row((name, *map(number, sums)), widths)
        return "\n".join(lines)

    def _weeks(self, report: Report) -> str:
        bars = week_bars(report)[-MOST_WEEKS:]
        if not bars:
            return _("Nothing in it counts.")
        label = max(columns(bar.label) for bar in bars)
        sums = max(columns(bar.words) for bar in bars)
        largest = max(max(bar.amount for bar in bars), Decimal(1))
        room = max(self.room() - label - sums - 10, 6)
        lines = []
        for bar in bars:
            cells = pad(bar_of(bar.amount, largest, room), room)
            lines.append(f"{pad(bar.label, label)}  {cells}  {pad(bar.words, sums, right=True)}")
        return "\n".join(lines)
