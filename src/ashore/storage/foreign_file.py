"""Reading a file that is not Ashore's own: whole, into memory, and only so large."""

from __future__ import annotations

import stat
from pathlib import Path

from ashore.storage import access


class TooLarge(OSError):
    """A file that is larger than what is read."""


def read_foreign(path: Path, most: int) -> bytes:
    """The bytes of a plain file. Raises OSError: TooLarge above `most` bytes, and for what is no plain file, such as a
    pipe, on which one would wait for ever."""
    access.need_files()
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(21, "", str(path))
    if not stat.S_ISREG(kind):
        raise OSError(22, "", str(path))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge(27, "", str(path))
    return data
