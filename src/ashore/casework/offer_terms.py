"""An offer as the terms that a schedule is made of; or what is missing in it, or has to be confirmed before."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.rates import GROWN, HIGH, PERIODS, TIMES_A_YEAR, OpenRate, Wrong, is_confirmed
from ashore.finance.due_dates import steps_a_year
from ashore.finance.frequency import EXACT, NOTHING
from ashore.finance.schedule import make_schedule
from ashore.finance.terms import Listed, Per, Terms, WrongTerms, in_steps
from ashore.values import Method, RatePer
from ashore.workbook.model import Offer

BY_RATE: tuple[Method, ...] = ("equal-instalment", "equal-principal", "interest-first")
"""The methods that have a rate, and fees perhaps beside it."""
WITH_FEES: tuple[Method, ...] = (*BY_RATE, "fee")
FIELDS = {"principal": "amount", "fee_rate": "fee_rate"}
"""Where a value of the terms stands in an offer, when not under its own name."""


def terms_of(offer: Offer, today: dt.date) -> Terms | Listed | Wrong:
    """The offer as terms, or what is missing, or has to be confirmed."""
    if question := _open(offer, None):
        return missing(offer) or question
    terms = _terms(offer, today)
    return terms if isinstance(terms, Wrong) else _open(offer, terms) or terms


def question_about(offer: Offer, today: dt.date) -> OpenRate | None:
    """What is asked about a rate of an offer, whether or not it was answered; what is not answered first."""
    terms = None if _no_rate(offer) else _terms(offer, today)
    known = None if isinstance(terms, Wrong) else terms
    return _open(offer, known) or next(iter(_questions(offer, known)), None)


def open_rate_of(offer: Offer) -> OpenRate | None:
    """What has to be answered about a rate of an offer, as far as that is plain without its schedule."""
    return _open(offer, None)


def missing(offer: Offer) -> Wrong | None:
    """The first of what the method needs that is not there."""
    return next((Wrong(name) for name in needed(offer) if not getattr(offer, name)), None)


def needed(offer: Offer) -> tuple[str, ...]:
    """What the method needs, in the order in which it is asked."""
    if offer.method == "payments":
        return ("payments",) if _dated(offer) else ("payments", "first")
    return ("amount", "first") if offer.method == "one-payment" else ("amount", "number", "first")


def count_of(offer: Offer) -> int | None:
    """How many payments it has; None while that is not known."""
    match offer.method:
        case "one-payment":
            return 1
        case "payments":
            return sum(payment.times for payment in offer.payments) or None
    return offer.number


def first_of(offer: Offer) -> dt.date | None:
    """The day of the first payment; None while that is not known."""
    return offer.payments[0].date if _dated(offer) else offer.first


def stated_rates(offer: Offer) -> list[tuple[Decimal, RatePer | None]]:
    """The rates as they are advertised, each with what it is per; none of what the method does not ask for."""
    rates: list[tuple[Decimal, RatePer | None]] = []
    if offer.rate and offer.method in BY_RATE:
        rates.append((offer.rate, _period(offer)))
    if offer.fee_rate and offer.method in WITH_FEES:
        rates.append((offer.fee_rate, offer.fee_per))
    return rates


def _dated(offer: Offer) -> bool:
    return offer.method == "payments" and any(payment.date for payment in offer.payments)


def _period(offer: Offer) -> RatePer | None:
    return offer.rate_per if offer.rate_per in PERIODS[:3] else None


def _terms(offer: Offer, today: dt.date) -> Terms | Listed | Wrong:
    """The terms as they were entered. What the method does not ask for is not used."""
    if wrong := missing(offer):
        return wrong
    waived = offer.waived or NOTHING
    principal = None if offer.amount is None else offer.amount - waived
    try:
        terms = _listed(offer, principal, today) if offer.method == "payments" else _by_method(offer, today)
        terms.check()
    except WrongTerms as wrong_terms:
        if wrong_terms.field == "principal" and waived:
            return Wrong("waived")
        if wrong_terms.field == "taken" and offer.taken is None:
            return Wrong("first")
        return Wrong(FIELDS.get(wrong_terms.field, wrong_terms.field))
    return terms


def _by_method(offer: Offer, today: dt.date) -> Terms:
    assert offer.amount is not None
    assert offer.first is not None
    principal = offer.amount - (offer.waived or NOTHING)
    if offer.method == "one-payment":
        return Terms(principal, "equal-principal", 1, offer.first)
    assert offer.number is not None
    assert offer.method != "payments"
    terms = Terms(principal, offer.method, offer.number, offer.first, every=offer.every)
    if offer.method in BY_RATE:
        rate, per = offer.rate or Decimal(0), _unit(offer)
        taken = offer.taken or ((offer.made or today) if per == "day" and rate else None)
        terms = terms._replace(rate=rate, per=per, taken=taken, grace=offer.grace, free=offer.grace_free)
    return terms._replace(
        fee_rate=offer.fee_rate or Decimal(0),
        fee_per=offer.fee_per,
        fee_each=offer.fee_each or NOTHING,
        fee_once=offer.fee_once or NOTHING,
        upfront=offer.upfront or NOTHING,
        received=offer.received,
    )


def _unit(offer: Offer) -> Per:
    """What its rate is per, a year where none is chosen: then the rate is 0, or has to be answered first."""
    return offer.rate_per if offer.rate_per == "month" or offer.rate_per == "day" else "year"


def _listed(offer: Offer, principal: Decimal | None, today: dt.date) -> Listed:
    """The payments that were listed. Where each has its day, what they cost runs from the day of the offer."""
    upfront = offer.upfront or NOTHING
    if _dated(offer):
        dated = tuple((payment.date or dt.date.min, payment.amount) for payment in offer.payments)
        taken = offer.taken or offer.made or today
        return Listed(dated, None, principal, offer.received, upfront, taken if taken <= dated[0][0] else None)
    assert offer.first is not None
    runs = [(payment.times, payment.amount) for payment in offer.payments]
    payments = in_steps(runs, offer.first, offer.every)
    return Listed(payments, offer.every, principal, offer.received, upfront, offer.taken)


# What is asked about its rates


def _no_rate(offer: Offer) -> OpenRate | None:
    if offer.method in BY_RATE and offer.rate is None:
        return OpenRate("rate", "no-rate", "offer")
    if offer.method == "fee" and offer.fee_rate is None and not (offer.fee_each or offer.fee_once):
        return OpenRate("fee_rate", "no-rate", "offer-fee")
    return None


def _questions(offer: Offer, terms: Terms | Listed | None) -> list[OpenRate]:
    """What would be asked about its rates, whether or not it was answered. `terms` once they are known."""
    if nothing := _no_rate(offer):
        return [nothing]
    rate = offer.rate if offer.method in BY_RATE else None
    fee = offer.fee_rate if offer.method in WITH_FEES else None
    per, found = _period(offer), []
    if rate and per is None:
        found.append(OpenRate("rate", "no-period", "offer", rate))
    elif rate and per and EXACT.multiply(rate, Decimal(TIMES_A_YEAR[per])) > HIGH:
        found.append(OpenRate("rate", "high", "offer", rate, per))
    times = steps_a_year(offer.every) if offer.fee_per == "instalment" else 1
    if fee and EXACT.multiply(fee, Decimal(times)) > HIGH:
        found.append(OpenRate("fee_rate", "high", "offer-fee", fee, offer.fee_per, times))
    if not found and isinstance(terms, Terms) and (rate or fee) and _costs_far_more(terms):
        if rate:
            found.append(OpenRate("rate", "grown", "offer", rate, per))
        elif fee:
            found.append(OpenRate("fee_rate", "grown", "offer-fee", fee, offer.fee_per, times))
    return found


def _open(offer: Offer, terms: Terms | Listed | None) -> OpenRate | None:
    """What has to be answered before anything is worked out from the rates of an offer."""
    for question in _questions(offer, terms):
        by = offer.fee_confirmed if question.which == "offer-fee" else offer.rate_confirmed
        if not is_confirmed(question, by, offer.first):
            return question
    return None


def _costs_far_more(terms: Terms) -> bool:
    """Whether more than three times the sum would be paid. Interest on all of it all the time is the most it can be."""
    steps = steps_a_year(terms.every)
    rate = terms.rate * TIMES_A_YEAR[terms.per] / steps
    rate += terms.fee_rate / (1 if terms.fee_per == "instalment" else terms.number)
    rate += (terms.fee_each + terms.fee_once) / terms.principal
    count, waiting = Decimal(terms.number), Decimal(terms.grace)
    if terms.taken is not None:
        waiting = Decimal((terms.first - terms.taken).days) * steps / 336
        count = count * 31 / 30
    if (1 + rate * waiting) * (1 + rate * count) <= GROWN:
        return False
    return make_schedule(terms).total > terms.principal * GROWN
