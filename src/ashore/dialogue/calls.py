"""On the telephone: what is said and a calm reply, a rehearsal, and a call that is going on."""

from __future__ import annotations

from functools import partial

from ashore.casework.contacts import note_said
from ashore.dialogue.contacts import Contacts
from ashore.dialogue.lines import QUIT, key_of
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.guide.models.base import Words
from ashore.guide.models.calls import Move
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.wording.phrases import named, quoted
from ashore.workbook.find import find
from ashore.workbook.model import Workbook


class Calls(Subject):
    """The usual moves of a collector."""

    def calls(self) -> None:
        """All of them: the ready words, a rehearsal, a call just now."""

        def choices() -> list[Choice]:
            moves: list[Choice] = [
                (quoted(self._say(move.says)), partial(self._move, move)) for move in self._guide.calls.move
            ]
            return [
                (_("Rehearse a call: they say it, you answer"), self._rehearse),
                (_("A call, just now: note what they say"), self._live),
                *moves,
            ]

        def title() -> list[str]:
            hint = _("One sentence is enough, such as “Please put it in writing”, and you may hang up after it.")
            return [_("On the telephone: what they say, what you say"), hint]

        self._talk.menu(title, choices)

    def _say(self, words: Words) -> str:
        return say(words, self._guide.facts)

    def _ready(self, move: Move) -> list[str]:
        """A calm reply, a question to ask back, and where to stop."""
        return [
            named(_("You can say"), quoted(self._say(move.reply))),
            named(_("Ask back"), quoted(self._say(move.question))),
            named(_("Stop here"), self._say(move.stop)),
        ]

    def _they(self, move: Move) -> str:
        return fill(_("They: “{words}”"), words=self._say(move.says))

    def move(self, name: str) -> None:
        """One move by its id."""
        if move := find(self._guide.calls.move, name):
            self._move(move)

    def _move(self, move: Move) -> None:
        """One move with its ready words."""

        def choices() -> list[Choice]:
            return [(_("Rehearse it"), partial(self._answer, move)), *self._sources(move.facts)]

        self._talk.menu(lambda: [self._they(move), *self._ready(move)], choices)

    def _rehearse(self) -> None:
        """One move after the other, as in a call."""
        for move in self._guide.calls.move:
            if not self._answer(move):
                return
        self._talk.say(_("That was all they usually say. You have an answer to each of it."))

    def _answer(self, move: Move) -> bool:
        """What they say, the reader's own words, of which nothing is kept, and ready words. Returns False where the
        reader leaves."""
        self._talk.heading(self._they(move))
        hint = _("What do you say? Nothing of it is kept. Enter shows ready words.")
        leave = _("q leaves the rehearsal.")
        self._talk.hint(hint, leave)
        they = self._they(move)
        if key_of(self._talk.hear(lambda: self._talk.say(they, hint, leave), they)) == QUIT:
            return False
        self._talk.say(*self._ready(move))
        return True

    # A call that is going on

    def _live(self) -> None:
        """What is said is noted with the time; at the end it is an entry of the log."""
        entry = ""

        def note(move: Move) -> None:
            nonlocal entry
            words, at = self._say(move.says), self._talk.now()

            def edit(workbook: Workbook) -> Workbook:
                nonlocal entry
                workbook, entry = note_said(workbook, entry, words, at)
                return workbook

            self._session.apply(edit)

        def title() -> list[str]:
            noted = find(self._book.contacts, entry)
            said = noted.said.split("\n") if noted and noted.said else []
            return [_("A call, just now"), _("What do they say? Its number notes it, with the time."), *said]

        def choices() -> list[Choice]:
            moves: list[Choice] = [(self._say(move.says), partial(note, move)) for move in self._guide.calls.move]
            whole: list[Choice] = []
            if find(self._book.contacts, entry):
                text = _("The entry: all that was said, and what the rules say to it")
                whole = [(text, lambda: Contacts.of(self).contact(entry))]
            return [*moves, *whole]

        self._talk.menu(title, choices)
