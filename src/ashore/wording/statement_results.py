"""What account statements show beside the budget, in words: groups, lenders, what repeats, months that differ."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ashore.casework.case import Case
from ashore.casework.statement_budget import OddMonth, Seen, take_over, unsorted_sums
from ashore.casework.statement_debts import LenderSeen, TakenFirst
from ashore.finance.budget import BudgetResult
from ashore.finance.frequency import NOTHING
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day, money, month, number
from ashore.statements.answers import LEFT_OUT, LOAN, REPAYMENT, Payee
from ashore.statements.months import whole_months
from ashore.statements.regular import Regular
from ashore.statements.report import Asked, Report
from ashore.statements.rows import Statement, Way
from ashore.text import shorten
from ashore.wording.budget import few_essentials_words, gap_words, unknown_words
from ashore.wording.phrases import named
from ashore.wording.result import SumBar
from ashore.wording.statements import NAME, WHYS, asked_name, group_words, period_words, sum_words
from ashore.workbook.model import Workbook

KEPT_WORDS = N_(
    "The file is read in memory. What you choose is kept: sums, lenders as debts, payees to be remembered. The file, "
    "its password and account numbers are not."
)
PART_WORDS = N_("A statement shows what went through it alone: cash and other accounts are not in it.")
ANSWERS = {
    LOAN: N_("A loan: it has to be given back"),
    REPAYMENT: N_("A debt that was paid back"),
    LEFT_OUT: N_("Leave it out: own money, or not to be counted"),
}
"""What can be said of a payee besides a group of the budget."""
WEEKS_IN_YEAR, MONTHS_IN_YEAR = 52, 12


def seen_words(one: Seen) -> str:
    """What is typed for a group beside what the statements show, a month."""
    if one.seen is None:
        return fill(_("{typed} typed, nothing seen"), typed=number(one.typed or NOTHING))
    if one.typed is None:
        return fill(_("nothing typed, {seen} seen"), seen=number(one.seen))
    return fill(_("{typed} typed, {seen} seen"), typed=number(one.typed), seen=number(one.seen))


def lowest_words(one: Seen, guide: Guide, currency: str) -> str:
    """Of an income that changes: what came in each month; empty for any other group."""
    if not one.months:
        return ""
    sums = _(", ").join(money(amount, currency) for amount in one.months)
    text = _("{group} changes: {sums}. Counted is what the three lowest months bring on average.")
    return fill(text, group=group_words(one.group, guide), sums=sums)


def taken_words(one: Seen, guide: Guide, currency: str) -> str:
    """That a group's sum was taken over."""
    assert one.seen is not None
    group, sum_ = group_words(one.group, guide), money(one.seen, currency)
    if one.typed is None:
        return fill(_("{group}: {sum} a month stands in the budget now. u takes it back."), group=group, sum=sum_)
    text = _("{group}: {sum} a month instead of {typed}. u takes it back.")
    return fill(text, group=group, sum=sum_, typed=money(one.typed, currency))


def emptied_words(one: Seen, guide: Guide) -> str:
    """What is asked before lines that were typed one by one lose their sums."""
    text = ngettext(
        "{group} has {n} line of its own. With one sum for the group its sum is emptied; u brings it back.",
        "{group} has {n} lines of their own. With one sum for the group their sums are emptied; u brings them back.",
        one.lines,
    )
    return fill(text, group=group_words(one.group, guide), n=str(one.lines))


def no_month_words(files: Mapping[str, Statement]) -> list[str]:
    """Why no sum a month can be told: a file that is not whole, files that say no days, or no month in common."""
    torn = [name for name, statement in files.items() if not statement.whole]
    if torn:
        text = _("Not whole, so that no sum a month can be told: {files}. Export it once more, or put it aside.")
        return [fill(text, files=_(", ").join(torn))]
    lines = [named(name, words) for name, statement in files.items() if (words := period_words(statement))]
    if len(files) > 1 and all(whole_months([statement]) for statement in files.values() if statement.period):
        lines.append(
            _("They have no whole month in common: export the same months from each, or put one of them aside.")
        )
    else:
        lines.append(_("A sum a month needs a file that covers a month from its first day to its last."))
    return lines


def month_totals(report: Report) -> list[str]:
    """What comes in and goes out in all in an average month, and what of it goes to lenders."""
    if report.average is None:
        return []
    average = report.average
    came, went = (sum(sums.values(), NOTHING) for sums in (average.income, average.spending))
    text = _("In all a month: in {came}, out {went}; to lenders {lenders}, fees {fees}")
    return [
        fill(
            text,
            came=sum_words(came, report),
            went=sum_words(went, report),
            lenders=sum_words(average.repayments, report),
            fees=sum_words(average.fees, report),
        )
    ]


def left_beside_words(workbook: Workbook, before: BudgetResult, after: BudgetResult) -> str:
    """What is left for debts by what is typed, and by what the statements show, a month."""
    currency = workbook.currency
    if not after.known:
        return fill(_("With all of it taken over: {why}"), why=unknown_words(after))
    seen = money(after.available, currency)
    if not before.known:
        return fill(_("Left for debts with all of it taken over: {seen} a month"), seen=seen)
    text = _("Left for debts: {typed} a month by what is typed, {seen} with all of it taken over")
    return fill(text, typed=money(before.available, currency), seen=seen)


def left_beside(report: Report, case: Case, seen: list[Seen]) -> list[str]:
    """That, and what is not in it."""
    workbook, taken = case.workbook, Case(take_over(case.workbook, seen), case.guide, case.now)
    lines = [left_beside_words(workbook, case.budget, taken.budget)]
    if taken.budget.outcome == "deficit":
        lines.append(
            _("More goes out than comes in by these files. Pay may reach another account: look before you conclude.")
        )
    if taken.budget.known and (gap := gap_words(taken) or few_essentials_words(taken)):
        lines.append(gap)
    if report.average and report.average.repayments:
        text = _(
            "{sum} a month went to lenders. It is not in the budget: note each as a debt before you promise a sum."
        )
        lines.append(fill(text, sum=sum_words(report.average.repayments, report)))
    came, went = unsorted_sums(report)
    if came or went:
        text = _("Not in it, as it is not sorted yet: {came} in, {went} out a month. Answer what is asked first.")
        lines.append(fill(text, came=sum_words(came, report), went=sum_words(went, report)))
    return lines


def other_currency_words(report: Report, workbook: Workbook) -> str:
    """That nothing can be taken over from another currency; empty where it is the same, or not named."""
    if report.currency in (None, workbook.currency):
        return ""
    text = _("The statements are in {theirs}, the budget is in {ours}: nothing can be taken over.")
    return fill(text, theirs=str(report.currency), ours=workbook.currency)


def lender_seen_words(one: LenderSeen, report: Report) -> str:
    """A lender: what was repaid and lent in all the files."""
    sums = []
    if one.repaid:
        sums.append(fill(_("{sum} paid back"), sum=sum_words(one.repaid, report)))
    if one.lent:
        sums.append(fill(_("{sum} lent"), sum=sum_words(one.lent, report)))
    return named(shorten(one.name, NAME), _(", ").join(sums))


def noted_words(one: LenderSeen) -> str:
    """Whether the lender is among the debts."""
    return _("among your debts") if one.debt else _("not noted yet")


def taken_first_words(one: TakenFirst, report: Report) -> list[str]:
    """A debit that a lender takes by itself, and what it comes before."""
    debit = one.debit
    least, most = (sum_words(amount, report) for amount in (debit.least, debit.most))
    sums = least if least == most else fill(_("{least} to {most}"), least=least, most=most)
    text = ngettext(
        "{who} took {sum} by itself {n} time, the last on {last}; about day {day} of the month.",
        "{who} took {sum} by itself {n} times, the last on {last}; about day {day} of the month.",
        debit.times,
    )
    who = shorten(debit.who, NAME)
    lines = [fill(text, who=who, sum=sums, n=str(debit.times), last=day(debit.last), day=str(debit.day))]
    if one.before:
        each = _("; ").join(
            fill(
                _("{who} {sum}, about day {day}"),
                who=shorten(due.who, NAME),
                sum=sum_words(due.amount, report),
                day=str(due.day),
            )
            for due in one.before
        )
        lines.append(
            fill(_("In the days after it come: {each}. If there is too little, the debit takes it first."), each=each)
        )
    return lines


def saving_words(one: Regular, report: Report) -> str:
    """What ending a subscription saves in a year; empty for what is none."""
    if not one.renewed or one.kind != "spending":
        return ""
    year = one.amount * (MONTHS_IN_YEAR if one.every == "month" else WEEKS_IN_YEAR)
    return fill(_("Ending it saves {sum} a year."), sum=sum_words(year, report))


def odd_words(odd: OddMonth, report: Report, guide: Guide) -> str:
    """In what a month differs from the others."""
    return fill(
        _("{month}, {group}: {sum} instead of {usual}"),
        month=month(odd.month),
        group=group_words(odd.group, guide),
        sum=sum_words(odd.amount, report),
        usual=sum_words(odd.usual, report),
    )


def week_bars(report: Report) -> list[SumBar]:
    """What went out in each week, by its Monday."""
    return [SumBar(day(week), went, sum_words(went, report)) for week, (_came, went) in report.weeks.items() if went]


def month_lines(report: Report) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    """Each whole month: what came in, what went out, what went to lenders. Loans are no income, and what was bought on
    credit stands in the month in which it was bought."""
    return [
        (month(each), sum(sums.income.values(), NOTHING), sum(sums.spending.values(), NOTHING), sums.repayments)
        for each, sums in report.by_month.items()
    ]


def choices_of(way: Way, why: str, guide: Guide) -> list[tuple[str, str]]:
    """What can be said of a payee: groups of the budget by the way that the money went, then what is in none."""
    income = [group for group in guide.budget.group if group.kind == "income"]
    spending = [group for group in guide.budget.group if group.kind not in ("income", "priority")]
    groups = income if way == "in" else spending if way == "out" else [*spending, *income]
    others = {"in": (LOAN,), "out": (REPAYMENT,)}.get(way, (REPAYMENT, LOAN))
    if why == "lender":
        groups = []
    return [
        *((group.id, say(group.label, guide.facts)) for group in groups),
        *((answer, _(ANSWERS[answer])) for answer in (*others, LEFT_OUT)),
    ]


def answer_words(payee: Payee, answer: str, guide: Guide) -> str:
    """What the reader said of a payee."""
    text = {"in": _("in, {who}: {answer}"), "out": _("out, {who}: {answer}")}.get(payee.way, _("{who}: {answer}"))
    said = _(ANSWERS[answer]) if answer in ANSWERS else group_words(answer, guide)
    return fill(text, who=shorten(payee.name, NAME), answer=said)


def asked_count_words(count: int) -> str:
    """How many payees are asked for."""
    text = ngettext("{n} question that no rule decides", "{n} questions that no rule decides", count)
    return fill(text, n=str(count))


def take_new_words(count: int) -> str:
    """The row that takes over every sum of a group for which nothing is typed."""
    text = ngettext(
        "Take over the {n} sum of a group that has none",
        "Take over the {n} sums of groups that have none",
        count,
    )
    return fill(text, n=str(count))


def keep_words(count: int) -> str:
    """The row that has answers remembered."""
    text = ngettext(
        "Keep {n} answer in the workbook, with the payee's name",
        "Keep {n} answers in the workbook, with the payees' names",
        count,
    )
    return fill(text, n=str(count))


def forget_words(count: int) -> str:
    """The row that takes them out again."""
    text = ngettext("Forget the {n} payee that is kept", "Forget the {n} payees that are kept", count)
    return fill(text, n=str(count))


def question_words(one: Asked, report: Report) -> str:
    """What is asked of a payee, as a heading."""
    first, last = one.first, one.last
    between = ""
    if first and last:
        between = day(first) if first == last else fill(_("{first} to {last}"), first=day(first), last=day(last))
    times = ngettext("{n} time", "{n} times", one.times)
    text = {"in": _("In: {sum}, {who}"), "out": _("Out: {sum}, {who}")}.get(one.direction, _("{sum}, {who}"))
    what = fill(text, sum=sum_words(one.amount, report), who=asked_name(one))
    return sentences(_(", ").join(part for part in (what, times, between) if part) + _("."), _(WHYS[one.why]))
