"""What debts come to, in sentences: for screens, dialogue and verbs alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ashore.casework.debts import days_overdue, difference, open_rates, owed_on, state_of
from ashore.casework.missing import Gap, unchecked
from ashore.casework.rates import open_contract, yearly
from ashore.finance.debt import bucket
from ashore.finance.shares import Owed, simulate
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money, number
from ashore.values import DebtKind, DebtState
from ashore.wording.late import growth_parts, position_parts
from ashore.wording.phrases import named
from ashore.wording.rates import question_words
from ashore.wording.result import Figure, Part, Result, SumBar, said
from ashore.workbook.model import Debt, Workbook

STATES: Mapping[DebtState, str] = {
    "running": N_("running"),
    "overdue": N_("overdue"),
    "agreed": N_("plan agreed"),
    "cleared": N_("cleared"),
    "disputed": N_("disputed"),
}


KINDS: Mapping[DebtKind, str] = {
    "instalment-loan": N_("Instalment loan, consumer finance"),
    "credit-card": N_("Credit card"),
    "small-loan": N_("Small loan"),
    "other": N_("Something else"),
}


GAPS: Mapping[Gap, str] = {
    "lender": N_("who lent it"),
    "owed": N_("what they ask today"),
    "due-date": N_("the first missed day"),
    "principal": N_("the principal"),
    "late-rate": N_("what being late costs"),
    "rate": N_("the contract's rate"),
    "interest": N_("the interest up to the due day"),
    "charges": N_("the charges so far"),
}


def gaps_words(gaps: Iterable[Gap]) -> str:
    """What is not known yet of a debt."""
    return _(", ").join(_(GAPS[gap]) for gap in gaps)


def lender_of(debt: Debt | None) -> str:
    """How a debt is called: its real lender, else the app's brand."""
    return (debt.lender or debt.product if debt else "") or _("no lender yet")


def sum_words(owed: Decimal | None, asked: bool, currency: str) -> str:
    """What is owed on a debt, in few words; `asked`: a rate of it is asked about."""
    if owed is not None:
        return money(owed, currency)
    return _("rate unclear") if asked else _("sum unknown")


def closed_words(workbook: Workbook) -> str:
    """How many debts are closed already; empty while none is. It stands before any total."""
    closed = sum(debt.state == "cleared" for debt in workbook.debts)
    if not closed:
        return ""
    return fill(
        ngettext("{n} of {total} debts is closed.", "{n} of {total} debts are closed.", closed),
        total=str(len(workbook.debts)),
    )


def masked(number: str) -> str:
    """A contract number of which only the end is seen."""
    return number if len(number) <= 4 else "…" + number[-4:]


def unknown_sums(workbook: Workbook, today: dt.date) -> str | None:
    """How many sums are missing in what is owed in all; None when none are."""
    open_ = [debt for debt in workbook.debts if state_of(debt, today) != "cleared" and owed_on(debt, today) is None]
    return ngettext("{n} more sum is not known", "{n} more sums are not known", len(open_)) if open_ else None


def debt_line(debt: Debt, today: dt.date) -> str:
    """A debt in one line: who, how it stands."""
    state = _(STATES[state_of(debt, today)])
    if debt.state is None and debt.due_date is None and state_of(debt, today) == "running":
        state = _("no due day noted")
    days = days_overdue(debt, today)
    if state_of(debt, today) == "overdue" and days is not None:
        state = ngettext("{n} day overdue", "{n} days overdue", days)
    parts = [lender_of(debt), masked(debt.contract), state]
    if debt.essential and state_of(debt, today) != "cleared":
        parts.append(_("comes first"))
    return " · ".join(part for part in parts if part)


def debt_sentences(
    debt: Debt, workbook: Workbook, today: dt.date, dear_above: Decimal | None = None, stage: str = ""
) -> list[str]:
    """What a debt comes to, what it costs to wait, and what to ask; late interest above the line is marked.

    `stage` is what lenders there call the time overdue, with a blank {n} for its number.
    """
    return debt_result(debt, workbook, today, dear_above, stage).sentences


def debt_result(
    debt: Debt, workbook: Workbook, today: dt.date, dear_above: Decimal | None = None, stage: str = ""
) -> Result:
    """The same as a result: what is owed stands first."""
    currency, state = workbook.currency, state_of(debt, today)
    if state == "cleared":
        cleared = _("Cleared.") if debt.cleared_on is None else fill(_("Cleared on {day}."), day=day(debt.cleared_on))
        ask = [] if debt.certificate else [_("Ask for the settlement certificate, and keep it.")]
        return said([cleared, *ask], "fits")
    parts: list[Part] = []
    under, owed = "", owed_on(debt, today)
    if days := days_overdue(debt, today):
        overdue = ngettext("{n} day overdue.", "{n} days overdue.", days)
        under = sentences(overdue, fill(stage, n=str(bucket(days)))) if stage else overdue
        parts.append(Part(under, note=""))
    position_ = position_parts(debt, currency, today)
    parts += position_
    parts += _lenders(debt, currency, today)
    parts += growth_parts(debt, currency, today, dear_above)
    if debt.contract_sum is not None and debt.received is not None and debt.received < debt.contract_sum:
        text = _("You received {less} less than the contract says. Keep the proof, and ask about it.")
        parts.append(Part(fill(text, less=money(debt.contract_sum - debt.received, currency))))
    if question := open_contract(debt):
        parts.append(Part(question_words(question)))
    parts += _minimum(debt, currency, owed)
    if not parts:
        return said([_("Fill in what you know; what it comes to stands here.")])
    if owed is None:
        return _open_result(parts, position_, under)
    return Result(fill(_("Owed: {sum}"), sum=money(owed, currency)), under, "plain", _both(debt, today), parts)


def _open_result(parts: Sequence[Part], position_: Sequence[Part], under: str) -> Result:
    """Nothing can be said of what is owed yet: what has to be answered first, where that is known."""
    asked = next((part for part in position_ if not part.figures), None)
    if asked is None:
        return Result(under, parts=parts)
    shown = [part._replace(note="") if part is asked else part for part in parts]
    return Result(asked.text, under, "over", parts=shown)


def _both(debt: Debt, today: dt.date) -> list[SumBar]:
    """The lender's sum beside one's own, where they are not the same and all is known that makes them so."""
    found = difference(debt, today)
    if debt.owed is None or found is None or not found.more or unchecked(debt, found):
        return []
    pair = (_("The lender says"), debt.owed), (_("By what you typed"), found.mine)
    return [SumBar(label, sum_, number(sum_)) for label, sum_ in pair]


def _lenders(debt: Debt, currency: str, today: dt.date) -> list[Part]:
    """What the lender says, when that was seen, and by how much it is another sum than what was entered comes to."""
    owed = owed_on(debt, today)
    if debt.owed is None or owed is None:
        return []
    sum_ = money(debt.owed, currency)
    if debt.owed_on:
        text, when = _("The lender says, seen on {day}: {sum}."), _("The lender says, seen on {day}")
        parts = [Part(fill(text, day=day(debt.owed_on), sum=sum_), [Figure(fill(when, day=day(debt.owed_on)), sum_)])]
    else:
        text = fill(_("The lender says, the day is not noted: {sum}."), sum=sum_)
        parts = [Part(text, [Figure(_("The lender says, the day is not noted"), sum_)])]
    if owed != debt.owed:
        less = money(owed, currency)
        text = fill(_("Less what you paid since: {sum}."), sum=less)
        parts.append(Part(text, [Figure(_("Less what you paid since"), less)]))
    return [*parts, *map(Part, _difference_sentences(debt, currency, today))]


def _difference_sentences(debt: Debt, currency: str, today: dt.date) -> list[str]:
    found = difference(debt, today)
    if found is None:
        return []
    if not found.more:
        return [_("By what you typed it is the same for that day.")]
    if gaps := unchecked(debt, found):
        text = _("Whether that is right cannot be checked yet. Not known: {gaps}; 0 where there is none.")
        return [fill(text, gaps=gaps_words(gaps))]
    text = _("By what you typed it is {mine} for that day: the lender says {more} more. Ask what it consists of.")
    if found.more < 0:
        text = _("By what you typed it is {mine} for that day: the lender says {more} less. Ask for it in writing.")
    if found.seen is None:
        text = _("That is {more} more than by what you typed for today. Ask what it consists of.")
        if found.more < 0:
            text = _("That is {more} less than by what you typed for today. Ask for it in writing.")
    return [fill(text, mine=money(found.mine, currency), more=money(abs(found.more), currency))]


def _minimum(debt: Debt, currency: str, owed: Decimal | None) -> list[Part]:
    if debt.kind != "credit-card":
        if debt.minimum is None:
            return []
        return [Part(_("Many instalment loans know no minimum payment. Ask what a part payment is set against."))]
    if debt.minimum is None:
        return []
    least = money(debt.minimum, currency)
    text = fill(_("At least {sum} by the due day keeps a card from being overdue; interest runs on."), sum=least)
    parts = [Part(text, [Figure(_("The minimum by the due day"), least)], text)]
    rate = Decimal(0) if open_contract(debt) else yearly(debt.rate, debt.rate_per)
    if owed and rate and debt.minimum:
        payoff = simulate(debt.minimum, [Owed(debt.id, owed, rate)], "smallest")
        if payoff.months is None and payoff.grows:
            parts.append(Part(_("Paying this minimum alone never ends it: the interest is higher.")))
        elif payoff.months is None:
            parts.append(Part(_("Paying this minimum alone takes more than a hundred years.")))
        else:
            months, interest = ngettext("{n} month", "{n} months", payoff.months), money(payoff.interest, currency)
            text = _("Paying just this each month takes {months} and costs {interest} in interest.")
            figures = [Figure(_("Just this each month takes"), months), Figure(_("Interest by then"), interest)]
            parts.append(Part(fill(text, months=months, interest=interest), figures))
    return parts


def open_rate_lines(workbook: Workbook, today: dt.date) -> list[str]:
    """The questions that are open, each with the lender."""

    debts = {debt.id: debt for debt in workbook.debts}
    return [named(lender_of(debts.get(debt)), question_words(open_)) for debt, open_ in open_rates(workbook, today)]
