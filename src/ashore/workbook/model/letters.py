"""Letters: drafts, versions, sendings."""

import datetime as dt
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ashore.text import clean
from ashore.values import LONGEST_TEXT, Day, Id, Language, LetterLength, LongText, Moment, ReplyKind, SentBy, ShortText
from ashore.workbook.model.base import Record

LONGEST_CHOICE = 500
"""Characters of an answer that is chosen."""

Answer = tuple[str, ...] | str | dt.date | int
"""An answer to a question of a letter: choices, a text, a day, or a number."""


def _answer(value: Any) -> Answer:
    """A cleaned answer. Raises PydanticCustomError where it is none."""
    if isinstance(value, str) and len(value) <= LONGEST_TEXT:
        return clean(value)
    if isinstance(value, list | tuple) and all(isinstance(t, str) and len(t) <= LONGEST_CHOICE for t in value):
        return tuple(clean(text, lines=False) for text in value)
    if isinstance(value, dt.date | int) and not isinstance(value, dt.datetime | bool):
        return value
    raise PydanticCustomError("answer", "no answer")


AnyAnswer = Annotated[
    Answer,
    PlainValidator(_answer),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": LONGEST_TEXT},
                {"type": "string", "format": "date"},
                {"type": "integer"},
                {"type": "array", "items": {"type": "string", "maxLength": LONGEST_CHOICE}},
            ]
        }
    ),
]


class LetterVersion(Record):
    """A letter as it stood at a moment, in full: what went out, or what the reader kept."""

    id: Id
    at: Moment
    length: LetterLength
    language: Language
    text: LongText


class Sending(Record):
    """That a letter went out: `version` is its text. The reply is awaited until `reply_by`, until it came on
    `replied_on`."""

    id: Id
    on: Day
    by: SentBy = "app"
    to: ShortText = ""
    receipt: ShortText = ""
    """Number of the ticket or of the registered letter."""
    version: Id | None = None
    reply_by: Day | None = None
    replied_on: Day | None = None
    reply: LongText = ""
    answer: ReplyKind | None = None


class LetterDraft(Record):
    """A letter being written, in the language of its reader, the lender.

    `answers` are by field id of its template; the figures come from the debt and the budget.
    """

    id: Id
    kind: Id
    created: Day
    language: Language
    debt: Id | None = None
    offer: Id | None = None
    """The offer whose schedule the letter proposes."""
    length: LetterLength = "formal"
    answers: dict[Id, AnyAnswer] = Field(default_factory=dict)
    versions: tuple[LetterVersion, ...] = ()
    sendings: tuple[Sending, ...] = ()
