"""The question that a rate is asked back with, as a field below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ashore.casework.late import runs_from
from ashore.casework.rates import Answer, OpenRate, Which, answers_to, confirmed, is_confirmed
from ashore.forms.field import Field, Value
from ashore.i18n import _
from ashore.wording.rates import ANSWERS, question_words
from ashore.workbook.model import Debt, Offer, Workbook

KEPT: Mapping[Which, str] = {
    "rate": "rate_confirmed",
    "penalty_rate": "penalty_confirmed",
    "penalty_times": "penalty_confirmed",
    "offer": "rate_confirmed",
    "offer-fee": "fee_confirmed",
}
"""Where the answer is kept in the record."""


def question_field(
    name: str,
    question: OpenRate,
    ask: Callable[[Workbook], tuple[Debt | Offer, OpenRate] | None],
    edit: Callable[..., Workbook],
) -> Field:
    """Whether a rate is really that high. `ask` finds the record and the question as they are when it is answered.

    The answer is kept in the record; 'it is per year' and the like change the period instead.
    """
    kept = KEPT[question.which]

    def read(workbook: Workbook) -> Value:
        found = ask(workbook)
        if found is None:
            return ""
        record, asked = found
        return "yes" if is_confirmed(asked, getattr(record, kept), _since(record)) else ""

    def write(workbook: Workbook, value: Value) -> Workbook:
        found = ask(workbook)
        if found is None:
            return workbook
        record, asked = found
        return edit(workbook, **_changes(record, asked, kept, value))

    options: dict[str, str] = {answer: _(ANSWERS[answer]) for answer in answers_to(question)}
    help = _("Before that nothing is worked out from it. If the number is wrong, change it above.")
    return Field(name, "choice", question_words(question), read, write, help=help, options=options)


def _since(record: Debt | Offer) -> Any:
    return runs_from(record) if isinstance(record, Debt) else record.first


def _changes(record: Debt | Offer, asked: OpenRate, kept: str, value: Value) -> dict[str, Any]:
    answer: Answer | None = next((known for known in answers_to(asked) if known == value), None)
    match answer:
        case None:
            return {kept: None}
        case "yes":
            return {kept: confirmed(asked, _since(record))}
        case "together":
            return {"fee_per": "total", kept: None}
    return {"penalty_per" if asked.which == "penalty_rate" else "rate_per": answer, kept: None}
