"""Rates in words: as they are stated, what is asked about them, what they come to a year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ashore.casework.rates import Answer, OpenRate, Which
from ashore.finance.yearly_cost import YearlyCost
from ashore.i18n import N_, _, fill, sentences
from ashore.i18n.formats import day, in_percent, number, percent
from ashore.values import RatePer
from ashore.wording.result import Figure, Result

PER: Mapping[RatePer, str] = {
    "year": N_("per year"),
    "month": N_("per month"),
    "day": N_("per day"),
    "instalment": N_("fee per instalment"),
    "total": N_("fee for all payments"),
}
STATED: Mapping[RatePer, str] = {
    "day": N_("{rate} a day"),
    "month": N_("{rate} a month"),
    "year": N_("{rate} a year"),
    "instalment": N_("{rate} each"),
    "total": N_("{rate} in all"),
}
NO_PERIOD: Mapping[Which, str] = {
    "penalty_rate": N_("Rate for being late: choose day, month or year. Before that nothing is worked out from it."),
    "rate": N_("Rate of the contract: choose its period. Before that nothing is worked out from it."),
    "penalty_times": N_(
        "A multiple needs a contract's rate per day, month or year. Before that nothing is worked out."
    ),
    "offer": N_("Choose whether the rate is per day, month or year. Before that nothing is worked out."),
    "offer-fee": N_("Choose what the fee is for. Before that nothing is worked out."),
}
ANSWERS: Mapping[Answer, str] = {
    "yes": N_("Yes, so it stands there"),
    "day": N_("No, it is per day"),
    "month": N_("No, it is per month"),
    "year": N_("No, it is per year"),
    "together": N_("No, it is for all payments together"),
}
DEAR = N_("! More than the line that courts and regulators draw.")


def stated(rate: Decimal, per: RatePer | None) -> str:
    """A rate with its period, such as 18% a year; without a period while none is chosen."""
    return fill(_(STATED[per]), rate=percent(rate)) if per else percent(rate)


def question_words(question: OpenRate) -> str:
    """What has to be answered before anything is worked out from a rate."""
    match question.why:
        case "no-times":
            return _("Type how many times the contract's rate it is, such as 1.5. Before that nothing is worked out.")
        case "no-contract":
            return _("Late interest is a multiple of the contract's rate: type that rate, under 'The contract'.")
        case "beyond":
            return _("So many times the contract's rate is more than can be meant. Check both.")
        case "no-rate":
            return _("The rate is not known yet: nothing can be said of what this costs. Type 0 where there is none.")
        case "no-period":
            return _(NO_PERIOD[question.which])
        case "grown" if question.which in ("offer", "offer-fee"):
            return _("By this rate more than three times the sum would be paid. Is that what it says in writing?")
        case "grown":
            return _("By this rate more than three times the principal would be owed. Are rate, period and days right?")
    texts = {
        "day": _("{rate} a day would be {yearly} a year. Is that what it says in writing?"),
        "month": _("{rate} a month would be {yearly} a year. Is that what it says in writing?"),
        "year": _("{rate} a year is more than the whole sum each year. Is that what it says in writing?"),
        "instalment": _("{rate} for each payment would be {yearly} a year. Is that what it says in writing?"),
        "total": _("{rate} in all is more than the whole sum. Is that what it says in writing?"),
    }
    return fill(
        texts[question.per or "year"],
        rate=percent(question.rate),
        yearly=percent(question.a_year),
    )


def yearly_words(cost: YearlyCost | None) -> str:
    """What payments really cost a year; in words where no rate can be given."""
    if cost is None:
        return _("No yearly rate can be given.")
    text = _("It really comes to {nominal} percent a year; with interest on interest, {effective}.")
    words = fill(text, nominal=number(cost.nominal_percent), effective=number(cost.effective_percent))
    return sentences(words, counted) if (counted := counted_words(cost)) else words


def counted_words(cost: YearlyCost) -> str:
    """From which day a rate is counted, where nobody said from which; empty where somebody did."""
    if cost.counted_from is None:
        return ""
    text = _("Counted from {day}, as if the first payment came whole steps later.")
    return fill(text, day=day(cost.counted_from))


def dear_words(cost: YearlyCost | None) -> str:
    """That an offer which is named costs more a year than the line that is drawn."""
    if cost is None:
        return _("! What it costs a year is more than the line that courts and regulators draw.")
    text = _("! It costs {nominal} percent a year: more than the line that courts and regulators draw.")
    words = fill(text, nominal=number(cost.nominal_percent))
    return sentences(words, counted) if (counted := counted_words(cost)) else words


def yearly_figures(cost: YearlyCost | None) -> list[Figure]:
    """The same as figures; none where no rate can be given."""
    if cost is None:
        return []
    rates = (_("Really a year"), cost.nominal_percent), (_("With interest on interest"), cost.effective_percent)
    figures = [Figure(label, in_percent(percent_)) for label, percent_ in rates]
    return [*figures, Figure(_("Counted from"), day(cost.counted_from))] if cost.counted_from else figures


def result_with_key(result: Result) -> Result:
    """The same for a result."""
    lines = with_key([part.text for part in result.parts])
    return result._replace(parts=[part._replace(text=line) for part, line in zip(result.parts, lines, strict=True)])


def with_key(lines: list[str]) -> list[str]:
    """For a screen: the line that marks a dear loan names the key that shows its source."""
    return [sentences(line, _("f shows the source.")) if line == _(DEAR) else line for line in lines]
