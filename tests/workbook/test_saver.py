"""The saver: whatever goes wrong is said, kept and tried again, and nobody waits for it for good."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ashore.workbook import edits, saver
from ashore.workbook.file.compared_file import LARGEST_FILE
from ashore.workbook.file.problems import ChangedElsewhereError
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from ashore.workbook.saver import Saver
from tests.support import TODAY, empty, story

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files of other users")


class Panic(BaseException):
    """As a library that is written in another language raises it: no Exception."""


def more(workbook: Workbook) -> Workbook:
    return edits.mark_step(workbook, "keep-number", "done", TODAY)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread tries again at once."""
    monkeypatch.setattr(saver, "RETRY", 0.05)
    monkeypatch.setattr(saver, "DELAY", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "workbook.toml"
    Store(place).write(story())
    return place


@pytest.fixture
def saves(path: Path) -> Iterator[Saver]:
    store = Store(path)
    store.read()
    made = Saver(store)
    yield made
    made.end()


def until(condition: Callable[[], bool], limit: float = 20) -> None:
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end, "never came about"
        time.sleep(0.01)


def of_another_user(path: Path) -> None:
    os.chown(path, 12345, 12345)


def too_large(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(LARGEST_FILE + 1)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def another_text(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# by hand\n")


def no_toml(path: Path) -> None:
    path.write_bytes(b"half a fi")


PUT_IN_PLACE = [
    pytest.param(of_another_user, "failed", "belongs to another user", marks=AS_ROOT),
    (too_large, "failed", "too large to be a workbook"),
    (a_pipe, "failed", "not a file that can hold a workbook"),
    (a_folder, "failed", "a folder, not a file"),
    (a_link, "failed", "a link that leads nowhere, or was not made by you"),
    (another_text, "conflict", "the file was changed by another program"),
    (no_toml, "conflict", "the file was changed by another program"),
]


@pytest.mark.parametrize(("put", "state", "words"), PUT_IN_PLACE)
def test_what_stands_in_the_files_place_is_said_and_never_overwritten(
    saves: Saver, path: Path, put: Callable[[Path], None], state: str, words: str
) -> None:
    told: list[tuple[str, str]] = []
    saves.listen(lambda *what: told.append(what))
    before = path.read_bytes()
    put(path)
    put_there = path.lstat()
    for value in (more(story()), more(empty())):
        saves.submit(value)
        assert not saves.flush()
        assert (saves.state, saves.problem) == (state, words)
        assert (state, words) in told
    assert path.lstat()[:7] == put_there[:7]
    assert not list(path.parent.glob(".*"))
    # The one who put it there takes it away again: it is saved without another edit, and by the same thread.
    told.clear()
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.write_bytes(before)
    until(lambda: saves.state == "saved")
    assert Store(path).read() == more(empty())
    until(lambda: ("saved", "") in told)
    assert saves.close()


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "failed", "the disk is full"),
        (OSError(errno.EIO, "Input/output error"), "failed", "Input/output error"),
        (ChangedElsewhereError("changed"), "conflict", "changed"),
        (RuntimeError("the lender is X"), "failed", "a fault in the program (RuntimeError)"),
        (MemoryError(), "failed", "a fault in the program (MemoryError)"),
        (RecursionError(), "failed", "a fault in the program (RecursionError)"),
        (UnicodeEncodeError("utf-8", "x", 0, 1, "no"), "failed", "a fault in the program (UnicodeEncodeError)"),
        (Panic(), "failed", "a fault in the program (Panic)"),
        (SystemExit(), "failed", "a fault in the program (SystemExit)"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_every_error_is_said_kept_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, state: str, words: str
) -> None:
    store = Store(tmp_path / "workbook.toml")
    tries = []

    def refuse(_workbook: Workbook) -> None:
        tries.append(1)
        raise error

    monkeypatch.setattr(store, "write", refuse)
    saves = Saver(store)
    saves.submit(story())
    assert not saves.flush()
    assert (saves.state, saves.problem) == (state, words)
    until(lambda: len(tries) > 3)  # by itself
    assert not saves.close()
    assert not saves.close()  # and again: it is not forgotten by being closed
    assert saves.state == state
    monkeypatch.undo()
    assert saves.flush()
    assert (saves.state, saves.problem) == ("saved", "")
    assert Store(tmp_path / "workbook.toml").read() == story()
    saves.end()


def test_typing_on_while_it_fails_does_not_take_the_reason_away(saves: Saver, path: Path) -> None:
    a_folder(path)
    saves.submit(more(story()))
    assert not saves.flush()
    saves.submit(empty())
    assert saves.state == "failed"
    assert saves.problem


def test_a_disk_that_does_not_answer_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, answers, asked = Store(tmp_path / "workbook.toml"), threading.Event(), threading.Event()
    write = store.write

    def wait(workbook: Workbook) -> None:
        asked.set()
        assert answers.wait(60)
        write(workbook)

    monkeypatch.setattr(store, "write", wait)
    monkeypatch.setattr(saver, "PATIENCE", 0.2)
    saves = Saver(store)
    saves.submit(story())
    assert asked.wait(20)
    for _turn in range(2):
        begun = time.monotonic()
        assert not saves.flush(0.2)
        assert not saves.close(0.2)
        assert time.monotonic() - begun < 5
        assert (saves.state, saves.problem) == ("failed", "the disk does not answer")
    with pytest.raises(OSError), saves.between_saves():
        raise AssertionError("a save is under way")
    answers.set()
    assert saves.flush()
    assert saves.state == "saved"
    assert Store(store.path).read() == story()
    saves.end()


def test_saved_is_said_only_when_the_newest_value_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, begun, go_on = Store(tmp_path / "workbook.toml"), threading.Event(), threading.Event()
    write = store.write

    def slowly(workbook: Workbook) -> None:
        begun.set()
        assert go_on.wait(60)
        write(workbook)

    monkeypatch.setattr(store, "write", slowly)
    states: list[tuple[str, Workbook | None]] = []
    saves = Saver(store, lambda state, _problem: states.append((state, Store(store.path).read())))
    saves.submit(story())
    assert begun.wait(20)
    saves.submit(empty())  # while the first one is written
    go_on.set()
    assert saves.flush()
    assert all(there == empty() for state, there in states if state == "saved")
    assert states[-1] == ("saved", empty())
    saves.end()


def test_a_listener_that_fails_ends_no_saving(saves: Saver, path: Path) -> None:
    def fail(*_what: object) -> None:
        raise RuntimeError("the app has ended")

    saves.listen(fail)
    saves.submit(empty())
    assert saves.flush()
    saves.submit(story())
    assert saves.close()
    assert Store(path).read() == story()


def test_what_is_written_in_another_way_is_still_to_be_saved_where_that_fails(saves: Saver, path: Path) -> None:
    a_folder(path)
    saves.submit(empty())

    def fail() -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError):
        saves.instead(fail)
    assert not saves.flush()
    path.rmdir()
    assert saves.flush()
    assert Store(path).read() == empty()
