"""Several debts and what is left: the shares and what they leave short, proposals made at once, all of it together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from ashore.casework.case import Case
from ashore.casework.debts import owed_on, state_of, to_share, unknown_rates
from ashore.casework.sharing import MOST_PARTS, NotProposed, Proposed, Sharing, by_hand, order_is_open
from ashore.finance.due_dates import Month
from ashore.finance.frequency import NOTHING
from ashore.finance.shares import WAYS, least_of, simulate
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money
from ashore.wording.budget import WAYS as WAY_NAMES
from ashore.wording.budget import gap_words, nothing_left, nothing_left_words, payoff_words, unknown_words
from ashore.wording.debts import STATES, lender_of
from ashore.wording.phrases import named
from ashore.wording.rates import question_words
from ashore.wording.result import Part, Result, SumBar, said
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Workbook

NOT_PROPOSED: dict[NotProposed, str] = {
    "agreed": N_("agreed already; it stays as it is."),
    "letter": N_("a letter names payments already; they stay and come off first."),
    "proposal": N_("what is proposed stays and comes off first; the share carries nothing better."),
    "disputed": N_("disputed: nothing is proposed."),
    "no-sum": N_("note first what is owed."),
    "nothing": N_("nothing is left for it: ask for time, and promise no sum."),
    "too-little": N_("{share} a month is too little even for {n} payments: ask for time, and promise no sum."),
}


def month_words(month: Month) -> str:
    """A month, such as 2026-12."""
    return f"{month[0]}-{month[1]:02}"


def _called(case: Case, debt: str) -> str:
    return lender_of(find(case.workbook.debts, debt))


# Shares


def why_nothing(workbook: Workbook, today: dt.date) -> str:
    """Why there is no debt among which anything could be shared out; empty where there is one."""
    if to_share(workbook, today):
        return ""
    if not workbook.debts:
        return _("No debt noted yet.")
    reasons = []
    for debt in workbook.debts:
        state = state_of(debt, today)
        why = _(STATES[state])
        if state in ("running", "overdue"):
            why = _("sum unknown") if owed_on(debt, today) is None else _(STATES["cleared"])
        reasons.append(named(lender_of(debt), why))
    return fill(_("There is no debt over which to share out what is left. {reasons}"), reasons=_(", ").join(reasons))


def share_sentences(case: Case) -> list[str]:
    """What there is to share out, who would fall behind by it, what each debt gets, and what each way comes to; why
    there is nothing to share out, where that is so."""
    return share_result(case).sentences


def share_result(case: Case) -> Result:
    """The same as a result: what there is, and what each gets of it."""
    workbook, today, currency = case.workbook, case.today, case.workbook.currency
    if why := why_nothing(workbook, today):
        return said([why])
    if not case.budget.known:
        return said([unknown_words(case.budget)])
    sharing, hand = case.sharing, by_hand(workbook)
    begin = fill(_("To share out: {sum} a month"), sum=money(sharing.available, currency))
    if not sharing.available:
        begin = nothing_left_words(case.budget) or nothing_left()
    gap = gap_words(case, [debt.id for debt in sharing.debts])
    whole, lines = Part(sentences(begin, gap) if gap else begin, note=""), _short_words(case, sharing)
    if any(debt.essential for debt in sharing.debts):
        lines.append(_("Debts that threaten home, light or heating come first, whatever the way."))
    wanted = sum(hand.values(), NOTHING)
    if workbook.share == "by-hand" and wanted > sharing.available:
        text = _("By hand that is {sum} more than there is; the last ones get less.")
        lines.append(fill(text, sum=money(wanted - sharing.available, currency)))
    unknown = unknown_rates(workbook, today)
    if plain := [_called(case, debt) for debt, question in unknown if question is None]:
        text = _("No rate is noted for {lenders}: interest of theirs is not in these figures.")
        lines.append(fill(text, lenders=_(", ").join(plain)))
    asked = [named(_called(case, debt), question_words(question)) for debt, question in unknown if question]
    lines += asked
    result = Result(begin, gap, parts=[whole, *map(Part, lines)])
    if not sharing.available or order_is_open(workbook, today):
        return result
    shares = [(_called(case, debt), sum_) for debt, sum_ in sharing.shares.items()]
    bars = [SumBar(name, sum_, money(sum_, currency)) for name, sum_ in shares]
    month = Part(_("This month:") + "\n" + "\n".join(_sums(case, sharing.shares.items())), note="")
    result = result._replace(bars=bars).plus(month, *together_sentences(case))
    for way in WAYS if not asked else ():
        if way != "by-hand" or hand:
            title = ("(•) " if way == workbook.share else "") + _(WAY_NAMES[way])
            words = payoff_words(simulate(sharing.available, sharing.debts, way, hand), today, currency)
            result = result.plus(Part(f"{title}\n{words}", note=words, title=title))
    return result


def _sums(case: Case, sums: Iterable[tuple[str, Decimal]]) -> list[str]:
    return [named(_called(case, debt), money(sum_, case.workbook.currency)) for debt, sum_ in sums]


def _short_words(case: Case, sharing: Sharing) -> list[str]:
    """Which debts get less than the least that they ask for, before anybody falls behind by it, and what would cover
    all of them."""
    if not sharing.short or order_is_open(case.workbook, case.today):
        return []
    currency, lines = case.workbook.currency, []
    for debt, least in sharing.short.items():
        record, share = get_record(case.workbook.debts, debt), sharing.shares[debt]
        due = record.due_date
        if state_of(record, case.today) == "overdue":
            text = _("! {lender} gets {sum}, {missing} less than its minimum of {least}: it stays overdue.")
        elif due is not None:
            text = _("! {lender} gets {sum}, {missing} less than its minimum of {least}: after {day} it is overdue.")
        else:
            text = _("! {lender} gets {sum}, {missing} less than its minimum of {least}: it would become overdue.")
        sums = {"sum": share, "missing": least - share, "least": least}
        words = {name: money(sum_, currency) for name, sum_ in sums.items()}
        lines.append(fill(text, lender=_called(case, debt), day=day(due) if due else "", **words))
    return [*lines, _minimum_words(case, sharing)]


def _minimum_words(case: Case, sharing: Sharing) -> str:
    currency, all_ = case.workbook.currency, money(sharing.minimums, case.workbook.currency)
    if not sharing.missing:
        if sharing.covering:
            ways = _(", ").join(_(WAY_NAMES[way]) for way in sharing.covering)
            text = _("All minimums together are {least} a month: that much is there. Ways that cover them: {ways}.")
            return fill(text, least=all_, ways=ways)
        sums = [(debt.id, least_of(debt)) for debt in sharing.debts if debt.minimum]
        text = _("All minimums together are {least} a month: that much is there. By hand: {sums}.")
        return fill(text, least=all_, sums=_(", ").join(_sums(case, sums)))
    text = _("All minimums together are {least} a month, {missing} more than there is: not all can be covered.")
    line = fill(text, least=all_, missing=money(sharing.missing, currency))
    if sum(bool(debt.minimum) for debt in sharing.debts) == 1:
        return sentences(line, _("Ask for time, or for a smaller sum, before its day."))
    if first := [_called(case, debt.id) for debt in sharing.debts if debt.essential]:
        text = _("First comes {lenders}: home, light or heating hang on it. Ask the others for time before their day.")
        return sentences(line, fill(text, lenders=_(", ").join(first)))
    text = _("None of these threatens home, light or heating: choose which comes first; ask the others for time.")
    return sentences(line, text)


# Proposals


def together_sentences(case: Case) -> list[str]:
    """What all proposals take a month, and whether they fit together; empty while nothing is proposed."""
    together, currency = case.together, case.workbook.currency
    if together is None:
        return []
    line = fill(_("All proposals together: {sum} a month."), sum=money(together.proposed, currency))
    if together.agreed:
        line = sentences(line, fill(_("Agreed besides: {sum}."), sum=money(together.agreed, currency)))
    if together.over_from is not None:
        text = _("That is {more} a month more than your budget leaves, from {month} on.")
        verdict = fill(text, more=money(-together.left, currency), month=month_words(together.over_from))
    else:
        verdict = fill(_("They fit together; {sum} a month is left."), sum=money(together.left, currency))
    gap = gap_words(case)
    return [sentences(line, verdict, *([gap] if gap else []))]


def proposal_sentences(case: Case) -> list[str]:
    """The proposal for each debt out of its share, or why there is none."""
    if not case.budget.known:
        return [unknown_words(case.budget)]
    if order_is_open(case.workbook, case.today):
        asked = unknown_rates(case.workbook, case.today)
        return [named(_called(case, debt), question_words(question)) for debt, question in asked if question]
    return [named(_called(case, proposed.debt), _proposal(case, proposed)) for proposed in case.proposals]


def _proposal(case: Case, proposed: Proposed) -> str:
    currency = case.workbook.currency
    if proposed.why is not None:
        text = _(NOT_PROPOSED[proposed.why])
        return fill(text, share=money(proposed.share, currency), n=str(MOST_PARTS))
    assert proposed.terms is not None
    count = ngettext("{n} payment", "{n} payments", proposed.terms["number"])
    text = _("{count} without interest from {day}, {sum} a month.")
    line = fill(text, count=count, day=day(proposed.terms["first"]), sum=money(proposed.a_month, currency))
    if proposed.stands:
        line = sentences(line, _("It is proposed already."))
    least = next(least_of(debt) for debt in case.sharing.debts if debt.id == proposed.debt)
    if proposed.a_month < least:
        text = _("Its minimum is {least}: until they agree, that is what is due.")
        line = sentences(line, fill(text, least=money(least, currency)))
    return line


def made_words(case: Case) -> str:
    """What is said once the proposals are made."""
    count = sum(proposed.terms is not None for proposed in case.proposals)
    text = ngettext("{n} proposal is noted.", "{n} proposals are noted.", count)
    return sentences(text, _("Each goes to its lender by a letter, from its offers. Undo takes all of them back."))
