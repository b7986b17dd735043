"""One writer at a time: the lock, reading beside it, handing over, and what happens without locks."""

from __future__ import annotations

import errno
import fcntl
import stat
from pathlib import Path

import pytest

from ashore.cli import erase
from ashore.storage import paths
from ashore.workbook import edits
from ashore.workbook.edits import Edit
from ashore.workbook.file.problems import ChangedElsewhereError
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story


def tick(step: str) -> Edit:
    return lambda workbook: edits.mark_step(workbook, step, "done", TODAY)


def steps(path: Path) -> list[str]:
    workbook = Store(path).read()
    return [step.id for step in workbook.steps] if workbook else []


def test_the_second_session_only_reads_and_sees_what_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    first = OpenWorkbook(path, TODAY)
    second = OpenWorkbook(path, TODAY)
    assert (first.mode, second.mode) == ("writing", "reading")
    refusals = []
    second.session.refused = lambda: refusals.append(1)
    second.session.apply(tick("b"))
    assert second.session.value == empty()
    assert refusals == [1]
    first.session.apply(tick("a"))
    assert first.session.saver is not None
    assert first.session.saver.flush()
    assert second.refresh()
    assert not second.refresh()
    assert [step.id for step in second.session.value.steps] == ["a"]
    assert first.close()
    assert second.close()


def test_the_pen_is_handed_over_with_everything_saved(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    first, second = OpenWorkbook(path, TODAY), OpenWorkbook(path, TODAY)
    first.session.apply(tick("a"))
    second.request_lock()
    assert not second.take_lock()
    assert first.lock_is_requested()
    assert first.release_lock()
    assert first.mode == "reading"
    assert not first.lock_is_requested()
    assert second.take_lock()
    assert [step.id for step in second.session.value.steps] == ["a"]
    second.session.apply(tick("b"))
    first.session.apply(tick("c"))
    assert second.close()
    assert first.close()
    assert steps(path) == ["a", "b"]


def test_the_pen_is_kept_while_something_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = OpenWorkbook(tmp_path / "w.toml", TODAY), OpenWorkbook(tmp_path / "w.toml", TODAY)

    def refuse(_workbook: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(first.store, "write", refuse)
    first.session.apply(tick("a"))
    second.request_lock()
    assert not first.release_lock()
    assert first.mode == "writing"
    assert not second.take_lock()
    monkeypatch.undo()
    assert first.release_lock()
    assert second.take_lock()
    assert [step.id for step in second.session.value.steps] == ["a"]
    second.close()
    first.close()


def test_closing_lets_go_and_leaves_nothing_readable_by_others(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    open_workbook = OpenWorkbook(path, TODAY)
    open_workbook.session.apply(tick("a"))
    open_workbook.close()
    for file in tmp_path.rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) in (0o600, 0o700), file
    again = OpenWorkbook(path, TODAY)
    assert again.mode == "writing"
    again.close()


def test_without_locks_a_save_compares_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    path = tmp_path / "w.toml"
    first, second = OpenWorkbook(path, TODAY), OpenWorkbook(path, TODAY)
    assert (first.mode, second.mode) == ("careful", "careful")
    first.session.apply(tick("a"))
    assert first.session.saver is not None
    assert second.session.saver is not None
    assert first.session.saver.flush()
    second.session.apply(tick("b"))
    assert not second.session.saver.flush()
    assert steps(path) == ["a"]
    second.keep_mine()
    assert second.session.saver.state == "saved"
    assert steps(path) == ["b"]
    assert [steps(backup) for backup in (tmp_path / "backups").iterdir()] == [["a"]]
    assert second.close()
    first.session.apply(tick("c"))
    assert not first.close()
    assert steps(path) == ["b"]


def test_a_change_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    store = Store(path)
    store.write(story())
    path.write_text(path.read_text("utf-8") + "\n# by hand\n", "utf-8")
    with pytest.raises(ChangedElsewhereError):
        store.write(empty())
    assert path.read_text("utf-8").endswith("# by hand\n")
    kept = store.keep_mine(empty())
    assert Store(kept).read() == empty()


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    open_workbook = OpenWorkbook(tmp_path / "w.toml", TODAY)
    open_workbook.close()
    blocked = tmp_path / "file" / "w.toml"
    with pytest.raises(Exception, match="not a folder"):
        OpenWorkbook(blocked, TODAY)


def test_what_earlier_versions_kept_goes_at_the_next_start_that_writes(home: Path) -> None:
    """The answer of `status` beside the workbook, read content and forms of numbers in the cache."""
    path = paths.data_dir() / "workbook.toml"
    Store(path).write(story())
    old = [path.with_name(".workbook.toml.status")]
    old += [paths.cache_dir() / kind / "0123-1-2.msgpack" for kind in ("content", "formats")]
    kept = paths.cache_dir() / "compiled" / "0123-1-2.mo"
    for file in (*old, kept):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"old")
    assert set(old) <= set(erase.what(path))
    OpenWorkbook(path, TODAY, ephemeral=True)
    assert all(file.exists() for file in old)
    open_workbook = OpenWorkbook(path, TODAY)
    assert not any(file.exists() for file in old)
    assert not any(file.parent.exists() for file in old[1:])
    assert kept.exists()
    open_workbook.close()
