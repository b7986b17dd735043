"""What debts, offers and shares come to, in sentences: for screens and verbs alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from ashore.casework.debts import Wrong, days_overdue, owed_on, position, state_of
from ashore.casework.promises import not_worked_out
from ashore.casework.rates import SHOWN_AHEAD, OpenRate, days_shown, offer_period, open_contract, open_late, yearly
from ashore.finance.budget import BudgetResult
from ashore.finance.debt import Position, bucket
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, carried_longer, token
from ashore.finance.schedule import Schedule
from ashore.finance.shares import Owed, Payoff, simulate
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money, percent
from ashore.values import DebtKind, DebtState, Method, OfferState, RatePer, ShareWay
from ashore.wording.rates import question_words, stated, yearly_words
from ashore.workbook.model import Debt, Offer, Workbook

if TYPE_CHECKING:
    from ashore.casework.case import NoOffer

STATES: Mapping[DebtState, str] = {
    "running": N_("running"),
    "overdue": N_("overdue"),
    "agreed": N_("plan agreed"),
    "cleared": N_("cleared"),
    "disputed": N_("disputed"),
}
KINDS: Mapping[DebtKind, str] = {
    "instalment-loan": N_("Instalment loan"),
    "credit-card": N_("Credit card"),
    "small-loan": N_("Small loan"),
    "other": N_("Something else"),
}
PER: Mapping[RatePer, str] = {
    "year": N_("per year"),
    "month": N_("per month"),
    "day": N_("per day"),
    "instalment": N_("fee per instalment"),
}
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
WAYS: Mapping[ShareWay, str] = {
    "pro-rata": N_("Pro rata: each by what is owed"),
    "highest-cost": N_("The dearest first"),
    "smallest": N_("The smallest first"),
    "by-hand": N_("By hand"),
}
DEAR = N_("! More than the line that courts and regulators draw.")


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
    lines += _position_sentences(debt, currency, today, dear_above)
    owed, now = owed_on(debt, today), position(debt, today)
    if debt.owed is not None and isinstance(now, Position) and owed is not None:
        difference = owed - now.owed
        if difference > 0:
            text = _("The lender says {sum}: {more} more than this. Ask what it consists of.")
            lines.append(fill(text, sum=money(owed, currency), more=money(difference, currency)))
        elif difference < 0:
            text = _("The lender says {sum}: {less} less than this. Ask for it in writing.")
            lines.append(fill(text, sum=money(owed, currency), less=money(-difference, currency)))
        else:
            lines.append(_("The lender says the same."))
    if debt.contract_sum is not None and debt.received is not None and debt.received < debt.contract_sum:
        text = _("You received {less} less than the contract says. Keep the proof, and ask about it.")
        lines.append(fill(text, less=money(debt.contract_sum - debt.received, currency)))
    if question := open_contract(debt):
        lines.append(question_words(question))
    lines += _minimum_sentences(debt, currency, owed)
    return lines or [_("Fill in what you know; what it comes to stands here.")]


def _position_sentences(debt: Debt, currency: str, today: dt.date, dear_above: Decimal | None) -> list[str]:
    now = position(debt, today)
    if isinstance(now, OpenRate):
        return [question_words(now)]
    if isinstance(now, Wrong):
        return _late_rate_sentences(debt, today)
    text = _("Worked out for today: {sum}. Principal {principal}, interest {interest}, charges {charges}.")
    lines = [
        fill(
            text,
            sum=money(now.owed, currency),
            principal=money(now.principal, currency),
            interest=money(now.interest, currency),
            charges=money(now.costs, currency),
        )
    ]
    if now.rate:
        text = _("Being late, it grows by {day} a day, {week} a week.")
        lines.append(fill(text, day=money(now.growth_per_day, currency), week=money(now.growth_per_week, currency)))
        later = position(debt, days_shown(debt, today)[1])
        if isinstance(later, OpenRate):
            lines.append(question_words(later))
        elif isinstance(later, Position):
            days = ngettext("{n} day", "{n} days", SHOWN_AHEAD)
            text = _("In {days}, if nothing is paid: {sum}.")
            lines.append(fill(text, days=days, sum=money(later.owed, currency)))
        rate = yearly(debt.penalty_rate, debt.penalty_per)
        lines.append(fill(_("That late interest is {rate} a year."), rate=percent(rate)))
        if dear_above is not None and rate * 100 > dear_above:
            lines.append(_(DEAR))
    return lines


def _late_rate_sentences(debt: Debt, today: dt.date) -> list[str]:
    """Without a principal nothing is worked out; a rate that has to be confirmed is asked about all the same."""
    question = open_late(debt, days_shown(debt, today))
    return [question_words(question)] if question else []


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
    if schedule.cost > 0 or measured.yearly_cost is None:
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


def nothing_left_words(result: BudgetResult) -> str | None:
    """What to do when nothing is left; None when something is."""
    return nothing_left() if result.known and result.available <= 0 else None


def unknown_words(result: BudgetResult) -> str:
    """What is missing in a budget of which nothing can be concluded."""
    if result.outcome == "no-income":
        return _("The budget has no income yet: what is left cannot be said. If none comes in, type 0.")
    if result.outcome == "no-spending":
        return _("The budget has no spending yet: what is left cannot be said.")
    return _("The budget is still empty.")


def gap_words(workbook: Workbook, today: dt.date, without: Iterable[str] = ()) -> str | None:
    """Which agreements are not in the sum of what is promised, because nobody knows yet what they take."""
    open_ = {offer.debt for offer in not_worked_out(workbook, today, tuple(without))}
    if not open_:
        return None
    lenders = _(", ").join(lender_of(debt) for debt in workbook.debts if debt.id in open_)
    return fill(_("The agreement with {lenders} is not complete: what it takes still comes off this."), lenders=lenders)


def nothing_left() -> str:
    """What to do then."""
    return _("Nothing is left for debts now. Ask for time, promise no sum, and name a day on which you look again.")


def payoff_words(payoff: Payoff, today: dt.date, currency: str) -> str:
    """When all is paid, and what it costs."""
    if payoff.months is None and not payoff.grows:
        return _("At this sum not all is paid within a hundred years.")
    if payoff.months is None:
        return _("At this sum it never ends: the interest is higher.")
    from ashore.finance.schedule import add_months

    end = add_months(today, payoff.months)
    months = ngettext("{n} month", "{n} months", payoff.months)
    text = _("All paid in {months} ({month}), {interest} interest.")
    return fill(text, months=months, month=f"{end.year}-{end.month:02}", interest=money(payoff.interest, currency))


def joined(lines: Iterable[str]) -> str:
    """Paragraphs, with an empty line between them."""
    return "\n\n".join(lines)


def named(name: str, what: str) -> str:
    """A name, and what belongs to it."""
    return fill(_("{name}: {what}"), name=name, what=what)


def with_key(lines: list[str]) -> list[str]:
    """For a screen: the line that marks a dear loan names the key that shows its source."""
    return [sentences(line, _("f shows the source.")) if line == _(DEAR) else line for line in lines]


def own_offer_words(why: NoOffer, budget: BudgetResult) -> str:
    """Why no offer of the reader's can be worked out, and what to do about it."""
    if why == "no-sum":
        return _("Note first what is owed on this debt.")
    if why == "no-budget":
        return sentences(unknown_words(budget), _("Fill it in first, so that you promise only what you can keep."))
    if why == "promised":
        return _("What your budget leaves is promised on other debts already. Promise no second sum; ask for time.")
    return nothing_left_words(budget) or _("What is left is too little even for the longest plan.")
