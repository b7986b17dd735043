"""One question at a time: which one is asked now, which fields it shows, and the answers, to be checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage, asked_now
from ashore.i18n import _, sentences
from ashore.wording.phrases import named
from ashore.workbook.model import Workbook


class Answer(NamedTuple):
    """An answer: the number of its question, the name of its field, and the line that says it."""

    question: int
    field: str
    text: str


class Asking(NamedTuple):
    """The questions about a record, its fields as they are now, and which question is asked.

    That is counted from 0; behind the last the answers are checked; None where all fields are asked at once.
    """

    questions: Sequence[QuestionPage]
    fields: Sequence[Field | str]
    number: int | None

    @property
    def pages(self) -> list[QuestionPage]:
        """The questions of which at least one field is asked."""
        return asked_now(self.questions, self.fields)

    @property
    def page(self) -> QuestionPage | None:
        """The question that is asked; None where all fields are, or where the answers are checked."""
        pages = self.pages
        return pages[self.number] if self.number is not None and self.number < len(pages) else None

    @property
    def checks(self) -> bool:
        """Whether the answers are shown, to be checked."""
        return self.number is not None and self.page is None

    @property
    def shown(self) -> list[Field | str]:
        """The fields that are shown, with the headings between them where all are."""
        if self.number is None:
            return list(self.fields)
        return list(page.asked(self.fields)) if (page := self.page) else []

    def about(self, field: str) -> int:
        """The question that asks for a field; the first where none does."""
        asking = [[one.name for one in page.asked(self.fields)] for page in self.pages]
        return next((number for number, names in enumerate(asking) if field in names), 0)

    def answers(self, workbook: Workbook, today: dt.date) -> Iterator[Answer]:
        """Each answer; what could not be read is said to be so."""
        for number, page in enumerate(self.pages):
            for field in page.asked(self.fields):
                if field.kind == "choices" and not field.read(workbook):
                    continue
                if problem := field.problem(workbook, today):
                    text = f"! {sentences(named(field.label, field.text(workbook)), problem)}"
                else:
                    words = _in_words(field, field.read(workbook)) or field.unanswered or _("not known")
                    text = named(field.label, words)
                yield Answer(number, field.name, text)


def names_of(fields: Iterable[Field | str]) -> list[str]:
    """The names of fields; a heading stands for itself."""
    return [field.name if isinstance(field, Field) else field for field in fields]


def _in_words(field: Field, value: object) -> str:
    if isinstance(value, tuple) and field.options:
        return _(", ").join(field.options[option] for option in value if option in field.options)
    if field.options:
        return field.options.get(str(value), "")
    return field.written(value)  # type: ignore[arg-type]  # what is no choice is written as it was read
