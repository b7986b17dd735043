"""Evidence files are only read, and nothing but a regular file is."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ashore.workbook.evidence_file import digest, state_of
from ashore.workbook.model import Evidence


def piece(file: str, sha256: str | None = None) -> Evidence:
    return Evidence(id="e1", file=file, sha256=sha256)


def test_how_a_file_stands(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * 3_000_000)
    right = hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert digest(file) == right
    assert state_of(piece(str(file))) == "not-fixed"
    assert state_of(piece(str(file), right)) == "same"
    assert state_of(piece(str(file), "0" * 64)) == "changed"
    assert state_of(piece(str(tmp_path / "b"), right)) == "missing"
    assert state_of(piece("")) == "paper"


@pytest.mark.parametrize("name", ["a\0b", "~nobody-there/x", "x" * 499, "/", "/dev/zero", "/dev/stdin"])
def test_what_is_no_file_is_missing(name: str) -> None:
    if "\0" in name:  # the workbook cleans it away; whoever asks anyway gets an answer
        assert state_of(Evidence(id="e1", file=name)) == "missing"
    else:
        assert state_of(piece(name)) == "missing"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert state_of(piece(str(tmp_path / "pipe"))) == "missing"
