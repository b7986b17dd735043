"""Evidence that is a file: its SHA-256, and whether it is still the same. Files are only read, and never moved."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Literal

from ashore.storage import access
from ashore.workbook.model import Evidence

EvidenceState = Literal["same", "changed", "missing", "not-fixed", "paper"]
"""not-fixed: there is a file, and no SHA-256 of it was taken. paper: no file is named."""


def path_of(piece: Evidence) -> Path:
    """Where the file lies. Raises ValueError when that is no path."""
    if "\0" in piece.file:
        raise ValueError("no path")
    try:
        return Path(piece.file).expanduser()
    except RuntimeError as error:  # ~ of somebody who is not there
        raise ValueError(str(error)) from None


def digest(path: Path) -> str:
    """The SHA-256 of a regular file. Raises OSError. Anything else, such as a pipe, is not read: it might never end."""
    access.need_files()
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def state_of(piece: Evidence) -> EvidenceState:
    """Whether the file is as it was when it was added. Reads the whole file."""
    if not piece.file:
        return "paper"
    try:
        now = digest(path_of(piece))
    except (OSError, ValueError):
        return "missing"
    if piece.sha256 is None:
        return "not-fixed"
    return "same" if now == piece.sha256 else "changed"


def looked_at(piece: Evidence) -> tuple[EvidenceState, str | None]:
    """How the file stands, and its SHA-256 where none was taken yet. Reads the whole file."""
    state = state_of(piece)
    if state != "not-fixed":
        return state, None
    try:
        return state, digest(path_of(piece))
    except (OSError, ValueError):
        return "missing", None
