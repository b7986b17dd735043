"""A second process reads a large file: the same workbook, or none at all, and nothing stays behind."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from ashore.workbook import read_ahead
from ashore.workbook.file import codec
from ashore.workbook.file.passphrase import BEGIN, HEAD, is_encrypted
from ashore.workbook.file.store import Store, WorkbookError
from ashore.workbook.model import Contact, Workbook
from ashore.workbook.read_ahead import LARGE
from tests.support import story


def large() -> Workbook:
    """The whole story, with a long log: every field of an entry, offsets of several places, all kinds of texts."""
    moment = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    entry = Contact(
        id="k0",
        at=moment,
        debt="d1",
        said="第一行\n“明天上门”\ttab",
        my_promise="pay",
        my_until=moment.date(),
        minutes=3,
        in_writing=True,
        marks=("threat",),
    )
    zones = (dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=45)), moment.tzinfo)
    contacts = tuple(
        replace(entry, id=f"k{n}", at=(moment - dt.timedelta(hours=n)).astimezone(zones[n % 3])) for n in range(1500)
    )
    return replace(story(), contacts=contacts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "workbook.toml"
    path.write_text(codec.dump(large()), "utf-8")
    assert path.stat().st_size > LARGE
    return path


def test_what_comes_from_the_second_process_is_the_same(path: Path) -> None:
    store = Store(path)
    store.read_ahead()
    assert store._ahead
    there = store._ahead.workbook(hashlib.blake2b(path.read_bytes()).digest())
    assert there == large()
    assert there is not None
    assert [c.at.utcoffset() for c in there.contacts] == [c.at.utcoffset() for c in large().contacts]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_store_gives_what_is_in_the_file_when_it_is_opened(path: Path) -> None:
    store = Store(path)
    store.read_ahead()
    changed = replace(large(), jurisdiction="gb")
    path.write_text(codec.dump(changed), "utf-8")
    assert store.read() == changed


@pytest.mark.parametrize("damage", [b"x", b"\xff"])
def test_what_is_wrong_is_said_as_usual(path: Path, damage: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(b"[[contacts]]", damage, 1))
    with pytest.raises(WorkbookError) as without:
        Store(path).read()
    store = Store(path)
    store.read_ahead()
    with pytest.raises(WorkbookError) as error:
        store.read()
    assert str(error.value) == str(without.value)


@pytest.mark.parametrize("length", [0, 40, 90, 4000, -1])
def test_what_was_cut_off_does_not_count(path: Path, length: int) -> None:
    content = path.read_bytes()
    packed = read_ahead._packed(content, large())
    digest = hashlib.blake2b(content).digest()
    assert read_ahead._unpacked(packed, digest) == large()
    assert read_ahead._unpacked(packed[:length], digest) is None


def test_a_small_file_needs_no_second_process(path: Path) -> None:
    path.write_text(codec.dump(story()), "utf-8")
    store = Store(path)
    store.read_ahead()
    assert store._ahead is None
    assert store.read() == story()


def test_a_start_leaves_no_process_behind(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ashore.workbook.file.store import Store\n"
        "store = Store(Path(sys.argv[1])); store.read_ahead(); assert store.read().contacts\n"
        "import os\ntry: print(os.waitpid(-1, os.WNOHANG))\nexcept ChildProcessError: print('none')"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "none\n"


def test_a_long_comment_does_not_hide_what_a_file_is(path: Path) -> None:
    for comment in (b"", b"# x\n" * HEAD, b"# " + b"x" * (HEAD - 20) + b"\n"):
        assert is_encrypted(comment + BEGIN + b"\nabc")
        assert not is_encrypted(comment + b"schema = 6\n" + BEGIN)
        path.write_bytes(comment + BEGIN + b"\nabc")
        assert Store(path).locked()
        path.write_bytes(comment + b"schema = 6\n" + BEGIN)
        assert not Store(path).locked()
