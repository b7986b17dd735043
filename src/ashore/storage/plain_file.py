"""Reading a small file that may lie there as anything: only a plain file is read, and only so much of it."""

from __future__ import annotations

import stat
from pathlib import Path


class NotPlainError(ValueError):
    """A folder, a pipe or a device: a pipe would be waited for."""


class TooLargeError(ValueError):
    """More than such a file ever holds."""


def read_plain(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises OSError, NotPlainError, and TooLargeError where there are more than `most`."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotPlainError
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLargeError
    return data
