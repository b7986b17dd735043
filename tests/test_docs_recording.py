"""The recordings of the docs: asciicast that plays on a terminal of its size, with the times and keys of the script."""

from __future__ import annotations

import json
import platform
import random
import re
import tempfile
from pathlib import Path

import pyte
import pytest

from docs.make import LANGUAGES
from docs.recording import KEY, SIZE, Moment, Row, changes, file_of, head, moments, rows_of

MADE = "python -m docs.make --recording"
SIGNS = ["a", "中", "。", "▌", "─", "é", " "]


def text_of(rows: list[Row]) -> str:
    """Rows as text."""
    return "\n".join("".join(cell.data for cell in row).rstrip() for row in rows)


def played(language: str) -> list[tuple[float, str]]:
    """Every screen of a recording, with its time."""
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    found = []
    for line in file_of(language).read_text("utf-8").splitlines()[1:]:
        time, kind, said = json.loads(line)
        assert kind == "o"
        stream.feed(said)
        found.append((time, text_of(rows_of(screen))))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_plays_and_shows_what_it_should(language: str) -> None:
    assert json.loads(file_of(language).read_text("utf-8").splitlines()[0]) == head(language)
    screens = [screen for _time, screen in played(language)]
    wanted = iter([moment for moment in moments(language) if isinstance(moment, str)])
    missing = next(wanted, None)
    for screen in screens:
        while missing is not None and missing in screen:
            missing = next(wanted, None)
    assert missing is None, MADE


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_times_are_those_of_the_script(language: str) -> None:
    at, known = 0.0, {0.0}
    for moment in moments(language):
        if isinstance(moment, Moment):
            known.add(round(at, 2))
            at += moment.stays
    times = [time for time, _screen in played(language)]
    assert times == sorted(times)
    assert set(times) <= known | {round(at, 2)}, MADE
    assert times[-1] == round(at, 2), MADE


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_machine_is_in_it(language: str) -> None:
    shown = "\n".join(screen for _time, screen in played(language))
    own = [tempfile.gettempdir(), str(Path.cwd()), platform.node()]
    assert not [name for name in own if name and name in shown]
    assert re.findall(r"(?<![\w~.…）])/\w+/\S*", shown) == []


def test_a_screen_is_painted_over_another() -> None:
    """Wide characters half of which change, colours and marks: the next screen stands there, and nothing is left."""
    chance = random.Random(7)
    looks = ["\x1b[0m", "\x1b[1;4m", "\x1b[7m", "\x1b[38;2;1;2;3m", "\x1b[48;2;200;100;0m"]
    shown = pyte.Screen(*SIZE)
    stream = pyte.Stream(shown)
    before = rows_of(shown)
    for _turn in range(60):
        wanted = pyte.Screen(*SIZE)
        scribe = pyte.Stream(wanted)
        for row in range(SIZE[1]):
            line = "".join(chance.choice(looks) + chance.choice(SIGNS) for _ in range(chance.randint(0, SIZE[0] // 2)))
            scribe.feed(f"\x1b[{row + 1};1H\x1b[0m{line}")
        stream.feed(changes(before, rows_of(wanted)))
        before = rows_of(wanted)
        assert rows_of(shown) == before
    assert changes(before, before) == ""


def test_keys_stay_as_long_as_the_script_says() -> None:
    first = [moment for moment in moments("en") if isinstance(moment, Moment)][:2]
    assert first == [Moment("", 4.0), Moment("enter", KEY)]
