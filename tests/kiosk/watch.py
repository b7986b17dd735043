"""Whether something reaches for a file: the interpreter is asked, as the program has it asked in such a session."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ashore.storage import access, guard

KIOSK = access.Access(files=False, hide_after=2, end_after=10)
_judge = guard.hook(guard.own_folders())
_seen: list[str] | None = None
_watches = False


CHECKOUT = str(Path(__file__).parents[2])
"""Pytest puts it on the path of modules, and what looks for installed packages looks through that."""


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if _seen is None or (arguments and arguments[0] == CHECKOUT and event in ("os.listdir", "open")):
        return
    try:
        _judge(event, arguments)
    except PermissionError:
        _seen.append(f"{event} {arguments}")
        raise


@contextmanager
def no_files() -> Iterator[None]:
    """A session that may reach no file; fails where anything in it tries to, also where the error was caught."""
    global _seen, _watches
    if not _watches:
        sys.addaudithook(_look)  # it stays until the process ends
        _watches = True
    before, found = access.current(), list[str]()
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # as the session has it
    access.restrict(KIOSK)
    _seen = found
    try:
        yield
    finally:
        _seen = None
        access.restrict(before)
        sys.dont_write_bytecode = bytecode
    assert not found, found
