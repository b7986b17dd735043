"""What being late adds to a debt, in sentences: by what was entered, on which day, and what that rests on."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.debts import Wrong, days_overdue, position
from ashore.casework.late import SHOWN_AHEAD, account_of, days_shown, is_stated, late_rate, open_late
from ashore.casework.rates import OpenRate, yearly
from ashore.finance.debt import Position
from ashore.finance.frequency import NOTHING
from ashore.i18n import _, fill, ngettext, sentences
from ashore.i18n.formats import day, money, percent, plain
from ashore.wording.rates import DEAR, question_words, stated
from ashore.wording.result import Figure, Part
from ashore.workbook.model import Debt


def wrong_words(wrong: Wrong) -> str:
    """Why nothing is worked out; empty where nothing is filled in yet."""
    match wrong.field:
        case "posted_on":
            return _("The day of posting lies after the due day. Before that is right nothing is worked out.")
        case "due_date":
            return _("That comes to more than can be meant. Check rate, due day and what bears interest.")
    return ""


def position_parts(debt: Debt, currency: str, today: dt.date) -> list[Part]:
    """What a debt comes to today by what was entered."""
    now = position(debt, today)
    if isinstance(now, OpenRate):
        return [Part(question_words(now))]
    if isinstance(now, Wrong):
        # Without a principal nothing is worked out; a rate that has to be confirmed is asked about all the same.
        question = open_late(debt, days_shown(debt, today)) if now.field == "principal" else None
        return [Part(words) for words in (question_words(question) if question else wrong_words(now),) if words]
    text = _("By what you typed, on {day}: {sum}. Principal {principal}, interest {interest}, charges {charges}.")
    sums = {"principal": now.principal, "interest": now.interest, "charges": now.costs, "sum": now.owed}
    words = {name: money(sum_, currency) for name, sum_ in sums.items()}
    labels = {"principal": _("Principal"), "interest": _("Interest"), "charges": _("Charges"), "sum": _("Together")}
    figures = [Figure(label, words[name]) for name, label in labels.items()]
    title = fill(_("By what you typed, on {day}"), day=day(today))
    return [Part(fill(text, day=day(today), **words), figures, title=title)]


def growth_parts(debt: Debt, currency: str, today: dt.date, dear_above: Decimal | None) -> list[Part]:
    """What a debt grows by, and what that rests on; nothing while it cannot be worked out."""
    now = position(debt, today)
    if not isinstance(now, Position):
        return []
    parts: list[Part] = []
    if now.rate:
        parts += _daily(debt, now, currency, today)
        parts += _rate(debt, dear_above)
    elif days_overdue(debt, today) and not is_stated(debt):
        parts.append(Part(_("The rate for being late is not typed: no late interest is counted.")))
    return [*parts, *_charge(debt, currency, today), *map(Part, _cap_sentences(debt, now, currency))]


def _daily(debt: Debt, now: Position, currency: str, today: dt.date) -> list[Part]:
    parts = []
    if now.room is None or now.room:
        text = _("Being late, it grows by {day} a day, {week} a week.")
        a_day, a_week = money(now.growth_per_day, currency), money(now.growth_per_week, currency)
        figures = [Figure(_("It grows a day by"), a_day), Figure(_("It grows a week by"), a_week)]
        parts.append(Part(fill(text, day=a_day, week=a_week), figures, title=_("Being late")))
    later = position(debt, days_shown(debt, today)[1])
    if isinstance(later, OpenRate):
        parts.append(Part(question_words(later)))
    elif isinstance(later, Position):
        days, sum_ = ngettext("{n} day", "{n} days", SHOWN_AHEAD), money(later.owed, currency)
        text = fill(_("By what you typed, in {days}, if nothing is paid: {sum}."), days=days, sum=sum_)
        label = fill(_("By what you typed, in {days}, if nothing is paid"), days=days)
        parts.append(Part(text, [Figure(label, sum_)], follows=True))
    return parts


def _rate(debt: Debt, dear_above: Decimal | None) -> list[Part]:
    """By which rate, from which day, on what; a rate above the line is marked."""
    rate = late_rate(debt)
    nominal = yearly(rate.rate, rate.per)
    if debt.penalty_way == "times-contract":
        text = _("{times} times {rate} of the contract: late interest of {late} a year.")
        contract = stated(debt.rate or NOTHING, debt.rate_per)
        times = plain(debt.penalty_times or NOTHING)
        said = fill(text, times=times, rate=contract, late=percent(nominal))
        parts = [Part(said, [Figure(_("Late interest a year"), percent(nominal))], said, follows=True)]
    else:
        said = fill(_("That late interest is {rate} a year."), rate=percent(nominal))
        parts = [Part(said, [Figure(_("Late interest a year"), percent(nominal))], follows=True)]
    lines = []
    if dear_above is not None and nominal * 100 > dear_above:
        lines.append(_(DEAR))
    if rate.yearly != nominal:
        lines.append(fill(_("Counted by years of 360 days it is {rate} over 365 days."), rate=percent(rate.yearly)))
    if debt.penalty_compounds:
        lines.append(_("Each month the interest that is unpaid begins to bear interest."))
    if debt.kind == "credit-card" and debt.posted_on:
        text = _("If not all is paid by the due day, interest runs from {day} on the whole sum.")
        lines.append(fill(text, day=day(debt.posted_on)))
    return [*parts, *map(Part, lines)]


def _charge(debt: Debt, currency: str, today: dt.date) -> list[Part]:
    if not debt.minimum_charge:
        return []
    if debt.minimum is None and debt.minimum_unpaid is None:
        return [Part(_("The late charge is not counted: the minimum payment is not typed."))]
    account = account_of(debt, today)
    charges = [step for step in account.steps() if step.what == "charge"] if account else []
    if not charges:
        return []
    sum_ = money(sum((charge.amount for charge in charges), NOTHING), currency)
    text = ngettext("Late charge, {n} time: {sum}.", "Late charges, {n} times: {sum}.", len(charges))
    line, note = fill(text, sum=sum_), ""
    if len(charges) > 1:
        note = _("Each bill has its own minimum; the one you typed is counted each month.")
        line = sentences(line, note)
    label = ngettext("Late charge, {n} time", "Late charges, {n} times", len(charges))
    return [Part(line, [Figure(label, sum_)], note)]


def _cap_sentences(debt: Debt, now: Position, currency: str) -> list[str]:
    if debt.penalty_cap is None:
        return []
    text = _("Being late adds {sum} at most.")
    if not now.room:
        text = _("Being late has added {sum}, the most it can: it adds no more.")
    return [fill(text, sum=money(debt.penalty_cap, currency))]
