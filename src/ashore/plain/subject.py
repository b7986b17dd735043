"""What the subjects of the conversation share: who is talked to, the workbook, the guidance, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
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

    def __init__(self, talk: Talk, session: Session, directories: Sequence[Path], width: int) -> None:
        self._talk, self._session, self._width, self._directories = talk, session, width, directories

    @classmethod
    def of(cls, other: Subject) -> Self:
        """Another subject of the same conversation."""
        return cls(other._talk, other._session, other._directories, other._width)

    @property
    def _now(self) -> dt.datetime:
        return self._talk.now()

    @property
    def _today(self) -> dt.date:
        return self._now.date()

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

    def _questions(self, fields: Iterable[Field | str]) -> None:
        """Fields, one after the other, until the reader leaves them; a text is a heading."""
        for field in fields:
            if not isinstance(field, Field):
                self._talk.heading(field)
            elif not self._talk.ask(field):
                return
