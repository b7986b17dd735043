"""What is tried in the negotiator, in sentences: whether it fits, what it comes to beside the lender's offer."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ashore.casework.case import Case
from ashore.casework.debts import Wrong, position
from ashore.casework.negotiator import Tried, half_paid, within_reach
from ashore.casework.rates import OpenRate
from ashore.finance.offers import Measured, token
from ashore.finance.schedule import Schedule
from ashore.i18n import _, fill, ngettext, sentences
from ashore.i18n.formats import in_percent, money, month, number
from ashore.wording.budget import gap_words
from ashore.wording.derivation import budget_derivation, offer_derivation
from ashore.wording.offers import own_offer_words, payments_words, verdict_words, wrong_words
from ashore.wording.phrases import named
from ashore.wording.rates import DEAR, counted_words, question_words
from ashore.wording.result import SumBar
from ashore.wording.weeks import lump_words, needed_words
from ashore.workbook.find import find

Theirs = Measured | Wrong | None
"""What the lender's offer comes to, or why that cannot be said; None where there is none."""


def why_not(case: Case, debt: str) -> str:
    """Why nothing can be tried on a debt: a rate has to be answered, or its sum is not known."""
    record = find(case.workbook.debts, debt)
    found = position(record, case.today) if record else None
    return question_words(found) if isinstance(found, OpenRate) else own_offer_words("no-sum", case.budget)


def sum_bars(tried: Tried, theirs: Theirs) -> list[SumBar]:
    """What it takes a month, what can be spared, and what the lender's offer takes."""
    if isinstance(tried.measured, Wrong):
        return []
    found, lump = [], len(tried.measured.schedule.payments) == 1
    if tried.plan.down:
        found.append((_("Down payment"), tried.plan.down))
    found.append((_("One payment") if lump else _("A month"), tried.a_month))
    if tried.spare is not None:
        found.append((_("I can spare") if tried.measured.cash is None else _("Cash on that day"), tried.spare))
    if isinstance(theirs, Measured):
        found.append((_("Theirs"), theirs.schedule.most_in_a_month))
    return [SumBar(label, amount, number(amount)) for label, amount in found]


def verdict(case: Case, tried: Tried) -> str:
    """Whether it fits; where it does not, what would. No verdict where nobody knows what can be spared."""
    measured, currency = tried.measured, case.workbook.currency
    if isinstance(measured, Wrong):
        return wrong_words(measured)
    if tried.to_spare is None:
        return own_offer_words("no-budget", case.budget)
    words = _fits(case, tried, measured) if tried.to_spare >= 0 else _too_much(case, tried, measured)
    if tried.down_missing:
        when = month(next(iter(measured.schedule.by_month)))
        text = _("In {month} the down payment is {sum} more than you can spare: it has to come out of cash.")
        words.append(fill(text, month=when, sum=money(tried.down_missing, currency)))
    if gap := gap_words(case, [tried.offer.debt]):
        words.append(gap)
    return sentences(*words)


def _fits(case: Case, tried: Tried, measured: Measured) -> list[str]:
    """That the payments fit."""
    currency, first = case.workbook.currency, measured.schedule.payments[0]
    if measured.cash is not None:
        room = case.room(first.date, tried.offer.debt)
        return [(needed_words(room, first.total, currency) if room else None) or verdict_words(measured, currency)]
    if len(measured.schedule.payments) == 1:
        return [verdict_words(measured, currency)]
    text = _("The payments fit: {sum} to spare.") if tried.down_missing else _("It fits: {sum} to spare.")
    return [fill(text, sum=money(tried.to_spare or Decimal(0), currency))]


def _too_much(case: Case, tried: Tried, measured: Measured) -> list[str]:
    """That the payments are more than there is, and with how many they would not be."""
    currency, payments = case.workbook.currency, tried.payments
    short = [month for month in payments if month in measured.short]
    if len(short) < len(payments) or len(measured.schedule.payments) == 1:
        words = [verdict_words(measured, currency)]
    else:
        alike = len({tried.left_in(month) for month in payments}) == 1
        text = _("{sum} a month too much.") if alike else _("Up to {sum} a month too much.")
        words = [fill(text, sum=money(-(tried.to_spare or Decimal(0)), currency))]
    number_ = within_reach(case, tried)
    if number_ is not None:
        more = number_ - tried.plan.number
        text = ngettext("One more payment and it is within reach.", "{n} more payments and it is within reach.", more)
        return [*words, text]
    own = case.own_offer(tried.offer.debt)
    if isinstance(own, str):
        words.append(own_offer_words(own, case.budget))
    if own == "too-little" and (small := token(tried.spare or Decimal(0))):
        text = _("Or a token payment of at most {sum} a month, and a day on which you look at it again.")
        words.append(fill(text, sum=money(small, currency)))
    return words


def cash_sentences(case: Case, tried: Tried) -> list[str]:
    """A down payment that its month does not carry, against the cash: what it leaves, or what the weeks lack for it."""
    if isinstance(tried.measured, Wrong) or not tried.down_missing:
        return []
    on, debt = tried.measured.schedule.payments[0].date, tried.offer.debt
    lines = lump_words(case, tried.plan.down, on, debt)
    return lines if case.room(on, debt) is None else lines[-1:]


def count_sentences(tried: Tried) -> list[str]:
    """What the table counts where a down payment comes first: it is not among the payments that are moved."""
    if not tried.plan.down or isinstance(tried.measured, Wrong):
        return []
    after = len(tried.payments)
    text = ngettext(
        "{count}: the down payment, then {n} payment.", "{count}: the down payment, then {n} payments.", after
    )
    return [fill(text, count=_count(tried, tried.measured))]


def _count(tried: Tried, measured: Measured) -> str:
    """How many payments, the down payment counted by itself, as it is moved."""
    return f"1 + {len(tried.payments)}" if tried.plan.down else str(len(measured.schedule.payments))


# Theirs beside ours


def compared(case: Case, tried: Tried, theirs: Theirs) -> list[list[str]]:
    """A table: how many payments, what they come to, how much of it is above the principal, what it costs a year."""
    debt = find(case.workbook.debts, tried.offer.debt)
    principal = debt.principal if debt else None
    above = _("More than owed") if principal is None else _("Above principal")
    rows = [["", _("Payments"), _("In all"), above, _("Really a year"), _("Last")]]
    if isinstance(tried.measured, Measured):
        rows.append([_("yours"), _count(tried, tried.measured), *_cells(tried.measured, principal)])
    if isinstance(theirs, Measured):
        rows.append([_("theirs"), str(len(theirs.schedule.payments)), *_cells(theirs, principal)])
    return rows


def _cells(measured: Measured, principal: Decimal | None) -> list[str]:
    """What follows the number of payments."""
    schedule, cost = measured.schedule, measured.yearly_cost
    above = measured.more_than_owed if principal is None else schedule.total - principal
    return [
        number(schedule.total),
        "–" if above is None else number(above),
        (in_percent(cost.nominal_percent) if cost else "–") + (" !" if measured.dear else ""),
        month(next(reversed(schedule.by_month))),
    ]


def theirs_sentences(theirs: Theirs) -> list[str]:
    """What has to be said of the lender's offer: why it cannot be worked out, or that it is dear, and from which day
    its cost is counted."""
    if isinstance(theirs, Wrong):
        return [named(_("Theirs"), wrong_words(theirs))]
    if theirs is None:
        return []
    cost = theirs.yearly_cost
    return [*([_(DEAR)] if theirs.dear else []), *filter(None, [counted_words(cost) if cost else ""])]


def falling_words(name: str, schedule: Schedule, currency: str) -> str:
    """How what is still to be paid falls, for those who do not see it drawn."""
    if len(schedule.payments) == 1:
        return named(name, payments_words(schedule, currency))
    text = _("{sum} at first, half or less from {half} on, all paid in {end}.")
    half, end = month(half_paid(schedule)), month(next(reversed(schedule.by_month)))
    return named(name, fill(text, sum=money(schedule.total, currency), half=half, end=end))


# How it is worked out


def tried_derivation(case: Case, tried: Tried) -> Sequence[str]:
    """How what is tried comes about: what can be spared, and what the offer takes of it."""
    lines, spare, available = (
        budget_derivation(case.budget, case.workbook.budget.buffer_cap),
        tried.spare,
        case.budget.available,
    )
    cash = isinstance(tried.measured, Measured) and tried.measured.cash is not None
    if spare is not None and not cash:
        if spare != available:
            text = _("{available} − {promised} promised on other debts = {left} you can spare.")
            promised = number(available - spare)
            lines.append(fill(text, available=number(available), promised=promised, left=number(spare)))
        text = _("{left} − {each} a month = {rest}.")
        over = number(spare - tried.a_month)
        lines.append(fill(text, left=number(spare), each=number(tried.a_month), rest=over))
    if down := tried.plan.down:
        text = _("{sum} − {down} down payment = {rest}. {rest} in {payments} is {each} a month.")
        payments = ngettext("{n} payment", "{n} payments", tried.plan.number)
        rest = tried.plan.rest(tried.owed)
        sums = {"sum": rest + down, "down": down, "rest": rest, "each": tried.a_month}
        lines.append(fill(text, payments=payments, **{name: number(sum_) for name, sum_ in sums.items()}))
    return [*lines, *offer_derivation(tried.offer, case.today)]
