"""One writer at a time: an operating-system lock, held while the workbook is open, and a request to hand it over.

The lock is on a file of its own beside the workbook, since the workbook is replaced at every save. The system lets
go of it when the process ends in any way, so a killed session leaves no lock behind.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

from ashore import system
from ashore.storage import private_file

Outcome = Literal["held", "busy", "unsupported"]

_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


class Lock:
    """The lock of one workbook file."""

    def __init__(self, path: Path) -> None:
        self.file = path.parent / f".{path.name}.lock"
        self._request = path.parent / f".{path.name}.request"
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._descriptor is not None

    def acquire(self) -> Outcome:
        """Take the lock if nobody holds it. `unsupported` where the file system knows no locks. Raises OSError."""
        if self.held:
            return "held"
        private_file.make_private_dir(self.file.parent)
        descriptor = system.open_lock_file(self.file)
        try:
            system.lock(descriptor)
        except OSError as error:
            system.close_lock_file(descriptor)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return "busy"
            if error.errno in _NO_LOCKS:
                return "unsupported"
            raise
        self._descriptor = descriptor
        self._request.unlink(missing_ok=True)  # a wish of somebody who has given up, or has just been served
        return "held"

    def release(self) -> None:
        """Let go."""
        if self._descriptor is not None:
            system.close_lock_file(self._descriptor)
            self._descriptor = None

    def request(self) -> None:
        """Ask the session that holds the lock to save, to read only from then on, and to let go. Raises OSError."""
        try:
            private_file.create(self._request, "")
        except FileExistsError:
            return  # somebody asks already

    def withdraw(self) -> None:
        """The request is not wanted any more. Raises OSError."""
        self._request.unlink(missing_ok=True)

    def requested(self) -> bool:
        """Whether another session asks for the workbook. In a folder that cannot be looked into, none does."""
        try:
            return self.held and self._request.exists()
        except OSError:
            return False
