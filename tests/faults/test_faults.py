"""The short form of the fault harness; `python -m tests.faults` runs the long one and prints its figures."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ashore.workbook import edits
from ashore.workbook.file.passphrase import Key
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.faults import attacks, encryption, interleave, saving
from tests.support import TODAY, empty


def test_a_save_survives_a_kill_and_a_failure_at_every_operation() -> None:
    tried, lost = saving.in_process()
    assert tried > 150
    assert lost == 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed here")
def test_a_save_survives_a_kill_at_its_rename_and_its_flush() -> None:
    """Three real system calls in CI; all of them in the long form."""
    calls = saving.calls_of_a_save()
    chosen = [call for call in calls if call[0] == "fsync"][-1:] + [
        call for call in calls if call[0].startswith("rename")
    ]
    assert chosen
    for name, number in chosen:
        place = saving.prepared()
        assert saving.traced(place / "workbook.toml", f"{name}:signal=KILL:when={number}") in (-9, 137)
        assert saving.whole(place / "workbook.toml")
        shutil.rmtree(place)


def test_sessions_in_random_order_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.interleave", "200", "7"], capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "interleavings: 200, lost: 0\n"
    assert interleave.SESSIONS == 3


def test_a_folder_that_vanishes_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "workbook.toml"
    open_workbook = OpenWorkbook(path, TODAY)
    open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "a", "done", TODAY))
    assert open_workbook.session.saver is not None
    assert open_workbook.session.saver.flush()
    shutil.rmtree(path.parent)
    open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "b", "done", TODAY))
    assert open_workbook.close()
    saved = Store(path).read()
    assert saved is not None
    assert [step.id for step in saved.steps] == ["a", "b"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small file system")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True).returncode:
        pytest.skip("this machine does not let us mount")
    try:
        told: list[tuple[str, str]] = []
        open_workbook = OpenWorkbook(place / "workbook.toml", TODAY)
        saver = open_workbook.session.saver
        assert saver is not None
        saver.listen(lambda state, problem: told.append((state, problem)))
        open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "a", "done", TODAY))
        assert saver.flush()
        open_workbook.session.apply(lambda workbook: edits.set_unfinished(workbook, "x", "y" * 100_000))
        assert not saver.flush()
        assert ("failed", "the disk is full") in told
        on_disk = Store(place / "workbook.toml").read()
        assert on_disk is not None
        assert on_disk.unfinished == {}
        open_workbook.session.undo()
        assert open_workbook.close()
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_save_of_an_encrypted_workbook_survives_them_too() -> None:
    tried, lost = saving.in_process(Key.make("four words"))
    assert tried > 150
    assert lost == 0


@pytest.mark.parametrize(("change", "step"), [("changed", 4), ("set", 9), ("removed", 9)])
def test_a_passphrase_that_was_cut_off_leaves_nothing_under_another(change: str, step: int) -> None:
    points = range(step, encryption.operations(change) + 1, step)
    assert len(points) > 8
    assert [problem for number in points if (problem := encryption.killed_at(change, number))] == []
    assert [problem for number in points if (problem := encryption.failed_at(change, number, errno.ENOSPC))] == []


def test_what_is_put_in_the_files_place_stays_and_what_was_entered_is_kept() -> None:
    tried, harmed = attacks.figures()
    assert tried > 20
    assert harmed == 0


def test_a_change_by_hand_at_any_moment_of_a_save_is_never_overwritten() -> None:
    assert attacks.races(rounds=4, seed=3) == (12, 0)


def hold_told_and_kept(place: Path, words: str) -> None:
    """In a folder that cannot be written to: the reader is told, the value stays, and the file is as it was."""
    told: list[tuple[str, str]] = []
    open_workbook = OpenWorkbook(place / "workbook.toml", TODAY)
    saver = open_workbook.session.saver
    assert saver is not None
    saver.listen(lambda state, problem: told.append((state, problem)))
    open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "b", "done", TODAY))
    assert not saver.flush()
    assert ("failed", words) in told
    assert [step.id for step in open_workbook.session.value.steps] == ["a", "b"]
    assert not open_workbook.close()
    on_disk = Store(place / "workbook.toml").read()
    assert on_disk is not None
    assert [step.id for step in on_disk.steps] == ["a"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_file_system_that_can_only_be_read_is_told_and_loses_nothing(tmp_path: Path) -> None:
    place = tmp_path / "fixed"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True).returncode:
        pytest.skip("this machine does not let us mount")
    try:
        Store(place / "workbook.toml").write(edits.mark_step(empty(), "a", "done", TODAY))
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        hold_told_and_kept(place, "the disk can only be read")
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_folder_without_permission_is_told_and_loses_nothing() -> None:
    """As an ordinary user: root is never refused, so a child becomes nobody first."""
    with tempfile.TemporaryDirectory(prefix="ashore-fixed-") as name:
        place = Path(name)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                if os.geteuid() == 0:
                    place.chmod(0o777)
                    os.setgroups([])
                    os.setgid(65534)
                    os.setuid(65534)
                    place = place / "own"
                    place.mkdir()
                Store(place / "workbook.toml").write(edits.mark_step(empty(), "a", "done", TODAY))
                place.chmod(0o500)
                hold_told_and_kept(place, "no permission")
                place.chmod(0o700)
                code = 0
            except BaseException as error:
                print(repr(error), file=sys.stderr)
            finally:
                os._exit(code)
        _pid, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
