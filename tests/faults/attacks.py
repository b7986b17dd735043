"""Attacks on the file of an open session: what is put in its place, and changes by hand while a save is under way.

A figure is lost where something entered is nowhere on the disk, where what another has written is, or where 'saved' is
said of what is not there.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ashore.storage import private_file
from ashore.workbook import edits
from ashore.workbook.file.passphrase import Key, is_encrypted
from ashore.workbook.file.problems import ChangedElsewhereError
from ashore.workbook.file.recovery import recovery_files
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, story
from tests.workbook.test_compared import between_once, many_contacts
from tests.workbook.test_saver import (
    a_folder,
    a_link,
    a_pipe,
    another_text,
    no_toml,
    of_another_user,
    too_large,
)

PUT = (too_large, a_pipe, a_folder, a_link, another_text, no_toml, *((of_another_user,) if os.geteuid() == 0 else ()))
"""What another program or user puts in the file's place; the other user only where this is root."""
SIZES = (20, 2_000, 20_000)
"""Contacts in a workbook that is changed by hand while it is saved."""


@contextmanager
def _opened(key: Key | None = None) -> Iterator[OpenWorkbook]:
    place = Path(tempfile.mkdtemp(prefix="ashore-attack-"))
    try:
        path = place / "workbook.toml"
        Store(path, key).write(story())
        open_workbook = OpenWorkbook(path, TODAY, key=key)
        yield open_workbook
        if open_workbook.session.saver:
            open_workbook.session.saver.end()
    finally:
        shutil.rmtree(place)


def _tick(open_workbook: OpenWorkbook) -> None:
    open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "keep-number", "done", TODAY))


def _kept(open_workbook: OpenWorkbook, key: Key | None) -> str:
    """How a session ends that could not save; what is wrong with it, or nothing."""
    open_workbook.close()
    files = recovery_files(open_workbook.store.path)
    if open_workbook.kept.saved or open_workbook.kept.lost or files != [open_workbook.kept.recovery]:
        return f"not kept: {open_workbook.kept}"
    if Store(files[0], key).read() != open_workbook.session.value:
        return "kept otherwise than it was"
    if key and not is_encrypted(files[0].read_bytes()):
        return "kept in the open"
    return "" if open_workbook.kept.problem else "not said why"


def put_in_place(put: Callable[[Path], None], key: Key | None = None, *, during: bool = False) -> str:
    """A session saves, something is put in its file's place, it saves again and is ended, as by a closed terminal."""
    with _opened(key) as open_workbook:
        path, saver = open_workbook.store.path, open_workbook.session.saver
        assert saver is not None
        open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "first", "done", TODAY))
        if not saver.flush():
            return "the first save failed"
        if during:
            with between_once(lambda: put(path)):
                _tick(open_workbook)
                saved = saver.flush()
        else:
            put(path)
            _tick(open_workbook)
            saved = saver.flush()
        if saved or saver.state == "saved":
            return "said to be saved"
        there = path.lstat()
        problem = _kept(open_workbook, key)
        if path.lstat()[:7] != there[:7]:
            return "overwritten"
        return problem


def nothing_can_be_written() -> str:
    """Neither the workbook nor a recovery file: it has to be said."""

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with _opened() as open_workbook:
        create = private_file.create
        vars(private_file)["create"] = refuse
        try:
            _tick(open_workbook)
            open_workbook.close()
        finally:
            vars(private_file)["create"] = create
        if open_workbook.kept.saved or not open_workbook.kept.lost or open_workbook.kept.problem != "the disk is full":
            return f"said {open_workbook.kept}"
        return "" if Store(open_workbook.store.path).read() == story() else "the file is not as it was"


def figures() -> tuple[int, int]:
    """All attacks, plain and encrypted, before and during a save. Returns how many, and how many did harm."""
    key = Key.make("four words")
    problems = {"nothing can be written": nothing_can_be_written()}
    for put in PUT:
        for sealed in (None, key):
            for during in (False, True):
                name = (
                    f"{put.__name__}, {'encrypted' if sealed else 'plain'}, {'during' if during else 'before'} a save"
                )
                problems[name] = put_in_place(put, sealed, during=during)
    for name, problem in problems.items():
        if problem:
            print(f"  {name}: {problem}")
    return len(problems), sum(map(bool, problems.values()))


# Changes by hand at any moment of a save


def changed_by_hand(size: int, chance: random.Random, took: float, place: Path) -> bool:
    """Another process puts its version in place at some moment of a save. Returns whether a version was lost."""
    path = place / "workbook.toml"
    mine = edits.mark_step(many_contacts(size), "keep-number", "done", TODAY)
    store = Store(path)
    store.read()
    theirs, ready = path.read_bytes() + b"\n# by hand\n", place / "ready"
    wait = chance.uniform(0, took)
    child = os.fork()
    if child == 0:
        try:
            new = place / "theirs"
            new.write_bytes(theirs)
            ready.touch()
            time.sleep(wait)
            new.replace(path)
        finally:
            os._exit(0)
    while not ready.exists():
        time.sleep(0.0005)
    try:
        store.write(mine)
        saved = True
    except ChangedElsewhereError:
        saved = False
    os.waitpid(child, 0)
    content = path.read_bytes()
    if saved and Store(path).read() != mine and content != theirs:
        return True
    return content != theirs and not any(file.read_bytes() == theirs for file in store.backups.folder.glob("*"))


def races(rounds: int = 40, seed: int = 1) -> tuple[int, int]:
    """Rounds for each size. Returns how many, and how often a version was lost."""
    chance, lost, tried = random.Random(seed), 0, 0
    for size in SIZES:
        for _round in range(rounds):
            place = Path(tempfile.mkdtemp(prefix="ashore-race-"))
            try:
                Store(place / "workbook.toml").write(many_contacts(size))
                begun = time.monotonic()
                store = Store(place / "workbook.toml")
                store.read()
                read = time.monotonic() - begun
                store.write(many_contacts(size))
                took = time.monotonic() - begun - read
                shutil.rmtree(store.backups.folder)
                tried, lost = tried + 1, lost + changed_by_hand(size, chance, took * 1.2, place)
            finally:
                shutil.rmtree(place)
    return tried, lost
