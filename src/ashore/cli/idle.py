"""The plain way on a machine for many readers: it ends when nobody has typed a line for some time."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from time import monotonic
from typing import TextIO


class WatchedLines:
    """What the reader types, and when the last line came."""

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._since = monotonic()

    def readline(self) -> str:
        """The next line."""
        line = self._source.readline()
        self._since = monotonic()
        return line

    def end_after(self, seconds: float, last: Callable[[], object]) -> None:
        """Once no line came for so many seconds: the last words, and the end of the process, whatever it waits for."""

        def wait() -> None:
            while (left := self._since + seconds - monotonic()) > 0:
                threading.Event().wait(left)
            last()
            os._exit(0)

        threading.Thread(target=wait, name="idle", daemon=True).start()
