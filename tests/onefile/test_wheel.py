"""The wheel is the same to the byte, wherever and whenever it is built, and so is the one file of the same parts."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from onefile.__main__ import pack
from tests.onefile.making import ROOT, checkout, wheel


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


def test_one_file_made_twice_is_the_same_bytes(tmp_path: Path) -> None:
    made = wheel(ROOT, tmp_path / "wheel")
    files = []
    for name, mode in (("one", 0o600), ("another", 0o664)):
        with zipfile.ZipFile(made) as archive:
            archive.extractall(tmp_path / name)
        for path in (tmp_path / name).rglob("*.py"):
            path.chmod(mode)
        files.append(pack(tmp_path / name, tmp_path / f"out of {name}", compressed=False))
    first, second = files
    assert first.read_bytes() == second.read_bytes()
