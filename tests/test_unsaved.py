"""What could not be saved, as the verbs know it: listed, told, put in place, removed, encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.workbook import edits
from ashore.workbook.file import recovery
from ashore.workbook.file.passphrase import Key, is_encrypted
from ashore.workbook.file.recovery import recovery_files
from ashore.workbook.file.store import Store
from tests.support import TODAY, story

Out = pytest.CaptureFixture[str]
NEWER = edits.mark_step(story(), "keep-number", "done", TODAY)
TOLD = "that could not be saved; 'ashore' offers it at its next start"


@pytest.fixture
def path(home: Path) -> Path:
    """A workbook, and beside it a version that could not be saved."""
    place = home / "data" / "workbook.toml"
    store = Store(place)
    store.write(story())
    recovery.write(place, store.content_of(NEWER))
    return place


@pytest.mark.parametrize("verb", ["status", "read", "letter hardship", "export contacts --format csv"])
def test_verbs_that_show_the_file_tell_that_there_is_more(path: Path, capsys: Out, verb: str) -> None:
    assert main(verb.split()) == 0
    said = capsys.readouterr()
    assert TOLD in said.err
    assert TOLD not in said.out
    assert said.err.count(TOLD) == 1


def test_where_and_doctor_name_it(path: Path, capsys: Out) -> None:
    (file,) = recovery_files(path)
    assert main(["where"]) == 0
    assert f"Could not be saved{file}" in capsys.readouterr().out.replace("saved ", "saved")
    main(["doctor"])
    assert f"! {file.name}" in capsys.readouterr().out
    recovery.discard(file)
    assert main(["where"]) == 0
    assert "Could not be saved" not in capsys.readouterr().out


def test_erase_removes_it_and_nothing_of_another_workbook(path: Path, capsys: Out) -> None:
    other = recovery.write(path.with_name("workbook-2.toml"), b"x")
    (file,) = recovery_files(path)
    assert main(["erase", "--yes"]) == 0
    assert str(file) in capsys.readouterr().out
    assert recovery_files(path) == []
    assert other.exists()


def test_restore_puts_it_in_place_where_the_workbook_cannot_be_opened(path: Path, capsys: Out) -> None:
    (file,) = recovery_files(path)
    path.write_text("half a fi")
    assert main(["restore", file.name]) == 0
    assert Store(path).read() == NEWER
    assert recovery_files(path) == []
    (aside,) = path.parent.glob("*-set-aside-*")
    assert aside.read_text() == "half a fi"
    assert str(aside) in capsys.readouterr().out


def test_restore_takes_no_file_of_another_workbook(path: Path, capsys: Out) -> None:
    other = recovery.write(path.with_name("workbook-2.toml"), Store(path).content_of(NEWER))
    assert main(["restore", other.name]) == 1
    assert Store(path).read() == story()
    assert other.exists()


def test_a_passphrase_is_set_and_removed_for_it_too(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setattr("ashore.cli.files.ask_secret", lambda _prompt: "four words of mine")
    monkeypatch.setattr("ashore.cli.shared.ask_secret", lambda _prompt: "four words of mine")
    (file,) = recovery_files(path)
    assert main(["passphrase", "set"]) == 0
    assert is_encrypted(file.read_bytes())
    key = Key.open(path.read_bytes(), "four words of mine")
    assert Store(file, key).read() == NEWER
    assert main(["passphrase", "remove"]) == 0
    assert Store(file).read() == NEWER
