"""The workbook file on disk: reading, durable private saving, backups."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from ashore import private_file
from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.workbook import codec
from ashore.workbook.model import Workbook

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes. Thousands of records take less than a tenth of it; anything larger is no workbook."""
NEWEST_BACKUPS = 10


class WorkbookError(AshoreError):
    """The workbook file cannot be used; the message names it and says why."""


class Store:
    """One workbook file. The first save of a session keeps the file as it was before in `backups`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backups = path.parent / "backups"
        self._kept_previous = False

    def read(self) -> Workbook | None:
        """The workbook, or None when there is no file yet. Raises WorkbookError; the file is never changed."""
        try:
            text = self._text()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._error(problem_of(error)) from None
        except UnicodeDecodeError as error:
            raise self._error(fill(_("byte {n} is not UTF-8 text"), n=str(error.start + 1))) from None
        try:
            return codec.load(text)
        except codec.UnreadableWorkbook as error:
            raise self._error(str(error)) from None

    def _error(self, problem: str) -> WorkbookError:
        return WorkbookError(fill(_("{file}: {problem}"), file=str(self.path), problem=problem))

    def _text(self) -> str:
        descriptor = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise self._error(_("not a file that can hold a workbook"))
            if status.st_size > LARGEST_FILE:
                raise self._error(_("too large to be a workbook"))
            return file.read(LARGEST_FILE).decode("utf-8-sig")

    def write(self, workbook: Workbook) -> None:
        """Save durably and privately. Raises OSError; then the file on disk is as it was."""
        private_file.make_private_dir(self.path.parent)
        if not self._kept_previous:
            self._keep_previous()
            self._kept_previous = True
        private_file.replace(self.path, codec.dump(workbook))

    def _keep_previous(self) -> None:
        try:
            previous = self.path.read_bytes()
        except FileNotFoundError:
            return
        private_file.make_private_dir(self.backups)
        name = dt.datetime.now().strftime(f"{self.path.stem}-%Y%m%d-%H%M%S")
        for number in range(100):
            try:
                suffix = f"-{number}" if number else ""
                private_file.create(self.backups / f"{name}{suffix}.toml", previous)
                break
            except FileExistsError:
                continue
        for old in superfluous(path.name for path in self.backups.glob(f"{self.path.stem}-*.toml")):
            (self.backups / old).unlink(missing_ok=True)


def superfluous(names: Iterable[str]) -> list[str]:
    """Which backups can go: all but the ten newest and the last one of every month. Names hold their time."""
    months: set[str] = set()
    gone: list[str] = []
    for name in sorted(names, reverse=True)[NEWEST_BACKUPS:]:
        stamp = re.search(r"-(\d{6})\d{2}-\d{6}", name)
        month = stamp.group(1) if stamp else name
        if month in months:
            gone.append(name)
        months.add(month)
    return gone


def problem_of(error: OSError) -> str:
    """A failure of the system in words for the reader."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("the disk is full")
        case errno.EROFS:
            return _("the disk can only be read")
        case errno.EACCES | errno.EPERM:
            return _("no permission")
        case errno.ENOENT:
            return _("the folder is gone")
        case errno.EISDIR:
            return _("a folder, not a file")
        case errno.EEXIST:
            return _("there is a file of that name already")
        case errno.ENOTDIR:
            return _("a part of the path is not a folder")
        case _other:
            return error.strerror or _("the system refused")
