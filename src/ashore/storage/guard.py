"""Beneath everything that opens a file: what the interpreter itself refuses to a session that may reach none.

A hook of the interpreter (PEP 578) sees every file that is opened, every folder that is listed and every program that
is started, by whichever library, and cannot be taken away again. It is the second door: pages and forms do not offer
what it refuses. Whether a file is there (`stat`) the interpreter does not tell it.
"""

from __future__ import annotations

import errno
import os
import sys
import zoneinfo
from collections.abc import Callable
from pathlib import Path

from ashore.storage import paths

READ, LISTED = frozenset({"open"}), frozenset({"os.listdir", "os.scandir"})
CHANGES = frozenset(
    {
        *("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
        *("os.chown", "os.lchown", "os.utime", "os.setxattr", "os.removexattr", "os.chdir", "os.mkfifo", "os.mknod"),
    }
)
STARTS = frozenset(
    {
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn"),
        *("os.fork", "os.forkpty", "webbrowser.open"),
    }
)
CONNECTS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"})
"""Windows makes the pair with which a loop wakes itself up of these."""
REFUSED = CHANGES | STARTS | (frozenset() if sys.platform == "win32" else CONNECTS)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def own_folders() -> tuple[str, ...]:
    """Where the program's own files are: Python, its libraries, the guidance, the catalogues, the time zones."""
    here = Path.cwd()
    entries = [entry for entry in map(Path, sys.path) if entry.is_absolute() and entry != here]
    packages = [Path(os.__file__).parent, Path(__file__).parents[1]]
    folders = [*entries, *packages, paths.content_dir(), paths.packaged_locales(), *map(Path, zoneinfo.TZPATH)]
    return tuple(dict.fromkeys(_plain(folder) for folder in folders))


def _plain(path: str | bytes | os.PathLike[str] | os.PathLike[bytes]) -> str:
    """A path without `..`, as it is written: the disk is not asked."""
    return os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - pathlib keeps `..`, or follows links


def hook(folders: tuple[str, ...]) -> Callable[[str, tuple[object, ...]], None]:
    """What refuses everything but reading below `folders`: for `sys.addaudithook`. It raises PermissionError."""
    whole, below = frozenset(folders), tuple(folder.rstrip(os.sep) + os.sep for folder in folders)

    def is_own(place: object) -> bool:
        if isinstance(place, int):  # is open already
            return True
        path = _plain(place) if isinstance(place, str | bytes | os.PathLike) else ""
        return path in whole or path.startswith(below)

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in READ:
            place, _mode, flags = arguments
            if place == os.devnull:
                return
            allowed = is_own(place) and (isinstance(place, int) or not (isinstance(flags, int) and flags & WRITES))
        elif event in LISTED:
            allowed = is_own(arguments[0])
        else:
            allowed = event not in REFUSED
        if not allowed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    return look


def begin() -> None:
    """From now on, and until the process ends."""
    sys.addaudithook(hook(own_folders()))
