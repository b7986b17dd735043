"""What a loan costs in all, on what really came: what of it is fees, and how it stands against the place's line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from ashore.casework.rates import Wrong, open_contract
from ashore.casework.whole_cost import Lines, against_line, line_of, whole_cost
from ashore.finance.whole_cost import WholeCost
from ashore.guide.models.facts import NoteName
from ashore.i18n import N_, _, fill, sentences
from ashore.i18n.formats import money, number, percent
from ashore.values import LenderKind, YesNo
from ashore.wording.phrases import named
from ashore.wording.rates import stated, yearly_figures, yearly_words
from ashore.wording.result import Figure, Part, Result, SumBar, said
from ashore.workbook.model import Debt

LENDERS: Mapping[LenderKind, str] = {
    "licensed": N_("A bank, consumer finance or microloan company"),
    "private": N_("Somebody without such a licence"),
}
INSIDE: Mapping[YesNo, str] = {
    "yes": N_("they are in the payments above"),
    "no": N_("they come on top"),
}
WRONG: Mapping[str, str] = {
    "payments": N_("Still missing: the payments, as the app or the contract lists them."),
    "first": N_("Still missing: the day of the first payment. Or it does not go with the rest."),
    "no-taken": N_("Still missing: the day on which the money came."),
    "taken": N_("The money cannot have come after the first payment. Are both days right?"),
    "received": N_("Still missing: what really came into your account."),
    "contract_sum": N_("More came than the contract says. Are both sums right?"),
    "upfront": N_("Sum in the contract, what was kept back and what came do not go together. Look them up again."),
    "inside": N_("Still missing: whether the fees are in the payments, or come on top."),
    "fees": N_("The fees are as large as a payment. Are the sums right?"),
    "less": N_("All payments together are less than what came. Are some missing?"),
}
Note = Callable[[NoteName], str]
"""What the law of the place has to say about something; empty where it has nothing."""


def wrong_words(wrong: Wrong) -> str:
    """What is missing before anything can be said of the cost, or does not go together."""
    return _(WRONG.get(wrong.field, WRONG["payments"]))


def whole_cost_sentences(debt: Debt, currency: str, lines: Lines, note: Note) -> list[str]:
    """What the loan behind a debt costs; or what is missing. Never that it is unlawful, never that money comes back."""
    return whole_cost_result(debt, currency, lines, note).sentences


def whole_cost_result(debt: Debt, currency: str, lines: Lines, note: Note) -> Result:
    """The same as a result: how it stands against the line is first, or what it comes to where there is no line."""
    cost = whole_cost(debt)
    if isinstance(cost, Wrong):
        return said([wrong_words(cost)])
    total, line = _total(cost, currency), _line(debt, cost, currency, lines, note)
    parts = [total, _yearly(debt, cost), *line.parts, *_parts(cost, currency)]
    parts += map(Part, [*_kept_back(cost, currency, note), *_member_sentences(cost, currency, note)])
    if law := note("cost-table"):
        parts.append(Part(law))
    lead = line.lead or named(_("In all"), money(cost.total, currency))
    bars = [(_("Received"), cost.received), (_("Paid in all"), cost.total)]
    shown = [SumBar(label, sum_, money(sum_, currency)) for label, sum_ in bars]
    return Result(lead, tone=line.tone, bars=[*shown, *line.bars], parts=parts)


def _total(cost: WholeCost, currency: str) -> Part:
    sums = {"total": cost.total, "cost": cost.cost, "received": cost.received}
    text = _("In all {total}, {cost} above the {received} that were received.")
    words = {name: money(sum_, currency) for name, sum_ in sums.items()}
    late = _("Late charges are not in it.")
    figures = [Figure(_("Above what was received"), words["cost"])]  # the others stand at the bars
    return Part(sentences(fill(text, **words), late), figures, late)


def _yearly(debt: Debt, cost: WholeCost) -> Part:
    """What a year costs, beside the rate of the contract."""
    words, figures = yearly_words(cost.yearly), yearly_figures(cost.yearly)
    note = "" if figures else words
    if debt.rate is None or debt.rate_per is None or open_contract(debt):
        return Part(words, figures, note)
    rate = stated(debt.rate, debt.rate_per)
    text = sentences(fill(_("Stated: {rate}."), rate=rate), words)
    return Part(text, [Figure(_("Stated rate"), rate), *figures], note)


def _parts(cost: WholeCost, currency: str) -> list[Part]:
    """What the cost is made of, and what a year would cost without fees."""
    if cost.interest is None:
        return [Part(_("Without the fees the payments are less than the sum in the contract. Are the sums right?"))]
    if not (cost.fees or cost.kept_back):
        return []
    parts = (
        (cost.interest, _("{sum} interest"), _("Interest")),
        (cost.fees, _("{sum} fees"), _("Fees")),
        (cost.kept_back, _("{sum} kept back before the money came"), _("Kept back before the money came")),
    )
    each = [fill(words, sum=money(sum_, currency)) for sum_, words, _label in parts if sum_]
    figures = [Figure(label, money(sum_, currency)) for sum_, _words, label in parts if sum_]
    text = fill(_("That is made of: {parts}."), parts=_(", ").join(each))
    found = [Part(text, figures, title=_("What that is made of"))]
    if cost.yearly and (without := cost.without_fees):
        text = _("Without fees, and with the whole sum of the contract, it would be {nominal} percent a year.")
        found.append(Part(fill(text, nominal=number(without.nominal_percent))))
    return found


def _kept_back(cost: WholeCost, currency: str, note: Note) -> list[str]:
    if not cost.kept_back:
        return []
    text = _("{less} of the {sum} in the contract never came.")
    said = fill(text, less=money(cost.kept_back, currency), sum=money(cost.contract, currency))
    return [sentences(said, law) if (law := note("kept-back")) else said]


def _member_sentences(cost: WholeCost, currency: str, note: Note) -> list[str]:
    """Whether a membership counts is not settled: what it does to the cost is said, and what the place knows."""
    if cost.without_member is None:
        return []
    said = fill(_("{sum} for a membership is counted in here."), sum=money(cost.member, currency))
    if yearly := cost.without_member.yearly_cost:
        text = _("{sum} for a membership is counted in here; without it a year would cost {nominal} percent.")
        said = fill(text, sum=money(cost.member, currency), nominal=number(yearly.nominal_percent))
    return [sentences(said, law) if (law := note("member-fee")) else said]


def _line(debt: Debt, cost: WholeCost, currency: str, lines: Lines, note: Note) -> Result:
    """It against the line, and what kind of line that is."""
    if cost.yearly is None:
        return Result()
    drawn = line_of(debt, lines)
    if drawn is None:
        return Result().plus(_("No line is noted here for what a loan may cost: these are the numbers alone."))
    who, line = drawn
    about = note("private-line" if who == "private" else "line")
    found = against_line(debt, cost, lines)
    if line is None or found is None:
        ask = _("Type the LPR of the day of the contract; before that nothing is held against it.")
        return Result().plus(sentences(about, ask) if about else ask)
    rate = percent(line / Decimal(100))
    lead = fill(_("That is not above {line} a year."), line=rate)
    bars: list[SumBar] = []
    if found.above:
        text = _("! That is above {line} a year. At {line} all payments together would be {total}: {above} less.")
        sums = {"total": money(found.total, currency), "above": money(found.above, currency)}
        lead = fill(text, line=rate, **sums)
        bars = [SumBar(fill(_("At {line} a year"), line=rate), found.total, sums["total"])]
    parts = [Part(sentences(lead, about) if about else lead, note=about)]
    if debt.loan.by is None and lines.private_times is not None:
        parts.append(Part(_("Choose who lends: for a private lender another line holds.")))
    return Result(lead, tone="over" if found.above else "plain", bars=bars, parts=parts)
