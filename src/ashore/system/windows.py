"""Windows.

Who may read a file is a matter of its folder here: files take over what their folder allows. The user's own folder
(`C:\\Users\\name`) is closed to other users by Windows itself, and so is what lies in it; of a workbook elsewhere
nothing is promised, and `ashore doctor` says so.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from queue import SimpleQueue

assert sys.platform == "win32"

PAUSES: tuple[float, ...] = (0.05, 0.1, 0.2, 0.4)
"""Seconds before each further try to put a file in another's place: while somebody reads that (a virus scanner, a
program that synchronises, another session), Windows refuses."""
FileState = tuple[int, ...]
"""What changes when a file is written to: its size and time. The number that Windows gives of an open file is not in
every version of Python the one that it gives of its path."""

_LONGEST = 259
"""Characters of a path that Windows takes as it stands."""
_BESIDE = 60
"""Characters by which what stands beside a workbook is longer than its own name: a folder, a date, an ending."""
_REPLACE_EXISTING, _WRITE_THROUGH = 0x1, 0x8
_NO_ERROR_REPORT = 0x1 | 0x2
_CTRL_C, _CTRL_BREAK = 0, 1


# Files


def open_to_read(path: Path) -> int:
    """A descriptor of a file. Raises OSError, also for a link, a folder and a device such as CON."""
    _refuse_others(path)
    return os.open(path, os.O_RDONLY | os.O_BINARY | os.O_NOINHERIT)


def open_new(path: Path) -> int:
    """A descriptor of a file that is made for it; who may read it, its folder says. Raises OSError: FileExistsError
    where something is there."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_BINARY | os.O_NOINHERIT)


def make_private(descriptor: int) -> None:
    """Nothing: the folder says who may read a file."""


def make_private_dir(path: Path) -> None:
    """A folder that the user alone can look into: Python makes one of mode 0700 so (3.11.10, 3.12.4 and later); before
    that, and where it is there already, the folder above says it. Raises OSError."""
    path.mkdir(mode=0o700, exist_ok=True)


def open_lock_file(path: Path) -> int:
    """A descriptor of a file to be locked, made where there is none. Raises OSError, also for a link."""
    if os.path.lexists(path):
        _refuse_others(path)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_BINARY | os.O_NOINHERIT)


def lock(descriptor: int) -> None:
    """Lock a file for this process alone, without waiting. Raises OSError: EACCES where another has it. Windows ends
    the lock with the process, however that ends."""
    import msvcrt

    os.lseek(descriptor, 0, os.SEEK_SET)
    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)


def close_lock_file(descriptor: int) -> None:
    """Let go of a lock: closing alone would end it, but no one says when."""
    import contextlib
    import msvcrt

    with contextlib.suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    os.close(descriptor)


def flush(descriptor: int) -> None:
    """Bring what was written to the disk. Raises OSError."""
    os.fsync(descriptor)


def put_in_place(new: Path, path: Path) -> None:
    """Rename a file over another, and wait until that is on the disk. Raises OSError."""
    from ctypes import WinDLL, WinError, get_last_error

    move = WinDLL("kernel32", use_last_error=True).MoveFileExW
    if not move(str(new), str(path), _REPLACE_EXISTING | _WRITE_THROUGH):
        raise WinError(get_last_error())


def exchange(one: Path, other: Path) -> bool:
    """Two files get each other's name in a single step: Windows cannot."""
    return False


def sync_dir(path: Path) -> None:
    """Nothing: Windows knows no flushing of folders, and `put_in_place` waits by itself."""


def is_own(status: os.stat_result) -> bool:
    """Whether a file belongs to the user of this process: not asked here, where folders say who may write."""
    return True


def seen_by_others(path: Path) -> Literal["", "file", "folder"]:
    """What lets others on this machine read a file: a folder that is not in the user's own. Raises OSError."""
    own, lies_in = Path.home().resolve(), path.resolve(strict=True)
    return "" if own in lies_in.parents else "folder"


def file_state(status: os.stat_result) -> FileState:
    """What tells a file from another that may stand in its place a moment later."""
    return status.st_size, status.st_mtime_ns


def reachable(path: Path) -> Path:
    """The path in a form in which the system takes it, however long it is: one that is too long, with all that may
    stand beside it, gets the mark that lifts the limit, unless it is relative."""
    return Path(marked(str(path)))


def marked(path: str) -> str:
    """A path with the mark for long ones, where it needs it."""
    pure = PureWindowsPath(path)
    if not pure.is_absolute() or path.startswith("\\\\?\\") or len(path) + len(pure.name) + _BESIDE <= _LONGEST:
        return path
    plain = os.path.normpath(path)  # behind the mark nothing is worked out any more, such as .. or /
    return f"\\\\?\\UNC{plain[1:]}" if plain.startswith("\\\\") else f"\\\\?\\{plain}"


def _refuse_others(path: Path) -> None:
    """Raises OSError where a path leads to a link, a folder or a device: reading CON would wait for keys."""
    kind = path.lstat().st_mode
    if stat.S_ISREG(kind):
        return
    number = errno.ELOOP if stat.S_ISLNK(kind) else errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
    raise OSError(number, os.strerror(number), str(path))


# The terminal


def has_terminal() -> bool:
    """Whether this process has a console, wherever its input and output go."""
    try:
        os.close(os.open("CONIN$", os.O_RDWR))
    except OSError:
        return False
    return True


def terminal_kind() -> str:
    """What the terminal is called: the console of Windows (10 and later) draws screens, and bears no name."""
    kind = os.environ.get("TERM", "Windows")
    return "" if kind in ("dumb", "unknown") else kind


# The process and its user


def language() -> str:
    """The language of the user's system, where the environment does not say it: that in which Windows speaks."""
    import locale
    from ctypes import WinDLL

    return locale.windows_locale.get(WinDLL("kernel32").GetUserDefaultUILanguage(), "")


def join(arguments: Sequence[str]) -> str:
    """A command line that the system's shell takes apart into these arguments."""
    import subprocess

    return subprocess.list2cmdline(arguments)


def read_time_zone_again() -> None:
    """Nothing: Windows takes the zone from its own settings."""


def no_core_dumps() -> None:
    """No error report of this process: it could hold what the reader entered. Raises OSError."""
    from ctypes import WinDLL

    WinDLL("kernel32").SetErrorMode(_NO_ERROR_REPORT)


def no_files() -> None:
    """Nothing: Windows knows no such limit."""


def no_tracing() -> None:
    """Nothing: Windows lets the processes of an account look into each other."""


# Being asked to end: by Ctrl+Break, by a console that is closed, by the end of the user's session

_handlers: list[object] = []
"""What Windows calls: kept, since it asks nobody whether it is still there."""
_called: list[Callable[[int], None]] = []
_asked: SimpleQueue[int]


def _on_console_event(call: Callable[[int], None]) -> None:
    """Let Windows call in a thread of its own. Once a call for a closed console returns, it ends the process."""
    import signal
    import threading
    from ctypes import WINFUNCTYPE, WinDLL
    from ctypes.wintypes import BOOL, DWORD

    def handle(event: int) -> bool:
        if event == _CTRL_C:
            return False  # a key like others: Python makes it a KeyboardInterrupt
        call(signal.SIGBREAK)
        if event != _CTRL_BREAK:
            threading.Event().wait()  # whoever was called ends the process, or Windows does after five seconds
        return True

    _called.append(call)
    _handlers.append(WINFUNCTYPE(BOOL, DWORD)(handle))
    WinDLL("kernel32").SetConsoleCtrlHandler(_handlers[-1], True)


def hold_ends() -> None:
    """Hold back what asks the process to end, until one waits."""
    from queue import SimpleQueue

    global _asked
    _asked = SimpleQueue()
    _on_console_event(_asked.put)


def wait_for_end() -> int:
    """Wait until something that is held back asks the process to end. Returns its number."""
    return _asked.get()


def on_end(handler: Callable[[int], None]) -> None:
    """Call a handler with the number of what asks the process to end, Ctrl+C included. It may not wait for anything.
    To be called in the main thread."""
    import signal

    signal.signal(signal.SIGINT, lambda number, _frame: handler(number))
    _on_console_event(handler)


def ignore_interrupts() -> None:
    """From now on Ctrl+C breaks nothing off."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def hang_up() -> None:
    """Ask this process to end, as when its terminal goes away."""
    import signal

    for call in _called:
        call(signal.SIGBREAK)
