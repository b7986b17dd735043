"""The short form of the fault harness; `python -m tests.faults` runs the long one and prints its figures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.workbook import edits
from ashore.workbook.desk import Desk
from ashore.workbook.store import Store
from tests.faults import interleave, saving
from tests.support import TODAY


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
    assert done.stdout.startswith("interleavings: 200, ")
    assert done.stdout.endswith("lost: 0\n")
    assert interleave.SESSIONS == 3


def test_a_folder_that_vanishes_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "workbook.toml"
    desk = Desk(path, TODAY)
    desk.session.apply(lambda workbook: edits.mark_step(workbook, "a", "done", TODAY))
    assert desk.session.saver is not None
    assert desk.session.saver.flush()
    shutil.rmtree(path.parent)
    desk.session.apply(lambda workbook: edits.mark_step(workbook, "b", "done", TODAY))
    assert desk.close()
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
        desk = Desk(place / "workbook.toml", TODAY)
        saver = desk.session.saver
        assert saver is not None
        saver.listen(lambda state, problem: told.append((state, problem)))
        desk.session.apply(lambda workbook: edits.mark_step(workbook, "a", "done", TODAY))
        assert saver.flush()
        desk.session.apply(lambda workbook: edits.set_unfinished(workbook, "x", "y" * 100_000))
        assert not saver.flush()
        assert ("failed", "the disk is full") in told
        on_disk = Store(place / "workbook.toml").read()
        assert on_disk is not None
        assert on_disk.unfinished == {}
        desk.session.undo()
        assert desk.close()
    finally:
        subprocess.run(["umount", str(place)], check=True)
