"""What a screen reader gets from the plain way: nothing but lines, and the recording of them is of this program."""

from __future__ import annotations

import pytest

from docs.make import LANGUAGES
from docs.reading import file_of, lines_of, reading


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_recording_is_what_comes_from_the_terminal_now(language: str) -> None:
    assert reading(language) == file_of(language).read_text("utf-8"), "python -m docs.make"


@pytest.mark.parametrize("sent", ["a\x1b[2Kb", "a\rb", "a\x08b", "a\x07", "a\tb", "a\x9bb"])
def test_what_is_more_than_lines_is_no_reading(sent: str) -> None:
    with pytest.raises(ValueError, match="behind"):
        lines_of(sent.encode())


def test_lines_are_read_as_they_come() -> None:
    assert lines_of("会有人上门吗\r\n> ".encode()) == "会有人上门吗\n> "
