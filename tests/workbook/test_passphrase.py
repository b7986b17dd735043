"""A passphrase on the workbook: what is on disk, what opens it, the way back, and what a cut leaves behind."""

from __future__ import annotations

import base64
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.workbook import edits
from ashore.workbook.file import codec
from ashore.workbook.file.passphrase import Key, WrongPassphrase, is_encrypted
from ashore.workbook.file.problems import LockedError, WorkbookError
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story

SECRET = "四 words that nobody guesses"


def key() -> Key:
    """The key of the files here."""
    return Key.make(SECRET)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted workbook with an encrypted backup."""
    path = tmp_path / "workbook.toml"
    Store(path).write(empty())
    store = Store(path)
    store.read()
    assert store.protect(story(), key()) == []
    return path


def test_a_real_key_is_dear_to_guess_and_opens_as_the_others_do() -> None:
    """The other tests take cheap ones (tests/cheap_keys.py)."""
    real = Key.make("words with a real key")
    block = b"".join(real.wrapped.splitlines()[1:-1])
    factor = re.search(rb"-> scrypt \S+ (\d+)\n", base64.b64decode(block))
    assert factor
    assert int(factor[1]) >= 14
    assert real.fits("words with a real key")
    assert Key.open(real.encrypt(b"x"), "words with a real key").decrypt(real.encrypt(b"x")) == b"x"


def test_nothing_readable_is_left_in_the_files(path: Path) -> None:
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert len(files) == 2
    for file in files:
        content = file.read_bytes()
        assert is_encrypted(content)
        assert b"schema" not in content
        assert "李明".encode() not in content
        assert content.count(b"BEGIN AGE ENCRYPTED FILE") == 2
    assert Store(path, key()).read() == story()


def test_without_the_passphrase_it_is_one_line_and_stays_untouched(path: Path) -> None:
    before = path.read_bytes()
    store = Store(path)
    assert store.locked()
    with pytest.raises(LockedError) as error:
        store.read()
    assert str(error.value) == f"{path}: encrypted; its passphrase is needed"
    assert not store.unlock("something else")
    assert store.locked()
    assert store.unlock(SECRET)
    assert store.read() == story()
    assert path.read_bytes() == before


def test_the_same_characters_however_they_were_typed(path: Path) -> None:
    composed = Key.make("café")
    assert composed.fits("cafe\u0301")


def test_a_save_stays_encrypted_and_another_key_does_not_open_it(path: Path) -> None:
    open_workbook = OpenWorkbook(path, TODAY, key=key())
    open_workbook.session.replace(story())
    open_workbook.session.apply(lambda workbook: edits.changed(workbook, unfinished={"a": "b"}))
    assert open_workbook.close()
    assert is_encrypted(path.read_bytes())
    again = Store(path, key()).read()
    assert again is not None
    assert again.unfinished == {"a": "b"}
    other = Key.make("another")
    with pytest.raises(WorkbookError, match="damaged or under another passphrase"):
        Store(path, other).read()


def test_changed_and_removed_again_backups_with_it(path: Path) -> None:
    aside = path.parent / "workbook-set-aside-20261123-101112-000000.toml"
    aside.write_bytes(key().encrypt(b"not even TOML ["))
    unsaved = path.parent / "workbook-recovery-20261123-101112-000000.toml"
    unsaved.write_bytes(key().encrypt(codec.dump(empty()).encode()))
    half = path.parent / f".{path.name}.999999.new"
    half.write_text("left by a killed session")
    open_workbook = OpenWorkbook(path, TODAY, key=key())
    assert not half.exists()
    assert open_workbook.protect("new words") == []
    assert not open_workbook.store.locked()
    assert open_workbook.key is not None
    assert open_workbook.key.fits("new words")
    assert not open_workbook.key.fits(SECRET)
    for file in (path, aside, unsaved, *path.parent.glob("backups/*.toml")):
        with pytest.raises(WrongPassphrase):
            key().decrypt(file.read_bytes())
    assert open_workbook.protect(None) == []
    assert open_workbook.close()
    assert codec.load(path.read_text("utf-8")) == story()
    assert aside.read_text("utf-8") == "not even TOML ["
    assert Store(unsaved).read() == empty()
    for backup in path.parent.glob("backups/*.toml"):
        assert Store(backup).read() is not None


def test_a_cut_while_it_was_set_is_made_good_at_the_next_start(path: Path) -> None:
    (backup,) = path.parent.glob("backups/*.toml")
    backup.write_text(codec.dump(empty()))  # as if the session had ended between the workbook and its backups
    OpenWorkbook(path, TODAY, key=key()).close()
    assert is_encrypted(backup.read_bytes())
    assert Store(backup, key()).read() == empty()


def test_a_damaged_one_is_named_and_its_backup_offered(path: Path) -> None:
    content = path.read_bytes()
    other = b"x" if content[-80:-79] != b"x" else b"y"
    for wrong in (content[: len(content) // 2], content[:-80] + other + content[-79:], content.replace(b"AGE", b"AG")):
        path.write_bytes(wrong)
        with pytest.raises(WorkbookError) as error:
            OpenWorkbook(path, TODAY, key=key())
        assert str(error.value).startswith(f"{path}: ")
        assert "\n" not in str(error.value)
        assert "The newest good backup is workbook-2" in str(error.value)
        assert path.read_bytes() == wrong


def test_a_file_made_plain_by_hand_is_read_and_stays_plain(path: Path) -> None:
    path.write_text(codec.dump(empty()))
    open_workbook = OpenWorkbook(path, TODAY, key=key())
    assert open_workbook.session.value == empty()
    open_workbook.session.apply(lambda workbook: edits.changed(workbook, unfinished={"a": "b"}))
    assert open_workbook.close()
    assert not is_encrypted(path.read_bytes())


def test_a_failed_save_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_workbook = OpenWorkbook(path, TODAY, key=key())
    before = path.read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ashore.storage.private_file.replace", full)
    with pytest.raises(OSError, match="No space"):
        open_workbook.protect(None)
    monkeypatch.undo()
    assert open_workbook.key is not None
    assert path.read_bytes() == before
    assert open_workbook.close()


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed here")
def test_age_itself_opens_the_two_blocks_as_the_file_says(path: Path) -> None:
    first, second = path.read_bytes().split(b"-----END AGE ENCRYPTED FILE-----\n")[:2]
    end = b"-----END AGE ENCRYPTED FILE-----\n"
    (path.parent / "key.age").write_bytes(first[first.index(b"-----BEGIN") :] + end)
    (path.parent / "workbook.age").write_bytes(second + end)
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(path.parent)
        os.execvp("age", ["age", "-d", "-i", "key.age", "-o", "plain.toml", "workbook.age"])
    os.read(fd, 1000)
    os.write(fd, SECRET.encode() + b"\n")
    _pid, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert codec.load((path.parent / "plain.toml").read_text("utf-8")) == story()


def test_verbs_without_a_terminal_say_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ashore", "status", "--workbook", str(path)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert done.returncode == 1
    assert done.stderr == "ashore: the workbook has a passphrase, and there is no terminal to ask for it\n"


def test_the_heavy_part_is_not_imported_for_a_plain_file(path: Path) -> None:
    program = "import sys\nfrom ashore.cli.main import main\nmain(['status'])\nassert 'pyrage' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_an_unknown_use_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["passphrase"]) == 2
    assert main(["passphrase", "steal"]) == 2
