"""Random keys in the real program, in a real terminal; random lines in the plain way.

No seed may end by itself, or close a page because of an error. A quit that was chosen in words ends a seed well. When
all keys are pressed, undo to its end gives the first workbook, as the saved file holds it.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from ashore.dialogue.lists import menu_hints
from ashore.dialogue.talk import question_hints
from ashore.i18n import _
from ashore.i18n.catalogue import available, search_path
from ashore.workbook.file import codec
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from tests.e2e.terminal import Terminal
from tests.monkey.keys import LEAVE, keys, lines
from tests.support import empty, speak, years

QUIET = 0.01
"""Seconds without output after which the next key is pressed, when the program is not at work."""
ENDING = 3.0
"""Seconds after a key that may quit: its end takes a moment."""
MAY_QUIT = 40
"""Keys after which a quit that was chosen may still be under way."""
LIMIT = 60.0
"""Seconds for the program to do what it was told."""
FAULT = re.compile(r"\w+, \w+\.py:\d+")
"""How an error is named, in every language."""


@dataclass(frozen=True)
class Kind:
    """A workbook, a language, and whether it is the plain way."""

    name: str
    workbook: Callable[[], Workbook]
    language: str
    plain: bool


KINDS = tuple(
    Kind(f"{name}-{language}-{'plain' if plain else 'screens'}", workbook, language, plain)
    for plain in (False, True)
    for language in ("en", "zh_CN")
    for name, workbook in (("empty", empty), ("full", years))
)
"""Every workbook in every language in every way."""


def _said_in(tag: str, text: str) -> str:
    speak(tag)
    return _(text)


HOMES = {_said_in(tag, "Ashore: where you stand") for tag in available(search_path())}
"""How the first menu of the plain way is called: the language may be changed there."""


class Fallen(AssertionError):
    """A seed ended by itself, closed a page, or left another workbook than it began with."""


class Seed:
    """One seed of one kind, in a home of its own."""

    def __init__(self, kind: Kind, seed: int, count: int, home: Path) -> None:
        self._kind, self._seed, self._count, self._home = kind, seed, count, home
        self._file = home / "data" / "workbook.toml"
        self._first = kind.workbook()
        self._given: list[str] = []
        self._at_home = False
        """Whether the first menu of the plain way was the last list that was said."""
        Store(self._file).write(self._first)
        (home / "config").mkdir(parents=True)
        settings = {"welcomed": True, "language": kind.language}
        (home / "config" / "settings.toml").write_text(tomli_w.dumps(settings), "utf-8")

    def run(self) -> str:
        """Give it all keys or lines. Returns how it ended, in words. Raises Fallen."""
        quit_ = self._plain() if self._kind.plain else self._screens()
        text = self._file.read_bytes()
        if text.startswith(b"age-encryption"):
            return "a passphrase was set"
        workbook = codec.load(text.decode())
        if quit_:
            return f"a quit was chosen after {len(self._given)}"
        if workbook != self._first:
            raise self._fallen("undone to its end it is not the first workbook", f"see {self._file}")
        return "undone to the first workbook"

    def _fallen(self, what: str, seen: str) -> Fallen:
        last = "\n".join([line.strip() for line in seen.splitlines() if line.strip()][-10:])
        given = " ".join(map(repr, self._given[-12:]))
        return Fallen(f"{self._kind.name}, seed {self._seed}, {len(self._given)} given: {what}\n{given}\n{last}")

    # In a terminal

    def _screens(self) -> bool:
        """Whether a quit was chosen."""
        with Terminal(home=self._home, folder=self._home, LANG="C.UTF-8") as terminal:
            terminal.until("q")  # the keys at the foot of the page
            for key in keys(self._seed, self._count):
                if self._press(terminal, key):
                    return True
            for _turn in range(5):  # out of fields and small pages, and from behind the hidden screen
                if self._press(terminal, "escape"):
                    return True
            terminal.settle(1.0, LIMIT)
            if self._file.read_bytes().startswith(b"age-encryption"):
                return True
            end = time.monotonic() + LIMIT
            while True:
                speak(spoken(self._home))
                if _("Nothing to undo.") in terminal.text():
                    break
                if time.monotonic() > end:
                    raise self._fallen("undo has no end", terminal.text())
                for key in ("1", *"uuuuuuuuuu"):
                    if self._press(terminal, key):
                        return True
                terminal.settle(0.1, LIMIT)
            self._press(terminal, "q")
            with contextlib.suppress(ChildProcessError):
                terminal.ended(LIMIT)
        return False

    def _press(self, terminal: Terminal, key: str) -> bool:
        """Press a key; whether that chose to quit."""
        self._given.append(key)
        with contextlib.suppress(OSError):  # it has ended: that is seen next
            terminal.press_soon(key, QUIET)
        code = terminal.code()
        end = time.monotonic() + ENDING
        while key in LEAVE and code is None and time.monotonic() < end:
            terminal.settle(0.05, 0.5)
            code = terminal.code()
        if code is not None:
            terminal.settle(0.05, 0.5)
            if code == 0 and set(LEAVE) & set(self._given[-MAY_QUIT:]):
                return True
            raise self._fallen(f"ended by itself with {code}", terminal.text())
        if fault := FAULT.search(" ".join(terminal.text().split())):
            raise self._fallen(f"an error closed a page: {fault[0]}", terminal.text())
        return False

    # Line by line

    def _plain(self) -> bool:
        """Whether a quit was chosen."""
        surroundings = {
            **os.environ,
            "ASHORE_HOME": str(self._home),
            "HOME": str(self._home),
            "LANG": "C.UTF-8",
            "PYTHONIOENCODING": "utf-8",
        }
        with subprocess.Popen(
            [sys.executable, "-m", "ashore", "plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self._home,
            env=surroundings,
        ) as program:
            try:
                said = self._say(program, None)
                for line in lines(self._seed, self._count):
                    if not line and self._at_home:
                        continue  # Enter at the first menu ends it, and would end most seeds soon
                    said = self._say(program, line)
                    if not said.endswith("> "):
                        return self._left(program, said)
                speak(spoken(self._home))
                menu, question = (_squeezed(" ".join(hints())) for hints in (menu_hints, question_hints))
                while _("Nothing to undo.") not in said:
                    if len(self._given) > 6 * self._count + 200:
                        raise self._fallen("undo has no end", said)
                    asked = _squeezed(self._say(program, "?"))  # what can be typed here
                    in_menu, at_question = asked.endswith(menu + ">"), asked.endswith(question + ">")
                    said = self._say(program, "u" if in_menu else "q" if at_question else "")
                said = self._say(program, "q")
                self._left(program, said)
                return False
            finally:
                program.kill()

    def _say(self, program: subprocess.Popen[bytes], line: str | None) -> str:
        """Say a line; what it says until it waits for the next one, or ends."""
        assert program.stdin is not None
        assert program.stdout is not None
        if line is not None:
            self._given.append(line)
            with contextlib.suppress(BrokenPipeError):  # it has ended: that is seen next
                program.stdin.write(line.encode() + b"\n")
                program.stdin.flush()
        said = b""
        while not said.endswith(b"\n> "):
            data = os.read(program.stdout.fileno(), 65536)
            if not data:
                break
            said += data
        text = said.decode("utf-8", "replace")
        headings = [after for before, after in itertools.pairwise(text.split("\n")) if not before]
        if headings:
            self._at_home = headings[-1] in HOMES
        if fault := FAULT.search(" ".join(text.split())):
            raise self._fallen(f"an error led back to the menu: {fault[0]}", text)
        return text

    def _left(self, program: subprocess.Popen[bytes], said: str) -> bool:
        """It has ended: whether that was chosen."""
        code = program.wait(LIMIT)
        if code == 0 and self._given[-1] == "q":
            return True
        raise self._fallen(f"ended by itself with {code}", said)


def spoken(home: Path) -> str:
    """The language that the program speaks by now."""
    found = re.search(r'^language = "(\w+)"', (home / "config" / "settings.toml").read_text("utf-8"), re.MULTILINE)
    return found[1] if found else "en"


def _squeezed(text: str) -> str:
    """Without spaces: where lines are broken makes no difference."""
    return "".join(text.split())
