"""What stands around the program: completion, the man page, the doctor."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.cli.parser import parser
from docs.make import HERE, man_page

Out = pytest.CaptureFixture[str]


def verbs() -> list[str]:
    """The verbs of the command line."""
    return [name for action in parser()._actions if isinstance(action.choices, dict) for name in action.choices]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_every_verb(shell: str, capsys: Out) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert len(verbs()) > 12 and [verb for verb in verbs() if verb not in script] == []
    assert "ephemeral" in script


def test_bash_takes_the_completion(capsys: Out, tmp_path: Path) -> None:
    assert main(["completion", "bash"]) == 0
    file = tmp_path / "ashore.bash"
    file.write_text(capsys.readouterr().out, "utf-8")
    ask = 'COMP_WORDS=(ashore st); COMP_CWORD=1; _shtab_ashore st ashore; echo "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "-c", f'source {file}; COMP_LINE="ashore st"; COMP_POINT=9; {ask}'], capture_output=True, text=True
    )
    assert "status" in done.stdout, done.stderr


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="argparse words its help anew in each version")
def test_the_man_page_is_the_parsers() -> None:
    assert (HERE / "ashore.1").read_text("utf-8") == man_page(), "python -m docs.make"


def test_the_doctor_finds_nothing_to_mend(capsys: Out, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASHORE_HOME", str(tmp_path))
    assert main(["doctor", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "not there yet" in said and "textual" in said and "Nothing has to be mended." in said


def test_the_doctor_says_what_is_wrong(capsys: Out, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASHORE_HOME", str(tmp_path))
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "workbook.toml"
    file.write_text("schema = 99\n", "utf-8")
    file.chmod(0o644)
    assert main(["doctor", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "! " in said and "others on this machine can read it" in said and "To be mended: 2" in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o644 and file.read_text("utf-8") == "schema = 99\n"


def test_without_utf8_the_plain_way_is_taken_and_said(tmp_path: Path) -> None:
    surroundings = {**os.environ, "ASHORE_HOME": str(tmp_path), "PYTHONIOENCODING": "gb18030"}
    command = [sys.executable, "-m", "ashore", "--lang", "zh_CN"]
    done = subprocess.run(command, input=b"", capture_output=True, env=surroundings, timeout=60)
    assert done.returncode == 0
    assert "上岸手册" in done.stdout.decode("gb18030")
    assert "UTF-8" in done.stderr.decode("gb18030") and done.stderr.count(b"\n") == 1
