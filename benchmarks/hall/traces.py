"""What is left of what was typed: in files that were changed meanwhile, and in what /proc says of processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

LARGEST = 64 << 20
"""Bytes of a file that is looked through."""
OF_A_PROCESS = ("cmdline", "environ", "comm", "status", "maps")
"""What /proc says of a process besides its memory, which the administrator can read and nobody can prevent."""
PLACES = ("/tmp", "/var/tmp", "/var/log", "/run", "/dev/shm", "/var/spool", "/var/cache")


def places() -> list[Path]:
    """Where a program may leave something: the home of the account, and what all share."""
    return [Path.home(), *map(Path, PLACES)]


def changed_since(since: float, below: Iterable[Path], leave_out: Iterable[Path] = ()) -> Iterator[Path]:
    """Files that were written since a time (of `time.time`)."""
    skipped = set(leave_out)
    for top in below:
        for folder, folders, names in os.walk(top):
            folders[:] = [name for name in folders if Path(folder) / name not in skipped]
            for name in names:
                file = Path(folder) / name
                try:
                    status = file.lstat()
                except OSError:
                    continue
                if max(status.st_mtime, status.st_ctime) >= since and file.is_file() and not file.is_symlink():
                    yield file


def holding(word: str, files: Iterable[Path]) -> list[str]:
    """Those of the files in which the word stands, in any of its usual encodings, or in their names."""
    wanted = {word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    found = []
    for file in files:
        try:
            data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
        except OSError:
            continue
        if word in file.name or any(each in data for each in wanted):
            found.append(str(file))
    return found


def said_of(pids: Iterable[int]) -> list[Path]:
    """The files in /proc that tell of processes."""
    return [Path(f"/proc/{pid}/{name}") for pid in pids for name in OF_A_PROCESS]
