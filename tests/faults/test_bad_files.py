"""Files that are no workbook: each is one clear line, nothing is touched, nothing hangs or grows."""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.cli.main import main
from ashore.workbook.file import codec
from ashore.workbook.file.problems import WorkbookError
from ashore.workbook.file.store import Store
from ashore.workbook.model import SCHEMA
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story

GOOD = codec.dump(story())


def damaged() -> Iterator[tuple[str, bytes]]:
    """A corpus: a name and the bytes of each file."""
    good = GOOD.encode()
    for length in range(0, len(good), 7):
        yield f"cut-{length}", good[:length]
    chance = random.Random(3)
    for number in range(150):
        at = chance.randrange(len(good))
        yield f"flip-{number}", good[:at] + bytes([good[at] ^ (1 << chance.randrange(8))]) + good[at + 1 :]
    yield "empty", b""
    yield "bom", b"\xef\xbb\xbf" + good
    yield "crlf", good.replace(b"\n", b"\r\n")
    yield "cr", good.replace(b"\n", b"\r")
    yield "nul", good + b"\x00"
    yield "nul-inside", good.replace(b"schema", b"sch\x00ma")
    yield "latin-1", good + "# é".encode("latin-1")
    yield "utf-16", GOOD.encode("utf-16")
    yield "surrogate", good + b"# \xed\xa0\x80"
    yield "duplicate", good + b"schema = 1\n"
    yield "unknown", b"colour = 3\n" + good
    yield "newer", good.replace(f"schema = {SCHEMA}".encode(), f"schema = {SCHEMA + 1}".encode())
    yield "newest", good.replace(f"schema = {SCHEMA}".encode(), b"schema = 9" + b"9" * 4000)
    yield "huge-sum", good.replace(b'"2052.50"', b'"' + b"9" * 100_000 + b'"')
    yield "huge-number", good.replace(b"instalments = 3", b"instalments = " + b"9" * 5000)
    yield "nan", good.replace(b'"2052.50"', b"nan")
    yield "late-date", good.replace(b"2026-10-19", b"9999-99-99")
    yield "deep", good + b"x = " + b"[" * 50_000
    yield "deep-table", good + b"[" + b"a." * 20_000 + b"a]\n"
    yield "long-line", good + b"#" * 5_000_000
    yield "long-text", good.replace("李明".encode(), b"x" * 1_000_000)
    yield "list", good.replace(b"[budget]", b"[[budget]]")
    yield "binary", os.urandom(5000)


CORPUS = list(damaged())


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 200
    assert len({name for name, _content in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize(("name", "content"), CORPUS, ids=[name for name, _content in CORPUS])
def test_one_line_or_a_sound_workbook(name: str, content: bytes, tmp_path: Path) -> None:
    hold_one_line_or_sound(tmp_path / "workbook.toml", content)


def test_cut_off_at_every_length(tmp_path: Path) -> None:
    content = GOOD.encode()
    for length in range(len(content)):
        hold_one_line_or_sound(tmp_path / "workbook.toml", content[:length])


Plain = dict[str, object]
WORDS = st.sampled_from([*re.findall(r"[a-z_-]{2,}", GOOD), "x", "", "金额", "a b"])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=40)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(["2000.00", "-1", "1e9999", "NaN", "monthly", "b1", "9" * 500]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)


@st.composite
def made(draw: st.DrawFn) -> bytes:
    """A workbook in which some values, keys, lines or bytes are other ones."""
    kind = draw(st.sampled_from(["value", "lines", "bytes", "any"]))
    if kind == "any":
        return tomli_w.dumps(_without_none(draw(st.dictionaries(WORDS, VALUES, max_size=5)))).encode("utf-8", "replace")
    if kind == "value":
        data = tomllib.loads(GOOD)
        for _turn in range(draw(st.integers(1, 3))):
            _change_one(data, draw)
        return tomli_w.dumps(_without_none(data)).encode("utf-8", "replace")
    if kind == "lines":
        lines = GOOD.splitlines(keepends=True)
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[at] = draw(st.sampled_from([lines[other], "", lines[at] * 2, lines[at][::-1]]))
        return "".join(lines).encode()
    good = GOOD.encode()
    at = draw(st.integers(0, len(good)))
    return good[:at] + draw(st.binary(max_size=30)) + good[at + draw(st.integers(0, 30)) :]


def _change_one(data: Plain, draw: st.DrawFn) -> None:
    """Go down to some value, and put another in its place, or beside it, or take it away."""
    here: object = data
    while True:
        if isinstance(here, dict):
            key = draw(st.sampled_from([*here, None]))
            if key is None:
                here[draw(WORDS)] = draw(VALUES)
                return
            if not isinstance(here[key], dict | list) or not here[key] or draw(st.booleans()):
                if draw(st.booleans()):
                    here[key] = draw(VALUES)
                else:
                    del here[key]
                return
            here = here[key]
        elif isinstance(here, list):
            at = draw(st.integers(0, len(here) - 1))
            if not isinstance(here[at], dict | list) or not here[at]:
                here[at] = draw(VALUES)
                return
            here = here[at]


def _without_none(value: object) -> Any:
    """TOML has no null."""
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_none(inner) for inner in value if inner is not None]
    return value


@given(made())
@settings(max_examples=int(os.environ.get("ASHORE_EXAMPLES", "300")))
def test_one_line_or_a_sound_workbook_for_any_file(tmp_path: Path, content: bytes) -> None:
    hold_one_line_or_sound(tmp_path / "workbook.toml", content)


def hold_one_line_or_sound(path: Path, content: bytes) -> None:
    """Read a file: a sound workbook or one clear line; the file untouched; within a second (five, when busy)."""
    path.write_bytes(content)
    begun = time.monotonic()
    try:
        workbook = Store(path).read()
    except WorkbookError as error:
        message = str(error)
        assert message.startswith(f"{path}: ")
        assert "\n" not in message
        assert len(message) < len(str(path)) + 400
        assert not set(message) & set(map(chr, [*range(32), 127]))
    else:
        assert workbook is not None
        assert codec.load(codec.dump(workbook)) == workbook
    assert time.monotonic() - begun < 5
    assert path.read_bytes() == content


def test_what_is_no_ordinary_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    for path in (fifo, tmp_path / "folder", tmp_path / "loop", large, Path("/dev/zero"), Path("/dev/tty")):
        assert main(["check", str(path)]) == 1
        captured = capsys.readouterr()
        assert captured.err.startswith(f"ashore: {path}: ")
        assert captured.err.count("\n") == 1


def test_a_large_file_takes_no_memory(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(2 * 1024 * 1024 * 1024)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (600 * 1024 * 1024, 600 * 1024 * 1024))

    done = subprocess.run(
        [sys.executable, "-m", "ashore", "check", str(large)],
        capture_output=True,
        text=True,
        preexec_fn=limit,
        timeout=30,
    )
    assert done.returncode == 1
    assert "too large to be a workbook" in done.stderr


def test_the_newest_good_backup_is_offered_and_put_in_place(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    Store(path).write(empty())  # keeps the story as a backup
    (path.parent / "backups" / "workbook-29990101-000000.toml").write_text("schema = [")
    path.write_text("schema = 1\ncreated = yesterday\n")
    with pytest.raises(WorkbookError) as error:
        OpenWorkbook(path, TODAY)
    assert "The newest good backup is workbook-2" in str(error.value)
    assert "29990101" not in str(error.value)
    assert path.read_text() == "schema = 1\ncreated = yesterday\n"
    assert main(["restore"]) == 0
    out = capsys.readouterr().out
    assert "restored from workbook-2" in out
    assert Store(path).read() == story()
    (aside,) = path.parent.glob("workbook-set-aside-*.toml")
    assert aside.read_text() == "schema = 1\ncreated = yesterday\n"


def test_a_newer_file_is_left_to_the_newer_program(home: Path) -> None:
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    Store(path).write(empty())
    path.write_text(GOOD.replace(f"schema = {SCHEMA}", f"schema = {SCHEMA + 1}"))
    with pytest.raises(WorkbookError) as error:
        OpenWorkbook(path, TODAY)
    assert "written by a newer Ashore" in str(error.value)
    assert "backup" not in str(error.value)


def test_nothing_to_restore_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore"]) == 1
    assert "there is no backup that can be read" in capsys.readouterr().err


def test_erase_removes_everything_and_is_honest(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    OpenWorkbook(path, TODAY).close()
    Store(path).write(empty())
    assert main(["erase"]) == 2  # it asks, and there is nobody to ask
    assert path.exists()
    capsys.readouterr()
    assert main(["erase", "--yes"]) == 0
    assert "may keep older copies" in capsys.readouterr().out
    assert [file for file in home.rglob("*") if file.is_file()] == []
    assert main(["erase", "--yes"]) == 0
    assert "nothing to remove" in capsys.readouterr().out
