"""One question at a time: what is asked as people say it, where to find the answer, and the fields that take it.

The fields are those of the form: a question only says which of them stand together, and in which order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ashore.forms.field import Field


class QuestionPage(NamedTuple):
    """One question. `fields` are the last parts of the names of its fields, such as `due-date`."""

    text: str
    where: str
    fields: tuple[str, ...]

    def asked(self, fields: Iterable[Field | str]) -> list[Field]:
        """Its fields among those of the form, in its own order: what is not asked now is not among them."""
        given = {part_of(field): field for field in fields if isinstance(field, Field)}
        return [given[name] for name in self.fields if name in given]


def part_of(field: Field) -> str:
    """The last part of a field's name."""
    return field.name.rpartition(".")[2]


def asked_now(pages: Sequence[QuestionPage], fields: Iterable[Field | str]) -> list[QuestionPage]:
    """The questions of which at least one field is asked as things stand."""
    given = list(fields)
    return [page for page in pages if page.asked(given)]
