"""The weeks ahead in sentences: what they lack, when money runs short, and what they leave for a lump sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from ashore.casework.case import Case
from ashore.casework.lump import Room, lump_offers
from ashore.casework.weeks import Side, Weeks, from_budget, missing_in
from ashore.finance.cash_flow import Flow
from ashore.finance.frequency import NOTHING
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, sentences
from ashore.i18n.formats import MINUS, day, money
from ashore.values import Repeat
from ashore.wording.debts import lender_of
from ashore.wording.phrases import named
from ashore.workbook.find import find
from ashore.workbook.model import GROUP_SUM, CashLine

REPEATS: Mapping[Repeat, str] = {
    "once": N_("once"),
    "weekly": N_("every week"),
    "every-two-weeks": N_("every two weeks"),
    "monthly": N_("every month"),
}


def missing_words(missing: Collection[Side]) -> str:
    """What has to be noted before anything can be concluded."""
    if len(missing) > 1:
        return _("Neither income nor spending stands here with a day: whether it runs short cannot be said yet.")
    if "income" in missing:
        return _("No income stands here with a day: whether it runs short cannot be said yet.")
    return _("No spending stands here with a day: whether it runs short cannot be said yet.")


def short_words(flow: Flow, currency: str) -> str:
    """The first day that runs short, or the least that is there."""
    least, on = flow.lowest
    if flow.first_negative is None:
        text = _("It does not run short. The least is {sum}, on {day}.")
        return fill(text, sum=money(least, currency), day=day(on) if on else "")
    text = _("It runs short first on {day}. At worst {sum} are missing.")
    return fill(text, day=day(flow.first_negative), sum=money(-least, currency))


def better_words(weeks: Weeks) -> list[str]:
    """The payments to lenders that could be made on a better day."""
    text = _("Ask {lender} to move the payment of {old} to {new}: then it does not run short.")
    return [
        fill(text, lender=payment.label or _("the lender"), old=day(payment.date), new=day(better))
        for payment, better in weeks.better
    ]


def line_words(line: CashLine) -> str:
    """What comes or goes, when, and how often."""
    when = day(line.date) if line.date else _("day unknown")
    return " · ".join((line.label or _("without a name"), when, _(REPEATS[line.repeat])))


def amount_words(line: CashLine, currency: str) -> str:
    """How much, with its sign."""
    sign = "+" if line.direction == "in" else MINUS
    return f"{sign}{money(line.amount, currency)}" if line.amount is not None else _("sum unknown")


def cash_line(line: CashLine, currency: str) -> str:
    """A line of the weeks, with its sum."""
    return named(line_words(line), amount_words(line, currency))


def line_name(guide: Guide, group: str, item: str) -> str:
    """How a line of the budget is called; empty for one of the reader's own."""
    found = find(guide.budget.group, group)
    if found is None:
        return ""
    words = found.label if item == GROUP_SUM else next((i.label for i in found.item if i.id == item), None)
    return say(words, guide.facts) if words else ""


def budget_lines(case: Case) -> list[dict[str, Any]]:
    """The lines of the budget that can be taken into the weeks, called as they are there."""
    lines, kinds = [], case.kinds
    for values in from_budget(case.workbook, case.budget, kinds):
        name = line_name(case.guide, values.pop("group"), values.pop("item"))
        lines.append({**values, "label": values["label"] or name})
    return lines


# A lump sum


def room_words(room: Room, currency: str) -> str:
    """What is there today, what comes and goes till the day, and what that leaves for a lump sum."""
    sums = {"there": room.there, "comes": room.comes, "goes": room.goes, "rest": room.on_day}
    text = _("Today {there} is there. Until {day} {comes} comes and {goes} goes: then {rest} is there.")
    if room.on_day == room.there and not room.comes:
        text = _("Today {there} is there.")
    words = {name: money(sum_, currency) for name, sum_ in sums.items()}
    line = fill(text, day=day(room.day), **words)
    needed, until = room.needed
    if needed:
        text = _("{needed} of it is needed until {day}, for what has to be paid before more comes.")
        line = sentences(line, fill(text, needed=money(needed, currency), day=day(until)))
    text = _("That leaves {free} for a lump sum, with nothing running short until {until}.")
    if not room.free:
        text = _("That leaves nothing for a lump sum.")
    return sentences(line, fill(text, free=money(room.free, currency), until=day(room.until)))


def needed_words(room: Room, lump: Decimal, currency: str) -> str | None:
    """That a lump sum is there on its day and yet needed, for rent or what else is to be paid afterwards; None where
    nothing runs short by it."""
    if (short := room.short(lump)) is None:
        return None
    event, missing = short
    text = _("{lump} is there on {day}, but it is needed: on {then} {missing} would be missing for {what}.")
    days = {"day": day(room.day), "then": day(event.date)}
    what = event.label or _("what goes out then")
    return fill(text, lump=money(lump, currency), missing=money(missing, currency), what=what, **days)


def lump_words(case: Case, lump: Decimal, on: dt.date, *without: str) -> list[str]:
    """A lump sum against what is there on its day, and against what has to be paid afterwards."""
    currency, room = case.workbook.currency, case.room(on, *without)
    if room is None:
        return [*_room_missing(case), *_beside_spending(case, lump)]
    lines = [room_words(room, currency)]
    sums = {"lump": money(lump, currency), "day": day(room.day)}
    if lump > room.on_day:
        text = _("A lump sum of {lump} on {day} is {more} more than will be there.")
        lines.append(fill(text, more=money(lump - max(room.on_day, NOTHING), currency), **sums))
    elif needed := needed_words(room, lump, currency):
        lines.append(needed)
    else:
        text = _("A lump sum of {lump} on {day} leaves {rest}, and nothing runs short until {until}.")
        lines.append(fill(text, rest=money(room.on_day - lump, currency), until=day(room.until), **sums))
    return lines


def _room_missing(case: Case) -> list[str]:
    """What the weeks lack for it."""
    lines = []
    if case.workbook.cash.opening is None:
        lines.append(_("What is there today is not noted yet: note it in the weeks."))
    if missing := missing_in(case.workbook, case.budget):
        lines.append(missing_words(missing))
    return lines


def _beside_spending(case: Case, lump: Decimal) -> list[str]:
    """Without days a month's spending has to do: rent is paid from the same money."""
    there, budget, currency = case.workbook.cash.opening, case.budget, case.workbook.currency
    if there is None or not budget.known:
        return []
    if lump > there:
        text = _("{lump} is {more} more than is there today.")
        return [fill(text, lump=money(lump, currency), more=money(lump - there, currency))]
    text = _(
        "It would leave {rest}. A month's spending is {spending}, with the rent: keep what is needed till pay day."
    )
    return [fill(text, rest=money(there - lump, currency), spending=money(budget.spending, currency))]


def lump_offer_sentences(case: Case) -> list[str]:
    """Each lump sum that is offered or promised, against the cash."""
    lines = []
    for offer, on, lump in lump_offers(case.workbook, case.budget.available, case.today) if case.budget.known else ():
        words = lump_words(case, lump, on, offer.debt)
        lines.append(named(lender_of(find(case.workbook.debts, offer.debt)), sentences(*words)))
    return lines


def week_lines(weeks: Weeks, currency: str) -> list[str]:
    """Week after week: what comes, what goes, what is there then, and where it is less in between."""
    lines = []
    for week in weeks.weeks:
        sums = {name: money(getattr(week, name), currency) for name in ("came", "went", "closing", "lowest")}
        text = _("Week from {day}: {came} comes, {went} goes, then {closing} is there.")
        line = fill(text, day=day(week.begins), **sums)
        if week.lowest < week.closing:
            line = sentences(line, fill(_("At the lowest it is {lowest}."), **sums))
        lines.append(line)
    return lines


def free_words(case: Case) -> str | None:
    """What can go into a lump sum today; None while the weeks do not tell."""
    room = case.room(case.today)
    return room_words(room, case.workbook.currency) if room else None
