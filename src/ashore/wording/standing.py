"""Sentences that screens and verbs share: where the case stands, what is due."""

from __future__ import annotations

import datetime as dt

from ashore.casework.agenda import UNDATED, Entry, EntryKind
from ashore.casework.case import Case
from ashore.casework.debts import days_overdue, total_owed
from ashore.casework.progress import Progress
from ashore.i18n import _, fill, ngettext, sentences
from ashore.i18n.formats import day, money
from ashore.text import shorten
from ashore.wording.budget import few_essentials_words, gap_words, unknown_words
from ashore.wording.debts import open_rate_lines, unknown_sums
from ashore.wording.phrases import named
from ashore.workbook.model import Workbook


def progress_words(progress: Progress) -> str:
    """Steps done, in words."""
    return fill(_("{done} of {total} steps done"), done=str(progress.done), total=str(progress.total))


def left_words(case: Case) -> str:
    """What is left to promise a month, in words: what the budget leaves for debts, less what is promised already."""
    words, gap = _left_words(case), gap_words(case) or few_essentials_words(case)
    stop = _(".")
    return sentences(words if words.endswith(stop) else words + stop, gap) if gap else words


def _left_words(case: Case) -> str:
    result, left, currency = case.budget, case.left(), case.workbook.currency
    if left is None:
        return unknown_words(result)
    if result.outcome == "deficit":
        return fill(_("Nothing is left: {sum} a month is missing."), sum=money(-result.surplus, currency))
    if left < 0:
        return fill(_("{sum} a month more is promised than your budget leaves."), sum=money(-left, currency))
    if left < result.available:
        text = _("Left to promise: {sum} a month; promised or proposed: {promised}")
        return fill(text, sum=money(left, currency), promised=money(result.available - left, currency))
    if left <= 0:
        return _("Nothing is left for debts.")
    if result.outcome == "tight":
        return fill(_("Very little is left for debts: {sum} a month."), sum=money(left, currency))
    return fill(_("Left for debts: {sum} a month"), sum=money(left, currency))


def owed_words(workbook: Workbook, today: dt.date) -> str:
    """What is owed and for how long, in words."""
    owed = total_owed(workbook, today)
    if not workbook.debts:
        return _("No debt noted yet.")
    overdue = [days for debt in workbook.debts if (days := days_overdue(debt, today)) is not None]
    sum_ = money(owed, workbook.currency) if owed is not None else _("sum unknown")
    text = fill(_("Owed: {sum}"), sum=sum_)
    if owed is not None and (gap := unknown_sums(workbook, today)):
        text += _(", ") + gap
    if not overdue:
        return text
    longest = max(overdue)
    return text + _(", ") + ngettext("{n} day overdue", "{n} days overdue", longest)


def status_lines(case: Case) -> list[str]:
    """Where the case stands."""
    return [
        progress_words(case.progress),
        owed_words(case.workbook, case.today),
        *open_rate_lines(case.workbook, case.today),
        left_words(case),
    ]


def agenda_line(entry: Entry, today: dt.date) -> str:
    """One thing that is due, in words, with its day, where that is known."""
    words = agenda_words(entry, today)
    return words if entry.kind in UNDATED else named(day(entry.date), words)


WHAT_ROOM = 26
"""Columns for what was promised, in a line."""
PROMISED: tuple[EntryKind, ...] = ("my-promise", "their-promise", "next-step")
"""Kinds of which the reader's own words follow."""


def _ahead(entry: Entry) -> str:
    """A day of a court that is named ahead."""
    if entry.kind != "court-ahead":
        return ""
    which, _between, days = entry.part.partition("-")
    if which == "hearing":
        return ngettext("in {n} day: hearing at court", "in {n} days: hearing at court", int(days))
    return ngettext(
        "in {n} day: last day to answer the court paper", "in {n} days: last day to answer the court paper", int(days)
    )


def agenda_words(entry: Entry, today: dt.date) -> str:
    """One thing that is due, in words."""
    texts = {
        "debt-due": _("payment due to {lender}") if entry.date >= today else _("payment to {lender} was due"),
        "proposed-payment": _("first payment that you propose to {lender}"),
        "proposed-date": _("payment that you propose to {lender}"),
        "reply-by": _("answer wished from {lender}"),
        "reply-awaited": _("answer awaited from {lender}")
        if entry.date >= today
        else _("did {lender} answer? The day for it has passed"),
        "next-step": _("your next step with {lender}"),
        "court-paper": _("last day to answer the court paper")
        if entry.date >= today
        else _("the court paper had to be answered"),
        "court-hearing": _("hearing at court: be there")
        if entry.date >= today
        else _("the day of the hearing has passed"),
        "court-ahead": _ahead(entry),
        "court-undated": _(
            "court paper without a day: as soon as the court can be reached, "
            "ask whether it is real and by when to answer"
        ),
        "court-logged": _(
            "word from a court without a day: as soon as it can be reached, "
            "ask whether it is real and by when to answer"
        ),
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
    words = fill(texts[entry.kind], lender=lender, what=what)
    if entry.unsent:
        return fill(_("{what} (not sent yet)"), what=words)
    return named(words, shorten(entry.text, WHAT_ROOM)) if entry.text and entry.kind in PROMISED else words
