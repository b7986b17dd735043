"""What only POSIX systems have, and how Ashore uses it: the one file to read for another kind of system.

Each function imports what it needs: a verb that shows a card has no use for terminals and limits.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from signal import Signals

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


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


def open_lock_file(path: Path) -> int:
    """A descriptor of a file to be locked, made where there is none. Raises OSError, also for a link."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | _NO_LINK, 0o600)


def lock(descriptor: int) -> None:
    """Lock a file for this process alone, without waiting. Raises OSError; the lock ends with the descriptor."""
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


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


# The terminal


def has_terminal() -> bool:
    """Whether this process has a terminal, wherever its input and output go."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


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


# The process


def read_time_zone_again() -> None:
    """Let the C library look at TZ once more."""
    import time

    time.tzset()


def no_core_dumps() -> None:
    """No core dump of this process: it would hold what the reader entered. Raises OSError or ValueError."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ending_signals() -> tuple[Signals, ...]:
    """Those that ask the process to end and are no key: its terminal is gone, or somebody ends it."""
    import signal

    return signal.SIGHUP, signal.SIGTERM


def hang_up() -> None:
    """Ask this process to end, as when its terminal goes away."""
    import signal

    os.kill(os.getpid(), signal.SIGHUP)


def hold_signals(signals: Iterable[Signals]) -> None:
    """Hold signals back from this thread, and from those that it starts, until one waits for them."""
    import signal

    signal.pthread_sigmask(signal.SIG_BLOCK, signals)


def wait_for_signal(signals: Iterable[Signals]) -> Signals:
    """Wait for one of the signals that are held back."""
    import signal

    return signal.Signals(signal.sigwait(signals))
