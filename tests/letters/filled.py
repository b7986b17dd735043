"""Letters of every kind with every question answered, from the log and the evidence list too."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.guide.guide import Guide
from ashore.guide.models.letter import LetterField
from ashore.letters import drafts
from ashore.letters.debt_value import RECORD_NAMES
from ashore.letters.letter_case import LetterCase
from ashore.values import LetterLength
from ashore.workbook import edits
from ashore.workbook.model import Answer, Workbook
from tests.support import TODAY, case_of, proven

TURNS = 3
"""An answer may ask for another one."""


def some_answer(field: LetterField, workbook: Workbook) -> Answer:
    """An answer to a question, from the options or the records there are."""
    match field.kind:
        case "choice":
            return field.options[0].id
        case "choices":
            return (field.options[0].id,)
        case "contacts":
            return tuple(contact.id for contact in workbook.contacts[:2])
        case "evidence":
            return tuple(piece.id for piece in workbook.evidence)
        case "money":
            return "50.00"
        case "date":
            return dt.date(2026, 12, 30) if field.looks == "ahead" else dt.date(2026, 11, 1)
        case "count":
            return 3
        case "last-four":
            return "123X"
        case _text:
            return "甲 at 9"


def letter_of(workbook: Workbook, draft: str, guide: Guide) -> LetterCase:
    """The case of a draft."""
    record = next(d for d in workbook.letters if d.id == draft)
    return drafts.letter_case(record, case_of(workbook, guide))


def filled(
    guide: Guide, kind: str, language: str, length: LetterLength = "formal", *, proposal: bool = True
) -> LetterCase:
    """A letter with every answer; `proposal` says whether the offer in it is the one of the proven case."""
    workbook, draft = edits.add_letter(proven(), kind, "d1", language, TODAY)
    workbook = edits.edit_letter(workbook, draft, length=length, offer="o2" if proposal else None)
    for _turn in range(TURNS):
        for field in letter_of(workbook, draft, guide).fields():
            if letter_of(workbook, draft, guide).value(field) is not None:
                continue
            value = some_answer(field, workbook)
            if field.debt:
                stored = Decimal("50.00") if field.kind == "money" else value
                workbook = edits.edit_debt(workbook, "d1", **{RECORD_NAMES[field.debt]: stored})
            else:
                workbook = edits.answer(workbook, draft, field.id, value)
    return letter_of(workbook, draft, guide)
