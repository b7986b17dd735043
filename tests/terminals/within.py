"""Programs that draw a terminal within another: tmux, screen, mosh. The outer one is a pseudo-terminal read by pyte."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.terminals.kinds import paste
from tests.terminals.programs import Program, ask
from tests.terminals.walk import RETURN, Window

SIZE = (80, 24)


class Within:
    """What is drawn within a terminal; `own` rows at the bottom belong to the program that draws it."""

    def __init__(self, terminal: Terminal, own: int = 0) -> None:
        self._terminal, self._own = terminal, own

    def press(self, *keys: str) -> None:
        """Press keys as xterm sends them."""
        self._terminal.press(*keys)

    def paste(self, text: str) -> None:
        """Paste in brackets, where the program within asked for them and the one that draws it passed that on."""
        paste(self._terminal, text)

    def resize(self, columns: int, rows: int) -> None:
        """Make the outer window so large that the inner one has this size."""
        self._terminal.resize(columns, rows + self._own)

    def text(self) -> str:
        """What the outer terminal shows of the inner one."""
        self._terminal.settle(0.05)
        lines = self._terminal.text().split("\n")
        return "\n".join(lines[: len(lines) - self._own])


@contextmanager
def _outer(command: Sequence[str], place: Path, given: Mapping[str, str], own: int = 0) -> Iterator[Window]:
    environment = {"LC_ALL": "C.UTF-8", **given}
    size = (SIZE[0], SIZE[1] + own)
    with Terminal(home=place, command=list(command), size=size, **environment) as terminal:  # type: ignore[arg-type]
        yield Within(terminal, own)


@contextmanager
def tmux(script: Path, place: Path) -> Iterator[Window]:
    """A client of tmux, its status line shown, as it comes without a configuration."""
    base = ["tmux", "-S", str(place / "socket"), "-f", "/dev/null"]
    try:
        with _outer([*base, "new-session", str(script)], place, {}, own=1) as window:
            yield window
    finally:
        subprocess.run([*base, "kill-server"], capture_output=True)


@contextmanager
def screen(script: Path, place: Path) -> Iterator[Window]:
    """GNU screen, as it comes without a configuration."""
    sockets = place / "screen"
    sockets.mkdir(mode=0o700)
    surroundings = {"SCREENDIR": str(sockets)}
    try:
        with _outer(["screen", "-U", "-c", "/dev/null", "-S", "ashore", str(script)], place, surroundings) as window:
            yield window
    finally:
        quits = ["screen", "-S", "ashore", "-X", "quit"]
        subprocess.run(quits, capture_output=True, env={**os.environ, **surroundings})


@contextmanager
def mosh(script: Path, place: Path) -> Iterator[Window]:
    """A server and a client of mosh, on the loopback."""
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    said = ask("mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", str(script), environment=surroundings)
    found = re.search(r"MOSH CONNECT (\d+) (\S+)", said)
    assert found, "the server says no port"
    with _outer(["mosh-client", "127.0.0.1", found[1]], place, {"MOSH_KEY": found[2]}) as window:
        yield window


PROGRAMS: tuple[Program, ...] = (
    Program("tmux", ("tmux",), ("tmux", "-V"), tmux),
    Program("screen", ("screen",), ("screen", "--version"), screen, (RETURN,)),
    Program("mosh", ("mosh-server", "mosh-client"), ("mosh-server", "--version"), mosh, (RETURN,)),
)
