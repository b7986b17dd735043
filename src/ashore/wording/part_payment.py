"""A part payment in sentences: where it would go, by law or as agreed, and what was paid so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ashore.casework.debts import Wrong, position, saved_by_order, state_of
from ashore.casework.rates import OpenRate
from ashore.finance.debt import Paid, Position, pay
from ashore.guide.models.facts import NoteName
from ashore.i18n import _, fill, sentences
from ashore.i18n.formats import day, money
from ashore.wording.rates import question_words
from ashore.wording.result import Figure, Part, Result, said
from ashore.workbook.model import Debt

NEXT_DAYS = 30
"""For so many days it is said what the order saves."""


NOTES: tuple[NoteName, ...] = ("allocation", "part-payment")
"""What the law of the place has to say about it."""


def part_payment_sentences(debt: Debt, currency: str, today: dt.date, notes: Iterable[str] = ()) -> list[str]:
    """What a debt comes to on the day that is thought about, and where a payment would go then; `notes` are those of
    the place."""
    return part_payment_result(debt, currency, today, notes).sentences


def part_payment_result(debt: Debt, currency: str, today: dt.date, notes: Iterable[str] = ()) -> Result:
    """The same as a result."""
    on = debt.trial_on or today
    now = position(debt, on)
    if isinstance(now, OpenRate):
        return said([question_words(now)])
    if isinstance(now, Wrong):
        return said([_("Note principal, interest and charges of this debt first; then the split stands here.")])
    text = _("On {day} it comes to {sum}, nothing else being paid till then.")
    result = said([fill(text, day=day(on), sum=money(now.owed, currency))])
    return result.plus(*_splits(debt, now, on, currency), *filter(None, notes)) if debt.trial else result


def _splits(debt: Debt, now: Position, on: dt.date, currency: str) -> list[Part]:
    assert debt.trial
    law, agreed = pay(now, debt.trial, "law"), pay(now, debt.trial, "principal-first")
    first = fill(_("Charges first: {split}"), split=_split(law, currency))
    other = fill(_("Principal first, if that is agreed: {split}"), split=_split(agreed, currency))
    parts = [
        Part(first, _split_figures(law, currency), title=_("Charges first")),
        Part(other, _split_figures(agreed, currency), title=_("Principal first, if that is agreed")),
    ]
    lines = []
    if saved := saved_by_order(debt, debt.trial, on, NEXT_DAYS):
        text = _("Over the next {n} days that saves {sum} of interest. Ask for it in writing.")
        lines.append(fill(text, n=str(NEXT_DAYS), sum=money(saved, currency)))
    if law.left.owed > 0:
        lines.append(fill(_("Still overdue after that: {sum} remain."), sum=money(law.left.owed, currency)))
    else:
        lines.append(_("That pays everything. Ask for the settlement certificate."))
    if law.over:
        lines.append(fill(_("{sum} would be too much."), sum=money(law.over, currency)))
    return [*parts, *map(Part, lines)]


def _split_figures(paid: Paid, currency: str) -> list[Figure]:
    sums = (
        (_("To charges"), paid.to_costs),
        (_("To interest"), paid.to_interest),
        (_("To principal"), paid.to_principal),
        (_("Principal left"), paid.left.principal),
    )
    return [Figure(label, money(sum_, currency)) for label, sum_ in sums]


def _split(paid: Paid, currency: str) -> str:
    text = _("{charges} to charges, {interest} to interest, {principal} to principal; principal left {left}.")
    return fill(
        text,
        charges=money(paid.to_costs, currency),
        interest=money(paid.to_interest, currency),
        principal=money(paid.to_principal, currency),
        left=money(paid.left.principal, currency),
    )


def payment_lines(debt: Debt, currency: str) -> list[str]:
    """What was paid on a debt, and what it was set against."""
    orders = {"law": _("charges first"), "principal-first": _("principal first")}
    text = _("Paid on {day}: {sum}, {order}.")
    return [
        fill(text, day=day(payment.date), sum=money(payment.amount, currency), order=orders[payment.order])
        for payment in debt.payments
    ]


def recorded_words(debt: Debt, today: dt.date) -> str:
    """What to do once a payment is noted; `debt` as it was before it."""
    text = _("Recorded. Keep the receipt.")
    if state_of(debt, today) == "overdue":
        text = sentences(text, _("If everything overdue is paid, set how the debt stands."))
    return text
