"""The first ten minutes as a recording: `python -m docs.make --recording` writes docs/recordings/*.cast.

The program runs in a real terminal, in a home of its own that is thrown away, on a day that is fixed. It is waited for
after each key; how long each screen stays is said here and not measured. What is written is what changed on the screen
between two keys, not the bytes on the way there: so the same program gives the same file on any machine.
Play one with `asciinema play FILE`, or in any player that takes asciicast version 2.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pyte
from pyte.screens import Char

from docs.tasks import BUDGET, DEBT, LETTER, Step, keys
from tests.e2e.terminal import Terminal
from tests.support import TODAY

HERE = Path(__file__).parent
RECORDINGS = HERE / "recordings"
SIZE = (80, 24)
TITLES = {"en": "Ashore: the first ten minutes", "zh_CN": "上岸手册：头十分钟"}

KEY = 0.5
LETTER_TYPED = 0.12
"""Seconds for which the screen stays after a key, and after a character of what is typed."""


def look(seconds: float) -> list[Step]:
    """Time to read."""
    return [("look", str(seconds))]


def shows(english: str, chinese: str) -> list[Step]:
    """What has to be on the screen now: another way is no recording."""
    return [("shows", english, chinese)]


STEPS: list[Step] = [
    *look(4),
    *shows("You are not alone with this.", "你不是一个人在面对。"),
    *keys("enter"),
    *look(3),
    *keys("enter"),
    *look(3),
    *keys("2 enter"),
    *look(5),
    *shows("Nobody can tell you the odds", "没有人能告诉你概率"),
    *keys("pagedown"),
    *look(4),
    *keys("1"),
    *look(3),
    *DEBT,
    *look(4),
    *keys("escape"),
    *look(2),
    *BUDGET,
    *look(4),
    *keys("escape"),
    *LETTER,
    *look(4),
    *shows("Written: ", "已写入："),
    *keys("f3"),
    *look(4),
    *keys("escape 1"),
    *look(4),
]
"""Beside the steps of `docs.tasks`: `look`, and `shows`."""
SAVING = {"en": "saving…", "zh_CN": "正在保存…"}
"""What the program says while it saves: it is waited for, as nobody knows how long a disk takes."""
QUIET = 0.2
"""Seconds in which nothing is written and the program does nothing: then it is done with a key."""


class Moment(NamedTuple):
    """A key or a character, and for how long what follows from it is looked at."""

    press: str
    stays: float


def moments(language: str) -> Iterator[Moment | str]:
    """What is pressed and how long one looks at it, one after the other; a text is what has to be on the screen."""
    for step in STEPS:
        own = step[min(len(step) - 1, 1 + (language == "zh_CN"))]
        match step[0]:
            case "look":
                yield Moment("", float(own))
            case "shows":
                yield own
            case "text":
                yield from (Moment(character, LETTER_TYPED) for character in own)
            case _:
                yield Moment(own, KEY)


# What stands on the screen, as bytes that bring it there

Row = tuple[Char, ...]


def rows_of(screen: pyte.Screen) -> list[Row]:
    """Every cell of a screen."""
    return [tuple(screen.buffer[y][x] for x in range(screen.columns)) for y in range(screen.lines)]


def changes(before: list[Row], after: list[Row]) -> str:
    """What has to be written so that the screen before becomes the one after; empty where they are the same."""
    said = ""
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        differ = [x for x, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
        if differ:
            first, last = differ[0], differ[-1]
            while first and not (old[first].data and new[first].data):  # the right half of a wide character
                first -= 1
            said += f"\x1b[{y + 1};{first + 1}H{_painted(new[first : last + 1])}"
    return said + "\x1b[0m" if said else ""


def _painted(cells: Row) -> str:
    said, look = "", ""
    for cell in cells:
        if (wanted := _look(cell)) != look:
            said, look = said + wanted, wanted
        said += cell.data
    return said


def _look(cell: Char) -> str:
    codes = ["0"]
    flags = (cell.bold, 1), (cell.italics, 3), (cell.underscore, 4), (cell.reverse, 7), (cell.strikethrough, 9)
    codes += [str(code) for has, code in flags if has]
    for color, code in ((cell.fg, 38), (cell.bg, 48)):
        if color != "default":
            red, green, blue = bytes.fromhex(color)
            codes.append(f"{code};2;{red};{green};{blue}")
    return f"\x1b[{';'.join(codes)}m"


# The recording


def record(language: str) -> None:
    """Run the program, press the keys, and write the recording."""
    RECORDINGS.mkdir(exist_ok=True)
    for name in ("NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "ASHORE_HOME"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "~").mkdir()
        with Terminal(
            home=Path("~/ashore"),
            folder=Path(folder),
            command=[sys.executable, "-m", "docs.recording", "--lang", language],
            size=SIZE,
            HOME=".",  # so that no folder of this machine is on the screen
            PYTHONPATH=str(HERE.parent),
        ) as terminal:
            terminal.until("Language / 语言")
            events = list(_played(terminal, language))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head(language), *events))
    file_of(language).write_text(text, "utf-8")


def head(language: str) -> dict[str, object]:
    """The first line: nothing in it is of the machine."""
    size = {"version": 2, "width": SIZE[0], "height": SIZE[1]}
    return {**size, "title": TITLES[language], "env": {"TERM": "xterm-256color"}}


def file_of(language: str) -> Path:
    """Where the recording of a language is."""
    return RECORDINGS / f"first-ten-minutes.{language}.cast"


def _played(terminal: Terminal, language: str) -> Iterator[tuple[float, str, str]]:
    time = 0.0
    terminal.settle(QUIET)
    before = rows_of(pyte.Screen(*SIZE))
    now = rows_of(terminal.screen)
    yield 0.0, "o", f"\x1b[?25l\x1b[2J{changes(before, now)}"
    for moment in moments(language):
        if isinstance(moment, str):
            assert moment in terminal.text(), f"not on the screen: {moment}\n{terminal.text()}"
            continue
        before = now
        if moment.press:
            terminal.press_soon(moment.press, QUIET)
            terminal.press_soon("", QUIET)  # what a timer does comes a moment later, on a busy machine still later
            terminal.until_gone(SAVING[language])
        now = rows_of(terminal.screen)
        if said := changes(before, now):
            yield round(time, 2), "o", said
        time += moment.stays
    yield round(time, 2), "o", "\x1b[0m"  # a player stops at the last event: the last screen can be read


def program() -> int:
    """Ashore on the day of the recording, at noon; what is typed is saved at once."""
    from ashore.__main__ import main
    from ashore.tui.app import AshoreApp
    from ashore.workbook import saver

    on_the_day = partialmethod(AshoreApp.__init__, today=TODAY)
    with patch.object(AshoreApp, "__init__", on_the_day), patch.object(saver, "DELAY", 0.0):
        return main()


if __name__ == "__main__":
    sys.exit(program())
