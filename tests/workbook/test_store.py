"""The file on disk: private, durable, with backups; and what is said when it cannot be used."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ashore.storage import private_file
from ashore.workbook import edits
from ashore.workbook.file.problems import WorkbookError
from ashore.workbook.file.store import Store
from tests.support import TODAY, empty, story


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_saved_and_read_privately_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "a" / "b" / "workbook.toml"
        Store(path).write(story())
        Store(path).write(empty())
    finally:
        os.umask(old)
    assert Store(path).read() == empty()
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == mode(path.parent / "backups") == 0o700
    assert [mode(backup) for backup in (path.parent / "backups").iterdir()] == [0o600]
    assert sorted(p.name for p in path.parent.iterdir()) == ["backups", "workbook.toml"]


def test_the_first_save_of_a_session_keeps_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    assert not (tmp_path / "backups").exists()
    second = Store(path)
    second.write(empty())
    second.write(edits.mark_step(empty(), "x", "done", TODAY))
    (backup,) = (tmp_path / "backups").iterdir()
    assert Store(backup).read() == story()


def test_no_file_is_no_workbook(tmp_path: Path) -> None:
    assert Store(tmp_path / "none.toml").read() is None


def test_files_that_are_none(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    binary = tmp_path / "binary"
    binary.write_bytes(b"schema = 1\n\xff\xfe")
    for path, words in (
        (tmp_path, "a folder, not a file"),
        (fifo, "not a file that can hold a workbook"),
        (Path("/dev/null"), "not a file that can hold a workbook"),
        (large, "too large"),
        (binary, "byte 12 is not UTF-8 text"),
        (tmp_path / "binary" / "x", "a part of the path is not a folder"),
    ):
        with pytest.raises(WorkbookError) as error:
            Store(path).read()
        assert words in str(error.value)
        assert str(error.value).startswith(str(path))


def test_ones_own_link_is_followed_and_stays(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "workbook.toml"
    Store(real).write(story())
    link = tmp_path / "workbook.toml"
    link.symlink_to(real)
    store = Store(link)
    assert store.read() == story()
    store.write(empty())
    assert link.is_symlink()
    assert Store(real).read() == empty()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files of other users")
def test_what_another_user_put_there_is_refused(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    Store(real).write(story())
    link = tmp_path / "workbook.toml"
    link.symlink_to(real)
    os.lchown(link, 12345, 12345)
    with pytest.raises(WorkbookError, match="was not made by you"):
        Store(link).read()
    os.chown(real, 12345, 12345)
    with pytest.raises(WorkbookError, match="belongs to another user"):
        Store(real).read()


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "workbook.toml"
    store = Store(path)
    store.write(story())

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        store.write(empty())
    monkeypatch.undo()
    assert Store(path).read() == story()
    assert not list(tmp_path.glob(".*"))


def test_a_private_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x"
    private_file.create(path, "one")
    with pytest.raises(FileExistsError):
        private_file.create(path, "two")
    assert path.read_text() == "one"
