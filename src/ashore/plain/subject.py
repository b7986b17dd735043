"""What the subjects of the conversation share: who is talked to, the workbook, the guidance, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

from ashore.forms.field import Field
from ashore.guide.load import Guide, load
from ashore.guide.say import say
from ashore.i18n import _
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

    def _begun(self, make: Callable[[Workbook], tuple[Workbook, str]], ask: Callable[[str], object]) -> str:
        """A new record, and what is asked of it. Returns its id; empty where it is gone, as nothing was answered."""
        new = self._session.begin(make)
        if not new:
            return ""
        try:
            ask(new)
        finally:
            untouched = self._session.drop_untouched()
        if untouched:
            self._talk.say(_("Nothing was answered, so nothing is noted."))
            return ""
        return new

    def _questions(self, fields: Iterable[Field | str]) -> None:
        """Fields, one after the other, until the reader leaves them; a text is a heading."""
        for field in fields:
            if not isinstance(field, Field):
                self._talk.heading(field)
            elif not self._talk.ask(field):
                return
