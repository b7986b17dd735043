"""A program in a pseudo-terminal, timed. The screen is not drawn: what is waited for is looked for in the bytes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL)
SETTLED = 0.2
"""Seconds without output after which a screen counts as painted."""


class Timed:
    """One program from its start; `ms` are counted from there, or from the last key."""

    def __init__(self, command: list[str], environment: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.bytes = 0
        self._begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def until(self, *texts: str, limit: float = 30.0) -> list[float]:
        """Milliseconds until each of the texts was painted. Raises TimeoutError."""
        shown: dict[str, float] = {}
        seen, end = b"", self._begun + limit
        while len(shown) < len(texts) and time.perf_counter() < end:
            if data := self._read(end - time.perf_counter()):
                seen += data
                painted, now = _SEQUENCE.sub(b"", seen), (time.perf_counter() - self._begun) * 1000
                shown |= {text: now for text in texts if text not in shown and text.encode() in painted}
        if missing := set(texts) - set(shown):
            raise TimeoutError(f"{missing!r} was not painted")
        return [shown[text] for text in texts]

    def settle(self, quiet: float = SETTLED, limit: float = 10.0) -> tuple[float | None, float, int]:
        """Until nothing comes for a while: ms to the first and to the last output, and how many bytes."""
        first, last, count, end = None, 0.0, 0, time.perf_counter() + limit
        while time.perf_counter() < end and (data := self._read(quiet)):
            last = (time.perf_counter() - self._begun) * 1000
            first = last if first is None else first
            count += len(data)
        return first, last, count

    def press(self, key: str) -> None:
        """Send a key; time counts from here."""
        self._begun = time.perf_counter()
        os.write(self._fd, key.encode())

    def peak(self) -> float:
        """Peak memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024  # type: ignore[union-attr]

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._fd], [], [], max(seconds, 0))[0]:
            return b""
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            return b""
        self.bytes += len(data)
        return data
