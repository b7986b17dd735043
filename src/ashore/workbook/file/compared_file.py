"""The file in a workbook's place, compared with what this session left there, so that no change by others is lost."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from ashore import system
from ashore.i18n import _
from ashore.storage import private_file
from ashore.workbook.file.problems import ChangedElsewhereError, WorkbookError

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes. Thousands of records take less than a tenth of it; anything larger is no workbook."""
COMPARISONS = 3
"""How often a file that changes while it is compared is read, until it counts as changed."""


class ComparedFile:
    """One file, and the content that this session last read from it or wrote to it.

    Before it is replaced, and once more when the new file is put in place, it is compared with that, so that a change
    by a hand, a synchronising program or a session without locks stays. Where the system cannot exchange two files in a
    single step (all but Linux, and some of its file systems), a change is lost that falls between that comparison and
    the rename right behind it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = False
        """Whether this session has read or written it."""
        self._digest: bytes | None = None
        """Of the content that it last read or wrote; None where there was no file."""
        self._tried: bytes | None = None
        """Of the content that it last tried to write."""
        self._state: tuple[int, int, int] | None = None
        """Number, time and size when `touched` was last asked."""

    def read(self, most: int = LARGEST_FILE) -> bytes:
        """What stands there, at most so many bytes of it. Raises OSError, or WorkbookError where it can be no workbook
        of this user's."""
        return self._look(self.path, most)[0]

    def _look(self, place: Path, most: int = LARGEST_FILE) -> tuple[bytes, system.FileState]:
        """What stands in a place, and what tells it from another file that may stand there a moment later."""
        # A link that is not the user's own could lead anywhere.
        with os.fdopen(system.open_to_read(place), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise WorkbookError.of(self.path, _("not a file that can hold a workbook"))
            if not system.is_own(status):
                raise WorkbookError.of(self.path, _("belongs to another user"))
            if status.st_size > LARGEST_FILE:
                raise WorkbookError.of(self.path, _("too large to be a workbook"))
            return file.read(most), system.file_state(status)

    def remember(self, content: bytes | None) -> bool:
        """This session goes on from this content, None where there is no file. Returns whether it did so before."""
        before, self._digest = self._digest, None if content is None else _digest_of(content)
        self._known = True
        return before == self._digest

    def touched(self) -> bool:
        """Whether the file may have changed since this was last asked: cheap, by its date and size."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        state = (status.st_ino, status.st_mtime_ns, status.st_size)
        changed, self._state = state != self._state, state
        return changed

    def changed_elsewhere(self) -> bool:
        """Whether the file has another content than this session last read or wrote. A file that is gone has not.

        Raises OSError or WorkbookError where what stands there is no file of this user's that can hold a workbook.
        """
        try:
            content = self.read()
        except FileNotFoundError:
            return False
        return self._is_other(content)

    def _is_other(self, content: bytes) -> bool:
        # A save that failed after the file was put in place (its folder could not be flushed) is no change by others.
        return self._known and _digest_of(content) not in (self._digest, self._tried)

    def compare(self, place: Path | None = None) -> None:
        """Raises ChangedElsewhereError, WorkbookError or OSError where the file is not what this session left; `place`
        is where it stands if not in its own.

        The last that it does is to look whether what it read stands there still, so that hardly any time is left
        between that and what comes next.
        """
        place = place or self.path
        for _turn in range(COMPARISONS):
            try:
                content, state = self._look(place)
                if self._is_other(content):
                    break
                self.remember(content)  # it may be what a save has put there that failed only after that
                if state == system.file_state(place.lstat()):
                    return
            except FileNotFoundError:
                return
        raise ChangedElsewhereError(_("the file was changed by another program"))

    def replace(self, content: bytes) -> None:
        """Put a content in its place durably, compared once more. Raises OSError, WorkbookError or
        ChangedElsewhereError."""
        if len(content) > LARGEST_FILE:
            raise WorkbookError.of(self.path, _("too large to be a workbook"))  # it could not be read again
        self._tried = _digest_of(content)
        private_file.replace(self.path, content, self.compare)
        self.remember(content)

    def in_place(self) -> bool:
        """Whether the last content that was to be written is there, though its folder could not be flushed."""
        try:
            return _digest_of(self.read()) == self._tried
        except (OSError, WorkbookError):
            return False


def real_path(path: Path) -> Path:
    """The file itself where the path is a link of the user's own: it is replaced, locked and erased there."""
    return path.resolve() if _own_link(path) else path


def _own_link(path: Path) -> bool:
    """Whether the path is a link that this user made."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) and system.is_own(status) and path.exists()


def _digest_of(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()
