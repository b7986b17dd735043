"""What offers cost, whether the budget carries them, and what would have to change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ashore.casework.debts import Wrong
from ashore.casework.rates import OpenRate, offer_period
from ashore.finance.budget import BudgetResult
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, carried_longer, token
from ashore.finance.schedule import Schedule
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money
from ashore.values import Method, OfferState
from ashore.wording.budget import gap_words, nothing_left, nothing_left_words, unknown_words
from ashore.wording.phrases import named
from ashore.wording.rates import DEAR, question_words, stated, yearly_words
from ashore.workbook.model import Offer, Workbook

if TYPE_CHECKING:
    from ashore.casework.case import NoOffer


METHODS: Mapping[Method, str] = {
    "equal-instalment": N_("Equal instalments"),
    "equal-principal": N_("Equal parts of the principal"),
    "fee": N_("Equal parts and a fee each month"),
}


OFFER_STATES: Mapping[OfferState, str] = {
    "open": N_("undecided"),
    "proposal": N_("your proposal"),
    "agreed": N_("agreed"),
    "refused": N_("refused"),
    "replaced": N_("replaced by another"),
    "withdrawn": N_("withdrawn"),
}


WRONG = {
    "amount": N_("The sum to be repaid is still missing."),
    "months": N_("The number of payments is still missing."),
    "first": N_("The day of the first payment is still missing, or does not go with the rest."),
    "waived": N_("The waiver is as large as the whole sum."),
    "rate": N_("The rate is too high to be worked out: at most 1000 percent a year."),
}


def wrong_words(wrong: Wrong) -> str:
    """Why an offer cannot be worked out."""
    if isinstance(wrong, OpenRate):
        return question_words(wrong)
    return _(WRONG.get(wrong.field, WRONG["amount"]))


def verdict_words(measured: Measured, currency: str) -> str:
    """The offer against the budget; never that it is good."""
    headroom = measured.headroom
    if headroom is None:
        return _("The budget does not tell yet what is left: nobody can say whether this fits.")
    if measured.cash is not None:
        if headroom < 0:
            return fill(_("More than you will have on that day by {sum}."), sum=money(-headroom, currency))
        return fill(_("Fits: on that day it leaves {sum}."), sum=money(headroom, currency))
    if len(measured.schedule.payments) == 1:
        if headroom < 0:
            return fill(_("More than one month leaves you, by {sum}."), sum=money(-headroom, currency))
        return fill(_("Fits: leaves {sum} of one month."), sum=money(headroom, currency))
    if headroom < 0:
        return fill(_("More than you have by {sum} a month."), sum=money(-headroom, currency))
    return fill(_("Fits: leaves {sum} a month."), sum=money(headroom, currency))


def name_of(offer: Offer) -> str:
    """How an offer is called: whose it is, and what the reader noted."""
    by = _("the lender's") if offer.by == "lender" else _("yours")
    return named(by, offer.label) if offer.label else by


def offer_line(offer: Offer, currency: str) -> str:
    """An offer in one line, told from others of the same side: its sum and how many payments."""
    parts = [name_of(offer)]
    parts += [money(offer.amount - (offer.waived or NOTHING), currency)] if offer.amount is not None else []
    parts += [ngettext("{n} payment", "{n} payments", offer.months)] if offer.months is not None else []
    parts += [stated(offer.rate, offer_period(offer))] if offer.rate else []
    return " · ".join(parts)


def offer_sentences(offer: Offer, measured: Measured, workbook: Workbook, today: dt.date) -> list[str]:
    """What an offer costs, whether the budget carries it, and what would have to change."""
    currency, schedule = workbook.currency, measured.schedule
    verdict, gap = verdict_words(measured, currency), gap_words(workbook, today, [offer.debt])
    lines = [sentences(verdict, gap) if gap and measured.headroom is not None else verdict]
    lines += [payments_words(schedule, currency), cost_words(measured, currency)]
    if measured.waived:
        lines.append(fill(_("{sum} is waived."), sum=money(measured.waived, currency)))
    if schedule.deferred:
        text = _("Interest of {sum} for the waiting months is added to the sum.")
        lines.append(fill(text, sum=money(schedule.deferred, currency)))
    if schedule.cost is None or schedule.cost > 0 or measured.yearly_cost is None:
        words = yearly_words(measured.yearly_cost)
        if offer.rate:
            words = sentences(fill(_("Stated: {rate}."), rate=stated(offer.rate, offer_period(offer))), words)
        lines.append(words)
    if measured.dear:
        lines.append(_(DEAR))
    if measured.verdict == "too-much":
        lines += change_sentences(measured, currency)
    return lines


def payments_words(schedule: Schedule, currency: str) -> str:
    """When is paid, and how much."""
    first, last = schedule.payments[0], schedule.payments[-1]
    if len(schedule.payments) == 1:
        return fill(_("One payment on {day}: {sum}."), day=day(first.date), sum=money(first.total, currency))
    return fill(
        _("{count}, {from_day} to {to_day}: {payment} a month, at last {last}."),
        count=ngettext("{n} payment", "{n} payments", len(schedule.payments)),
        from_day=day(first.date),
        to_day=day(last.date),
        payment=money(max(payment.total for payment in schedule.payments[:-1]), currency),
        last=money(last.total, currency),
    )


def cost_words(measured: Measured, currency: str) -> str:
    """What is paid in all, and how much of it above the sum that is repaid.

    Without interest, that nothing more is paid is said only where all of it is known not to be more than what is owed.
    """
    schedule, more = measured.schedule, measured.more_than_owed
    total = money(schedule.total, currency)
    if not schedule.cost:
        if more is None:
            return fill(_("In all {total}."), total=total)
        if more > 0:
            text = _("In all {total}: {more} more than is owed today.")
            return fill(text, total=total, more=money(more, currency))
        return fill(_("In all {total}, and nothing above what is owed today."), total=total)
    text = _("In all {total}, {cost} above the sum that is repaid.")
    return fill(text, total=total, cost=money(schedule.cost, currency))


def change_sentences(measured: Measured, currency: str) -> list[str]:
    """What would have to change for the budget to carry an offer."""
    assert measured.available is not None
    assert measured.headroom is not None
    text = _("To carry it, {sum} a month more would have to be left.")
    if measured.cash is not None:
        text = _("To carry it, {sum} more would have to be there on that day.")
    missing = fill(text, sum=money(-measured.headroom, currency))
    months = carried_longer(measured.schedule.terms, measured.available)
    if months is not None:
        return [missing, ngettext("Or the same in {n} payment.", "Or the same over {n} payments.", months)]
    if small := token(measured.available):
        text = _("Or a token payment of at most {sum} a month, and a day on which you look at it again.")
        return [missing, fill(text, sum=money(small, currency))]
    return [missing, nothing_left()]


def own_offer_words(why: NoOffer, budget: BudgetResult) -> str:
    """Why no offer of the reader's can be worked out, and what to do about it."""
    if why == "no-sum":
        return _("Note first what is owed on this debt.")
    if why == "no-budget":
        return sentences(unknown_words(budget), _("Fill it in first, so that you promise only what you can keep."))
    if why == "promised":
        return _("What your budget leaves is promised on other debts already. Promise no second sum; ask for time.")
    return nothing_left_words(budget) or _("What is left is too little even for the longest plan.")
