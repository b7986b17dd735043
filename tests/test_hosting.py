"""What `docs/hosting` ships is accepted by those for whom it is, and names nothing that is not there."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ashore.cli import kiosk
from ashore.cli.parser import parser, parsers
from benchmarks.hall.server import sshd

HOSTING = Path(__file__).parents[1] / "docs" / "hosting"
FILES = sorted(file for file in HOSTING.iterdir() if file.is_file())
CALL = re.compile(r"(?:^|[/\s`(=])ashore((?: +(?:--?[a-z][\w-]*(?:=\S+)?|[a-z]+))+)", re.MULTILINE)
"""Ashore as it is called in a line, with what stands behind it."""
PLAIN = ("README.md", "README.zh_CN.md")


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("keys") / "host"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True)
    return file


@pytest.mark.skipif(sshd() is None or not shutil.which("ssh-keygen"), reason="no sshd here")
@pytest.mark.parametrize("name", ["sshd_config", "sshd_config.own"])
def test_sshd_knows_every_line(name: str, key: Path) -> None:
    command = [sshd() or "", "-t", "-f", str(HOSTING / name), "-o", f"HostKey={key}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "privilege separation directory" not in line.casefold()]
    assert (said, done.returncode == 0 or not said) == ([], True)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_knows_every_line() -> None:
    command = ["systemd-analyze", "verify", str(HOSTING / "ashore-hall.service")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "ashore-hall" in line] == []


def test_every_option_of_ashore_that_is_named_is_there() -> None:
    whole = parser()
    options = {option for each in parsers(whole) for action in each._actions for option in action.option_strings}
    verbs = {verb for a in whole._actions if isinstance(a, argparse._SubParsersAction) for verb in a.choices}
    named = 0
    for file in FILES:
        for call in CALL.findall(file.read_text("utf-8")):
            given = [part.partition("=")[0] for part in call.split()]
            named += len([part for part in given if part in options])
            assert {part for part in given if part.startswith("-")} <= options, (file.name, call)
            assert given[0].startswith("-") or given[0] in verbs or file.name in PLAIN, (file.name, call)
    assert named > 8


def test_every_variable_that_is_named_is_read() -> None:
    known = {kiosk.HIDE, kiosk.END, "ASHORE_HOME"}
    for file in FILES:
        assert set(re.findall(r"ASHORE_[A-Z_]+", file.read_text("utf-8"))) <= known
    shipped = (HOSTING / "sshd_config").read_text("utf-8")
    assert f"{kiosk.HIDE}={kiosk.HIDE_AFTER} {kiosk.END}={kiosk.END_AFTER} " in shipped


@pytest.mark.parametrize("name", ["sshd_config", "ashore-reader"])
def test_readers_get_the_program_with_nothing_in_reach(name: str) -> None:
    calls = re.findall(r"/opt/ashore/bin/ashore(.*)", (HOSTING / name).read_text("utf-8"))
    assert calls
    assert all("--ephemeral --kiosk" in call for call in calls)


def test_the_login_shell_is_a_script_that_runs() -> None:
    shell = HOSTING / "ashore-reader"
    assert shell.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", str(shell)], check=True)


def test_every_file_is_named_in_the_guide() -> None:
    said = (HOSTING / "README.md").read_text("utf-8")
    assert [file.name for file in FILES if file.name not in said and file.name != "README.md"] == []
