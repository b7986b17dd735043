"""What is asked for the visit outlook."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.casework.case import Case
from ashore.forms.field import Field, Value
from ashore.guide.guide import Guide
from ashore.guide.models.outlook import OutlookQuestion
from ashore.guide.say import say
from ashore.i18n import _
from ashore.values import YesNo
from ashore.workbook import edits
from ashore.workbook.model import Workbook


def outlook_fields(case: Case) -> Iterator[Field]:
    """The questions; until the reader answers one, what the workbook knows is shown as help."""
    (_outlook, answers), workbook, guide = case.outlook, case.workbook, case.guide
    for question in guide.outlook.question:
        given = workbook.answers.get(question.id)
        help = ""
        if given is None and question.id in answers:
            help = _("From your workbook: yes.") if answers[question.id] == "yes" else _("From your workbook: no.")
        yield _field(question, guide, help)


def _field(question: OutlookQuestion, guide: Guide, help: str) -> Field:
    def read(workbook: Workbook) -> Value:
        return workbook.answers.get(question.id)

    def write(workbook: Workbook, value: Value) -> Workbook:
        answer: YesNo | None = "yes" if value == "yes" else "no" if value == "no" else None
        return edits.answer_question(workbook, question.id, answer)

    options = {"yes": _("yes"), "no": _("no")}
    return Field(f"answer.{question.id}", "choice", say(question.text, guide.facts), read, write, help, options)
