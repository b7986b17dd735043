"""What debts come to, in sentences: for screens, dialogue and verbs alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from ashore.casework.debts import days_overdue, difference, open_rates, owed_on, state_of
from ashore.casework.missing import Gap, unchecked
from ashore.casework.rates import open_contract, yearly
from ashore.finance.debt import bucket
from ashore.finance.shares import Owed, simulate
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money
from ashore.values import DebtKind, DebtState
from ashore.wording.late import growth_sentences, position_sentences
from ashore.wording.phrases import named
from ashore.wording.rates import question_words
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
    currency, state = workbook.currency, state_of(debt, today)
    lines: list[str] = []
    if state == "cleared":
        lines.append(
            _("Cleared.") if debt.cleared_on is None else fill(_("Cleared on {day}."), day=day(debt.cleared_on))
        )
        if not debt.certificate:
            lines.append(_("Ask for the settlement certificate, and keep it."))
        return lines
    days = days_overdue(debt, today)
    if days:
        overdue = ngettext("{n} day overdue.", "{n} days overdue.", days)
        lines.append(sentences(overdue, fill(stage, n=str(bucket(days)))) if stage else overdue)
    lines += position_sentences(debt, currency, today)
    lines += _lender_sentences(debt, currency, today)
    lines += growth_sentences(debt, currency, today, dear_above)
    if debt.contract_sum is not None and debt.received is not None and debt.received < debt.contract_sum:
        text = _("You received {less} less than the contract says. Keep the proof, and ask about it.")
        lines.append(fill(text, less=money(debt.contract_sum - debt.received, currency)))
    if question := open_contract(debt):
        lines.append(question_words(question))
    lines += _minimum_sentences(debt, currency, owed_on(debt, today))
    return lines or [_("Fill in what you know; what it comes to stands here.")]


def _lender_sentences(debt: Debt, currency: str, today: dt.date) -> list[str]:
    """What the lender says, when that was seen, and by how much it is another sum than what was entered comes to."""
    owed = owed_on(debt, today)
    if debt.owed is None or owed is None:
        return []
    said = money(debt.owed, currency)
    if debt.owed_on:
        lines = [fill(_("The lender says, seen on {day}: {sum}."), day=day(debt.owed_on), sum=said)]
    else:
        lines = [fill(_("The lender says, the day is not noted: {sum}."), sum=said)]
    if owed != debt.owed:
        lines.append(fill(_("Less what you paid since: {sum}."), sum=money(owed, currency)))
    found = difference(debt, today)
    if found is None:
        return lines
    if not found.more:
        return [*lines, _("By what you typed it is the same for that day.")]
    if gaps := unchecked(debt, found):
        text = _("Whether that is right cannot be checked yet. Not known: {gaps}; 0 where there is none.")
        return [*lines, fill(text, gaps=gaps_words(gaps))]
    text = _("By what you typed it is {mine} for that day: the lender says {more} more. Ask what it consists of.")
    if found.more < 0:
        text = _("By what you typed it is {mine} for that day: the lender says {more} less. Ask for it in writing.")
    if found.seen is None:
        text = _("That is {more} more than by what you typed for today. Ask what it consists of.")
        if found.more < 0:
            text = _("That is {more} less than by what you typed for today. Ask for it in writing.")
    return [*lines, fill(text, mine=money(found.mine, currency), more=money(abs(found.more), currency))]


def _minimum_sentences(debt: Debt, currency: str, owed: Decimal | None) -> list[str]:
    if debt.kind != "credit-card":
        if debt.minimum is None:
            return []
        return [_("Many instalment loans know no minimum payment. Ask what a part payment is set against.")]
    if debt.minimum is None:
        return []
    text = _("At least {sum} by the due day keeps a card from being overdue; interest runs on.")
    lines = [fill(text, sum=money(debt.minimum, currency))]
    rate = Decimal(0) if open_contract(debt) else yearly(debt.rate, debt.rate_per)
    if owed and rate and debt.minimum:
        payoff = simulate(debt.minimum, [Owed(debt.id, owed, rate)], "smallest")
        if payoff.months is None and payoff.grows:
            lines.append(_("Paying this minimum alone never ends it: the interest is higher."))
        elif payoff.months is None:
            lines.append(_("Paying this minimum alone takes more than a hundred years."))
        else:
            months = ngettext("{n} month", "{n} months", payoff.months)
            text = _("Paying just this each month takes {months} and costs {interest} in interest.")
            lines.append(fill(text, months=months, interest=money(payoff.interest, currency)))
    return lines


def open_rate_lines(workbook: Workbook, today: dt.date) -> list[str]:
    """The questions that are open, each with the lender."""

    debts = {debt.id: debt for debt in workbook.debts}
    return [named(lender_of(debts.get(debt)), question_words(open_)) for debt, open_ in open_rates(workbook, today)]
