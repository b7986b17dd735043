"""Writing files that nobody else reads: mode 0600 in folders of 0700, whatever the umask; whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from ashore.storage import posix


def make_private_dir(path: Path) -> None:
    """The folder and those above it that are missing, each readable by the user alone."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)


def read(path: Path, most: int) -> bytes:
    """What a file of at most so many bytes holds. Raises OSError; a link, or what is no file, is not read."""
    with os.fdopen(posix.open_to_read(path), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        if status.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read()


def create(path: Path, content: str | bytes) -> None:
    """A new file, flushed to disk. Raises FileExistsError when there is one; nothing half-written stays."""
    descriptor = posix.open_new(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            posix.make_private(file.fileno())
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace(path: Path, content: str | bytes, check: Callable[[], None] | None = None) -> None:
    """The file with new content, durably: a new file beside it, flushed, renamed over it, the folder flushed.

    `check` is called right before the rename, when all that takes time is done; what it raises ends it. Raises OSError;
    then the old file is as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    temporary.unlink(missing_ok=True)  # left by a process of the same number that was killed
    create(temporary, content)
    try:
        if check:
            check()
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    posix.sync_dir(path.parent)


def half_written(name: str) -> str:
    """The pattern of the names of what `replace` leaves beside a file when it is killed, by that of the file's name."""
    return rf"\.(?:{name})\.[0-9]+\.new"
