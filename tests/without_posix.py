"""A Python without POSIX, for `python -m tests.without_posix ARGUMENTS`: Ashore's command line in it.

What only POSIX systems have is taken away, and what Ashore asks of Windows is put in its place: names of the same
meaning, made of what there is here. A file that is open can be neither removed nor replaced, as there. It is still no
Windows: paths are parted by /, and nothing is known of its console. Environment: LOCALE_ID, the language in which it
speaks; MOVE_FAILS, how often a file cannot be put in another's place.
"""

from __future__ import annotations

import asyncio
import ctypes
import errno
import fcntl
import getpass
import os
import platform
import runpy
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import babel.dates

assert sys.platform != "win32"
# They ask once, while they are imported, which system there is; of Windows' registry and its loop nothing is here.
assert asyncio and babel.dates and getpass and shutil and subprocess

MODULES = (
    *("_curses", "crypt", "curses", "fcntl", "grp", "nis", "ossaudiodev", "posix", "pty", "pwd", "readline"),
    *("resource", "spwd", "syslog", "termios", "tty"),
)
NAMES: dict[ModuleType, tuple[str, ...]] = {
    os: (
        *("O_ASYNC", "O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NDELAY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK"),
        *("O_SYNC", "WIFEXITED", "WIFSIGNALED", "WIFSTOPPED", "WNOHANG", "WUNTRACED", "chown", "chroot"),
        *("ctermid", "fchdir", "fchmod", "fchown", "fork", "forkpty", "fpathconf", "get_blocking", "getegid"),
        *("geteuid", "getgid", "getgroups", "getpgid", "getpgrp", "getpriority", "getresuid", "getsid", "getuid"),
        *("initgroups", "killpg", "lchown", "lockf", "major", "minor", "mkfifo", "mknod", "nice", "openpty"),
        *("pathconf", "posix_fadvise", "posix_fallocate", "posix_spawn", "pread", "pwrite", "readv"),
        *("sched_getaffinity", "sendfile", "set_blocking", "setegid", "seteuid", "setgid", "setgroups", "setpgid"),
        *("setpriority", "setsid", "setuid", "statvfs", "sync", "sysconf", "tcgetpgrp", "tcsetpgrp", "ttyname"),
        *("uname", "wait", "wait3", "wait4", "writev"),
    ),
    signal: (
        *("ITIMER_REAL", "SIGALRM", "SIGBUS", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGIO", "SIGKILL", "SIGPIPE"),
        *("SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIG_BLOCK"),
        *("SIG_SETMASK", "SIG_UNBLOCK", "alarm", "pause", "pthread_kill", "pthread_sigmask", "setitimer"),
        *("siginterrupt", "sigpending", "sigtimedwait", "sigwait", "sigwaitinfo"),
    ),
    time: (*("clock_gettime", "clock_settime", "pthread_getcpuclockid", "tzset"),),
}
CHINESE = 0x0804
BREAK = 21
DENIED = 5

handlers: list[Callable[[int], bool]] = []
"""What Windows would call when the console is closed."""
flags: list[int] = []
"""How files were put in place."""


def is_open(path: str | os.PathLike[str]) -> bool:
    """Whether this process has a file open."""
    try:
        asked = Path(path).lstat()
    except OSError:
        return False
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            if os.path.samestat(descriptor.stat(), asked):
                return True
        except OSError:
            continue
    return False


def refused(path: str | os.PathLike[str]) -> PermissionError:
    """What Windows answers."""
    return PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def unless_open(call: Callable[..., None]) -> Callable[..., None]:
    """A call on files that is refused while one of them is open, as Windows does it."""

    def asking(*paths: Any, **options: Any) -> None:
        for path in paths:
            if is_open(path):
                raise refused(path)
        call(*paths, **options)

    return asking


def take_windows_place() -> None:
    """Take away what only POSIX has, and give what Ashore asks of Windows."""
    replace, failures = os.replace, int(os.environ.get("MOVE_FAILS", "0"))

    def locking(descriptor: int, mode: int, _count: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_UN if mode == 0 else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES)) from None

    def move(new: str, path: str, how: int) -> int:
        nonlocal failures
        flags.append(how)
        failures -= 1
        if failures >= 0 or is_open(new) or is_open(path):
            return 0
        replace(new, path)
        return 1

    def on_console_event(handler: Callable[[int], bool], _add: bool) -> int:
        handlers.append(handler)
        return 1

    kernel = SimpleNamespace(
        MoveFileExW=move,
        SetConsoleCtrlHandler=on_console_event,
        SetErrorMode=lambda _mode: 0,
        GetUserDefaultUILanguage=lambda: int(os.environ.get("LOCALE_ID", str(CHINESE))),
        GetStdHandle=ctypes.CFUNCTYPE(ctypes.c_void_p, wintypes.DWORD)(lambda _number: None),
    )
    cloexec = os.O_CLOEXEC
    msvcrt = ModuleType("msvcrt")
    vars(msvcrt).update(LK_UNLCK=0, LK_NBLCK=2, locking=locking)
    for module, names in NAMES.items():
        for name in names:
            vars(module).pop(name, None)
    for name in MODULES:
        dict.__setitem__(cast(dict[str, object], sys.modules), name, None)  # whoever imports it is refused
    sys.modules["msvcrt"] = msvcrt
    vars(os).update(
        O_BINARY=0,
        O_NOINHERIT=cloexec,
        chmod=lambda *_arguments, **_options: None,
        unlink=unless_open(os.unlink),
        remove=unless_open(os.remove),
        rename=unless_open(os.rename),
        replace=unless_open(os.replace),
    )
    vars(signal).update(SIGBREAK=BREAK)
    vars(ctypes).update(
        WinDLL=lambda name, use_last_error=False: kernel,
        WINFUNCTYPE=lambda *_types: lambda call: call,
        WinError=lambda code: refused(f"{code}"),
        get_last_error=lambda: DENIED,
    )
    platform.system = lambda: "Windows"
    sys.platform = "win32"


if __name__ == "__main__":
    # The module that others import is this one.
    sys.modules["tests.without_posix"] = sys.modules["__main__"]
    take_windows_place()
    if sys.argv[1] == "-c":
        exec(sys.argv[2], {})
    else:
        runpy.run_module("ashore", run_name="__main__", alter_sys=True)
