"""Writing files that nobody else reads, as far as the system can promise that; whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from ashore import system
from ashore.storage import access


def make_private_dir(path: Path) -> None:
    """The folder and those above it that are missing, each readable by the user alone. Raises OSError."""
    access.need_files()
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        system.make_private_dir(folder)


def read(path: Path, most: int) -> bytes:
    """What a file of at most so many bytes holds. Raises OSError; a link, or what is no file, is not read."""
    access.need_files()
    with os.fdopen(system.open_to_read(path), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        if status.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read()


def create(path: Path, content: str | bytes) -> None:
    """A new file, flushed to disk. Raises FileExistsError when there is one; nothing half-written stays."""
    access.need_files()
    descriptor = system.open_new(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            system.make_private(file.fileno())
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            system.flush(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace(path: Path, content: str | bytes, check: Callable[[Path], None] | None = None) -> None:
    """The file with new content, durably: a new file beside it, flushed, renamed over it, the folder flushed.

    `check` looks at what stands in the file's place and may be replaced: right before the rename, when all that takes
    time is done, and, where the system can exchange two files, once more at what the rename has really taken away.
    What it raises ends it. Raises OSError; then the old file is as it was.
    """
    access.need_files()
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    temporary.unlink(missing_ok=True)  # left by a process of the same number that was killed
    create(temporary, content)
    try:
        _put_in_place(temporary, path, check)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    system.sync_dir(path.parent)


def _put_in_place(temporary: Path, path: Path, check: Callable[[Path], None] | None) -> None:
    """Rename a file over another; where the system refuses while somebody reads that, a few times. Raises OSError."""
    for pause in (*system.PAUSES, 0.0):
        if check:
            check(path)
            if _exchanged(temporary, path, check):
                return
        try:
            system.put_in_place(temporary, path)
        except PermissionError:
            if not pause:
                raise
            time.sleep(pause)
        else:
            return


def _exchanged(temporary: Path, path: Path, check: Callable[[Path], None]) -> bool:
    """Rename a file over another without losing what stood there before `check` has seen that. Returns whether the
    system can; raises what `check` does, when what stood there is back in its place."""
    ours = _written(temporary)
    if not system.exchange(temporary, path):
        return False
    try:
        check(temporary)
        temporary.unlink()
    except BaseException:
        system.exchange(temporary, path)
        if _written(temporary) != ours:
            system.exchange(temporary, path)  # it was changed once more in between: the newer one stays
        raise
    return True


def _written(path: Path) -> tuple[int, int, int, int]:
    """What tells a file from another, or from itself after it was written to, whatever its name."""
    status = path.lstat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def half_written(name: str) -> str:
    """The pattern of the names of what `replace` leaves beside a file when it is killed, by that of the file's name."""
    return rf"\.(?:{name})\.[0-9]+\.new"
