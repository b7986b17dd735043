"""What the subjects of the conversation share: who is talked to, the workbook, the guidance, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

from ashore.casework.case import Case, Present
from ashore.dialogue.talk import Talk
from ashore.forms.field import Field
from ashore.guide.guide import Guide
from ashore.guide.installed import in_force
from ashore.guide.models import NoteName
from ashore.guide.say import note_of
from ashore.i18n import _
from ashore.letters.advice import blank_words
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session


class Subject:
    """A subject of the conversation. Each public method is talked about until the reader goes back."""

    def __init__(self, talk: Talk, session: Session, directories: Sequence[Path], width: int) -> None:
        self._talk, self._session, self._width, self._directories = talk, session, width, directories
        self._present = Present()

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
        return in_force(self._book.jurisdiction).guide

    @property
    def _case(self) -> Case:
        """The case as it is now."""
        return self._present.case(self._book, self._guide, self._now)

    def _note(self, name: NoteName) -> str:
        """What the law of the place has to say about something; empty where it has nothing."""
        return note_of(name, self._guide.facts)

    def _whole(self, blanks: Sequence[str]) -> bool:
        """Whether a letter is complete, or to go on as it is after an explicit yes."""
        if not blanks:
            return True
        self._talk.say(blank_words(blanks), _("Type yes to go on with the blanks; Enter goes back."))
        return self._talk.hear().casefold() in ("yes", _("yes"))

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
