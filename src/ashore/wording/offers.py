"""What is said of offers: their terms, what they cost, whether the budget carries them, what would have to change."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from ashore.casework.debts import Wrong
from ashore.casework.offer_terms import count_of, stated_rates
from ashore.casework.rates import OpenRate
from ashore.finance.budget import BudgetResult
from ashore.finance.early import EarlySettlement, settle_early
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, carried_longer, token
from ashore.finance.schedule import Schedule
from ashore.finance.terms import Listed
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money, month, number
from ashore.values import Every, FeePer, Method, MissedPayment, OfferState, OfferStop
from ashore.wording.budget import nothing_left, nothing_left_words, unknown_words
from ashore.wording.phrases import named
from ashore.wording.rates import question_words, stated
from ashore.workbook.model import Offer

if TYPE_CHECKING:
    from ashore.casework.case import NoOffer


MOST_NAMED = 3
"""So many sums or months are named one by one."""
METHODS: Mapping[Method, str] = {
    "payments": N_("So many payments of so much"),
    "equal-instalment": N_("Equal instalments"),
    "equal-principal": N_("Equal parts of the principal"),
    "interest-first": N_("Interest first, the sum at the end"),
    "fee": N_("Equal parts and a fee"),
    "one-payment": N_("One payment"),
}
EVERY: Mapping[Every, str] = {
    "monthly": N_("once a month"),
    "twice-a-month": N_("twice a month"),
    "every-two-weeks": N_("every two weeks"),
    "weekly": N_("every week"),
}
WAITING: Mapping[Every, str] = {
    "monthly": N_("Months of waiting first"),
    "twice-a-month": N_("Half months of waiting first"),
    "every-two-weeks": N_("Waiting first, in two-week steps"),
    "weekly": N_("Weeks of waiting first"),
}
FEE_PER: Mapping[FeePer, str] = {
    "instalment": N_("for each payment"),
    "total": N_("for all payments together"),
}
STOPS: Mapping[OfferStop, str] = {"collecting": N_("collecting"), "interest": N_("interest and late charges")}
STOPS_SAID: Mapping[OfferStop, str] = {
    "collecting": N_("Collecting stops while you keep to it."),
    "interest": N_("No further interest or late charges run."),
}
MISSED: Mapping[MissedPayment, str] = {
    "nothing": N_("changes nothing"),
    "charge": N_("costs a charge or late interest"),
    "all-due": N_("makes everything due at once"),
}
MISSED_SAID: Mapping[MissedPayment, str] = {
    "nothing": N_("One missed payment changes nothing."),
    "charge": N_("One missed payment costs a charge or late interest."),
    "all-due": N_("One missed payment makes everything due at once."),
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
    "number": N_("The number of payments is still missing."),
    "payments": N_("The payments are still missing."),
    "upfront": N_("What was taken off before has to be less than the sum to be repaid."),
    "received": N_("What was really received has to be a sum above 0."),
    "taken": N_("Interest cannot run from a day after the first payment."),
    "fee_rate": N_("The fee is too high to be worked out: at most 1000 percent a year."),
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
    if headroom >= 0:
        return fill(_("Fits: leaves {sum} a month."), sum=money(headroom, currency))
    short, months = measured.short, len(measured.schedule.by_month)
    if len(short) > MOST_NAMED or len(short) == months:
        text = _("More than you have by {sum} a month.")
        if len(short) < months:
            text = _("More than you have in {n} of {months} months, by at most {sum}.")
        return fill(text, sum=money(-headroom, currency), n=str(len(short)), months=str(months))
    named_months = _(", ").join(named(month(when), money(missing, currency)) for when, missing in short.items())
    return fill(_("Does not fit in every month. Short by: {months}."), months=named_months)


def name_of(offer: Offer) -> str:
    """How an offer is called: whose it is, and what the reader noted."""
    by = _("the lender's") if offer.by == "lender" else _("yours")
    return named(by, offer.label) if offer.label else by


def advertised(offer: Offer) -> str:
    """The rates of an offer as they are advertised; empty where there are none."""
    return " + ".join(stated(rate, per) for rate, per in stated_rates(offer))


def offer_line(offer: Offer, currency: str) -> str:
    """An offer in one line, told from others of the same side: its sum and how many payments."""
    parts, count = [name_of(offer)], count_of(offer)
    parts += [money(offer.amount - (offer.waived or NOTHING), currency)] if offer.amount is not None else []
    parts += [ngettext("{n} payment", "{n} payments", count)] if count is not None else []
    parts += [rates] if (rates := advertised(offer)) else []
    return " · ".join(parts)


def payments_words(schedule: Schedule, currency: str) -> str:
    """When is paid, and how much."""
    first, last = schedule.payments[0], schedule.payments[-1]
    if len(schedule.payments) == 1:
        return fill(_("One payment on {day}: {sum}."), day=day(first.date), sum=money(first.total, currency))
    sums = sums_words(schedule, currency)
    every = _(EVERY[schedule.terms.every]) if schedule.terms.every else _("on the days that are listed")
    words = fill(
        _("{count}, {from_day} to {to_day}, {every}: {sums}."),
        count=ngettext("{n} payment", "{n} payments", len(schedule.payments)),
        from_day=day(first.date),
        to_day=day(last.date),
        every=every,
        sums=sums,
    )
    if schedule.most_in_a_month > schedule.largest:
        most = fill(_("In one month up to {sum}."), sum=money(schedule.most_in_a_month, currency))
        return sentences(words, most)
    return words


def sums_words(schedule: Schedule, currency: str) -> str:
    """How much each time."""
    runs = [(len(list(alike)), amount) for amount, alike in groupby(payment.total for payment in schedule.payments)]
    if len(runs) > MOST_NAMED:
        text, last = _("at most {sum}, at last {last}"), schedule.payments[-1].total
        return fill(text, sum=money(schedule.largest, currency), last=money(last, currency))
    sums = ""
    for count, amount in runs:
        run = f"{count} × {money(amount, currency)}"
        sums = fill(_("{first}, then {rest}"), first=sums, rest=run) if sums else run
    return sums


def cost_words(measured: Measured, currency: str) -> str:
    """What is paid in all, how much of it above what was received, and above what is owed today.

    Without interest, that nothing more is paid is said only where all of it is known not to be more than what is owed.
    """
    schedule, more = measured.schedule, measured.more_than_owed
    total, cost = money(schedule.total, currency), schedule.cost
    above = fill(_("That is {more} more than is owed today."), more=money(more, currency)) if more and more > 0 else ""
    if not cost:
        said = fill(_("In all {total}."), total=total)
        if cost is None:
            return sentences(said, above) if above else said
        if more is None:
            return said
        if more > 0:
            text = _("In all {total}: {more} more than is owed today.")
            return fill(text, total=total, more=money(more, currency))
        return fill(_("In all {total}, and nothing above what is owed today."), total=total)
    received = schedule.terms.paid_out
    if cost < 0:
        text = _("In all {total}, {less} less than was received.")
        if received == schedule.terms.principal:
            text = _("In all {total}, {less} less than the sum to be repaid: ask whether the rest is waived.")
        said = fill(text, total=total, less=money(-cost, currency))
    elif received is not None and received != schedule.terms.principal:
        text = _("In all {total}, {cost} above the {received} that were received.")
        said = fill(text, total=total, cost=money(cost, currency), received=money(received, currency))
    else:
        text = _("In all {total}, {cost} above the sum that is repaid.")
        said = fill(text, total=total, cost=money(cost, currency))
    return sentences(said, above) if above and more != cost else said


def settling_words(offer: Offer, schedule: Schedule) -> str:
    """What settling early on the day that is thought about takes and saves; empty where no day is."""
    if offer.settle_on is None or offer.method == "one-payment":
        return ""
    early = settle_early(schedule, offer.settle_on, offer.settle_fee or Decimal(0))
    if early is not None:
        words = early_words(early, day(early.day))
        return words if offer.settle_fee is not None else sentences(words, _("Ask whether a fee is charged for that."))
    if isinstance(schedule.terms, Listed):
        return _("What settling early takes cannot be said from the payments alone. Ask for the sum in writing.")
    return _("Settling early: choose a day between the begin and the last payment.")


def early_words(early: EarlySettlement, date: str) -> str:
    """What settling on a day takes, and what it saves."""
    text = _("Settled on {date}: {principal} principal + {interest} interest + {fee} fee = {total}, {saved} saved.")
    if early.saved < 0:
        text = _("Settled on {date}: {principal} principal + {interest} interest + {fee} fee = {total}, {more} more.")
    sums = {name: number(getattr(early, name)) for name in ("principal", "interest", "fee", "total", "saved")}
    return fill(text, date=date, more=number(-early.saved), **sums)


def said_words(offer: Offer) -> str:
    """What the offer says of collecting, interest and a missed payment; what a lender's does not say yet is asked."""
    said = [_(STOPS_SAID[stop]) for stop in STOPS if stop in offer.stops]
    said += [_(MISSED_SAID[offer.missed])] if offer.missed else []
    open_ = [_(words) for stop, words in STOPS.items() if stop not in offer.stops]
    open_ += [] if offer.missed else [_("a missed payment")]
    if open_ and offer.by == "lender":
        said.append(fill(_("Ask what it says of: {points}."), points=_(", ").join(open_)))
    return sentences(*said) if said else ""


def change_sentences(measured: Measured, currency: str) -> tuple[str, str]:
    """What would have to change for the budget to carry an offer, and what could be instead."""
    assert measured.available is not None
    assert measured.headroom is not None
    text = _("To carry it, {sum} a month more would have to be left.")
    if measured.cash is not None:
        text = _("To carry it, {sum} more would have to be there on that day.")
    elif len(measured.short) < len(measured.schedule.by_month):
        text = _("To carry it, {sum} more would have to be there in {month}.")
    tightest = max(measured.short, key=lambda when: measured.short[when], default=(1, 1))
    missing = fill(text, sum=money(-measured.headroom, currency), month=month(tightest))
    months = carried_longer(measured.schedule.terms, measured.available)
    if months is not None:
        return missing, ngettext("Or the same in {n} payment.", "Or the same over {n} payments.", months)
    if small := token(measured.available):
        text = _("Or a token payment of at most {sum} a month, and a day on which you look at it again.")
        return missing, fill(text, sum=money(small, currency))
    return missing, nothing_left()


def own_offer_words(why: NoOffer, budget: BudgetResult) -> str:
    """Why no offer of the reader's can be worked out, and what to do about it."""
    if why == "no-sum":
        return _("Note first what is owed on this debt.")
    if why == "no-budget":
        return sentences(unknown_words(budget), _("Fill it in first, so that you promise only what you can keep."))
    if why == "promised":
        return _("What your budget leaves is promised on other debts already. Promise no second sum; ask for time.")
    return nothing_left_words(budget) or _("What is left is too little even for the longest plan.")
