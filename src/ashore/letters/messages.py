"""Messages to the lender that are no letters: a few lines, ready to send, in the lender's language."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from ashore.casework.case import Case
from ashore.casework.debts import difference, position
from ashore.casework.missing import unchecked
from ashore.finance.debt import Position
from ashore.guide.models.base import Words
from ashore.i18n import fill
from ashore.i18n.formats import day, money
from ashore.letters.drafts import letter_texts
from ashore.workbook.model import Debt


def difference_message(debt: Debt, case: Case, directories: Sequence[Path]) -> str:
    """A question to the lender: what the difference between its sum and the one worked out consists of. Both sums are
    for the day on which the lender's was seen. Empty where the lender asks for no more than that, or one of them is
    not wholly known."""
    found = difference(debt, case.today)
    mine = position(debt, found.day) if found else None
    if found is None or found.more <= 0 or not isinstance(mine, Position) or unchecked(debt, found):
        return ""
    words, texts = case.guide.terms.difference, letter_texts(case.guide.facts.language, directories)

    def in_theirs(text: Words, **values: str) -> str:
        return fill(texts.guide.pgettext(text.context, text.source), **values)

    def sum_(amount: Decimal) -> str:
        return money(amount, case.workbook.currency, texts.babel)

    lines = [in_theirs(words.message_begin)]
    if debt.contract:
        lines.append(in_theirs(words.contract, contract=debt.contract))
    theirs = words.theirs if found.seen else words.theirs_undated
    lines.append(in_theirs(theirs, day=day(found.day, texts.babel), sum=sum_(found.theirs)))
    lines.append(
        in_theirs(
            words.mine,
            day=day(found.day, texts.babel),
            sum=sum_(mine.owed),
            principal=sum_(mine.principal),
            interest=sum_(mine.interest),
            charges=sum_(mine.costs),
        )
    )
    lines += [in_theirs(words.difference, sum=sum_(abs(found.more))), in_theirs(words.requests_begin)]
    lines += [f"{number}. {in_theirs(request.text)}" for number, request in enumerate(words.request, 1)]
    return "\n".join([*lines, in_theirs(words.message_end)])
