"""Ended from outside, in any state: it ends soon, and what was typed is in the workbook or in a recovery file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.file.recovery import recovery_files
from ashore.workbook.file.store import Store
from tests.e2e.ending import STATES, TYPED, WAYS, wrong_with
from tests.e2e.terminal import Terminal
from tests.support import story

PART = [(state, WAYS[(number + 1) % len(WAYS)]) for number, state in enumerate(STATES)]
"""Each state once, each way twice; `python -m tests.faults endings` tries all of them."""


@pytest.mark.parametrize(("state", "way"), PART)
def test_it_ends_and_keeps_what_was_typed(state: str, way: str) -> None:
    assert wrong_with(state, way) == ""


@pytest.fixture
def path(home: Path) -> Path:
    """The workbook of a home in which the first start is over."""
    write(Settings(welcomed=True))
    place = home / "data" / "workbook.toml"
    Store(place).write(story())
    return place


NO_ROOM = """
import os
if os.environ.get("NO_ROOM"):
    import ashore.storage.private_file as files
    def refuse(*_arguments):
        raise OSError(28, "No space left on device")
    files.create = refuse
"""


@pytest.fixture
def no_room(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a program that can write no file."""
    (tmp_path / "sitecustomize.py").write_text(NO_ROOM)
    return {"PYTHONPATH": str(tmp_path), "NO_ROOM": "1"}


def last_words(terminal: Terminal) -> str:
    """What is said after the screen is gone."""
    return terminal.output.rpartition(b"\x1b[?1049l")[2].decode("utf-8", "replace")


LOST = "your last changes could not be saved, and could not be kept: the disk is full"


def test_where_nothing_can_be_written_the_last_line_and_the_status_say_so(
    home: Path, path: Path, no_room: dict[str, str]
) -> None:
    with Terminal(home=home, PYTHONPATH=no_room["PYTHONPATH"], NO_ROOM="1") as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter", "enter")
        terminal.write(TYPED + "\r")
        terminal.until("not saved: the disk is full")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.ended() == 1
        assert LOST in last_words(terminal)
    assert recovery_files(path) == []


def test_to_leave_where_nothing_can_be_written_is_asked_once_more(
    home: Path, path: Path, no_room: dict[str, str]
) -> None:
    with Terminal(home=home, PYTHONPATH=no_room["PYTHONPATH"], NO_ROOM="1") as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter", "enter")
        terminal.write(TYPED + "\r")
        terminal.until("not saved: the disk is full")
        terminal.press("escape", "q")
        terminal.until("Try again, then quit")
        terminal.press("down", "down", "enter")
        terminal.until("cannot be kept beside the file either")
        terminal.press("enter")  # the first is to stay
        terminal.until_gone("cannot be kept beside the file either")
        terminal.press("q")
        terminal.until("Try again, then quit")
        terminal.press("down", "down", "enter")
        terminal.until("Quit without the last changes")
        terminal.press("down", "enter")
        assert terminal.ended() == 1
        assert LOST in last_words(terminal)


@pytest.mark.parametrize("answer", ["take", "leave", "later"])
def test_left_unsaved_it_is_offered_at_the_next_start(home: Path, path: Path, answer: str) -> None:
    with Terminal(home=home) as terminal:
        terminal.until("Your next step")
        path.rename(path.with_name("away"))
        path.mkdir()
        terminal.press("3", "enter", "enter")
        terminal.write(TYPED + "\r")
        terminal.until("not saved: a folder, not a file")
        terminal.press("escape", "q")
        terminal.until("Try again, then quit")
        terminal.press("down", "down", "enter")
        assert terminal.ended() == 1
        (file,) = recovery_files(path)
        assert file.name in last_words(terminal)
    with Terminal(home=home) as terminal:  # as long as the folder is there, the way out is named
        assert terminal.ended() == 1
        assert f"ashore restore {file.name}" in last_words(terminal)
    path.rmdir()
    path.with_name("away").rename(path)
    with Terminal("status", home=home) as terminal:
        assert terminal.ended() == 0
        assert "that could not be saved; 'ashore' offers it" in last_words(terminal)
    with Terminal(home=home) as terminal:
        terminal.until("There is a version that could not be saved")
        if answer == "take":
            terminal.press("enter")
            terminal.until("u takes it back")
        elif answer == "leave":
            terminal.press("down", "enter")
            terminal.until("Removed; the file is as it was.")
        else:
            terminal.press("escape")
            terminal.until_gone("There is a version that could not be saved")
        terminal.settle()
        terminal.press("q")
        assert terminal.ended() == 0
    assert (TYPED in path.read_text("utf-8")) == (answer == "take")
    assert (recovery_files(path) == [file]) == (answer == "later")


def test_a_fault_that_leaves_no_page_ends_it_and_keeps_what_could_not_be_saved(
    home: Path, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n"
        "if os.environ.get('BREAK_HELP'):\n"
        "    import ashore.tui.pages.help as help, ashore.tui.pages.home as home\n"
        "    import ashore.tui.pages.page_error as page_error\n"
        "    fails, shown = [], home.HomePage.body\n"
        "    def fail(self):\n        fails.append(self)\n        raise ZeroDivisionError\n"
        "    help.HelpPage.body = page_error.ErrorPage.body = fail\n"
        "    home.HomePage.body = lambda self: fail(self) if fails else shown(self)\n"
    )
    with Terminal(home=home, PYTHONPATH=str(tmp_path), BREAK_HELP="1") as terminal:
        terminal.until("Your next step")
        path.unlink()
        path.mkdir()
        terminal.press("3", "enter", "enter")
        terminal.write(TYPED + "\r")
        terminal.until("not saved:")
        terminal.press("escape", "?")
        assert terminal.ended() == 1
        said = last_words(terminal)
    (file,) = recovery_files(path)
    assert TYPED in file.read_text("utf-8")
    assert "is saved" not in said
    assert file.name in said


# The plain way


def plain(home: Path, typed: str, act: signal.Signals | None = None, **more: str) -> tuple[int, str, str]:
    """Type, with something in the file's place; then the input ends, or a signal comes."""
    path = home / "data" / "workbook.toml"
    surroundings = {**os.environ, "ASHORE_HOME": str(home), "LANG": "C.UTF-8", **more}
    with subprocess.Popen(
        [sys.executable, "-m", "ashore", "plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings,
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        while "q saves and ends" not in session.stdout.readline():
            pass
        path.rename(path.with_name("away"))
        path.mkdir()
        session.stdin.write(typed)
        session.stdin.flush()
        if act is not None:
            while "Noted: Done" not in session.stdout.readline():
                pass
            session.send_signal(act)
            session.wait(timeout=30)  # the end of the input, which comes next, is not what ends it
        said, complained = session.communicate(timeout=30)
    return session.returncode, said, complained


TICKED = "2\n1\n4\n1\n"
"""The chapters, the first of them, its first open step: done."""


@pytest.mark.parametrize("number", [None, signal.SIGHUP, signal.SIGTERM], ids=str)
def test_the_plain_way_keeps_it_too(home: Path, path: Path, number: signal.Signals | None) -> None:
    code, said, complained = plain(home, TICKED, number)
    assert "Everything is saved" not in said
    (file,) = recovery_files(path)
    assert file.name in complained
    assert code == (1 if number is None else 128 + number)
    assert Store(file).read() != story()


def test_the_plain_way_says_when_it_cannot(home: Path, path: Path, no_room: dict[str, str]) -> None:
    code, said, complained = plain(home, TICKED, signal.SIGTERM, **no_room)
    assert code == 1
    assert "could not be kept" in complained
    assert "Everything is saved" not in said


@pytest.mark.parametrize("answer", ["1", "2", ""])
def test_the_plain_way_offers_it(home: Path, path: Path, answer: str) -> None:
    plain(home, TICKED)
    (file,) = recovery_files(path)
    wished = Store(file).read()
    path.rmdir()
    path.with_name("away").rename(path)
    done = subprocess.run(
        [sys.executable, "-m", "ashore", "plain"],
        input=f"7\n{answer}\n",
        capture_output=True,
        text=True,
        env={**os.environ, "ASHORE_HOME": str(home)},
        timeout=30,
    )
    assert "There is a version that could not be saved" in done.stdout
    assert "'7' is none of the numbers 1 to 2." in done.stdout
    assert done.stdout.endswith("Everything is saved.\n")
    assert Store(path).read() == (wished if answer == "1" else story())
    assert recovery_files(path) == ([] if answer else [file])
