"""What one kind of system alone has is used in its module of `ashore.system` alone, and both have the same names.

The module of Windows is tried as far as it can be elsewhere: in a Python that has the names which Windows has.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore import system

SOURCE = Path(__file__).parents[1] / "src" / "ashore"
MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "select", "spwd", "syslog", "termios", "tty"}
MODULES |= {"_winapi", "msvcrt", "winreg", "winsound"}
NAMES = {
    "os": {
        *("fchmod", "fork", "forkpty", "geteuid", "getuid", "getgid", "get_blocking", "killpg", "mkfifo", "openpty"),
        *("set_blocking", "O_CLOEXEC", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK"),
        *("O_BINARY", "O_NOINHERIT", "startfile"),
    },
    "signal": {
        *("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGWINCH"),
        *("SIG_BLOCK", "SIG_SETMASK", "SIG_UNBLOCK", "alarm", "pthread_kill", "pthread_sigmask", "setitimer"),
        *("sigpending", "sigwait", "CTRL_BREAK_EVENT", "CTRL_C_EVENT", "SIGBREAK"),
    },
    "time": {"tzset"},
    "ctypes": {"WINFUNCTYPE", "WinDLL", "WinError", "get_last_error", "windll"},
}
"""What these modules have on some systems only."""


def used(source: str) -> Iterator[str]:
    """What only some systems have, among what a source imports or asks of a module, also by `getattr`."""
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


def test_what_only_some_systems_have_is_used_in_their_modules_alone() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    users = {str(file.relative_to(SOURCE)): found for file in files if (found := sorted(used(file.read_text("utf-8"))))}
    assert set(users) == {"system/posix.py", "system/windows.py"}, users


def shape(module: str) -> dict[str, str]:
    """What a module of one system offers: each function with its arguments, each other name as it is noted."""
    found: dict[str, str] = {}
    for node in ast.parse((SOURCE / "system" / f"{module}.py").read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                found[name] = f"{ast.unparse(node.args)} -> {ast.unparse(node.returns) if node.returns else ''}"
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                found[name] = ast.unparse(node.annotation if isinstance(node, ast.AnnAssign) else node.value)
    return found


def test_every_system_offers_the_same() -> None:
    posix, windows = shape("posix"), shape("windows")
    for name in system.__all__:
        assert posix[name] == windows[name], name


@pytest.mark.parametrize(
    "source",
    [
        "import fcntl",
        "def f():\n    from termios import tcgetattr",
        "from signal import SIGHUP",
        "import os\nos.geteuid()",
        "import os\ngetattr(os, 'O_NOFOLLOW', 0)",
        "from ctypes import WinDLL",
        "def f():\n    import msvcrt",
    ],
)
def test_it_is_found_however_it_is_used(source: str) -> None:
    assert list(used(source))
