"""Terminals that are windows of X: xterm, urxvt, kitty, on a screen that nobody sees. xdotool presses keys as on a
keyboard; the terminal itself is asked what it shows."""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.terminals.programs import Program, Start, ask, start, stop
from tests.terminals.walk import Window

X_KEYS = {
    "enter": "Return",
    "escape": "Escape",
    "pagedown": "Next",
    "pageup": "Prior",
    "shift+tab": "shift+Tab",
    "tab": "Tab",
    "backspace": "BackSpace",
    **{key: key.capitalize() for key in ("up", "down", "left", "right", "home", "end", "delete")},
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""Keys as X calls them, where it is not as we do."""
FONT = "monospace:size=10"
NEEDED = ("Xvfb", "xdotool", "xclip")


class XWindow:
    """A terminal in a window."""

    def __init__(self, environment: dict[str, str], number: str, place: Path) -> None:
        self._environment, self._number, self._place = environment, number, place
        self._tool("windowfocus", number, "mousemove", "--window", number, "100", "100")

    def _tool(self, *arguments: str) -> str:
        return ask("xdotool", *arguments, environment=self._environment)

    def press(self, *keys: str) -> None:
        """Press keys, as the keyboard does it."""
        for key in keys:
            self._tool("key", X_KEYS.get(key, key))

    def paste(self, text: str) -> None:
        """Paste what is selected elsewhere."""
        clip = ["xclip", "-i", "-selection", "primary"]
        quiet = subprocess.DEVNULL  # it stays to hand it over, and would say that the screen has gone
        subprocess.run(clip, input=text.encode(), check=True, env=self._environment, stdout=quiet, stderr=quiet)
        self.press("shift+Insert")

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window so large."""
        self._tool("windowsize", "--usehints", self._number, str(columns), str(rows))

    def text(self) -> str:
        """What it shows, as it prints it itself."""
        printed = self._place / "printed"
        printed.unlink(missing_ok=True)
        self.press("Print")
        return printed_text(printed)


def printed_text(path: Path) -> str:
    """What a terminal has printed into a file, as soon as it is there. Behind a wide character xterm prints a mark."""
    end = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < end, "it prints nothing"
        time.sleep(0.01)
    return path.read_text("utf-8").replace("\uffff", "").removesuffix("\f").rstrip("\n")


def printing(place: Path) -> str:
    """The command that takes what a terminal prints: the file is there only when it is whole."""
    return f"sh -c 'cat > {place}/printing; mv {place}/printing {place}/printed'"


class Urxvt(XWindow):
    """urxvt asks before it pastes several lines."""

    def paste(self, text: str) -> None:
        """Paste, and say yes."""
        super().paste(text)
        if "\n" in text:
            self.press("y")


class Kitty(XWindow):
    """kitty is asked by its own remote control."""

    def _kitty(self, *arguments: str) -> str:
        return ask("kitty", "@", "--to", f"unix:{self._place}/kitty", *arguments, environment=self._environment)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window so large."""
        self._kitty("resize-os-window", "--width", str(columns), "--height", str(rows), "--unit", "cells")

    def text(self) -> str:
        """What it shows."""
        return self._kitty("get-text").rstrip("\n")


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """A screen of X that nobody sees; the surroundings of programs on it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        assert select.select([reading], [], [], 20)[0], "Xvfb does not start"
        number = os.read(reading, 20).decode().strip()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAYLAND", "TERM", "COLOR"))}
        yield {**kept, "DISPLAY": f":{number}", "LC_ALL": "C.UTF-8", "LIBGL_ALWAYS_SOFTWARE": "1"}
    finally:
        os.close(reading)
        stop(server)


def _window(kind: type[XWindow], command: Callable[[Path, Path], Sequence[str]]) -> Start:
    @contextmanager
    def started(script: Path, place: Path) -> Iterator[Window]:
        with display() as environment:
            terminal = start(command(script, place), environment)
            try:
                search = ("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(terminal.pid))
                found = ask(*search, environment=environment)
                yield kind(environment, found.split()[-1], place)
            finally:
                stop(terminal)

    return started


def xterm(script: Path, place: Path) -> Sequence[str]:
    """xterm, as it comes, but told to print what it shows."""
    resources = {
        "printerCommand": printing(place),
        "printerAutoClose": "true",
        "printAttributes": "0",
        "VT100.translations": "#override <Key>Print: print()",
    }
    given = [part for name, value in resources.items() for part in ("-xrm", f"XTerm*{name}: {value}")]
    return ["xterm", "-u8", "-geometry", "80x24", "-fa", FONT.partition(":")[0], "-fs", "10", *given, "-e", str(script)]


def urxvt(script: Path, place: Path) -> Sequence[str]:
    """urxvt, as it comes, but told where to print what it shows."""
    given = ["-geometry", "80x24", "-fn", f"xft:{FONT}", "--print-pipe", printing(place)]
    return ["urxvt", *given, "-e", str(script)]


def kitty(script: Path, place: Path) -> Sequence[str]:
    """kitty, as it comes, but with its remote control."""
    options = ["allow_remote_control=yes", "remember_window_size=no", "initial_window_width=80c"]
    options += ["initial_window_height=24c", "update_check_interval=0"]
    given = [part for option in options for part in ("-o", option)]
    return ["kitty", "--config", "NONE", *given, "--listen-on", f"unix:{place}/kitty", str(script)]


PROGRAMS: tuple[Program, ...] = (
    Program("xterm", ("xterm", *NEEDED), ("xterm", "-version"), _window(XWindow, xterm)),
    Program("rxvt-unicode", ("urxvt", *NEEDED), ("urxvt", "--help"), _window(Urxvt, urxvt)),
    Program("kitty", ("kitty", *NEEDED), ("kitty", "--version"), _window(Kitty, kitty)),
)
