"""What the subjects of the conversation share: who is talked to, the workbook, the guidance, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

from ashore.forms.field import Field
from ashore.guide.load import Guide, load
from ashore.guide.say import say
from ashore.plain.talk import Talk
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session


class Subject:
    """A subject of the conversation. Each public method is talked about until the reader goes back."""

    def __init__(self, talk: Talk, session: Session, now: dt.datetime, directories: Sequence[Path], width: int) -> None:
        self._talk, self._session, self._now, self._width = talk, session, now, width
        self._today, self._directories = now.date(), directories

    @classmethod
    def of(cls, other: Subject) -> Self:
        """Another subject of the same conversation."""
        return cls(other._talk, other._session, other._now, other._directories, other._width)

    @property
    def _book(self) -> Workbook:
        return self._session.value

    @property
    def _guide(self) -> Guide:
        return load(self._book.jurisdiction)

    def _note(self, name: str) -> str:
        """What the law of the place has to say about something; empty where it has nothing."""
        note = self._guide.facts.notes.get(name)
        return say(note.text, self._guide.facts) if note else ""

    def _questions(self, fields: Iterable[Field | str] | Callable[[Workbook], Iterable[Field | str]]) -> None:
        """Fields, one after the other, until the reader leaves them; a text is a heading.

        Of a form, which answers with further fields to what was entered, the next field that was not asked yet.
        """
        fixed = None if callable(fields) else list(fields)
        passed: set[str] = set()
        while True:
            now = fixed if fixed is not None else fields(self._book) if callable(fields) else ()
            field = next((field for field in now if _name(field) not in passed), None)
            if field is None:
                return
            passed.add(_name(field))
            if not isinstance(field, Field):
                self._talk.heading(field)
            elif not self._talk.ask(field):
                return


def _name(field: Field | str) -> str:
    return field.name if isinstance(field, Field) else field
