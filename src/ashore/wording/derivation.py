"""How a figure comes about, in plain words, ready to be read to an agent on the telephone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.case import Case
from ashore.casework.debts import Wrong
from ashore.casework.offer_terms import terms_of
from ashore.casework.rates import OpenRate
from ashore.finance.budget import BUFFER_RATE, BudgetResult
from ashore.finance.cash_flow import Flow
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Schedule, make_schedule
from ashore.finance.terms import Terms
from ashore.i18n import _, fill, ngettext
from ashore.i18n.formats import day, number, percent
from ashore.values import Every
from ashore.wording.budget import gap_words, unknown_words
from ashore.wording.held_back import held_lines
from ashore.wording.rates import PER, counted_words, question_words, yearly_words
from ashore.workbook.model import Offer


def left_derivation(case: Case) -> list[str]:
    """What is left to promise: the budget, less what is promised already."""
    result, left = case.budget, case.left()
    lines = budget_derivation(result, case.workbook.budget.buffer_cap)
    if left is not None and left != result.available:
        text = _("{available} − {promised} promised already = {left} left to promise.")
        promised = number(result.available - left)
        lines.append(fill(text, available=number(result.available), promised=promised, left=number(left)))
        lines += held_lines(case)
    if gap := gap_words(case):
        lines.append(gap)
    return lines


def budget_derivation(result: BudgetResult, cap: Decimal) -> list[str]:
    """What is left for debts; at most `cap` is set aside first."""
    if not result.known:
        return [unknown_words(result)]
    text = _("{income} income − {spending} spending = {surplus} left over a month.")
    lines = [fill(text, income=number(result.income), spending=number(result.spending), surplus=number(result.surplus))]
    if result.surplus > 0:
        text = _("{surplus} − {buffer} set aside for emergencies ({share}, at most {cap}) = {available} for debts.")
        sums = {"surplus": result.surplus, "buffer": result.buffer, "cap": cap, "available": result.available}
        lines.append(fill(text, share=percent(BUFFER_RATE), **{name: number(sum_) for name, sum_ in sums.items()}))
    return lines


def offer_derivation(offer: Offer, today: dt.date) -> list[str]:
    """What an offer costs."""
    terms = terms_of(offer, today)
    if isinstance(terms, OpenRate):
        return [question_words(terms)]
    if isinstance(terms, Wrong):
        return [_("The offer is not complete yet.")]
    schedule = make_schedule(terms)
    rest, received = terms.principal, terms.paid_out
    lines = []
    if offer.waived and rest is not None:
        text = _("{amount} − {waived} waived = {rest} to be repaid.")
        lines.append(fill(text, amount=number(rest + offer.waived), waived=number(offer.waived), rest=number(rest)))
    if isinstance(terms, Terms):
        lines += _method_lines(terms, schedule)
    if received is not None and received != rest:
        text = _("What was really received, {received}, is what the cost is worked out on.")
        lines.append(fill(text, received=number(received)))
    payments = ngettext("{n} payment", "{n} payments", len(schedule.payments))
    if schedule.cost is None or received is None:
        lines.append(fill(_("{payments} add up to {total}."), payments=payments, total=number(schedule.total)))
        lines.append(_("What it costs cannot be said: what was received is not known."))
        return lines
    text = _("{payments} add up to {total}. {total} − {rest} = {cost} above the sum that is repaid.")
    if schedule.cost < 0:
        text = _("{payments} add up to {total}: {less} less than {rest}.")
    lines.append(
        fill(
            text,
            payments=payments,
            total=number(schedule.total),
            rest=number(received),
            cost=number(schedule.cost),
            less=number(-schedule.cost),
        )
    )
    cost = schedule.yearly_cost
    if cost is None:
        lines.append(yearly_words(None))
    elif schedule.cost:
        nominal, now = number(cost.nominal_percent), number(received)
        if not terms.is_even:
            text = _("Discounted by the days at {effective} percent a year, the payments are worth {rest} today.")
            lines.append(fill(text, effective=number(cost.effective_percent), rest=now))
        else:
            texts: dict[Every, str] = {
                "monthly": _(
                    "Discounted at {nominal} percent a year, a twelfth each month, the payments are worth {rest} today."
                ),
                "twice-a-month": _(
                    "Discounted at {nominal} percent a year, a 24th each time, the payments are worth {rest} today."
                ),
                "every-two-weeks": _(
                    "Discounted at {nominal} percent a year, a 26th each time, the payments are worth {rest} today."
                ),
                "weekly": _(
                    "Discounted at {nominal} percent a year, a 52nd each week, the payments are worth {rest} today."
                ),
            }
            lines.append(fill(texts[terms.every or "monthly"], nominal=nominal, rest=now))
            lines += filter(None, [counted_words(cost)])
    return lines


def _method_lines(terms: Terms, schedule: Schedule) -> list[str]:
    """How the first payment comes about."""
    lines, first, rate, per = [], schedule.payments[0], percent(terms.rate), _(PER[terms.per])
    if schedule.deferred:
        text = _("Waiting: {rest} at {rate} {per}, {periods} = {interest} interest, added to the sum.")
        rest, interest = number(terms.principal), number(schedule.deferred)
        lines.append(fill(text, rest=rest, rate=rate, per=per, periods=str(terms.grace), interest=interest))
    if terms.rate and terms.has_fees and first.fee:
        text = _("First payment: {principal} principal + {interest} interest at {rate} {per} + {fee} fee = {total}.")
    elif terms.rate and terms.method != "fee":
        text = _("First payment: {principal} principal + {interest} interest at {rate} {per} = {total}.")
    else:
        text = _("First payment: {principal} principal + {fee} fee = {total}.")
    parts = {
        "principal": number(first.principal or NOTHING),
        "interest": number(first.interest or NOTHING),
        "fee": number(first.fee or NOTHING),
        "total": number(first.total),
    }
    return [*lines, fill(text, rate=rate, per=per, **parts)]


def weeks_derivation(flow: Flow) -> list[str]:
    """What is there after each payment, in order."""
    text = _("{day}, {what}: {sum} makes {there}.")
    return [
        fill(text, day=day(event.date), what=event.label or "…", sum=number(event.amount), there=number(there))
        for event, there in zip(flow.events, flow.running, strict=True)
    ] or [_("Nothing is noted yet.")]
