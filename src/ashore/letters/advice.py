"""What the writer should know about a letter before sending it: what is missing, and what the budget says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ashore.casework.clauses import Clause
from ashore.casework.debts import difference
from ashore.casework.missing import unchecked
from ashore.casework.promises import AT_ONCE
from ashore.casework.weeks import cash_on
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import _, fill, letter_text, sentences
from ashore.i18n.formats import money, month
from ashore.i18n.parse.numbers import with_plain_figures
from ashore.letters.letter_case import LetterCase, sum_of
from ashore.text import shorten
from ashore.wording.budget import gap_words, unknown_words
from ashore.wording.phrases import named, quoted
from ashore.wording.promises import LONGEST_PASSAGE, promise_lines
from ashore.wording.rates import dear_words, question_words
from ashore.wording.weeks import needed_words


def missing_words(letter: LetterCase) -> str | None:
    """What is still missing, in one line; None when nothing is."""
    missing = letter.missing()
    if not missing:
        return None
    separator = _(", ")
    names = separator.join(letter_text(field.label.context, field.label.source) for field in missing)
    return fill(_("Still missing: {fields}"), fields=names)


def blank_words(blanks: Sequence[str]) -> str:
    """What is still open in a letter that is to go out, in one line."""
    return fill(_("This letter still has blanks: {blanks}"), blanks=" ".join(blanks))


def warnings(letter: LetterCase) -> list[str]:
    """Lines about dates that have passed and promises that the budget does not carry."""
    lines: list[str] = []
    for field in letter.fields():
        value = letter.value(field)
        if isinstance(value, dt.date) and field.looks == "ahead" and value < letter.today:
            label = letter_text(field.label.context, field.label.source)
            lines.append(fill(_("{field}: this day has passed."), field=label))
    waived = sum_of(letter.answer_for("waived-sum"))
    if letter.request == "waiver" and waived is not None and letter.owed is not None and waived >= letter.owed:
        lines.append(_("The waiver is as large as the whole sum owed. Ask for a part of the charges."))
    if letter.asks_for_offer and not any(offer.debt == letter.draft.debt for offer in letter.workbook.offers):
        lines.append(_("No offer is noted for this debt yet: note one among its offers, on the page of the debt."))
    if question := letter.case.open_rates.get(letter.draft.debt or ""):
        lines.append(question_words(question))
    if too_much := _asked_too_much(letter):
        lines.append(too_much)
    if dear := _dear(letter):
        lines.append(dear)
    if promise := _promise(letter):
        lines.append(promise)
        if gap := gap_words(letter.case, filter(None, [letter.draft.debt])):
            lines.append(gap)
    return lines


def _asked_too_much(letter: LetterCase) -> str | None:
    """That a letter which offers payment states a sum that is above what was worked out."""
    found = difference(letter.debt, letter.today) if letter.debt else None
    if letter.debt is None or found is None or found.more <= 0 or unchecked(letter.debt, found):
        return None
    if letter.request is None and not letter.asks_for_offer:
        return None
    text = _("This letter states their sum: {more} more than by what you typed. Ask for the statement first.")
    return sentences(fill(text, more=money(found.more, letter.workbook.currency)), _("There is a letter for that."))


def _dear(letter: LetterCase) -> str | None:
    """That what is offered costs more than the line: whoever sends it asks for that."""
    measured = letter.case.measured(letter.offer) if letter.offer else None
    if not isinstance(measured, Measured) or not measured.dear or letter.plan() is None:
        return None
    own = _("Sent as it stands, this letter asks for it in your name. You can answer with an offer of your own.")
    return sentences(dear_words(measured.yearly_cost), own)


def own_words(letter: LetterCase) -> str:
    """What the reader wrote in own words."""
    texts = [letter.value(field) for field in letter.fields() if field.kind in ("text", "long") and not field.debt]
    return "\n".join(text for text in texts if isinstance(text, str))


def own_promises(letter: LetterCase) -> list[str]:
    """Monthly sums that own words promise beyond what the plan of the letter leaves; its own payments, named again, are
    no second promise."""
    payments, plan = {payment.total for payment in letter.schedule()}, letter.plan()
    taken = plan.most_in_a_month if plan else NOTHING
    left = letter.available - taken if letter.case.budget.known else None
    words = letter.case.guide.clause_words
    said = with_plain_figures(own_words(letter), letter.draft.language)
    return promise_lines(said, left, letter.workbook.currency, words, payments)


def clause_lines(found: Iterable[Clause], guide: Guide) -> list[str]:
    """What the clause check warns of: the passage, why, and what to do instead."""
    lines = []
    for clause in found:
        rule = guide.clauses[clause.rule]
        passages = _(", ").join(quoted(shorten(p, LONGEST_PASSAGE)) for p in clause.passages)
        warning = named(passages, say(rule.text, guide.facts))
        lines.append(sentences(warning, say(rule.can, guide.facts)))
    return lines


def known_sums(letter: LetterCase) -> frozenset[Decimal]:
    """Every sum that the case knows: a text that names another one is asked about it."""
    debt, workbook, result = letter.debt, letter.workbook, letter.case.budget
    sums: list[Decimal | None] = [letter.owed, letter.rest(), letter.plan_total, letter.plan_cost]
    sums += [result.income, result.essential + result.priority, result.available, letter.available]
    sums += [sum_ for payment in letter.schedule() for sum_ in (payment.total, payment.principal)]
    sums += [payment.charged for payment in letter.schedule()]
    if debt is not None:
        sums += [debt.owed, debt.principal, debt.interest, debt.charges, debt.contract_sum, debt.received, debt.minimum]
        sums += [payment.amount for payment in debt.payments]
    if cost := letter.cost:
        sums += [cost.received, cost.contract, cost.total, cost.kept_back, cost.fees]
        sums += [line.above, line.total] if (line := letter.cost_line) else []
    sums += [offer.amount for offer in workbook.offers] + [offer.waived for offer in workbook.offers]
    sums += [sum_of(letter.value(field)) for field in letter.fields() if field.kind == "money"]
    return frozenset(sum_ for sum_ in sums if sum_)


def _promise(letter: LetterCase) -> str | None:
    """Whether what is offered fits the budget; a promise beyond it never goes by unnoticed."""
    request = "instalments" if letter.asks_for_offer or letter.names_payments else letter.request
    if request is None:
        return None
    budget, currency, available = letter.case.budget, letter.workbook.currency, letter.available
    if not budget.known:
        return sentences(unknown_words(budget), _("Fill it in first, so that you promise only what you can keep."))
    if request == "instalments":
        plan = letter.plan()
        if plan is None:
            return None
        if len(plan.payments) == 1 and plan.total > budget.available:
            return _at_once(letter, plan.total, plan.payments[0].date)
        paid = plan.by_month
        left = letter.case.promised.left_in(paid, without=(letter.draft.debt or "",))
        tightest = max(paid, key=lambda when: paid[when] - left[when])
        if (more := paid[tightest] - left[tightest]) > 0:
            text = _("{sum} a month is {more} more than your budget leaves to promise.")
            if sum(amount > left[when] for when, amount in paid.items()) < len(paid) - 1:
                text = _("{sum} in {month} is {more} more than your budget leaves to promise.")
            above = money(more, currency)
            return fill(text, month=month(tightest), sum=money(paid[tightest], currency), more=above)
        return fill(
            _("{sum} a month fits: your budget leaves {available} to promise."),
            sum=money(plan.most_in_a_month, currency),
            available=money(available, currency),
        )
    day = letter.answer_for(AT_ONCE[request])
    sum_ = letter.rest() if request == "waiver" else letter.owed
    if not isinstance(day, dt.date) or sum_ is None or day < letter.today:
        return None
    return _at_once(letter, sum_, day)


def _at_once(letter: LetterCase, sum_: Decimal, day: dt.date) -> str:
    """A single payment against the cash of its day."""
    workbook, currency = letter.workbook, letter.workbook.currency
    cash = cash_on(workbook, letter.case.promised, day, without=(letter.draft.debt or "",))
    if sum_ > cash:
        return fill(
            _("You would pay {sum} at once. By that day you will have {cash}: {more} too little."),
            sum=money(sum_, currency),
            cash=money(cash, currency),
            more=money(sum_ - cash, currency),
        )
    room = letter.case.room(day, letter.draft.debt or "")
    if room and (needed := needed_words(room, sum_, currency)):
        return needed
    text = _("{sum} at once fits: by that day you will have {cash}.")
    return fill(text, sum=money(sum_, currency), cash=money(cash, currency))
