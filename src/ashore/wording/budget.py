"""What the budget leaves for debts, and how it is shared out over them, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ashore.casework.promises import not_worked_out
from ashore.finance.budget import BudgetResult
from ashore.finance.shares import Payoff
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import money
from ashore.values import ShareWay
from ashore.wording.debts import lender_of

if TYPE_CHECKING:
    from ashore.casework.case import Case

WAYS: Mapping[ShareWay, str] = {
    "pro-rata": N_("Pro rata: each by what is owed"),
    "highest-cost": N_("The dearest first"),
    "smallest": N_("The smallest first"),
    "by-hand": N_("By hand"),
}


def nothing_left_words(result: BudgetResult) -> str | None:
    """What to do when nothing is left; None when something is."""
    return nothing_left() if result.known and result.available <= 0 else None


def nothing_left() -> str:
    """What to do then."""
    return _("Nothing is left for debts now. Ask for time, promise no sum, and name a day on which you look again.")


def totals_words(result: BudgetResult, currency: str) -> str:
    """What comes in, what goes out, what is set aside first."""
    return fill(
        _("In {income}   Out {spending}   Set aside {buffer}"),
        income=money(result.income, currency),
        spending=money(result.spending, currency),
        buffer=money(result.buffer, currency),
    )


def deficit_words(result: BudgetResult) -> str:
    """What to promise where more goes out than comes in; empty elsewhere."""
    if result.outcome != "deficit":
        return ""
    return _("Essentials come first: promise no lender a sum now. Ask for time, or for relief.")


def unknown_words(result: BudgetResult) -> str:
    """What is missing in a budget of which nothing can be concluded."""
    if result.outcome == "no-income":
        return _("The budget has no income yet: what is left cannot be said. If none comes in, type 0.")
    if result.outcome == "no-spending":
        return _("The budget has no spending yet: what is left cannot be said.")
    return _("The budget is still empty.")


def gap_words(case: Case, without: Iterable[str] = ()) -> str:
    """What is not in the sum that is left: spending that everybody has, agreements of which nobody knows yet what they
    take. Empty where nothing is missing."""
    gaps = [words for words in (spending_words(case), _agreements(case, without)) if words]
    return sentences(*gaps) if gaps else ""


def few_essentials_words(case: Case) -> str:
    """That few kinds of essentials have a sum; empty where enough have."""
    if (entered := case.essentials_entered) is None:
        return ""
    text = ngettext(
        "Only {n} kind of essentials has a sum so far: look through the others, less may be left than this.",
        "Only {n} kinds of essentials have a sum so far: look through the others, less may be left than this.",
        entered,
    )
    return fill(text, n=str(entered))


def spending_words(case: Case) -> str:
    """The spending that is missing in the budget though everybody has some; empty where none is."""
    guide, missing = case.guide, case.spending_missing
    if not missing:
        return ""
    groups = _(", ").join(say(group.label, guide.facts) for group in guide.budget.group if group.id in missing)
    return fill(_("Not in the budget yet: {groups}. Less is left than this. If there is none, type 0."), groups=groups)


def _agreements(case: Case, without: Iterable[str]) -> str:
    workbook = case.workbook
    open_ = {offer.debt for offer in not_worked_out(workbook, case.today, tuple(without))}
    if not open_:
        return ""
    lenders = _(", ").join(lender_of(debt) for debt in workbook.debts if debt.id in open_)
    return fill(_("The agreement with {lenders} is not complete: what it takes still comes off this."), lenders=lenders)


def payoff_words(payoff: Payoff, today: dt.date, currency: str) -> str:
    """When all is paid, and what it costs."""
    if payoff.months is None and not payoff.grows:
        return _("At this sum not all is paid within a hundred years.")
    if payoff.months is None:
        return _("At this sum it never ends: the interest is higher.")
    from ashore.finance.due_dates import add_months

    end = add_months(today, payoff.months)
    months = ngettext("{n} month", "{n} months", payoff.months)
    text = _("All paid in {months} ({month}), {interest} interest.")
    return fill(text, months=months, month=f"{end.year}-{end.month:02}", interest=money(payoff.interest, currency))
