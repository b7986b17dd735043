"""What a session may reach: the files of the account and those that a reader names, or none but the program's own.

Whoever opens a file, shows where one could be named, or waits for a key asks here; `guard` holds it beneath them all.
"""

from __future__ import annotations

import errno
import os
from typing import NamedTuple


class Access(NamedTuple):
    """What a session may do, for as long as its process lives."""

    files: bool = True
    """Whether files are read and written: the workbook, settings, catalogues and places of the account, and whatever a
    reader names. Without, only what came with the program is read, and nothing is written or started."""
    hide_after: float = 0.0
    """Minutes without a key after which the screen is hidden, whatever the settings say; 0: the settings say it."""
    end_after: float = 0.0
    """Minutes without a key after which the session ends; 0: never."""


_current = Access()


def current() -> Access:
    """What this session may do."""
    return _current


def restrict(access: Access) -> None:
    """From now on and until the process ends, no more than this."""
    global _current
    _current = access


def need_files() -> None:
    """Said by whoever is about to open a file of the account or of a reader. Raises PermissionError."""
    if not _current.files:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
