"""A program in a real pseudo-terminal, its screen kept by pyte, its bytes kept as they came."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "shift+tab": "\x1b[Z",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+z": "\x1a",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "end": "\x1b[F",
    "delete": "\x1b[3~",
    "slash": "/",
    "question_mark": "?",
    "equals_sign": "=",
}

QUIET = 0.04
"""Seconds without output, in which the program does nothing either, after which the next key is pressed."""


class Terminal:
    """One `ashore` in a terminal of 80×24."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        program: str | None = None,
        command: list[str] | None = None,
        own_stdin: bool = False,
        folder: Path | None = None,
        **environment: str,
    ) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self._stdin, stdin = pty.openpty() if own_stdin else (-1, -1)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            if folder:
                os.chdir(folder)
            if own_stdin:
                os.dup2(stdin, 0)
            surroundings = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "ASHORE_HOME": str(home),
                "HOME": str(home),
                **environment,
            }
            if command is None:
                command = [sys.executable, program] if program else [sys.executable, "-m", "ashore"]
            os.execvpe(command[0], [*command, *arguments], surroundings)
        if own_stdin:
            os.close(stdin)
        self._say_size()

    def _say_size(self) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Make the window so large."""
        self.columns, self.rows = columns, rows
        self.screen.resize(rows, columns)
        self._say_size()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        for descriptor in (self.fd, self._stdin):
            if descriptor >= 0:
                os.close(descriptor)

    def _read(self, seconds: float) -> bool:
        """Take what has been written; whether there was something."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.output += data
        self._stream.feed(data)
        return bool(data)

    def text(self) -> str:
        """What is on the screen."""
        rows = (self.screen.buffer[y] for y in range(self.rows))  # beside a wide character stands an empty text
        return "\n".join("".join(row[x].data for x in range(self.columns)).rstrip() for row in rows)

    def until(self, text: str, limit: float = 30, times: int = 1) -> None:
        """Wait until a text is on the screen, as often as said."""
        end = time.monotonic() + limit
        while self.text().count(text) < times:
            if time.monotonic() > end:
                raise AssertionError(f"never shown: {text}\n{self.text()}")
            self._read(0.1)

    def until_gone(self, text: str, limit: float = 30) -> None:
        """Wait until a text is no longer on the screen."""
        end = time.monotonic() + limit
        while text in self.text():
            if time.monotonic() > end:
                raise AssertionError(f"still shown: {text}\n{self.text()}")
            self._read(0.1)

    def until_sent(self, data: bytes, since: int = 0, limit: float = 30) -> None:
        """Wait until bytes have come, behind so many others."""
        end = time.monotonic() + limit
        while data not in self.output[since:]:
            assert time.monotonic() < end, f"never sent: {data!r}\n{self.text()}"
            self._read(0.1)

    def until_asked(self, limit: float = 30) -> None:
        """Wait until something was written and the program waits for an answer, or has ended."""
        end = time.monotonic() + limit
        while time.monotonic() < end and (self._read(QUIET) or not self.output or not self.waits()):
            pass

    def settle(self, quiet: float = 0.25, limit: float = 10) -> None:
        """Wait until nothing more is written."""
        end = time.monotonic() + limit
        while time.monotonic() < end and self._read(quiet):
            pass

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text as it is."""
        for key in keys:
            if key == "escape":  # alone it is known by the pause behind it
                self.write(KEYS[key])
                self.settle(0.3)
            else:
                self.press_soon(key, QUIET)

    def press_until(self, key: str, text: str, most: int = 40) -> None:
        """Press a key until a text is on the screen, however many times that takes."""
        for _time in range(most):
            if text in self.text():
                return
            self.press(key)
        self.until(text)

    def press_soon(self, key: str, quiet: float, limit: float = 10) -> None:
        """Press one key, and wait only until nothing is written just now and the program waits for the next."""
        self.write(KEYS.get(key, key))
        end = time.monotonic() + limit
        while time.monotonic() < end and (self._read(quiet) or not self.waits()):
            pass

    def waits(self) -> bool:
        """Whether no thread of the program is at work, as far as the system tells."""
        try:
            states = [task.read_text().rpartition(")")[2].split()[0] for task in self._tasks()]
        except (OSError, IndexError):  # it has just ended
            return True
        return not {"R", "D"} & set(states)

    def _tasks(self) -> list[Path]:
        return list(Path(f"/proc/{self.pid}/task").glob("*/stat"))

    def code(self) -> int | None:
        """The exit status, when it has ended."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None

    def write(self, text: str) -> None:
        """Send a text as it is, all at once."""
        os.write(self._stdin if self._stdin >= 0 else self.fd, text.encode())

    def ended(self, limit: float = 15) -> int:
        """Wait for the end; the exit status."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.settle(0.05)
                return os.waitstatus_to_exitcode(status)
            self._read(0.05)
        raise AssertionError(f"still running\n{self.text()}")

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed or a line that is cut."""
        os.close(self.fd)
        self.fd = -1

    def close_stdin(self) -> None:
        """Close what the program reads from, while what it writes to stays."""
        os.close(self._stdin)
        self._stdin = -1

    def kill_client(self) -> None:
        """Kill the program in the terminal at once: when it is ssh, the line is cut."""
        os.kill(self.pid, 9)


def on_disk(path: Path, text: str, limit: float = 30) -> None:
    """Wait until something is saved."""
    end = time.monotonic() + limit
    while text not in (path.read_text("utf-8") if path.exists() else ""):
        assert time.monotonic() < end, f"never saved: {text}"
        time.sleep(0.05)
