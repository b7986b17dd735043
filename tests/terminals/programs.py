"""Programs that are terminals: how each is started, told keys, and asked what it shows."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.terminals import walk
from tests.terminals.case import home, shell


class Start(Protocol):
    """Starts a program with a script in it."""

    def __call__(self, script: Path, place: Path) -> AbstractContextManager[walk.Window]: ...


class Program(NamedTuple):
    """A terminal that is a program of its own."""

    name: str
    needs: tuple[str, ...]
    """The commands without which it cannot be tried."""
    version: tuple[str, ...]
    """The command that says its version."""
    start: Start
    lacks: tuple[str, ...] = ()
    """What it cannot do: keys, and what is tried beside them."""
    untried: tuple[str, ...] = ()
    """What it may be able to do, but what cannot be tried in this way."""

    def at_hand(self) -> bool:
        """Whether it can be tried here."""
        return all(map(shutil.which, self.needs))

    def number(self) -> str:
        """Its version, as it says it itself."""
        done = subprocess.run(self.version, capture_output=True, text=True)
        found = re.search(r"\d[\w.]*", re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr))
        return found[0] if found else "?"

    @contextmanager
    def window(self) -> Iterator[walk.Window]:
        """It, with Ashore in it on a case of its own."""
        with home() as place, self.start(shell(place), place) as window:
            yield window

    def tried(self) -> str:
        """What came of it: what it could do, or what went wrong."""
        if missing := [command for command in self.needs if not shutil.which(command)]:
            return f"not at hand ({', '.join(missing)})"
        try:
            with self.window() as window:
                walk.whole(window, (*self.lacks, *self.untried))
        except (AssertionError, OSError, subprocess.SubprocessError) as problem:
            return str(problem).splitlines()[0]
        without = f", without {', '.join(self.lacks)}, which it does not have" if self.lacks else ""
        return f"well{without}{', not tried: ' if self.untried else ''}{', '.join(self.untried)}"


def ask(*command: str, environment: dict[str, str] | None = None, given: str | None = None) -> str:
    """Run a command and return what it says."""
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30, env=environment, input=given)
    return done.stdout


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a program that was started here."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def start(command: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a program that says nothing of use."""
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
