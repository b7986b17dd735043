"""Saving under faults: killed at every operation, and every operation failing in every way.

The operations of the system that a save uses are counted in the process, in a child made for each point; or strace
kills or fails the real system calls of a fresh program.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ashore import system
from ashore.workbook import edits
from ashore.workbook.file.passphrase import Key, is_encrypted
from ashore.workbook.file.problems import WorkbookError
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from ashore.workbook.saver import Saver
from ashore.workbook.session import Session
from tests.support import TODAY, story

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES")
OPERATIONS = ("open", "fchmod", "fsync", "rename", "replace", "unlink", "mkdir", "chmod", "close", "stat", "fstat")
SYSTEM_CALLS = "openat,write,fsync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,chmod,fchmod,fchmodat,close"
MARK = "/ashore-the-save-begins-here"


def after() -> Workbook:
    """The story, one step further."""
    return edits.mark_step(story(), "keep-number", "done", TODAY)


@contextmanager
def at_operation(number: int, fault: Callable[[], None]) -> Iterator[list[str]]:
    """Call `fault` before the n-th operation of the system; 0 only lists them."""
    names: list[str] = []
    kept = {name: getattr(os, name) for name in OPERATIONS}
    writing = os.fdopen

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*arguments: Any, **options: Any) -> Any:
            names.append(name)
            if len(names) == number:
                fault()
            return real(*arguments, **options)

        return operation

    def opened(*arguments: Any, **options: Any) -> Any:
        file = writing(*arguments, **options)
        if "w" in (arguments[1] if len(arguments) > 1 else ""):
            return WrittenFile(file, names, number, fault)
        return file

    exchange = system.exchange  # no function of os
    for name, real in kept.items():
        setattr(os, name, wrapped(name, real))
    vars(os)["fdopen"] = opened
    vars(system)["exchange"] = wrapped("exchange", exchange)
    try:
        yield names
    finally:
        for name, real in kept.items():
            setattr(os, name, real)
        vars(os)["fdopen"] = writing
        vars(system)["exchange"] = exchange


class WrittenFile:
    """A file whose writes and flushes count as operations."""

    def __init__(self, file: Any, names: list[str], number: int, fault: Callable[[], None]) -> None:
        self._file, self._names, self._number, self._fault = file, names, number, fault

    def _count(self, name: str) -> None:
        self._names.append(name)
        if len(self._names) == self._number:
            self._fault()

    def __enter__(self) -> WrittenFile:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def fileno(self) -> int:
        number: int = self._file.fileno()
        return number

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        self._file.write(content[:half])
        self._file.flush()
        self._count("write")
        self._file.write(content[half:])

    def flush(self) -> None:
        self._count("flush")
        self._file.flush()


def prepared(key: Key | None = None) -> Path:
    """A folder with a saved workbook in it."""
    place = Path(tempfile.mkdtemp(prefix="ashore-faults-"))
    Store(place / "workbook.toml", key).write(story())
    return place


def whole(path: Path, key: Key | None = None) -> bool:
    """Whether the file is the old or the new workbook, and so is every backup; encrypted, when there is a key."""
    files = [path, *path.parent.glob("backups/*.toml")]
    try:
        if Store(path, key).read() not in (story(), after()):
            return False
        if key and not all(is_encrypted(file.read_bytes()) for file in files):
            return False
        return all(Store(backup, key).read() == story() for backup in files[1:])
    except WorkbookError:
        return False


def killed_at(number: int, key: Key | None = None) -> tuple[bool, bool]:
    """Save in a child that is killed before its n-th operation: whether it was, and whether the file is whole."""
    place = prepared(key)
    try:
        child = os.fork()
        if child == 0:
            store = Store(place / "workbook.toml", key)
            store.read()
            with at_operation(number, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                store.write(after())
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status), whole(place / "workbook.toml", key)
    finally:
        shutil.rmtree(place)


def failed_at(number: int, error: str, key: Key | None = None) -> bool:
    """A session whose save fails at its n-th operation: is it told, is nothing lost, does the next try work?"""
    place = prepared(key)
    path = place / "workbook.toml"
    told: list[tuple[str, str]] = []

    def fault() -> None:
        raise OSError(getattr(errno, error), os.strerror(getattr(errno, error)))

    try:
        store = Store(path, key)
        session = Session(store.read() or story())
        saver = Saver(store, lambda state, problem: told.append((state, problem)))
        session.write_with(saver)
        with at_operation(number, fault):
            session.apply(lambda workbook: edits.mark_step(workbook, "keep-number", "done", TODAY))
            done = saver.flush()
        kept = session.value == after() and whole(path, key)
        said = done or any(state == "failed" and problem for state, problem in told)
        saved = saver.close() and Store(path, key).read() == after()
        leftovers = [file.name for file in place.iterdir() if file.name.startswith(".")]
        return kept and said and saved and not leftovers
    finally:
        shutil.rmtree(place)


def in_process(key: Key | None = None) -> tuple[int, int]:
    """Every point by the shim, encrypted when there is a key. Returns points tried and points lost."""
    place = prepared(key)
    store = Store(place / "workbook.toml", key)
    store.read()
    with at_operation(0, lambda: None) as names:
        store.write(after())
    shutil.rmtree(place)
    tried = lost = 0
    for number in range(1, len(names) + 1):
        was_killed, is_whole = killed_at(number, key)
        tried, lost = tried + 1, lost + (not (was_killed and is_whole))
        for error in ERRORS:
            tried, lost = tried + 1, lost + (not failed_at(number, error, key))
    return tried, lost


# The same with strace and a fresh program


PROGRAM = f"""
import os, sys
from pathlib import Path
from ashore.workbook.file.store import Store
from tests.faults.saving import after
store = Store(Path(sys.argv[1]))
store.read()
new = after()
os.access({MARK!r}, 0)
try:
    store.write(new)
except OSError as error:
    print("told:", error.errno)
    sys.exit(3)
"""


def traced(path: Path, *inject: str, log: Path | None = None) -> int:
    """The program under strace; its exit code, negative when it was killed."""
    command = ["strace", "-f", "-qq", "-o", str(log or "/dev/null")]
    command += ["-e", f"trace={SYSTEM_CALLS},access,faccessat2"]
    for rule in inject:
        command += ["-e", f"inject={rule}"]
    done = subprocess.run(
        [*command, sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    return done.returncode


def calls_of_a_save() -> list[tuple[str, int]]:
    """Every system call of a save: its name, and which of that name it is since the program began."""
    place = prepared()
    log = place / "log"
    traced(place / "workbook.toml", log=log)
    counts: dict[str, int] = {}
    found = []
    begun = False
    for line in log.read_text("utf-8", "replace").splitlines():
        match = re.match(r"\d+\s+(\w+)\(", line)
        if not match:
            continue
        name = match.group(1)
        counts[name] = counts.get(name, 0) + 1
        begun = begun or MARK in line
        if begun and name in SYSTEM_CALLS.split(","):
            found.append((name, counts[name]))
        if begun and "workbook.toml" in line and name.startswith("rename"):
            break  # the folder's flush follows; what comes later is the end of the program
    shutil.rmtree(place)
    return found


def with_strace() -> tuple[int, int]:
    """Every system call of a save, killed and failing. Returns points tried and points lost."""
    tried = lost = 0
    for name, number in calls_of_a_save():
        for rule in (f"{name}:signal=KILL:when={number}", *(f"{name}:error={e}:when={number}" for e in ERRORS)):
            place = prepared()
            code = traced(place / "workbook.toml", rule)
            # A kill that did not come proves nothing; an error that is not told must have done no harm.
            proven = code in (-signal.SIGKILL, 128 + signal.SIGKILL) if "signal" in rule else code in (0, 3)
            sound = whole(place / "workbook.toml")
            if not (proven and sound):
                print(f"  {rule}: exit {code}, file whole: {sound}")
            tried, lost = tried + 1, lost + (not (proven and sound))
            shutil.rmtree(place)
    return tried, lost
