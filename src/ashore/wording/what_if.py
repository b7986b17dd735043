"""A bad month tried, in sentences: what would be left, which promises would no longer fit, when money would run short.

Nothing of it is in the workbook but what is being tried.
"""

from __future__ import annotations

from ashore.casework.case import Case
from ashore.casework.promises import Source
from ashore.casework.trial import Income, WhatIf
from ashore.finance.budget import BudgetResult
from ashore.i18n import N_, _, fill, sentences
from ashore.i18n.formats import day, money, number
from ashore.values import LessIn
from ashore.wording.budget import gap_words, unknown_words
from ashore.wording.debts import lender_of
from ashore.wording.result import Result, SumBar, said
from ashore.wording.sharing import month_words
from ashore.wording.weeks import line_name, lump_words, missing_words, short_words
from ashore.workbook.find import find

SOURCES: dict[Source, str] = {
    "agreed": N_("agreed"),
    "sending": N_("in a letter that went out"),
    "letter": N_("in a letter"),
    "proposal": N_("your proposal"),
}


LESS_IN: dict[LessIn, str] = {"every-month": N_("in every month"), "one-month": N_("one month only")}


def income_name(income: Income, case: Case) -> str:
    """How an income is called: as the reader noted it, or as the budget has it."""
    line = find(case.workbook.budget.lines, income.id)
    name = income.label or (line_name(case.guide, line.group, line.item) if line else "")
    return name or _("without a name")


def income_line(income: Income, case: Case) -> str:
    """An income that may not come, with its sum and its next day."""
    when = day(income.day) if income.day else _("day unknown")
    return " · ".join((income_name(income, case), money(income.amount, case.workbook.currency), when))


def what_if_sentences(case: Case) -> list[str]:
    """What would be, as it is being tried."""
    return what_if_result(case).sentences


def what_if_result(case: Case) -> Result:
    """The same as a result: what would be left stands first, beside what is left as it is."""
    found, trial = case.what_if, case.workbook.trial
    lump = lump_words(case, trial.lump, trial.lump_on or case.today) if trial.lump else []
    if not found.less and found.missed is None:
        begin = _("Type how much less there is, or choose what does not come. Only a trial: nothing else changes.")
        return said(lump or [begin])
    if not case.budget.known:
        return said([unknown_words(case.budget), *lump])
    lines = [*_left(case, found), *_promises(case, found), *_days(case, found), *lump]
    return said(lines, "over" if found.over or _then(found).surplus < 0 else "plain")._replace(bars=_bars(found))


def _then(found: WhatIf) -> BudgetResult:
    """The month that is tried."""
    if found.missed is not None:
        return found.month
    return found.one_month if found.once else found.budget


def _bars(found: WhatIf) -> list[SumBar]:
    """What is left for debts, as it is and as it is tried."""
    pair = (_("As it is"), found.now.available), (_("As you try it"), _then(found).available)
    return [SumBar(label, sum_, number(sum_)) for label, sum_ in pair] if found.now.available > 0 else []


def _left(case: Case, found: WhatIf) -> list[str]:
    """What would be left for debts."""
    currency, lines = case.workbook.currency, []
    if found.less and found.once:
        then = found.one_month
        text = _("With {less} less in one month, that month leaves {rest} for debts, instead of {now}.")
        if then.surplus < 0:
            text = _("With {less} less in one month {missing} is missing in it, before any debt is paid.")
        sums = {"less": found.less, "missing": -then.surplus, "rest": then.available, "now": found.now.available}
        lines.append(fill(text, **{name: money(sum_, currency) for name, sum_ in sums.items()}))
    elif found.less:
        then = found.budget
        if then.surplus < 0:
            text = _("With {less} less a month {missing} is missing each month, before any debt is paid.")
        else:
            text = _("With {less} less a month {rest} a month is left for debts, instead of {now}.")
        sums = {"less": found.less, "missing": -then.surplus, "rest": then.available, "now": found.now.available}
        lines.append(fill(text, **{name: money(sum_, currency) for name, sum_ in sums.items()}))
    if (missed := found.missed) is not None:
        then = found.month
        if missed.day is None:
            text = _("Once without {name} ({sum}) the month leaves {rest} for debts.")
            lacks = _("Once without {name} ({sum}) the month lacks {missing}, before any debt is paid.")
        else:
            text = _("Without {name} ({sum}) on {day} that month leaves {rest} for debts.")
            lacks = _("Without {name} ({sum}) on {day} that month lacks {missing}, before any debt is paid.")
        sums = {"sum": missed.amount, "missing": -then.surplus, "rest": then.available}
        words = {name: money(sum_, currency) for name, sum_ in sums.items()}
        on = day(missed.day) if missed.day else ""
        lines.append(fill(lacks if then.surplus < 0 else text, name=income_name(missed, case), day=on, **words))
    return lines


def _promises(case: Case, found: WhatIf) -> list[str]:
    """Which promises would no longer fit, from when on, and by how much."""
    currency, gap = case.workbook.currency, gap_words(case)
    if not case.promises:
        line = _("Nothing is promised or proposed yet.")
        return [sentences(line, gap) if gap else line]
    if not found.over:
        line = _("All that is promised or proposed would still fit.")
        if found.less and not found.once:
            text = _("{sum} a month would be left to promise.")
            line = sentences(line, fill(text, sum=money(found.left, currency)))
        return [sentences(line, gap) if gap else line]
    most = money(max(missing for _month, missing in found.over), currency)
    first, last = month_words(found.over[0][0]), month_words(found.over[-1][0])
    if len(found.over) == 1:
        line = fill(_("For what is promised {sum} would be missing in {month}."), sum=most, month=first)
    else:
        text = _("For what is promised up to {sum} a month would be missing, from {month} to {last}.")
        line = fill(text, sum=most, month=first, last=last)
    before = [_("More is promised than your budget leaves as it is.")] if found.over_now else []
    lines = [sentences(*before, line, *([gap] if gap else []))]
    text = _("{lender}, {source}: {sum} from {day} on would no longer fit.")
    once = _("{lender}, {source}: {sum} on {day} would not fit.")
    each = []
    for misfit in found.misfits:
        lender = lender_of(find(case.workbook.debts, misfit.promise.debt))
        words = {"lender": lender, "source": _(SOURCES[misfit.promise.source]), "day": day(misfit.day)}
        again = found.less and not found.once and len(misfit.promise.payments) > 1
        each.append(fill(text if again else once, sum=money(misfit.amount, currency), **words))
    lines.append("\n".join(each))
    lines.append(_("Say so before that day, and name a sum that the month carries, or ask for time."))
    return lines


def _days(case: Case, found: WhatIf) -> list[str]:
    """On which day money would run short."""
    if found.days is None:
        return [missing_words(found.missing)]
    currency, flow, now = case.workbook.currency, found.days.flow, case.weeks.flow.first_negative
    lines = [short_words(flow, currency)]
    if case.workbook.cash.opening is None:
        lines[0] = sentences(_("What is there today is not noted yet; it counts as nothing here."), lines[0])
    if now is not None:
        lines[0] = sentences(lines[0], fill(_("As it is, it runs short on {day}."), day=day(now)))
    text = _("{lender}: {sum} on {day} could not be paid from what is there.")
    short = [
        fill(text, lender=event.label or _("the lender"), sum=money(-event.amount, currency), day=day(event.date))
        for event in found.days.short
    ]
    return [*lines, *(["\n".join(short)] if short else [])]
