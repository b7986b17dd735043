"""How a figure comes about, in plain words, ready to be read to an agent on the telephone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.case import Case
from ashore.casework.debts import Wrong, terms_of
from ashore.casework.rates import OpenRate
from ashore.finance.budget import BudgetResult
from ashore.finance.cash_flow import Flow
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import make_schedule
from ashore.i18n import _, fill, ngettext
from ashore.i18n.formats import day, number, percent
from ashore.wording.budget import gap_words, unknown_words
from ashore.wording.rates import PER, question_words, yearly_words
from ashore.workbook.model import Offer


def left_derivation(case: Case) -> list[str]:
    """What is left to promise: the budget, less what is promised already."""
    result, left = case.budget, case.left()
    lines = budget_derivation(result)
    if left is not None and left != result.available:
        text = _("{available} − {promised} promised already = {left} left to promise.")
        promised = number(result.available - left)
        lines.append(fill(text, available=number(result.available), promised=promised, left=number(left)))
    if gap := gap_words(case.workbook, case.today):
        lines.append(gap)
    return lines


def budget_derivation(result: BudgetResult) -> list[str]:
    """What is left for debts."""
    if not result.known:
        return [unknown_words(result)]
    text = _("{income} income − {spending} spending = {surplus} left over a month.")
    lines = [fill(text, income=number(result.income), spending=number(result.spending), surplus=number(result.surplus))]
    if result.surplus > 0:
        text = _("{surplus} − {buffer} set aside = {available} for debts.")
        lines.append(
            fill(text, surplus=number(result.surplus), buffer=number(result.buffer), available=number(result.available))
        )
    return lines


def offer_derivation(offer: Offer, today: dt.date) -> list[str]:
    """What an offer costs."""
    terms = terms_of(offer, today)
    if isinstance(terms, OpenRate):
        return [question_words(terms)]
    if isinstance(terms, Wrong):
        return [_("The offer is not complete yet.")]
    schedule = make_schedule(terms)
    first, count = schedule.payments[0], len(schedule.payments)
    lines = []
    if offer.waived:
        text = _("{amount} − {waived} waived = {rest} to be repaid.")
        lines.append(
            fill(
                text,
                amount=number(offer.amount or Decimal(0)),
                waived=number(offer.waived),
                rest=number(terms.principal),
            )
        )
    if schedule.deferred:
        text = _("Waiting: {rest} at {rate} {per}, {months} = {interest} interest, added to the sum.")
        lines.append(
            fill(
                text,
                rest=number(terms.principal),
                rate=percent(terms.rate),
                per=_(PER[terms.per]),
                months=ngettext("{n} month", "{n} months", terms.grace),
                interest=number(schedule.deferred),
            )
        )
    if terms.rate and terms.method != "fee":
        text = _("First payment: {principal} principal + {interest} interest at {rate} {per} = {total}.")
    else:
        text = _("First payment: {principal} principal + {fee} fee = {total}.")
    lines.append(
        fill(
            text,
            principal=number(first.principal or NOTHING),
            interest=number(first.interest or NOTHING),
            fee=number(first.fee or NOTHING),
            rate=percent(terms.rate),
            per=_(PER[terms.per]),
            total=number(first.total),
        )
    )
    text = _("{payments} add up to {total}. {total} − {rest} = {cost} above the sum that is repaid.")
    lines.append(
        fill(
            text,
            payments=ngettext("{n} payment", "{n} payments", count),
            total=number(schedule.total),
            rest=number(terms.principal),
            cost=number(schedule.cost or NOTHING),
        )
    )
    cost = schedule.yearly_cost
    if cost is None:
        lines.append(yearly_words(None))
    elif schedule.cost:
        text = _("Discounted at {nominal} percent a year, a twelfth each month, the payments are worth {rest} today.")
        lines.append(fill(text, nominal=number(cost.nominal_percent), rest=number(terms.principal)))
    return lines


def weeks_derivation(flow: Flow) -> list[str]:
    """What is there after each payment, in order."""
    text = _("{day}, {what}: {sum} makes {there}.")
    return [
        fill(text, day=day(event.date), what=event.label or "…", sum=number(event.amount), there=number(there))
        for event, there in zip(flow.events, flow.running, strict=True)
    ] or [_("Nothing is noted yet.")]
