"""What an offer comes to, as a result: whether the budget carries it, bars, figures, and the sentences with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ashore.finance.offers import Measured, Verdict
from ashore.finance.schedule import Schedule
from ashore.i18n import _, fill, ngettext, sentences
from ashore.i18n.formats import day, money, number
from ashore.wording.budget import gap_words
from ashore.wording.offers import (
    EVERY,
    advertised,
    change_sentences,
    cost_words,
    payments_words,
    said_words,
    settling_words,
    sums_words,
    verdict_words,
)
from ashore.wording.rates import DEAR, yearly_figures, yearly_words
from ashore.wording.result import Figure, Part, Result, SumBar, Tone
from ashore.wording.weeks import needed_words
from ashore.workbook.model import Offer

if TYPE_CHECKING:
    from ashore.casework.case import Case

TONES: Mapping[Verdict, Tone] = {"fits": "fits", "too-much": "over", "unknown": "plain"}
"""How a verdict is meant."""


def offer_result(offer: Offer, measured: Measured, case: Case) -> Result:
    """What an offer costs, whether the budget carries it (that first), what would have to change, and what it says."""
    currency, schedule = case.workbook.currency, measured.schedule
    verdict, gap = verdict_words(measured, currency), gap_words(case, [offer.debt])
    if measured.cash is not None and measured.verdict == "fits":
        room = case.room(schedule.payments[0].date, offer.debt)
        verdict = (needed_words(room, schedule.total, currency) if room else None) or verdict
    under = gap if gap and measured.headroom is not None else ""
    parts = [Part(sentences(verdict, under) if under else verdict, note="")]
    parts += [_payments(schedule, currency), _cost(measured, currency)]
    if measured.waived:
        sum_ = money(measured.waived, currency)
        parts.append(Part(fill(_("{sum} is waived."), sum=sum_), [Figure(_("Waived"), sum_)]))
    if schedule.deferred:
        text = _("Interest of {sum} for the time of waiting is added to the sum.")
        parts.append(Part(fill(text, sum=money(schedule.deferred, currency))))
    if schedule.cost is None or schedule.cost > 0 or (schedule.cost == 0 and measured.yearly_cost is None):
        parts.append(_a_year(advertised(offer), measured))
    if measured.dear:
        parts.append(Part(_(DEAR)))
    if measured.verdict == "too-much":
        missing, instead = change_sentences(measured, currency)
        parts.append(Part(missing, title=_("What would make it fit")))
        parts.append(Part(instead, note=""))
        under = sentences(instead, under) if under else instead
    parts += [Part(words) for words in (settling_words(offer, schedule), said_words(offer)) if words]
    return Result(verdict, under, TONES[measured.verdict], _against_budget(measured), parts)


def offer_sentences(offer: Offer, measured: Measured, case: Case) -> list[str]:
    """The same line by line."""
    return offer_result(offer, measured, case).sentences


def _against_budget(measured: Measured) -> list[SumBar]:
    """What it takes beside what can be spared; nothing where one month is not like another."""
    schedule, headroom = measured.schedule, measured.headroom
    if headroom is None:
        return []
    if measured.cash is not None:
        pair = (_("One payment"), schedule.largest), (_("Cash on that day"), measured.cash)
    elif len(schedule.payments) == 1:
        pair = (_("One payment"), schedule.total), (_("I can spare"), schedule.total + headroom)
    elif measured.available is not None and measured.available - schedule.most_in_a_month == headroom:
        pair = (_("A month"), schedule.most_in_a_month), (_("I can spare"), measured.available)
    else:
        return []
    return [SumBar(label, sum_, number(sum_)) for label, sum_ in pair]


def _payments(schedule: Schedule, currency: str) -> Part:
    """When is paid, and how much."""
    first, last = schedule.payments[0], schedule.payments[-1]
    words = payments_words(schedule, currency)
    if len(schedule.payments) == 1:
        return Part(words, [Figure(fill(_("Paid on {day}"), day=day(first.date)), money(first.total, currency))])
    every = _(EVERY[schedule.terms.every]) if schedule.terms.every else _("on the days that are listed")
    figures = [
        Figure(ngettext("{n} payment", "{n} payments", len(schedule.payments)), every),
        Figure(_("How much"), sums_words(schedule, currency)),
        Figure(_("First"), day(first.date)),
        Figure(_("Last"), day(last.date)),
    ]
    if schedule.most_in_a_month > schedule.largest:
        figures.append(Figure(_("Most in a month"), money(schedule.most_in_a_month, currency)))
    return Part(words, figures)


def _cost(measured: Measured, currency: str) -> Part:
    """What is paid in all; what is not said by figures alone stays in words."""
    schedule, more = measured.schedule, measured.more_than_owed
    cost, received, words = schedule.cost, schedule.terms.paid_out, cost_words(measured, currency)
    figures = [Figure(_("In all"), money(schedule.total, currency))]
    if cost and cost > 0:
        other = received is not None and received != schedule.terms.principal
        label = _("Above what was received") if other else _("Above the sum that is repaid")
        figures.append(Figure(label, money(cost, currency)))
        if other and received is not None:
            figures.append(Figure(_("Received"), money(received, currency)))
    if more and more > 0:
        figures.append(Figure(_("More than is owed today"), money(more, currency)))
    alone = (cost is not None and cost < 0) or (cost == 0 and more is not None and more <= 0)
    return Part(words, figures, words if alone else "")


def _a_year(rates: str, measured: Measured) -> Part:
    """The stated rate beside what it really comes to."""
    words = yearly_words(measured.yearly_cost)
    stated_ = [Figure(_("Stated rate"), rates)] if rates else []
    text = sentences(fill(_("Stated: {rate}."), rate=rates), words) if rates else words
    figures = yearly_figures(measured.yearly_cost)
    return Part(text, [*stated_, *figures], "" if figures else words)
