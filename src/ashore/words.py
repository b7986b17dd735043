"""Sentences that screens and verbs share: where the case stands, what is due."""

from __future__ import annotations

import datetime as dt

from ashore import case
from ashore.casework.agenda import Entry
from ashore.casework.debts import days_overdue, total_owed
from ashore.casework.progress import Progress
from ashore.finance.budget import BudgetResult
from ashore.guide.load import Guide
from ashore.i18n import _, fill, ngettext
from ashore.i18n.formats import day, money
from ashore.money_words import named
from ashore.rate_words import open_rate_lines
from ashore.workbook.model import Workbook


def passphrase_warning() -> str:
    """What somebody has to know before a passphrase is set."""
    return _(
        "The workbook and its backups are then encrypted with age, and can be read only with this passphrase. A "
        "forgotten passphrase cannot be recovered by anybody: write it down where only you look. Older copies that the "
        "disk keeps, and letters written to files of your own, stay as they are."
    )


def protected_words(encrypted: bool) -> str:
    """What has been done to the files."""
    if encrypted:
        return _("The workbook and its backups are encrypted now.")
    return _("The workbook and its backups are plain TOML again.")


def progress_words(progress: Progress) -> str:
    """Steps done, in words."""
    return fill(_("{done} of {total} steps done"), done=str(progress.done), total=str(progress.total))


def left_words(result: BudgetResult, currency: str) -> str:
    """What the budget leaves for debts, in words."""
    match result.outcome:
        case "empty":
            return _("The budget is still empty.")
        case "deficit":
            return fill(_("Nothing is left: {sum} a month is missing."), sum=money(-result.surplus, currency))
        case "tight":
            return fill(_("Very little is left for debts: {sum} a month."), sum=money(result.available, currency))
        case _other:
            return fill(_("Left for debts: {sum} a month"), sum=money(result.available, currency))


def owed_words(workbook: Workbook, today: dt.date) -> str:
    """What is owed and for how long, in words."""
    owed = total_owed(workbook, today)
    if not workbook.debts:
        return _("No debt noted yet.")
    overdue = [days for debt in workbook.debts if (days := days_overdue(debt, today)) is not None]
    sum_ = money(owed, workbook.currency) if owed is not None else _("sum unknown")
    text = fill(_("Owed: {sum}"), sum=sum_)
    if not overdue:
        return text
    longest = max(overdue)
    return text + _(", ") + ngettext("{n} day overdue", "{n} days overdue", longest)


def status_lines(workbook: Workbook, guide: Guide, today: dt.date) -> list[str]:
    """Where the case stands."""
    return [
        progress_words(case.steps(workbook, guide)),
        owed_words(workbook, today),
        *open_rate_lines(workbook, today),
        left_words(case.budget(workbook, guide), workbook.currency),
    ]


def agenda_line(entry: Entry, today: dt.date) -> str:
    """One thing that is due, in words, with its day."""
    return named(day(entry.date), agenda_words(entry, today))


def agenda_words(entry: Entry, today: dt.date) -> str:
    """One thing that is due, in words."""
    texts = {
        "debt-due": _("payment due to {lender}") if entry.date >= today else _("payment to {lender} was due"),
        "proposed-payment": _("first payment that you propose to {lender}"),
        "proposed-date": _("payment that you propose to {lender}"),
        "reply-by": _("answer wished from {lender}"),
        "reply-awaited": _("answer awaited from {lender}")
        if entry.date >= today
        else _("answer from {lender} was due"),
        "next-step": _("your next step with {lender}"),
        "court-paper": _("last day to answer the court paper")
        if entry.date >= today
        else _("the court paper had to be answered"),
        "dispute": _("answer to your objection is due")
        if entry.date >= today
        else _("the answer to your objection was due"),
        "bill": _("{what} to pay"),
        "entry-ends": _("the entry of {lender} ends"),
        "reminder": _("{what}"),
        "my-promise": _("what you promised to {lender}"),
        "their-promise": _("what {lender} promised"),
        "agreed-payment": _("payment agreed with {lender}"),
    }
    lender, what = entry.lender or _("the lender"), entry.text or _("a bill")
    return fill(texts[entry.kind], lender=lender, what=what)
