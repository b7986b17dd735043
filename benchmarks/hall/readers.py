"""Readers who type at once: each has a terminal at the other end of a line, and waits for what was typed to be seen."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
KEPT = 1 << 16
"""Bytes that are kept of what came last."""


class Reader:
    """A terminal of 80×24, and what has come to it since the last key."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(environment))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._came = b""
        self.ended = False

    def take(self) -> None:
        """Take what has come."""
        try:
            data = os.read(self.fd, KEPT)
        except OSError:
            data = b""
        self.ended = self.ended or not data
        self._came = (self._came + data)[-KEPT:]

    def shows(self, text: str) -> bool:
        """Whether a text was painted since the last key."""
        return text.encode() in SEQUENCE.sub(b"", self._came)

    @property
    def text(self) -> str:
        """What was painted since the last key."""
        return SEQUENCE.sub(b"", self._came).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        """Send keys."""
        self._came = b""
        os.write(self.fd, keys.encode())

    def close(self) -> None:
        """Cut the line, as by a window that is closed, and wait for the client's end."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self.fd)


def until(readers: Sequence[Reader], holds: Callable[[Reader], bool], limit: float) -> None:
    """Wait until it holds for each of them. Raises TimeoutError."""
    end = time.monotonic() + limit
    left = [reader for reader in readers if not holds(reader)]
    while left:
        if time.monotonic() > end or any(reader.ended for reader in left):
            raise TimeoutError(f"{len(left)} of {len(readers)}: {left[0].text[-300:]!r}")
        listen(left, 0.1)
        left = [reader for reader in left if not holds(reader)]


def listen(readers: Sequence[Reader], seconds: float) -> None:
    """Take what comes, for no longer than so many seconds."""
    by_number = {reader.fd: reader for reader in readers if not reader.ended}
    for number in select.select(list(by_number), [], [], seconds)[0]:
        by_number[number].take()


def shown(readers: Sequence[Reader], key: str, text: str, limit: float) -> None:
    """Each presses a key, and waits for a text."""
    for reader in readers:
        reader.press(key)
    until(readers, lambda reader: reader.shows(text), limit)


def type_all(readers: Sequence[Reader], keys: int, pause: float, limit: float) -> list[float]:
    """Each types so many letters, the next one `pause` seconds after the last one was pressed, or once that was seen.
    Returns milliseconds from each key to the frame that shows it."""
    took: list[float] = []
    chance = random.Random(1)
    now = time.monotonic()
    due = {reader: now + chance.random() * pause for reader in readers}
    waits: dict[Reader, tuple[str, float]] = {}
    left = dict.fromkeys(readers, keys)
    end = now + limit
    while left or waits:
        now = time.monotonic()
        if now > end:
            raise TimeoutError(f"{len(waits)} keys were never seen")
        for reader in [reader for reader in left if reader not in waits and due[reader] <= now]:
            letter = LETTERS[left[reader] % len(LETTERS)]
            reader.press(letter)
            pressed = time.monotonic()
            waits[reader], due[reader] = (letter, pressed), pressed + pause
            left[reader] -= 1
            if not left[reader]:
                del left[reader]
        nearest = min((due[reader] for reader in left if reader not in waits), default=now + 0.05)
        listen(readers, max(0.0, min(nearest - time.monotonic(), 0.05)))
        now = time.monotonic()
        for reader, (letter, pressed) in list(waits.items()):
            if reader.shows(letter):
                took.append((now - pressed) * 1000)
                del waits[reader]
    return took
