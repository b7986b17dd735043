"""Every way in which a session is ended from outside, in every state in which that could go wrong.

What was typed has to be in the workbook or in a recovery file, the program has to end soon, and its exit status has to
say which. `python -m tests.faults endings` tries all of them; the tests try each state and each way once.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ashore.storage import private_file
from ashore.workbook.file.recovery import recovery_files
from ashore.workbook.file.store import Store
from tests.e2e.fields import left_running
from tests.e2e.terminal import Terminal, on_disk
from tests.support import story

TYPED = "7301"
SOON = 13.0
"""Seconds to the end: the five that a screen is given, and what a busy machine takes."""

BLOCKED = """
import os, time
if os.environ.get("BLOCK_HELP"):
    import ashore.tui.pages.help as page
    def body(self):
        open(os.environ["BLOCK_HELP"], "w").close()
        while True:
            time.sleep(0.01)
    page.HelpPage.body = body
"""
"""A page that never comes to an end of its work."""


@dataclass
class Place:
    """The home of one try, and what it needs to be undone."""

    home: Path
    stack: ExitStack = field(default_factory=ExitStack)

    @property
    def path(self) -> Path:
        return self.home / "data" / "workbook.toml"


def _type(terminal: Terminal, place: Place) -> None:
    """In the budget, so that the value is in the workbook at once."""
    terminal.press("3", "enter", "enter")
    terminal.write(TYPED + "\r")
    terminal.until("7,301.00")


def plain_state(terminal: Terminal, place: Place) -> None:
    """All is well."""
    _type(terminal, place)


def failing(terminal: Terminal, place: Place) -> None:
    """A folder stands in the file's place."""
    place.path.rename(place.path.with_name("away"))
    place.path.mkdir()
    _type(terminal, place)
    terminal.until("not saved:")


def conflict(terminal: Terminal, place: Place) -> None:
    """The question which version to keep is open."""
    place.path.write_bytes(place.path.read_bytes() + b"# by hand\n")
    _type(terminal, place)
    terminal.until("Keep what is here")


def quitting(terminal: Terminal, place: Place) -> None:
    """The question whether to leave unsaved is open."""
    failing(terminal, place)
    terminal.press("escape", "q")
    terminal.until("Try again, then quit")


def hidden(terminal: Terminal, place: Place) -> None:
    """Behind the harmless screen, with what cannot be saved."""
    failing(terminal, place)
    terminal.press("f2")
    terminal.until_gone("not saved:")


def passphrase(terminal: Terminal, place: Place) -> None:
    """A passphrase is being typed."""
    failing(terminal, place)
    terminal.press("escape", "space", "s")
    terminal.until("Settings")
    terminal.press("end")  # the last of the settings
    terminal.until("Passphrase")
    terminal.press("enter")
    terminal.until("A passphrase for the workbook")
    terminal.press("four words")


def blocked(terminal: Terminal, place: Place) -> None:
    """A page never comes to an end of its work."""
    _type(terminal, place)
    terminal.press("escape", "?")
    mark, end = place.home / "blocked", time.monotonic() + 20
    while not mark.exists():
        assert time.monotonic() < end
        time.sleep(0.02)


def unread(terminal: Terminal, place: Place) -> None:
    """The terminal takes nothing any more (Ctrl+S, a window that hangs)."""
    _type(terminal, place)
    on_disk(place.path, TYPED)
    for _turn in range(40):
        terminal.write("12131561")
        time.sleep(0.02)


STATES: dict[str, Callable[[Terminal, Place], None]] = {
    "all is well": plain_state,
    "saving fails": failing,
    "conflict": conflict,
    "leaving unsaved": quitting,
    "hidden": hidden,
    "passphrase": passphrase,
    "blocked": blocked,
    "unread": unread,
}
WAYS = ("SIGHUP", "SIGTERM", "SIGINT", "closed terminal")


@contextmanager
def _place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory(prefix="ashore-ending-") as name:
        place = Place(Path(name) / "home")
        private_file.make_private_dir(place.home / "config")
        private_file.create(place.home / "config" / "settings.toml", "welcomed = true\n")
        (place.home / "sitecustomize.py").write_text(BLOCKED)
        Store(place.path).write(story())
        with place.stack:
            yield place


def wrong_with(state: str, way: str) -> str:
    """Bring a session into a state and end it. Returns what went wrong, or nothing."""
    with (
        _place() as place,
        Terminal(home=place.home, PYTHONPATH=str(place.home), BLOCK_HELP=str(place.home / "blocked")) as terminal,
    ):
        terminal.until("Your next step")
        STATES[state](terminal, place)
        begun = time.monotonic()
        if way == "closed terminal":
            terminal.hang_up()
        else:
            os.kill(terminal.pid, getattr(signal, way))
        code = _ended(terminal, read=state != "unread")
        took = time.monotonic() - begun
        kept = [file.read_text("utf-8") for file in recovery_files(place.path)]
        if place.path.is_file():
            kept.append(place.path.read_text("utf-8"))
        wished = 128 + (signal.SIGHUP if way == "closed terminal" else getattr(signal, way))
        problems = {
            "never ended": code is None,
            f"took {took:.1f} s": took > SOON,
            f"status {code}": code is not None and code != wished,
            "lost what was typed": not any(TYPED in text for text in kept),
            "left running": bool(code is not None and left_running(place.home)),
            "a traceback": b"Traceback" in terminal.output,
        }
        return ", ".join(f"{state}, {way}: {problem}" for problem, there in problems.items() if there)


def _ended(terminal: Terminal, *, read: bool, limit: float = 25) -> int | None:
    """Wait for the end; the exit status, None where it does not come."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if read and terminal.fd >= 0:
            terminal.settle(0.05, 0.05)
        time.sleep(0.02)
    return None


def figures() -> tuple[int, int]:
    """Try all. Returns how many, and how many went wrong."""
    bad = 0
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(wrong_with, state, way) for state in STATES for way in WAYS]
        for run in runs:
            if problem := run.result():
                print(f"  {problem}")
                bad += 1
    return len(runs), bad
