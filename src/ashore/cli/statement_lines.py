"""A report of account statements as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from ashore.cli.shared import width
from ashore.i18n import _, fill
from ashore.statements.report import Report
from ashore.statements.rows import ZERO
from ashore.text import table_row, wrap
from ashore.wording.statements import (
    asked_words,
    columns_words,
    group_words,
    left_out_words,
    months_words,
    note_words,
    regular_words,
    rows_words,
    sum_words,
    warning_words,
)

if TYPE_CHECKING:
    from ashore.guide.guide import Guide

ASKED = 30
"""Payees that are asked for, at most: more of them nobody reads through in one list."""


def file_lines(name: str, report: Report) -> list[str]:
    """What was found in one file: how many rows count, what is left out and why, what is wrong with it."""
    wide = width()
    lines = wrap(fill(_("{file}: {what}"), file=name, what=rows_words(report)), wide, hang="  ")
    if left := left_out_words(report):
        lines += wrap(fill(_("Left out: {reasons}"), reasons=_("; ").join(left)), wide, first="  ", hang="    ")
    for statement in report.statements:
        if statement.columns:
            lines += wrap(columns_words(statement), wide, first="  ", hang="    ")
        for warning in statement.warnings:
            lines += wrap(warning_words(statement, warning), wide, first="! ", hang="  ")
    return lines


def report_lines(report: Report, guide: Guide) -> list[str]:
    """What comes in and goes out by group, what goes to lenders, what repeats, what is asked."""
    wide = width()
    average = report.average
    lines = wrap(months_words(report), wide)
    if not report.kept:
        return lines
    income = average.income if average else report.income_groups
    spending = average.spending if average else report.spending_groups
    lines += _table(_("Comes in"), _named(income, guide), report, wide)
    lines += _table(_("Goes out"), _named(spending, guide), report, wide)
    repayments = average.repayments if average else report.repayments
    fees = average.fees if average else report.fees
    lines += _table(_("To lenders"), [(_("Repayments"), repayments), (_("Fees"), fees)], report, wide)
    lines.append("")
    lines += _table(_("Repayments in all"), report.repayments_by.items(), report, wide)
    lines += _table(_("Loans received, which are no income"), report.loans_by.items(), report, wide)
    if report.spending_on_credit:
        text = _("Bought on credit, in all: {sum}. It stands in its group; its repayment is in none.")
        lines += wrap(fill(text, sum=sum_words(report.spending_on_credit, report)), wide)
    if len(report.statements) > 1 and (left := left_out_words(report)):
        lines += wrap(fill(_("Left out: {reasons}"), reasons=_("; ").join(left)), wide, hang="  ")
    for note in note_words(report):
        lines += wrap(note, wide, first="! ", hang="  ")
    if report.regular:
        lines += ["", _("What comes again and again")]
        for one in report.regular:
            lines += wrap(regular_words(one, report), wide, first="  • ", hang="    ")
    if report.asked:
        lines += ["", _("What no rule decides")]
        for asked in report.asked[:ASKED]:
            lines += wrap(asked_words(asked, report), wide, first="  • ", hang="    ")
        if len(report.asked) > ASKED:
            lines.append("  " + fill(_("and {n} more"), n=str(len(report.asked) - ASKED)))
    return lines


def _named(sums: Mapping[str, Decimal], guide: Guide) -> list[tuple[str, Decimal]]:
    """Sums by the names of their groups, in the order of the budget; what is not sorted last."""
    order = [group.id for group in guide.budget.group]
    known = sorted(sums, key=lambda group: order.index(group) if group in order else len(order))
    return [(group_words(group, guide), sums[group]) for group in known]


def _table(title: str, sums: Iterable[tuple[str, Decimal]], report: Report, wide: int) -> list[str]:
    rows = [(name, amount) for name, amount in sums if amount]
    if not rows:
        return []
    total = sum((amount for _name, amount in rows), ZERO)
    right = 20
    widths = (wide - right, right)
    lines = table_row((title, sum_words(total, report)), widths)
    for name, amount in rows:
        lines += table_row(("  " + name, sum_words(amount, report)), widths)
    return lines
