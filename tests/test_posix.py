"""What only POSIX systems have is used in one file, so that there is one to read for another kind of system."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "ashore"
MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "select", "spwd", "syslog", "termios", "tty"}
NAMES = {
    "os": {
        *("fchmod", "fork", "forkpty", "geteuid", "getuid", "getgid", "get_blocking", "killpg", "mkfifo", "openpty"),
        *("set_blocking", "O_CLOEXEC", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK"),
    },
    "signal": {
        *("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGWINCH"),
        *("SIG_BLOCK", "SIG_SETMASK", "SIG_UNBLOCK", "alarm", "pthread_kill", "pthread_sigmask", "setitimer"),
        *("sigpending", "sigwait"),
    },
    "time": {"tzset"},
}
"""What these modules have on POSIX systems only."""


def used(source: str) -> Iterator[str]:
    """What only POSIX systems have, among what a source imports or asks of a module, also by `getattr`."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names if alias.name in MODULES)
            case ast.ImportFrom(level=0, module=str(module)):
                if module in MODULES:
                    yield module
                yield from (f"{module}.{a.name}" for a in node.names if a.name in NAMES.get(module, ()))
            case (
                ast.Attribute(value=ast.Name(id=module), attr=name)
                | ast.Call(func=ast.Name(id="getattr"), args=[ast.Name(id=module), ast.Constant(value=str(name)), *_])
            ):
                if name in NAMES.get(module, ()):
                    yield f"{module}.{name}"


def test_one_file_alone_uses_what_only_posix_systems_have() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    users = {str(file.relative_to(SOURCE)): found for file in files if (found := sorted(used(file.read_text("utf-8"))))}
    assert set(users) == {"storage/posix.py"}, users


@pytest.mark.parametrize(
    "source",
    [
        "import fcntl",
        "def f():\n    from termios import tcgetattr",
        "from signal import SIGHUP",
        "import os\nos.geteuid()",
        "import os\ngetattr(os, 'O_NOFOLLOW', 0)",
    ],
)
def test_it_is_found_however_it_is_used(source: str) -> None:
    assert list(used(source))
