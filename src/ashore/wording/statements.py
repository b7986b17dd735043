"""What a statement comes to, what is left out of it and what is asked, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import NO_CURRENCY, day, money, month
from ashore.statements.entries import UNSORTED
from ashore.statements.report import Asked, Report
from ashore.statements.rows import Statement, StatementError
from ashore.text import shorten

if TYPE_CHECKING:
    from decimal import Decimal

    from ashore.guide.guide import Guide
    from ashore.statements.regular import Regular

NAME = 40
"""Columns of a payee's name."""

EXPECTED: Mapping[str, str] = {
    "empty": N_("nothing is in it; a statement with a header and rows was expected"),
    "encoding": N_("no text and no table that is known; expected: UTF-8, UTF-16, GB18030 or Western text, XLS, XLSX"),
    "no-header": N_(
        "it does not look like a statement: no line names a day and a sum. Take the file that the app exports"
    ),
    "too-large": N_("too large; at most {detail} MB are read"),
    "too-large-unpacked": N_("too large when unpacked; at most {detail} MB are read"),
    "date-order": N_("'{detail}' may be one day or another; expected: a day over 12 somewhere, or the year first"),
    "password-needed": N_("it has a password"),
    "password-wrong": N_("this password does not open it, or it is damaged"),
    "sheets-several": N_("several sheets with rows are in it; expected: one"),
    "line-too-long": N_("a line has more than {detail} characters: it is no statement"),
    "zip-damaged": N_("a damaged zip file"),
    "zip-many": N_("more than {detail} files are in it; expected: one statement"),
    "zip-several": N_("several statements are in it; expected: one, so unpack it and name each"),
    "zip-nested": N_("a zip file in a zip file; expected: one statement"),
    "zip-nothing": N_("no statement is in it; expected: CSV, TXT, XLSX, XLS, OFX or QIF"),
    "sheet-damaged": N_("a damaged spreadsheet"),
    "sheet-locked": N_("a spreadsheet with a password; expected: one that is saved without it"),
    "too-many-rows": N_("more than {detail} rows; expected: a shorter time"),
    "several-currencies": N_("accounts in several currencies are in it; expected: one"),
    "pdf": N_("a PDF file; expected: CSV, XLSX, XLS, OFX, QIF, or what reads PDF too: pip install 'ashore[pdf]'"),
    "pdf-damaged": N_("a damaged PDF file"),
    "too-many-pages": N_("more than {detail} pages; expected: a shorter time"),
    "no-rows": N_("no row is in it; expected: rows with a day and a sum"),
}
"""What is said of a file that cannot be read, by the kind of the error."""

NEEDED: Mapping[str, str] = {
    "password-needed": N_("it has a password; expected: --password-stdin, and the password on standard input"),
    "date-order": N_("days such as '{detail}' may be read two ways; expected: --date-order day, or month"),
}
"""What a file needs on the command line to be read."""

WARNINGS: Mapping[str, str] = {
    "not-whole": N_("the head says {stated} rows, {read} can be read: the file is not whole"),
    "no-end": N_("the end of the file is missing: rows may be missing too"),
    "after-end": N_("rows stand below its end and were left out: two files in one?"),
    "investments": N_("what it holds of investments is left out"),
    "from-pdf": N_("read from a PDF, which is less sure: compare a few sums with the page"),
    "balance-breaks": N_("the balances do not follow from the sums: a row is missing or was read wrongly"),
    "no-states": N_("refunds and doubles cannot be seen in such a file: ask the app for the whole list of payments"),
}
TWICE = N_("the same file was given twice; it is read once")

NOTES: Mapping[str, str] = {
    "same-account": N_("Two files look like one account in two ways of writing: put one aside, or it counts twice."),
    "wallet-missing": N_("Money from a wallet is left out: read the wallet's own file too, pay may be in it."),
    "currency-unknown": N_("A file does not name its currency; it is taken as that of the others."),
}
"""What is said of all files together, or of one."""

ROLES: Mapping[str, str] = {
    "time": N_("day"),
    "balance": N_("balance"),
    "side": N_("which way"),
    "in": N_("money in"),
    "out": N_("money out"),
    "amount": N_("sum"),
    "payee": N_("payee"),
    "item": N_("what for"),
    "currency": N_("currency"),
    "state": N_("state"),
}
"""What a guessed column is taken for."""

REASONS: Mapping[str, str] = {
    "amount-unreadable": N_("the sum cannot be read"),
    "date-unreadable": N_("the day cannot be read"),
    "cut-off": N_("cut off"),
    "other-currency": N_("another currency"),
    "closed": N_("closed, nothing was paid"),
    "failed": N_("failed"),
    "no-money": N_("no money moved"),
    "frozen": N_("only held back"),
    "not-paid": N_("not paid yet"),
    "refund": N_("a refund, taken off its payment"),
    "refunded-in-full": N_("all of it came back"),
    "refund-without-payment": N_("a refund whose payment is not here"),
    "own-money": N_("between own accounts"),
    "paid-by-someone-else": N_("somebody else paid"),
    "same-payment": N_("the same payment as in another file"),
    "same-row": N_("the same row as in another file"),
    "undecided": N_("asked below"),
    "by-reader": N_("left out by you"),
}
"""Why rows are left out."""

WHYS: Mapping[str, str] = {
    "group": N_("what was it for?"),
    "cash": N_("cash: what was it for?"),
    "help-or-loan": N_("help, pay, or to be given back?"),
    "lender": N_("from a lender: a loan, or money back?"),
    "direction": N_("the file does not say which way it went"),
    "state": N_("the file says of it what is not known here"),
    "part-back": N_("closed, and only a part came back"),
}
"""Why a payee is asked for."""


def error_words(error: StatementError) -> str:
    """What is wrong with a file, in which line, and what was expected."""
    if error.kind == "unreadable":
        return error.detail
    said = fill(_(EXPECTED[error.kind]), detail=error.detail)
    return fill(_("line {line}: {problem}"), line=str(error.row), problem=said) if error.row else said


def warning_words(statement: Statement, warning: str, *, translated: bool = True) -> str:
    """A warning of a file; not translated for programs."""
    text = _(WARNINGS[warning]) if translated else WARNINGS[warning]
    return fill(text, stated=str(statement.stated), read=str(statement.readable))


def columns_words(statement: Statement) -> str:
    """What the columns of a file that nobody has described are taken for."""
    named = _(", ").join(fill(_("{what}: {column}"), what=_(ROLES[role]), column=names)
                         for role, names in statement.columns)  # fmt: skip
    return fill(_("Nobody has described this file. Taken as: {columns}"), columns=named)


def period_words(statement: Statement) -> str:
    """From which day to which a file goes: as it says, else by its rows; empty where it has none."""
    days = [row.at.date() for row in statement.rows if row.at]
    if not days and not statement.period:
        return ""
    first, last = statement.period or (min(days), max(days))
    return fill(_("{first} to {last}"), first=day(first), last=day(last))


def note_words(report: Report) -> list[str]:
    """What is to be known of the files besides their sums."""
    return [_(NOTES[note]) for note in report.notes]


def rows_words(report: Report) -> str:
    """How many rows there are, and how many count."""
    rows = ngettext("{n} row", "{n} rows", report.rows)
    return fill(_("{rows}, {kept} count"), rows=rows, kept=str(report.kept))


def left_out_words(report: Report) -> list[str]:
    """Each reason for which rows are left out, with how many."""
    return [fill(_("{n}: {reason}"), n=str(n), reason=_(REASONS[reason])) for reason, n in report.left_out.items()]


def months_words(report: Report) -> str:
    """Which months the average is of; where there is none, from which day to which all sums are."""
    if report.average and len(report.months) == 1:
        return fill(_("The month {month}"), month=month(report.months[0]))
    if report.average:
        names = _(", ").join(month(each) for each in report.months)
        return fill(_("An average month of {months}"), months=names)
    if report.first_kept and report.last_kept:
        text = _("All sums from {first} to {last}: no whole month can be told")
        return fill(text, first=day(report.first_kept), last=day(report.last_kept))
    return _("Nothing in it counts.")


def sum_words(amount: Decimal, report: Report) -> str:
    """A sum in the currency of the files."""
    return money(amount, report.currency or NO_CURRENCY)


def group_words(group: str, guide: Guide) -> str:
    """A group of the budget as it is called; of what no rule decides, that it is asked."""
    from ashore.guide.say import say

    if group == UNSORTED:
        return _("Not sorted yet")
    found = next((one for one in guide.budget.group if one.id == group), None)
    return say(found.label, guide.facts) if found else group


def regular_words(one: Regular, report: Report) -> str:
    """A payment that repeats."""
    text = _("{who}: {sum} a month, about day {day}") if one.every == "month" else _("{who}: {sum} a week")
    times = ngettext("seen {n} time", "seen {n} times", one.times)
    return fill(
        _("{what}, {times}"),
        what=fill(text, who=shorten(one.who, NAME), sum=sum_words(one.amount, report), day=str(one.day)),
        times=times,
    )


def asked_name(one: Asked) -> str:
    """The payee that is asked for, with what its rows are called."""
    who = shorten(one.who, NAME) or _("nobody named")
    return fill(_("{who} ({items})"), who=who, items=shorten(_(", ").join(one.items), NAME)) if one.items else who


def asked_words(one: Asked, report: Report) -> str:
    """What is asked of a payee."""
    if one.direction == "in":
        text = _("in {sum}, {who}: {why}")
    elif one.direction == "out":
        text = _("out {sum}, {who}: {why}")
    else:
        text = _("{sum}, {who}: {why}")
    said = fill(text, sum=sum_words(one.amount, report), who=asked_name(one), why=_(WHYS[one.why]))
    return said if one.counted else sentences(said, _("It is in no sum."))
