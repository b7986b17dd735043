"""What the writer should know about a letter before sending it: what is missing, and what the budget says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from ashore.casework.debts import open_rates
from ashore.guide.load import Guide
from ashore.guide.say import say
from ashore.i18n import _, fill, letter_text, sentences
from ashore.i18n.formats import money
from ashore.letters.clauses import Clause
from ashore.letters.compose import Case, sum_of
from ashore.money_words import named
from ashore.rate_words import question_words
from ashore.text import shorten

LONGEST_PASSAGE = 40
"""Columns of a passage that the clause check names."""
_SAID_ASKS = ("more-time", "instalments", "waiver")


def missing_words(case: Case) -> str | None:
    """What is still missing, in one line; None when nothing is."""
    missing = case.missing()
    if not missing:
        return None
    separator = _(", ")
    names = separator.join(letter_text(field.label.context, field.label.source) for field in missing)
    return fill(_("Still missing: {fields}"), fields=names)


def warnings(case: Case) -> list[str]:
    """Lines about dates that have passed and promises that the budget does not carry."""
    lines: list[str] = []
    answers = case.draft.answers
    for field in case.fields():
        value = case.value(field)
        if isinstance(value, dt.date) and field.looks == "ahead" and value < case.today:
            label = letter_text(field.label.context, field.label.source)
            lines.append(fill(_("{field}: this day has passed."), field=label))
    waived = sum_of(answers.get("waive"))
    if case.answer("ask") == "waiver" and waived is not None and case.owed is not None and waived >= case.owed:
        lines.append(_("The waiver is as large as the whole sum owed. Ask for a part of the charges."))
    if case.asks_for_offer and not any(offer.debt == case.draft.debt for offer in case.workbook.offers):
        lines.append(_("No offer is noted for this debt yet: d leads to the debts, o there to its offers."))
    open_ = dict(open_rates(case.workbook, case.today))
    if case.draft.debt in open_:
        lines.append(question_words(open_[case.draft.debt]))
    if promise := _promise(case):
        lines.append(promise)
    return lines


def clause_lines(found: Iterable[Clause], guide: Guide) -> list[str]:
    """What the clause check warns of: the passage, why, and what to do instead."""
    lines = []
    for clause in found:
        rule = guide.clauses[clause.rule]
        passages = _(", ").join(fill(_("“{passage}”"), passage=shorten(p, LONGEST_PASSAGE)) for p in clause.passages)
        warning = named(passages, say(rule.text, guide.facts))
        lines.append(sentences(warning, say(rule.can, guide.facts)))
    return lines


def known_sums(case: Case) -> frozenset[Decimal]:
    """Every sum that the case knows: a text that names another one is asked about it."""
    debt, workbook, result = case.debt, case.workbook, case.budget
    sums: list[Decimal | None] = [case.owed, case.rest(), case.plan_total, case.plan_cost]
    sums += [result.income, result.essential + result.priority, result.available]
    sums += [sum_ for payment in case.schedule() for sum_ in (payment.total, payment.principal)]
    sums += [payment.interest + payment.fee for payment in case.schedule()]
    if debt is not None:
        sums += [debt.owed, debt.principal, debt.interest, debt.charges, debt.contract_sum, debt.received, debt.minimum]
        sums += [payment.amount for payment in debt.payments]
    sums += [offer.amount for offer in workbook.offers] + [offer.waived for offer in workbook.offers]
    sums += [sum_of(case.value(field)) for field in case.fields() if field.kind == "money"]
    return frozenset(sum_ for sum_ in sums if sum_)


def _promise(case: Case) -> str | None:
    """Whether what is offered fits the budget; a promise beyond it never goes by unnoticed."""
    ask = "instalments" if case.asks_for_offer else case.answer("ask")
    if ask not in _SAID_ASKS:
        return None
    currency, available = case.workbook.currency, case.available
    if case.budget.outcome == "empty":
        return _("The budget is empty. Fill it in first, so that you promise only what you can keep.")
    if ask == "instalments":
        schedule = case.schedule()
        if not schedule:
            return None
        largest = max(payment.total for payment in schedule)
        if largest > available:
            return fill(
                _("{sum} a month is {more} more than your budget leaves."),
                sum=money(largest, currency),
                more=money(largest - available, currency),
            )
        return fill(
            _("{sum} a month fits: the budget leaves {available}."),
            sum=money(largest, currency),
            available=money(available, currency),
        )
    day = case.draft.answers.get("until" if ask == "more-time" else "pay-on")
    promised = case.rest() if ask == "waiver" else case.owed
    if not isinstance(day, dt.date) or promised is None or day < case.today:
        return None
    saved = available * _whole_months(case.today, day)
    if promised > saved:
        return fill(
            _("You would pay {sum} at once. Until that day your budget leaves {saved}: {more} too little."),
            sum=money(promised, currency),
            saved=money(saved, currency),
            more=money(promised - saved, currency),
        )
    return fill(
        _("{sum} at once fits: until that day your budget leaves {saved}."),
        sum=money(promised, currency),
        saved=money(saved, currency),
    )


def _whole_months(start: dt.date, end: dt.date) -> Decimal:
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return Decimal(max(months, 0))
