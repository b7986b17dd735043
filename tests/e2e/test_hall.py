"""The short form of the hall: three readers at once over a real sshd with the shipped configuration."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.hall.measure import LIMIT, MARKER, START_LIMIT, measure
from benchmarks.hall.processes import sessions
from benchmarks.hall.readers import Reader, until
from benchmarks.hall.server import hall_server, here, is_there
from benchmarks.hall.traces import changed_since, holding, places
from tests.e2e.pages import runs
from tests.e2e.pages import until as until_holds

pytestmark = pytest.mark.skipif(not is_there(), reason="no sshd here")
SURROUNDINGS = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def test_three_readers_type_at_once_and_leave_nothing(tmp_path: Path) -> None:
    hall = measure(3, keys=6, idle_for=0.0)
    assert hall.sessions == 3
    assert len(hall.keys) == 18
    assert hall.left == []
    assert hall.running == 0
    assert MARKER not in hall.log


@pytest.mark.parametrize("asked_for", [("cat", "/etc/passwd"), ("sh",), ("ashore", "where")])
def test_what_a_reader_would_run_there_is_not_run(asked_for: tuple[str, ...]) -> None:
    with hall_server(here()) as server:
        done = subprocess.run(
            server.command(*asked_for, terminal=False), input="id\n", capture_output=True, text=True, check=False
        )
        assert "root:" not in done.stdout
        assert "uid=" not in done.stdout
        assert "there is no terminal here" in done.stderr
        assert done.returncode == 1
        reader = Reader(server.command(*asked_for), SURROUNDINGS)
        try:
            until([reader], lambda one: one.shows("You share this machine with others."), START_LIMIT)
        finally:
            reader.close()


def test_a_session_writes_no_file_by_the_systems_own_limit_and_ends_with_its_line() -> None:
    with hall_server(here()) as server:
        reader = Reader(server.command(), SURROUNDINGS)
        try:
            until([reader], lambda one: one.shows("Begin"), START_LIMIT)
            (session,) = sessions(server.pid)
            limits = Path(f"/proc/{session}/limits").read_text()
            for name in ("Max file size", "Max core file size"):
                line = next(line for line in limits.splitlines() if line.startswith(name))
                assert line.removeprefix(name).split()[:2] == ["0", "0"]
        finally:
            reader.close()
        until_holds(lambda: not runs(session), LIMIT)


def test_what_is_left_would_be_found(tmp_path: Path) -> None:
    since = time.time() - 1
    (tmp_path / "log").write_bytes(b"a" * 1000 + MARKER.encode("utf-16-le"))
    (tmp_path / f".{MARKER}.swp").write_bytes(b"")
    (tmp_path / "other").write_bytes(b"nothing")
    found = holding(MARKER, changed_since(since, [tmp_path]))
    assert sorted(found) == sorted([str(tmp_path / "log"), str(tmp_path / f".{MARKER}.swp")])
    assert Path("/tmp") in places()
