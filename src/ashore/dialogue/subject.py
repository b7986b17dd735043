"""What the subjects of the conversation share: who is talked to, the workbook, the guidance, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from ashore.casework.agenda import Entry, about
from ashore.casework.case import Case, Present
from ashore.dialogue.places import go, go_to
from ashore.dialogue.program import Program
from ashore.dialogue.talk import Choice, Talk
from ashore.forms.field import Field
from ashore.guide.as_text import fact_lines
from ashore.guide.guide import Guide
from ashore.guide.installed import in_force
from ashore.guide.models.facts import NoteName, PageName
from ashore.guide.say import note_of, say
from ashore.i18n import _, fill
from ashore.letters.advice import blank_words
from ashore.workbook.edits import Edit
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session

Fields = Callable[[Workbook], Iterable[Field | str]]


class Subject:
    """A subject of the conversation. Each public method is talked about until the reader goes back."""

    def __init__(
        self,
        talk: Talk,
        session: Session,
        directories: Sequence[Path],
        width: int,
        program: Program | None = None,
    ) -> None:
        self._talk, self._session, self._width, self._directories = talk, session, width, directories
        self._program = program or Program()
        self._present = Present()

    @classmethod
    def of(cls, other: Subject) -> Self:
        """Another subject of the same conversation."""
        made = cls(other._talk, other._session, other._directories, other._width, other._program)
        made._present = other._present  # what was worked out of the case holds for all of them
        return made

    @property
    def _now(self) -> dt.datetime:
        """This moment, as exact as what is noted: to the minute."""
        return self._talk.now().replace(second=0, microsecond=0)

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

    def refuse(self, why: str) -> None:
        """Say why something is not talked about."""
        self._talk.say(f"! {why}")

    def _go(self, name: str) -> None:
        """Something else to talk about, by its name among the places."""
        go(self, name)

    def _go_to(self, entry: Entry) -> None:
        """What something that is due is about."""
        kind, ids = about(entry, self._book)
        self._record(kind, ids[-1])

    def _record(self, kind: str, record: str) -> None:
        """One record, by its kind among the places."""
        go_to(self, kind, record)

    # What is asked

    def _heard(self, *hint: str) -> str:
        """The reader's next line; before it, and again where that is wished, what can be typed."""
        self._talk.say(*hint)
        return self._talk.hear(lambda: self._talk.say(*hint), hint[0])

    def _whole(self, blanks: Sequence[str]) -> bool:
        """Whether a letter is complete, or to go on as it is after an explicit yes."""
        if not blanks:
            return True
        answer = self._heard(blank_words(blanks), _("Type yes to go on with the blanks; Enter goes back."))
        return answer.casefold() in ("yes", _("yes"))

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

    def _questions(self, fields: Fields) -> None:
        """The fields of a form, one after the other, until the reader leaves them; a text is a heading.

        A form answers with further fields to what was entered: next comes the first one that was not asked yet, and
        what is said of how many there are holds for what would be asked as things stand.
        """
        passed: set[str] = set()
        asked = 0
        while True:
            open_ = [field for field in fields(self._book) if _name(field) not in passed]
            if not open_:
                return
            field = open_[0]
            passed.add(_name(field))
            if not isinstance(field, Field):
                self._talk.heading(field)
                continue
            asked += 1
            total = asked + sum(isinstance(later, Field) for later in open_[1:])
            where = fill(_("Question {n} of {total}"), n=str(asked), total=str(total)) if total > 1 else ""
            if not self._talk.ask(field, where):
                return

    # What can be done on many lists

    def _change(self, fields: Fields) -> Choice:
        """The choice that asks the questions of a record."""
        return _("Change the answers"), partial(self._questions, fields)

    def _delete(self, edit: Edit, said: str, text: str = "") -> Choice:
        """The choice that takes a record away; `said` is what is said then."""

        def delete() -> None:
            before = self._book
            self._session.apply(edit)
            if before is not self._book:
                self._talk.say(said)

        return text or _("Delete it"), delete

    def _working(self, lines: Callable[[], Iterable[str]]) -> Choice:
        """The choice that says how a figure comes about."""

        def working() -> None:
            self._talk.heading(_("How this is worked out"))
            self._talk.say(*lines(), first="• ", hang="  ")

        return _("How this is worked out"), working

    def _sources(self, facts: Iterable[str]) -> list[Choice]:
        """The choice that says what something rests on; none where nothing is behind it."""
        ids = tuple(dict.fromkeys(facts))
        return [(_("Where this is from"), partial(self._say_facts, ids))] if ids else []

    def _behind(self, page: PageName) -> list[Choice]:
        """The same for a page, as the place names its facts."""
        return self._sources(self._guide.facts.behind.get(page, ()))

    def _say_facts(self, ids: Sequence[str]) -> None:
        facts = self._guide.facts
        self._talk.heading(_("Where this is from"))
        for fact in (facts.facts[name] for name in ids):
            self._talk.say(say(fact.statement, facts), first="• ", hang="  ")
            self._talk.say(*fact_lines(fact, facts, self._today), first="  ", hang="  ")


def _name(field: Field | str) -> str:
    return field.name if isinstance(field, Field) else field
