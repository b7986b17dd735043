"""Lines in, lines out: a menu, a field, a text. Nothing is drawn, nothing moves, no colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TextIO

from ashore.errors import AshoreError, fault_of
from ashore.forms.field import Field
from ashore.i18n import _, fill
from ashore.text import clean, wrap
from ashore.workbook.session import Session

Choice = tuple[str, Callable[[], object]]
CLEAR = "-"
"""What is typed to empty a field; Enter alone leaves it as it is."""


class Leave(Exception):
    """The reader ends the conversation, or nothing more comes in."""


def wrong_words(error: Exception) -> str:
    """What is said after an error that nobody foresaw."""
    text = _("Something went wrong here ({fault}). What you entered is kept; this is the menu again.")
    return fill(text, fault=fault_of(error))


class Talk:
    """One conversation. Raises Leave at the end of what comes in, and where the reader types q."""

    def __init__(
        self, source: TextIO, target: TextIO, session: Session, now: Callable[[], dt.datetime], width: int
    ) -> None:
        self._source, self._target = source, target
        self._session, self._width = session, width
        self.now = now
        """This moment, with its offset: a conversation may go on for hours."""

    def say(self, *paragraphs: str) -> None:
        """Paragraphs, broken at the width."""
        for paragraph in paragraphs:
            for line in wrap(clean(paragraph), self._width):
                self._target.write(line + "\n")

    def heading(self, text: str) -> None:
        """A heading, with an empty line before it."""
        self._target.write("\n")
        self.say(text)

    def hear(self) -> str:
        """The next line of the reader's, without spaces around it."""
        self._target.write("> ")
        self._target.flush()
        line = self._source.readline()
        if not line:
            self._target.write("\n")
            raise Leave
        return clean(line, lines=False).strip()

    def menu(self, title: Callable[[], Sequence[str]], choices: Callable[[], Sequence[Choice]]) -> None:
        """Ask for one of several things until Enter alone leads back; both are made anew each time."""
        while True:
            first, *more = title()
            self.heading(first)
            self.say(*more)
            offered = choices()
            for number, (text, _act) in enumerate(offered, 1):
                for line in wrap(clean(text), self._width, first=f"{number}. ", hang="   "):
                    self._target.write(line + "\n")
            self.say(_("A number, or Enter to go back. u undoes, q saves and ends."))
            answer = self.hear()
            if not answer:
                return
            self._obey(answer, offered)

    def _obey(self, answer: str, offered: Sequence[Choice]) -> None:
        if answer.lower() == "q":
            raise Leave
        if answer.lower() == "u":
            self.say(_("Taken back.") if self._session.undo() else _("Nothing to undo."))
        elif answer.isascii() and answer.isdigit() and 1 <= int(answer[:6]) <= len(offered):
            self._session.end_merging()
            self._go(offered[int(answer) - 1][1])
        else:
            self.say(fill(_("'{answer}' is none of the numbers 1 to {n}."), answer=answer, n=str(len(offered))))

    def _go(self, act: Callable[[], object]) -> None:
        """Where a choice leads. An error that nobody foresaw leads back to the menu."""
        try:
            act()
        except (Leave, BrokenPipeError):
            raise
        except AshoreError as problem:
            self.say(f"! {problem}")
        except Exception as error:
            self._session.end_merging()
            self.say(wrong_words(error))

    def ask(self, field: Field) -> bool:
        """One field. What cannot be read is asked again; it is kept where nothing is known yet, and replaces nothing.
        Returns False where the reader types q: no more."""
        self.heading(field.label)
        if field.help:
            self.say(field.help)
        options = list(field.options)
        if field.kind in ("choice", "choices"):
            self.say(*(f"{number}. {field.options[name]}" for number, name in enumerate(options, 1)))
        while True:
            self.say(fill(_("Now: {value}"), value=self._written(field) or _("nothing")))
            self.say(_("Enter keeps it, - empties it, q leaves the questions."))
            answer = self.hear()
            if not answer:
                return True
            if answer.lower() == "q":
                return False
            problem = self._take(field, "" if answer == CLEAR else answer, options)
            self._session.end_merging()
            if problem is None:
                self.say(fill(_("Noted: {value}"), value=self._written(field) or _("nothing")))
                self._ask_back(field, answer)
                return True
            self.say(f"! {problem}")

    def _ask_back(self, field: Field, answer: str) -> None:
        """Say how the answer was understood, and ask about what can hardly be meant."""
        workbook = self._session.value
        said = (field.understood(workbook, answer), field.doubt(workbook, self.now().date()))
        self.say(*filter(None, said))
        if question := field.asked(workbook):
            self.say(question.text, f"1. {question.yes}", _("1, or Enter to leave it as it is."))
            if self.hear() == "1":
                self._session.apply(question.edit)
                self.say(fill(_("Noted: {value}"), value=question.yes))

    def _take(self, field: Field, answer: str, options: Sequence[str]) -> str | None:
        """Take an answer. Returns why it cannot be read; None when it could."""
        if not answer and field.needed:
            return field.needed_words()
        if field.kind not in ("choice", "choices"):
            today = self.now().date()
            if problem := field.instead_of_known(self._session.value, answer, today):
                return problem
            return field.type(self._session, answer, today)
        numbers = answer.replace(",", " ").replace("，", " ").replace("、", " ").split()
        if not all(n.isascii() and n.isdigit() and len(n) < 5 and 1 <= int(n) <= len(options) for n in numbers):
            return fill(_("'{answer}' is none of the numbers 1 to {n}."), answer=answer, n=str(len(options)))
        chosen = [options[int(n) - 1] for n in numbers]
        if field.kind == "choice" and len(chosen) > 1:
            return _("One number, please.")
        value = tuple(dict.fromkeys(chosen)) if field.kind == "choices" else chosen[0] if chosen else None
        field.put(self._session, value)
        return None

    def _written(self, field: Field) -> str:
        workbook = self._session.value
        if field.kind not in ("choice", "choices"):
            return field.text(workbook)
        value = field.read(workbook)
        names = value if isinstance(value, tuple) else (value if value is not None else "",)
        return _(", ").join(field.options[str(name)] for name in names if str(name) in field.options)
