"""What cannot be saved is put beside the workbook, and the next session offers it."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from ashore.cli import erase
from ashore.storage import private_file
from ashore.workbook import edits
from ashore.workbook.edits import Edit
from ashore.workbook.file import codec, recovery
from ashore.workbook.file.passphrase import Key, is_encrypted
from ashore.workbook.file.problems import WorkbookError
from ashore.workbook.file.recovery import recovery_files
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story
from tests.workbook.test_saver import a_folder, another_text


def tick(step: str) -> Edit:
    return lambda workbook: edits.mark_step(workbook, step, "done", TODAY)


def steps(path: Path, key: Key | None = None) -> list[str]:
    workbook = Store(path, key).read()
    return [step.id for step in workbook.steps] if workbook else []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "workbook.toml"
    Store(place).write(tick("a")(empty()))
    return place


def unsaved_of(path: Path, *ticked: str, key: Key | None = None) -> Path:
    """A session ends while its file was changed by another program. Returns the recovery file."""
    open_workbook = OpenWorkbook(path, TODAY, key=key)
    for step in ticked:
        open_workbook.session.apply(tick(step))
    another_text(path)
    assert not open_workbook.close()
    assert open_workbook.kept.recovery
    return open_workbook.kept.recovery


# How it is written


def test_a_session_in_conflict_ends_with_both_versions_there(path: Path) -> None:
    old = os.umask(0)
    try:
        file = unsaved_of(path, "b")
    finally:
        os.umask(old)
    assert steps(path) == ["a"]
    assert path.read_text("utf-8").endswith("# by hand\n")
    assert steps(file) == ["a", "b"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert recovery_files(path) == [file]
    made = recovery.made(file)
    assert made
    assert abs(made.timestamp() - time.time()) < 60


def test_it_is_encrypted_where_the_workbook_is(tmp_path: Path) -> None:
    path, key = tmp_path / "workbook.toml", Key.make("four words")
    Store(path, key).write(tick("a")(empty()))
    file = unsaved_of(path, "b", key=key)
    assert is_encrypted(file.read_bytes())
    assert steps(file, key) == ["a", "b"]
    open_workbook = OpenWorkbook(path, TODAY, key=key)
    (offered,) = open_workbook.unsaved()
    open_workbook.take(offered)
    assert open_workbook.close()
    assert steps(path, key) == ["a", "b"]
    assert recovery_files(path) == []


def test_asked_twice_there_is_one_file_with_the_newest_value(path: Path) -> None:
    open_workbook = OpenWorkbook(path, TODAY)
    open_workbook.session.apply(tick("b"))
    another_text(path)
    first = open_workbook.keep_unsaved()
    assert first.recovery
    assert open_workbook.keep_unsaved() == first
    open_workbook.session.apply(tick("c"))
    assert not open_workbook.close()
    (file,) = recovery_files(path)
    assert steps(file) == ["a", "b", "c"]
    assert open_workbook.kept.recovery == file


def test_it_goes_again_where_saving_works_after_all(path: Path) -> None:
    open_workbook = OpenWorkbook(path, TODAY)
    before = path.read_bytes()
    open_workbook.session.apply(tick("b"))
    a_folder(path)
    assert open_workbook.keep_unsaved().recovery
    path.rmdir()
    path.write_bytes(before)
    assert open_workbook.close()
    assert recovery_files(path) == []
    assert steps(path) == ["a", "b"]


def test_where_not_even_that_can_be_written_it_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_workbook = OpenWorkbook(path, TODAY)

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(private_file, "create", refuse)
    open_workbook.session.apply(tick("b"))
    assert not open_workbook.close()
    assert open_workbook.kept.lost
    assert open_workbook.kept.problem == "the disk is full"
    assert recovery_files(path) == []


def test_sessions_that_write_nothing_write_none(path: Path) -> None:
    private, writing = OpenWorkbook(path, TODAY, ephemeral=True), OpenWorkbook(path, TODAY)
    reading = OpenWorkbook(path, TODAY)
    private.session.apply(tick("b"))
    reading.session.apply(tick("c"))
    for open_workbook in (private, reading):
        assert open_workbook.close()
        assert not open_workbook.kept.lost
    assert recovery_files(path) == []
    other = path.with_name("workbook-recovery-20260101-120000-000000.toml")
    Store(other).write(story())
    assert OpenWorkbook(path, TODAY, ephemeral=True).unsaved() == OpenWorkbook(path, TODAY).unsaved() == []
    assert other.exists()
    assert writing.close()


# Which files it is


@pytest.mark.parametrize("stem", ["workbook", "w[a-z]*", "w-recovery-20260101-120000-000000", "a.b", "手册"])
def test_they_belong_to_exactly_one_workbook(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.toml"
    mine = [recovery.write(path, b"x") for _turn in range(3)]
    for other in (f"{stem}-2.toml", f"x{stem}.toml", f"{stem}.txt", f"{stem}", "wx.toml", f"{stem}-recovery.toml"):
        recovery.write(tmp_path / other, b"x")
    for name in ("-recovery-20269999-120000-000000.toml", "-recovery-20260101.toml", "-recovery-x.toml"):
        (tmp_path / f"{stem}{name}").write_text("")
    (tmp_path / f"{stem}-recovery-20260101-120000-000001.toml").mkdir()
    (tmp_path / f"{stem}-recovery-20260101-120000-000002.toml").symlink_to(mine[0])
    assert recovery_files(path) == mine[::-1]
    assert set(mine) <= set(erase.what(path))


def test_what_a_killed_session_has_left_of_one_goes(path: Path) -> None:
    half = path.with_name(".workbook-recovery-20260101-120000-000000.toml.123.new")
    half.write_text("the lender is X")
    assert recovery_files(path) == []
    assert half in erase.what(path)
    OpenWorkbook(path, TODAY).protect("four words")
    assert not half.exists()


# How it is offered


def test_taken_it_is_the_value_and_the_files_version_is_in_the_backups(path: Path) -> None:
    file = unsaved_of(path, "b")
    open_workbook = OpenWorkbook(path, TODAY)
    (offered,) = open_workbook.unsaved()
    assert offered.file == file
    open_workbook.take(offered)
    assert not recovery_files(path)
    assert not open_workbook.unsaved()
    assert steps(path) == ["a", "b"]
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.read_text("utf-8").endswith("# by hand\n")
    assert open_workbook.session.undo()
    assert [step.id for step in open_workbook.session.value.steps] == ["a"]
    assert open_workbook.close()
    assert steps(path) == ["a"]


def test_taken_late_the_files_version_is_in_the_backups_all_the_same(path: Path) -> None:
    unsaved_of(path, "b")
    open_workbook = OpenWorkbook(path, TODAY)
    (offered,) = open_workbook.unsaved()
    open_workbook.session.apply(tick("x"))
    assert open_workbook.session.saver is not None
    assert open_workbook.session.saver.flush()  # the first save of the session has made its backup
    open_workbook.take(offered)
    assert ["a", "x"] in [steps(backup) for backup in (path.parent / "backups").iterdir()]
    assert open_workbook.close()


def test_it_goes_only_once_the_taken_value_is_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = unsaved_of(path, "b")
    open_workbook = OpenWorkbook(path, TODAY)
    (offered,) = open_workbook.unsaved()
    keep = open_workbook.store.keep_previous

    def keep_and_break() -> bytes | None:
        kept = keep()
        a_folder(path)
        return kept

    monkeypatch.setattr(open_workbook.store, "keep_previous", keep_and_break)
    open_workbook.take(offered)
    assert file.exists()
    assert open_workbook.unsaved() == []  # it is not offered to the session that has taken it
    open_workbook.session.apply(tick("c"))
    assert not open_workbook.close()
    (left,) = recovery_files(path)  # the taken one is contained in what is kept now
    assert left != file
    assert steps(left) == ["a", "b", "c"]


def test_not_taken_where_the_files_version_cannot_be_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = unsaved_of(path, "b")
    open_workbook = OpenWorkbook(path, TODAY)
    (offered,) = open_workbook.unsaved()

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(private_file, "create", refuse)
    with pytest.raises(OSError):
        open_workbook.take(offered)
    assert [step.id for step in open_workbook.session.value.steps] == ["a"]
    assert not open_workbook.session.can_undo
    assert file.exists()
    monkeypatch.undo()
    assert open_workbook.close()


def test_refused_it_is_gone_and_the_file_as_it_was(path: Path) -> None:
    file = unsaved_of(path, "b")
    before = path.read_bytes()
    open_workbook = OpenWorkbook(path, TODAY)
    open_workbook.refuse(open_workbook.unsaved()[0])
    assert not file.exists()
    assert open_workbook.close()
    assert path.read_bytes() == before
    assert not (path.parent / "backups").exists()


def test_several_are_offered_newest_first_and_what_is_saved_by_now_not_at_all(path: Path) -> None:
    files = [unsaved_of(path, step) for step in ("b", "c", "d")]
    open_workbook = OpenWorkbook(path, TODAY)
    assert [offered.file for offered in open_workbook.unsaved()] == files[::-1]
    open_workbook.session.apply(tick("b"))
    assert open_workbook.session.saver is not None
    assert [offered.file for offered in open_workbook.unsaved()] == files[::-1]  # what is only typed is not in it
    assert open_workbook.session.saver.flush()
    assert [offered.file for offered in open_workbook.unsaved()] == files[:0:-1]
    assert open_workbook.close()


def test_what_cannot_be_read_is_said_and_stays(path: Path) -> None:
    damaged = recovery.write(path, b"half a fi")
    locked = recovery.write(path, Key.make("another").encrypt(codec.dump(story()).encode()))
    open_workbook = OpenWorkbook(path, TODAY)
    found = {offered.file: offered for offered in open_workbook.unsaved()}
    assert found[damaged].workbook is None
    assert "not valid TOML" in found[damaged].problem
    assert "passphrase" in found[locked].problem
    assert open_workbook.close()
    assert set(recovery_files(path)) == {damaged, locked}


def test_one_that_was_plain_is_encrypted_with_the_workbook(path: Path) -> None:
    file = unsaved_of(path, "b")
    open_workbook = OpenWorkbook(path, TODAY)
    assert open_workbook.protect("four words") == []
    assert is_encrypted(file.read_bytes())
    assert [offered.file for offered in open_workbook.unsaved()] == [file]
    assert open_workbook.protect(None) == []
    assert steps(file) == ["a", "b"]
    assert open_workbook.close()


def test_a_workbook_that_cannot_be_opened_leads_to_it(path: Path) -> None:
    file = unsaved_of(path, "b")
    path.write_text("half a fi")
    with pytest.raises(WorkbookError, match=f"ashore restore {file.name}"):
        OpenWorkbook(path, TODAY)
    assert file.exists()
