"""What can be wrong with a workbook file, as errors and in words for the reader."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Self

from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.text import shorten

IN_USE = (32, 33)
"""What Windows says where somebody else has a file open, or a part of it locked."""
LONGEST_PROBLEM = 300
"""Columns of what is said about a file; a damaged one can hold anything."""


class WorkbookError(AshoreError):
    """The workbook file cannot be used; the message names it and says why, `problem` only says why."""

    def __init__(self, message: str, problem: str = "") -> None:
        super().__init__(message)
        self.problem = problem or message

    @classmethod
    def of(cls, file: Path, problem: str) -> Self:
        """The error of a file, from the words that say why."""
        problem = shorten(problem, LONGEST_PROBLEM)
        return cls(fill(_("{file}: {problem}"), file=str(file), problem=problem), problem)


class NewerWorkbookError(WorkbookError):
    """Written by a newer Ashore; an older backup is no help against that."""


class LockedError(WorkbookError):
    """The file is encrypted, and its passphrase is still to be given."""


class ChangedElsewhereError(AshoreError):
    """The file is not as this session left it: somebody else wrote to it. Nothing was overwritten."""


def why_not(error: BaseException) -> str:
    """Why something could not be done to a file, in words for the reader: for every error that there is."""
    match error:
        case WorkbookError():
            return error.problem
        case OSError():
            return problem_of(error)
        case AshoreError():
            return str(error)
        case _other:
            return fill(_("a fault in the program ({fault})"), fault=type(error).__name__)


def problem_of(error: OSError) -> str:
    """A failure of the system in words for the reader."""
    if getattr(error, "winerror", None) in IN_USE:
        return _("another program has it open")
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
        case errno.ELOOP:
            return _("a link that leads nowhere, or was not made by you")
        case errno.ENOTDIR:
            return _("a part of the path is not a folder")
        case errno.ETIMEDOUT:
            return _("the disk does not answer")
        case _other:
            return error.strerror or _("the system refused")
