"""The wheel is the same to the byte, wherever and whenever it is built."""

from __future__ import annotations

import os
from pathlib import Path

from tests.onefile.making import checkout, wheel


def test_two_builds_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = checkout(tmp_path / "one"), checkout(tmp_path / "another with a longer name")
    for number, path in enumerate(sorted(other.rglob("*"), reverse=True)):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (number, 1_000_000_000 + number))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    first = wheel(one, tmp_path / "first")
    second = wheel(other, tmp_path / "second", 0o077, TMPDIR=str(temporary), TZ="Asia/Shanghai", PYTHONHASHSEED="7")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()
    assert list(temporary.iterdir()) == [], "what is compiled for the wheel is left behind"
