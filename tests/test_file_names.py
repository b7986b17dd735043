"""What a file is called says what it is, in the reader's words, and nothing that a file system refuses."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.export.file_names import LONGEST, file_name

DAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hardship letter with one request", "hardship-letter-with-one-request-2026-11-29"),
        ("困难说明与一项请求", "困难说明与一项请求-2026-11-29"),
        ("../../etc/passwd: a/b", "etc-passwd-a-b-2026-11-29"),
        ("⟦…⟧", "letter-2026-11-29"),
    ],
)
def test_it_is_in_the_words_of_its_language(title: str, name: str) -> None:
    assert file_name(title, DAY, "letter") == name


@given(st.text(max_size=200))
def test_whatever_the_title_it_is_one_file_here(title: str) -> None:
    name = file_name(title, DAY, "letter")
    assert Path(name).name == name
    assert not name.startswith((".", "-"))
    assert len(name) <= LONGEST + len("-2026-11-29")
    assert len(os.fsencode(name + ".docx")) < 255


def test_where_the_file_system_cannot_write_it_the_plain_word_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsencode", lambda name: name.encode("ascii"))
    assert file_name("困难说明", DAY, "hardship") == "hardship-2026-11-29"
