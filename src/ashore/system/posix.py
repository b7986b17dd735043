"""Linux, macOS and other POSIX systems."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from signal import Signals

assert sys.platform != "win32"

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE, as linux/prctl.h has it
_HERE, _EXCHANGE = -100, 0x2  # AT_FDCWD and RENAME_EXCHANGE, as linux/fcntl.h and linux/fs.h have them

PAUSES: tuple[float, ...] = ()
"""Seconds before each further try to put a file in another's place: nobody who reads a file is in the way here."""
FileState = tuple[int, ...]
"""What changes when a file is replaced or written to: device, number, size, times of content and of status."""


# Files


def open_to_read(path: Path) -> int:
    """A descriptor of a file. Raises OSError, also for a link. A pipe is opened without waiting for who writes to it:
    whoever reads looks what it is first."""
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | _NO_LINK)


def open_new(path: Path) -> int:
    """A descriptor of a file that is made for it, which nobody else can read. Raises OSError: FileExistsError where
    something is there, be it a link that leads nowhere."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | _NO_LINK, 0o600)


def make_private(descriptor: int) -> None:
    """The user alone can read and write a file, whatever the umask. Raises OSError."""
    os.fchmod(descriptor, 0o600)


def make_private_dir(path: Path) -> None:
    """A folder that the user alone can look into, whatever the umask; one that is there already is given to the user
    alone. Raises OSError."""
    path.mkdir(mode=0o700, exist_ok=True)
    path.chmod(0o700)


def open_lock_file(path: Path) -> int:
    """A descriptor of a file to be locked, made where there is none. Raises OSError, also for a link."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | _NO_LINK, 0o600)


def lock(descriptor: int) -> None:
    """Lock a file for this process alone, without waiting. Raises OSError; the lock ends with the descriptor."""
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def close_lock_file(descriptor: int) -> None:
    """Let go of a lock."""
    os.close(descriptor)


def flush(descriptor: int) -> None:
    """Bring what was written to the disk. Raises OSError."""
    if sys.platform == "darwin":
        import contextlib
        import fcntl

        with contextlib.suppress(OSError):  # a file system that does not know it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync brings it to the drive's own memory only
            return
    os.fsync(descriptor)


def put_in_place(new: Path, path: Path) -> None:
    """Rename a file over another. Raises OSError. It lasts once `sync_dir` was called too."""
    new.replace(path)


def exchange(one: Path, other: Path) -> bool:
    """Two files get each other's name in a single step. Returns whether they did: Linux can (renameat2), on most of its
    file systems, where both are there."""
    done = False
    if sys.platform == "linux":
        try:
            import ctypes

            rename = ctypes.CDLL(None).renameat2
        except (ImportError, OSError, AttributeError):  # not in every C library; or no file can be opened any more
            return False
        done = not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done


def sync_dir(path: Path) -> None:
    """Flush a folder, so that a rename in it survives a power cut. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_own(status: os.stat_result) -> bool:
    """Whether a file belongs to the user of this process."""
    return status.st_uid == os.geteuid()


def seen_by_others(path: Path) -> Literal["", "file", "folder"]:
    """What lets others on this machine read a file: its own mode, which the next save mends, or nothing. Raises
    OSError."""
    return "file" if stat.S_IMODE(path.stat().st_mode) & 0o077 else ""


def file_state(status: os.stat_result) -> FileState:
    """What tells a file from another that may stand in its place a moment later."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def reachable(path: Path) -> Path:
    """The path in a form in which the system takes it, however long it is."""
    return path


# The terminal


def has_terminal() -> bool:
    """Whether this process has a terminal, wherever its input and output go."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def terminal_kind() -> str:
    """What the terminal is called; empty where it can draw no screen."""
    kind = os.environ.get("TERM", "")
    return "" if kind in ("dumb", "unknown") else kind


def set_terminal(descriptor: int, attributes: list[Any]) -> None:
    """Give a terminal the attributes that `termios.tcgetattr` read, at once. Raises termios.error."""
    import termios

    termios.tcsetattr(descriptor, termios.TCSANOW, attributes)


def write_without_waiting(descriptor: int, content: bytes) -> None:
    """Write as much as is taken at once. Raises OSError."""
    blocking = os.get_blocking(descriptor)
    os.set_blocking(descriptor, False)
    try:
        os.write(descriptor, content)
    finally:
        os.set_blocking(descriptor, blocking)


# The process and its user


def language() -> str:
    """The language of the user's system, where the environment does not say it: here the environment always does."""
    return ""


def join(arguments: Sequence[str]) -> str:
    """A command line that the system's shell takes apart into these arguments."""
    import shlex

    return shlex.join(arguments)


def read_time_zone_again() -> None:
    """Let the C library look at TZ once more."""
    import time

    time.tzset()


def no_core_dumps() -> None:
    """No core dump of this process: it would hold what the reader entered. Raises OSError or ValueError."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def no_files() -> None:
    """No byte more into any file, from this process or one that it starts; terminals and pipes are none. Raises OSError
    or ValueError."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def no_tracing() -> None:
    """No other process of the account reads the memory of this one, where the system can promise that (Linux); what
    /proc says of it belongs to root from now on. Raises OSError."""
    if sys.platform == "linux":
        import ctypes

        if ctypes.CDLL(None, use_errno=True).prctl(_SET_DUMPABLE, 0, 0, 0, 0):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


# Being asked to end


def _ends() -> tuple[Signals, ...]:
    """Those that ask the process to end and are no key: its terminal is gone, or somebody ends it."""
    import signal

    return signal.SIGHUP, signal.SIGTERM


def hold_ends() -> None:
    """Hold back from this thread, and from those that it starts, what asks the process to end, until one waits."""
    import signal

    signal.pthread_sigmask(signal.SIG_BLOCK, _ends())


def wait_for_end() -> int:
    """Wait until something that is held back asks the process to end. Returns its number."""
    import signal

    return signal.sigwait(_ends())


def on_end(handler: Callable[[int], None]) -> None:
    """Call a handler with the number of what asks the process to end, Ctrl+C included: in the main thread, between two
    steps of whatever that does, so that it may not wait for anything. To be called in the main thread."""
    import signal

    for number in (signal.SIGINT, *_ends()):
        signal.signal(number, lambda number, _frame: handler(number))


def ignore_interrupts() -> None:
    """From now on Ctrl+C breaks nothing off in this thread."""
    import signal

    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))


def hang_up() -> None:
    """Ask this process to end, as when its terminal goes away."""
    import signal

    os.kill(os.getpid(), signal.SIGHUP)
