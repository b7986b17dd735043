"""Lists to choose from by number: read whole once, and from then on only what has changed in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from ashore.dialogue.lines import QUIT, READ, Leave, Lines, key_of, number_of, wrong_words
from ashore.errors import AshoreError
from ashore.i18n import _, fill, ngettext
from ashore.wording import changes

Choice = tuple[str, Callable[[], object]]
FEW = 3
"""So many things that have another number now are said one by one."""
Heard = Literal["went", "changed", "read", "nothing"]
"""What an answer in a list did: led somewhere and back, took something back, asked for the list, or meant nothing."""


def menu_hints() -> tuple[str, str]:
    """What can be typed where one chooses from a list."""
    return (
        _("A number, or Enter to go back. u undoes, q saves and ends."),
        _("l reads the list again, r does again what was undone, ! is for danger, ? says this again."),
    )


class Shown(NamedTuple):
    """A list as it was said: its heading, the lines below that, what can be chosen."""

    heading: str
    lines: tuple[str, ...]
    choices: tuple[str, ...]


def news(before: Shown, now: Shown) -> tuple[list[int], int]:
    """The choices to be said, by number: those that are new or have other words, and the few that only moved; and how
    many moved without being said."""
    other = [n for n, text in enumerate(now.choices) if n >= len(before.choices) or before.choices[n] != text]
    moved = [n for n in other if now.choices[n] in before.choices]
    if len(moved) <= FEW:
        return [n + 1 for n in other], 0
    return [n + 1 for n in other if n not in moved], len(moved)


class Lists(Lines):
    """Menus."""

    answered = False
    """Whether a question was answered since a list was last said: then it says whole what the answers come to."""

    def menu(self, title: Callable[[], Sequence[str]], choices: Callable[[], Sequence[Choice]]) -> None:
        """Ask for one of several things until Enter alone leads back, or what it is about is gone: then there is no
        title any more. Both are made anew each time."""
        before: Shown | None = None
        heard: Heard = "read"
        while named := title():
            heading, *lines = named
            offered = choices()
            now = Shown(heading, tuple(lines), tuple(text for text, _act in offered))
            if before is None or heard == "read":
                self._read(now)
            elif heard != "nothing":
                self._say_news(before, now, heard)
            before, self.answered = now, False
            self.hint(*menu_hints())
            answer = self.hear(lambda: self.say(*menu_hints()), heading)
            if not answer:
                return
            heard = self._obey(answer, offered)

    def _read(self, shown: Shown) -> None:
        self.heading(shown.heading)
        self.say(*shown.lines)
        for number, text in enumerate(shown.choices, 1):
            self._say_choice(number, text)

    def _say_choice(self, number: int, text: str) -> None:
        self.say(text, first=f"{number}. ", hang="   ")

    def _say_news(self, before: Shown, now: Shown, heard: Heard) -> None:
        """Where one is again, and what has changed there."""
        if heard == "went" or now.heading != before.heading:
            self.heading(now.heading)
        whole = self.answered and now.lines != before.lines
        self.say(*(line for line in now.lines if whole or line not in before.lines))
        numbers, moved = news(before, now)
        for number in numbers:
            self._say_choice(number, now.choices[number - 1])
        if moved:
            text = ngettext(
                "{n} other has another number now; l reads the list.",
                "{n} others have other numbers now; l reads the list.",
                moved,
            )
            self.say(text)

    def _obey(self, answer: str, offered: Sequence[Choice]) -> Heard:
        key, number = key_of(answer), number_of(answer, len(offered))
        if key == QUIT:
            raise Leave
        if key == READ:
            return "read"
        if key == "u":
            self.say(changes.undo(self._session))
            return "changed"
        if key == "r":
            self.say(changes.redo(self._session))
            return "changed"
        if number is None:
            self.say(fill(_("'{answer}' is none of the numbers 1 to {n}."), answer=answer, n=str(len(offered))))
            return "nothing"
        self._session.end_merging()
        self._go(offered[number - 1][1])
        return "went"

    def _go(self, act: Callable[[], object]) -> None:
        """Where a choice leads. An error that nobody foresaw leads back to the list."""
        try:
            act()
        except (Leave, BrokenPipeError):
            raise
        except AshoreError as problem:
            self.say(f"! {problem}")
        except Exception as error:
            self._session.end_merging()
            self.say(wrong_words(error))
