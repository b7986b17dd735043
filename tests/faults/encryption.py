"""The passphrase set, changed and removed under faults: killed, and failing, at every operation of the system.

Whatever is left, the next session, with the passphrase that opens the workbook, brings all that is kept beside it under
that passphrase, or leaves it plain where there is none. Nothing may stay behind that only another passphrase opens.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from functools import lru_cache
from pathlib import Path

from ashore.workbook.file.backups import Backups
from ashore.workbook.file.passphrase import Key, is_encrypted
from ashore.workbook.file.problems import WorkbookError
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.faults.saving import after, at_operation
from tests.support import TODAY, empty, story

BACKUPS = 3
ASIDE = b"not even TOML ["


@lru_cache
def keys() -> tuple[Key, Key]:
    """Two keys: making one takes a second on purpose."""
    return Key.make("four words of it"), Key.make("four other words")


def changes() -> dict[str, tuple[Key | None, Key | None]]:
    """What the workbook is encrypted with before and afterwards."""
    one, two = keys()
    return {"set": (None, one), "changed": (one, two), "removed": (one, None)}


def prepared(key: Key | None) -> Path:
    """A workbook with backups and a file set aside."""
    path = Path(tempfile.mkdtemp(prefix="ashore-encryption-")) / "workbook.toml"
    for _turn in range(BACKUPS):
        Store(path, key).write(empty())
    Store(path, key).write(story())
    aside = path.with_name("workbook-set-aside-20261101-120000-000000.toml")
    aside.write_bytes(key.encrypt(ASIDE) if key else ASIDE)
    return path


def opening(path: Path, *among: Key | None) -> Key | None:
    """The key of these that opens the workbook; raises WorkbookError where none does."""
    for key in among:
        store = Store(path, key)
        if is_encrypted(path.read_bytes()) == (key is not None):
            try:
                store.read()
            except WorkbookError:
                continue
            return key
    raise WorkbookError("opens with none")


def sound(path: Path, *among: Key | None, left: tuple[Path, ...] = ()) -> str:
    """What is wrong once the next session has been there; empty where nothing is."""
    try:
        key = opening(path, *among)
        open_workbook = OpenWorkbook(path, TODAY, key=key)
        value = open_workbook.session.value
        open_workbook.close()
    except WorkbookError as error:
        return str(error)
    if value not in (story(), after()):
        return "another workbook"
    backups = Backups(path)
    kept = backups.encrypted_alike()
    if len(kept) < BACKUPS + 1:
        return "a backup is gone"
    for file in kept:
        content = file.read_bytes()
        if file in left:
            continue
        if is_encrypted(content) != (key is not None) or (key and not key.closes(content)):
            return f"{file.name} is not as the workbook is"
        plain = key.decrypt(content) if key else content
        if file in backups.set_aside():
            if plain != ASIDE:
                return f"{file.name} is damaged"
        elif Store(file, key).read() is None:
            return f"{file.name} cannot be read"
    if key and (backups.old_keys.exists() or backups.half_written()):
        return "something stayed behind"
    return ""


def operations(change: str) -> int:
    """How many operations of the system a change takes."""
    before, new = changes()[change]
    path = prepared(before)
    store = Store(path, before)
    store.read()
    with at_operation(0, lambda: None) as names:
        assert store.protect(after(), new) == []
    assert sound(path, new) == ""
    shutil.rmtree(path.parent)
    return len(names)


def killed_at(change: str, number: int) -> str:
    """What is wrong after a change that was killed before its n-th operation, and the next session."""
    before, new = changes()[change]
    path = prepared(before)
    try:
        child = os.fork()
        if child == 0:
            store = Store(path, before)
            store.read()
            with at_operation(number, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                store.protect(after(), new)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        return sound(path, new, before) if os.WIFSIGNALED(status) else "was not killed"
    finally:
        shutil.rmtree(path.parent)


def failed_at(change: str, number: int, error: int) -> str:
    """What is wrong after a change whose n-th operation failed: it is told, or all is done but what it names."""
    before, new = changes()[change]
    path = prepared(before)

    def fault() -> None:
        raise OSError(error, os.strerror(error))

    try:
        store = Store(path, before)
        store.read()
        left: list[Path] = []
        now = before
        try:
            with at_operation(number, fault):
                left = store.protect(after(), new)
            now = new
        except OSError:
            now = before
        return sound(path, now, left=tuple(left) if new is None else ())
    finally:
        shutil.rmtree(path.parent)


def figures(*chosen: str) -> tuple[int, int]:
    """Every point of every change. Returns points tried and points lost."""
    tried = lost = 0
    for change in chosen or tuple(changes()):
        for number in range(1, operations(change) + 1):
            problems = [killed_at(change, number)]
            problems += [failed_at(change, number, error) for error in (errno.ENOSPC, errno.EACCES)]
            for problem in filter(None, problems):
                print(f"  {change}, operation {number}: {problem}")
            tried, lost = tried + len(problems), lost + len([problem for problem in problems if problem])
    return tried, lost
