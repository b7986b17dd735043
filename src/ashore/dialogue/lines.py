"""Lines in, lines out. Nothing is drawn, nothing moves, no colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol, TextIO

from ashore.errors import fault_of
from ashore.i18n import _, fill, in_english
from ashore.i18n.marks import shown
from ashore.text import clean, normalise, wrap
from ashore.workbook.session import Session

AGAIN = "?"
"""What is typed to hear a hint again."""
URGENT = "!"
"""What is typed anywhere where danger comes first."""
READ = "l"
"""What is typed to hear a list again."""
QUIT = "q"
"""What is typed to end a form, and in a menu all of it."""


class Leave(Exception):
    """The reader ends the conversation, or nothing more comes in."""


def wrong_words(error: Exception) -> str:
    """What is said after an error that nobody foresaw."""
    text = _("Something went wrong here ({fault}). What you entered is kept; this is the menu again.")
    return fill(text, fault=fault_of(error))


def key_of(answer: str) -> str:
    """An answer as a key: capital or not, in full width or not, it is the same."""
    return normalise(answer).lower()


def number_of(answer: str, most: int) -> int | None:
    """Which of so many things a number names; None where it is none of them."""
    key = key_of(answer)
    return int(key) if key.isascii() and key.isdigit() and len(key) < 7 and 1 <= int(key) <= most else None


class Source(Protocol):
    """Where lines come from."""

    def readline(self) -> str: ...


class Lines:
    """Says and hears. Raises Leave at the end of what comes in.

    A hint is said once: who has heard it goes on faster without it, and `?` says it again.
    """

    def __init__(
        self, source: Source, target: TextIO, session: Session, now: Callable[[], dt.datetime], width: int
    ) -> None:
        self._source, self._target = source, target
        self._session, self._width = session, width
        self._heard: set[object] = set()
        self.now = now
        """This moment, with its offset: a conversation may go on for hours."""
        self.notice: Callable[[], str] = str
        """What has to be known at once, such as that nothing can be saved; empty while all is well."""
        self._noticed = ""
        self.urgent: Callable[[], object] | None = None
        """What danger leads to; None while that is being talked about."""

    def say(self, *paragraphs: str, first: str = "", hang: str = "") -> None:
        """Paragraphs, broken at the width."""
        for paragraph in paragraphs:
            for line in wrap(shown(paragraph), self._width, first=first, hang=hang):
                self._target.write(line + "\n")

    def heading(self, text: str) -> None:
        """A heading, with an empty line before it."""
        self._target.write("\n")
        self.say(text)

    def first_time(self, what: object) -> bool:
        """Whether something is said for the first time; from now on it has been."""
        new = what not in self._heard
        self._heard.add(what)
        return new

    def hint(self, *texts: str) -> None:
        """What can be typed here, unless it was said before."""
        self.say(*(text for text in texts if self.first_time(text)))

    def hear(self, again: Callable[[], object] | None = None, here: str = "") -> str:
        """The next line of the reader's, without spaces around it. `again` says what can be typed, `here` where one
        is."""
        while True:
            self._say_notice()
            self.say(*filter(None, [in_english()]))
            answer = self._line()
            key = key_of(answer)
            if key == AGAIN and again:
                again()
            elif key == URGENT and self.urgent:
                self._from_danger()
                self.heading(here)
            else:
                return answer

    def _say_notice(self) -> None:
        """What has to be known, once it is so and once it no longer is."""
        now = self.notice()
        if now != self._noticed:
            self._noticed = now
            self.say(f"! {now}" if now else _("saved"))

    def _from_danger(self) -> None:
        """What danger leads to, and back from there."""
        urgent, self.urgent = self.urgent, None
        try:
            if urgent:
                urgent()
        finally:
            self.urgent = urgent

    def _line(self) -> str:
        self._target.write("> ")
        self._target.flush()
        line = self._source.readline()
        if not line:
            self._target.write("\n")
            raise Leave
        return clean(line, lines=False).strip()
