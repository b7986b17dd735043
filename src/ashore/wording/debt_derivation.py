"""How what is owed on a debt comes about: each stretch of interest with its days, base and rate, charges, payments."""

from __future__ import annotations

import datetime as dt

from ashore.casework.debts import Wrong, owed_on, position
from ashore.casework.late import account_of, late_rate
from ashore.casework.rates import OpenRate
from ashore.finance.debt import Position, Step
from ashore.finance.frequency import NOTHING
from ashore.i18n import _, fill, ngettext
from ashore.i18n.formats import day, number, percent, plain
from ashore.wording.late import wrong_words
from ashore.wording.rates import question_words, stated
from ashore.workbook.model import Debt

FIRST = 12
"""Steps that are shown one by one; of more, the last two besides."""


def debt_derivation(debt: Debt, today: dt.date) -> list[str]:
    """What is owed today."""
    now = position(debt, today)
    if isinstance(now, OpenRate):
        return [question_words(now)]
    if isinstance(now, Wrong):
        owed = owed_on(debt, today)
        if owed is None:
            return [wrong_words(now) or _("The principal is not filled in yet.")]
        return [fill(_("{sum}: what the lender says, less what you have paid since."), sum=number(owed))]
    lines = []
    if debt.penalty_way == "times-contract" and now.rate:
        rate = late_rate(debt)
        text = _("Late rate: {times} × {rate} = {late}.")
        times, contract = plain(debt.penalty_times or NOTHING), stated(debt.rate or NOTHING, debt.rate_per)
        lines.append(fill(text, times=times, rate=contract, late=stated(rate.rate, rate.per)))
    account = account_of(debt, today)
    steps = [step for step in account.steps() if step.amount or step.capped] if account else []
    alone = sum(step.what == "interest" for step in steps) == len(steps) == 1
    words = [_step_words(step, debt, alone) for step in steps]
    if len(words) > FIRST + 2:
        left_out = ngettext(
            "{n} more step of the same kind.", "{n} more steps of the same kind.", len(words) - FIRST - 2
        )
        words = [*words[:FIRST], left_out, *words[-2:]]
    return [*lines, *words, _sum_words(now)]


def _sum_words(now: Position) -> str:
    text = _("{principal} principal + {interest} interest + {charges} charges = {sum}.")
    return fill(
        text,
        principal=number(now.principal),
        interest=number(now.interest),
        charges=number(now.costs),
        sum=number(now.owed),
    )


def _step_words(step: Step, debt: Debt, alone: bool) -> str:
    match step.what:
        case "payment":
            text = _("{day}: {sum} paid; against charges first, then interest, then principal.")
            if step.order == "principal-first":
                text = _("{day}: {sum} paid; as agreed against the principal first.")
        case "compounding":
            text = _("{day}: {sum} of unpaid interest bears interest from here.")
        case "charge" if step.capped:
            text = _("{day}: late charge of {share} on {base}; the cap of {cap} leaves {sum}.")
        case "charge":
            text = _("{day}: late charge, {base} × {share} = {sum}.")
        case _interest:
            return _interest_words(step, debt, alone)
    return fill(
        text,
        day=day(step.day),
        sum=number(step.amount),
        base=number(step.base),
        share=percent(debt.minimum_charge or NOTHING),
        cap=number(debt.penalty_cap or NOTHING),
    )


def _interest_words(step: Step, debt: Debt, alone: bool) -> str:
    """A stretch of interest; `alone`: there is nothing else, so that its last day need not be said."""
    texts = {
        1: _("Till {day}: {principal} × {rate} a day × {days} = {interest}."),
        30: _("Till {day}: {principal} × {rate} a month × {days} / 30 = {interest}."),
        365: _("Till {day}: {principal} × {rate} a year × {days} / 365 = {interest}."),
        360: _("Till {day}: {principal} × {rate} a year × {days} / 360 = {interest}."),
    }
    if alone:
        texts = {
            1: _("Late interest: {principal} × {rate} a day × {days} = {interest}."),
            30: _("Late interest: {principal} × {rate} a month × {days} / 30 = {interest}."),
            365: _("Late interest: {principal} × {rate} a year × {days} / 365 = {interest}."),
            360: _("Late interest: {principal} × {rate} a year × {days} / 360 = {interest}."),
        }
    text = texts[step.position.per]
    if step.capped:
        text = _("Till {day}: {days} at {rate} on {principal}; the cap of {cap} leaves {interest} of it.")
    return fill(
        text,
        day=day(step.day),
        principal=number(step.base),
        rate=stated(step.position.rate, late_rate(debt).per) if step.capped else percent(step.position.rate),
        days=ngettext("{n} day", "{n} days", step.days),
        interest=number(step.amount),
        cap=number(debt.penalty_cap or NOTHING),
    )
