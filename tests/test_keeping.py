"""Verbs on the files: whose they touch, what they say about what they left alone, and what they say is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest

from ashore.cli import files
from ashore.cli.main import main
from ashore.storage import private_file
from ashore.workbook import edits
from ashore.workbook.file.passphrase import Key, is_encrypted, is_weak
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story

Out = pytest.CaptureFixture[str]


@lru_cache
def key() -> Key:
    """One key for all tests: making one takes a second on purpose."""
    return Key.make("four words of it")


@pytest.fixture
def loan(tmp_path: Path) -> Path:
    """loan.toml with two backups, and beside it loan-b.toml with one that is newer."""
    path = tmp_path / "loan.toml"
    for _turn in range(3):
        Store(path).write(story())
    backups = tmp_path / "backups"
    private_file.create(tmp_path / "loan-b.toml", "schema = 5\n")
    (backups / "loan-b-20990101-000000.toml").write_bytes((tmp_path / "loan.toml").read_bytes())
    return path


def names(folder: Path) -> set[str]:
    """All files below a folder."""
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if not file.is_dir()}


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> None:
    """What is typed where a secret is asked for."""
    typed = iter(given)
    monkeypatch.setattr(files, "ask_secret", lambda _prompt: next(typed))


# Whose they touch


def test_restore_takes_no_backup_of_another_workbook(loan: Path, capsys: Out) -> None:
    own = Store(loan).backups.all()[-1].path.name
    assert main(["restore", "--workbook", str(loan)]) == 0
    assert f"restored from {own}" in capsys.readouterr().out
    for other in ("loan-b-20990101-000000.toml", "../loan-b.toml", "/etc/passwd", f"/elsewhere/{own}"):
        assert main(["restore", other, "--workbook", str(loan)]) == 1
        assert "not a backup of" in capsys.readouterr().err
    assert main(["restore", f"{loan.parent}/backups/{own}", "--workbook", str(loan)]) == 0


def test_erase_leaves_another_workbook_and_its_backups(loan: Path, capsys: Out) -> None:
    (loan.parent / "loan-set-aside-20260101-120000-000000.toml").write_text("damaged")
    assert main(["erase", "--yes", "--workbook", str(loan)]) == 0
    said = capsys.readouterr().out
    assert names(loan.parent) == {"loan-b.toml", "backups/loan-b-20990101-000000.toml"}
    assert "Not touched" in said and "loan-b.toml" in said


@pytest.mark.parametrize("name", ["lo[a-z]n.toml", "what*?.toml", "a b.toml", "w{1}.toml"])
def test_names_that_are_patterns_elsewhere_are_names(tmp_path: Path, name: str, capsys: Out) -> None:
    path = tmp_path / name
    Store(path).write(story())
    Store(path).write(empty())
    (tmp_path / "loin.toml").write_text("")
    assert main(["restore", "--workbook", str(path)]) == 0
    assert Store(path).read() == story()
    assert main(["erase", "--yes", "--workbook", str(path)]) == 0
    assert names(tmp_path) == {"loin.toml"}


def test_a_passphrase_leaves_the_backups_of_another_workbook_plain(loan: Path) -> None:
    store = Store(loan)
    store.read()
    assert store.protect(story(), key()) == []
    assert not is_encrypted((loan.parent / "backups" / "loan-b-20990101-000000.toml").read_bytes())
    assert all(is_encrypted(backup.path.read_bytes()) for backup in store.backups.all())


# What they say about copies

COPIES = ("loan.sync-conflict-20260101.toml", "loan.toml~", ".loan.toml.swp", "loan (1).toml")


@pytest.fixture
def copied(loan: Path) -> Path:
    """loan.toml with copies beside it, in the open."""
    for name in COPIES:
        (loan.parent / name).write_bytes(loan.read_bytes())
    return loan


def test_the_doctor_names_copies(copied: Path, capsys: Out) -> None:
    main(["doctor", "--workbook", str(copied)])
    said = capsys.readouterr().out
    assert all(name in said for name in COPIES) and "Not touched" in said and "Nothing has to be mended" in said
    assert "not encrypted" not in said


def test_the_doctor_names_what_is_in_the_open_beside_an_encrypted_workbook(copied: Path, capsys: Out) -> None:
    store = Store(copied)
    store.read()
    store.protect(story(), key())
    plain, other = store.backups.all()[:2]
    plain.path.write_text("schema = 5\n")
    other.path.write_bytes(Key.make("another one").encrypt(b"schema = 5\n"))
    assert main(["doctor", "--workbook", str(copied)]) == 1
    said = capsys.readouterr().out
    for name in (*COPIES, plain.path.name):
        assert f"{name}: not encrypted, though the workbook is" in said
    assert f"{other.path.name}: encrypted under another passphrase" in said


def test_setting_a_passphrase_names_copies(copied: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    one = key()  # made before: it is made by what is replaced here
    monkeypatch.setattr(Key, "make", lambda _passphrase: one)
    answers(monkeypatch, "four words of it", "four words of it")
    assert main(["passphrase", "set", "--workbook", str(copied)]) == 0
    said = capsys.readouterr().out
    assert "The workbook and its backups are encrypted now." in said
    assert "Not touched" in said and all(name in said for name in COPIES)


def test_a_backup_that_stays_as_it_was_is_not_called_encrypted(
    loan: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = key()  # made before: it is made by what is replaced here
    monkeypatch.setattr(Key, "make", lambda _passphrase: one)
    answers(monkeypatch, "four words of it", "four words of it")
    (loan.parent / "backups" / "loan-20200101-000000.toml").mkdir()
    assert main(["passphrase", "set", "--workbook", str(loan)]) == 1
    said = capsys.readouterr().out
    assert "backups are encrypted" not in said and "The workbook is encrypted now." in said
    assert "loan-20200101-000000.toml: could not be opened or written" in said


# What is taken as a passphrase


@pytest.mark.parametrize("weak", ["a", "short", "1234567", "aaaaaaaaaa", "abababababab", "  a b c   ", "cafe\u0301 ca"])
def test_a_passphrase_that_is_easy_to_guess_is_not_set(
    loan: Path, weak: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, weak, weak)
    assert main(["passphrase", "set", "--workbook", str(loan)]) == 1
    said = capsys.readouterr().err
    assert "at least 8 characters" in said and "Nothing was changed." in said and said.count("\n") == 1
    assert not is_encrypted(loan.read_bytes())


@pytest.mark.parametrize("strong", ["four words", "纸上得来终觉浅绝知", "12345678"])
def test_eight_characters_are_enough(strong: str) -> None:
    assert not is_weak(strong)


def test_a_short_one_that_was_set_before_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    Store(path, Key.make("a")).write(story())
    assert Store(path).unlock("a")


# What is gone


def test_erase_through_a_link_waits_for_the_session_that_has_the_file(tmp_path: Path, capsys: Out) -> None:
    real, link = tmp_path / "elsewhere" / "loan.toml", tmp_path / "loan.toml"
    Store(real).write(story())
    link.symlink_to(real)
    for opened, erased in ((link, link), (real, link), (link, real)):
        open_workbook = OpenWorkbook(opened, TODAY)
        assert open_workbook.mode == "writing"
        assert main(["erase", "--yes", "--workbook", str(erased)]) == 1
        assert "open in another session" in capsys.readouterr().err
        open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "keep-number", "done", TODAY))
        assert open_workbook.close()
    assert main(["erase", "--yes", "--workbook", str(link)]) == 0
    assert names(tmp_path) == set()


def test_two_sessions_through_a_link_and_beside_it_are_two(tmp_path: Path) -> None:
    real, link = tmp_path / "elsewhere" / "loan.toml", tmp_path / "loan.toml"
    Store(real).write(story())
    link.symlink_to(real)
    first, second = OpenWorkbook(link, TODAY), OpenWorkbook(real, TODAY)
    assert (first.mode, second.mode) == ("writing", "reading")
    first.close()
    second.close()


def test_what_cannot_be_removed_is_said(loan: Path, capsys: Out) -> None:
    (stuck,) = [loan.parent / "backups" / "loan-20200101-000000.toml"]
    stuck.mkdir()
    assert main(["erase", "--yes", "--workbook", str(loan)]) == 1
    said = capsys.readouterr()
    assert f"{stuck}: " in said.err
    assert "Removed, as far" not in said.out and "The others are still there" in said.out
    assert not loan.exists()


def test_what_another_program_writes_again_is_said(loan: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def written_again(self: Path, missing_ok: bool = False) -> None:
        unlink(self, missing_ok)
        if self == loan:
            loan.write_text("back")

    monkeypatch.setattr(Path, "unlink", written_again)
    assert main(["erase", "--yes", "--workbook", str(loan)]) == 1
    said = capsys.readouterr()
    assert f"{loan}: it is there again" in said.err and "Removed, as far" not in said.out


def test_a_folder_of_ones_own_stays(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "mine"
    Store(folder / "w.toml").write(story())
    Store(folder / "w.toml").write(empty())
    assert main(["erase", "--yes", "--workbook", str(folder / "w.toml")]) == 0
    assert folder.is_dir() and list(folder.iterdir()) == []


# Files that cannot be

VERBS: tuple[tuple[str, ...], ...] = (
    (),
    ("plain",),
    ("read", "1"),
    ("status",),
    ("letter", "hardship"),
    ("export", "contacts"),
    ("card",),
    ("check",),
    ("restore",),
    ("passphrase", "set"),
    ("passphrase", "remove"),
    ("erase", "--yes"),
    ("doctor",),
    ("where",),
    ("completion", "bash"),
    ("plan", "--principal", "2000", "--method", "fee", "--months", "2", "--start", "2026-12-15"),
    ("locale", "status", "zh_CN"),
)
READ_NONE = [("completion",), ("plan",), ("card",), ("locale",), ("where",)]
NO_PLACE = ("~nobody-of-that-name/x", "/", ".", "..", "{}", "{}/file/x", "{}/fifo", "x" * 300, "{}/loop")


@pytest.mark.parametrize("place", NO_PLACE)
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_workbook_where_none_can_be_is_one_line(
    verb: tuple[str, ...],
    place: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = names(tmp_path)
    code = main([*verb, "--workbook", place.replace("{}", str(tmp_path))])
    said = capfd.readouterr()
    assert code in (0, 1, 2)
    assert "Traceback" not in said.err
    there_is_nothing = verb[:1] in (("erase",), ("where",)) and code == 0
    if verb[:1] not in (*READ_NONE, ("doctor",)) and not there_is_nothing:
        assert code in (1, 2) and said.err.count("\n") == 1 and said.err.startswith("ashore: ")
    assert {name for name in before if not name.startswith("home")} <= names(tmp_path) | {"fifo", "loop"}


AS_NOBODY = """
import contextlib, io, os, sys
from ashore.cli.main import main
*verb, good, closed = sys.argv[1:]
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
    for file in (good, "/dev/null"):
        main([*verb, "--workbook", file])  # so that all is imported: it may not be readable for others
os.environ["ASHORE_HOME"] += "/own"
os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.exit(main([*verb, "--workbook", closed]))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="root makes a folder that an ordinary user may not enter")
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_a_folder_without_permission_is_one_line(verb: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="ashore-closed-") as name:
        place = Path(name)
        place.chmod(0o755)
        for workbook in ("open/w.toml", "closed/w.toml"):
            Store(place / workbook).write(story())
        (place / "home").mkdir()
        (place / "home").chmod(0o777)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, *verb, str(place / "open/w.toml"), str(place / "closed/w.toml")],
            capture_output=True,
            text=True,
            input="",
            env={**os.environ, "ASHORE_HOME": str(place / "home"), "HOME": str(place / "home")},
            start_new_session=True,
        )
        assert (place / "closed/w.toml").exists()
    assert "Traceback" not in done.stderr and done.returncode in (0, 1, 2)
    if verb == ("doctor",):
        assert "no permission" in done.stdout and "Versions" in done.stdout
    elif verb[:1] not in READ_NONE:
        assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
        assert "no permission" in done.stderr
