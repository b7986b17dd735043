"""What the writer should know about a letter before sending it: what is missing, and what the budget says."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.i18n import _, fill, letter_text
from ashore.i18n.formats import money
from ashore.letters.compose import Case, sum_of

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
    if answers.get("ask") == "waiver" and waived is not None and case.owed is not None and waived >= case.owed:
        lines.append(_("The waiver is as large as the whole sum owed. Ask for a part of the charges."))
    if promise := _promise(case):
        lines.append(promise)
    return lines


def _promise(case: Case) -> str | None:
    """Whether what is offered fits the budget; a promise beyond it never goes by unnoticed."""
    ask = case.draft.answers.get("ask")
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
