"""Between Ashore and the terminal: a terminal that goes away, bytes that are no text, marks that are not painted."""

from __future__ import annotations

import io
import threading
from typing import IO, cast

import pytest
from rich.segment import ControlType, Segment
from textual.color import Color
from textual.drivers._writer_thread import WriterThread

from ashore.tui.terminal import ControlFilter, InputDecoder, LastingFile, may_ask_for_mouse


class Gone(io.StringIO):
    """A terminal that has gone away."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_nobody_waits_for_a_terminal_that_has_gone_away() -> None:
    writer = WriterThread(cast(IO[str], LastingFile(Gone())))
    writer.start()

    def talk() -> None:
        for _turn in range(500):  # more than its queue takes
            writer.write("x")
        writer.stop()

    talking = threading.Thread(target=talk, daemon=True)
    talking.start()
    talking.join(10)
    assert not talking.is_alive()
    assert not writer.is_alive()


def test_what_is_written_reaches_a_terminal_that_is_there() -> None:
    there = io.StringIO()
    file = LastingFile(there)
    assert file.write("岸") == 1
    file.flush()
    assert there.getvalue() == "岸"


def test_the_end_of_input_is_said_and_odd_bytes_are_replaced() -> None:
    decoder = InputDecoder()
    assert decoder.decode(b"\xe5\xb2") == ""
    assert decoder.decode(b"\xb8\xff") == "岸\ufffd"
    assert decoder.decode(b"", final=True) == ""
    with pytest.raises(EOFError):
        decoder.decode(b"")


def test_the_filter_leaves_plain_text_alone_and_takes_marks_out() -> None:
    plain, control = Segment("text 岸"), Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    shown = ControlFilter().apply([plain, control, Segment("a\u202eb\x1b[31mc\td")], Color(0, 0, 0))
    assert [segment.text for segment in shown] == ["text 岸", "\x1b[2J", "ab[31mc d"]


@pytest.mark.parametrize(
    ("surroundings", "asked"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux"}, True),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux", "STY": "1.pts"}, True),
        ({"TERM": "screen-256color"}, True),
        ({"TERM": "screen-256color", "STY": "1.pts"}, False),
        ({"TERM": "screen.xterm-256color"}, False),
        ({"TERM": "xterm-256color", "STY": "1.pts"}, True),
        ({}, True),
    ],
)
def test_only_screen_is_not_asked_for_the_mouse(surroundings: dict[str, str], asked: bool) -> None:
    assert may_ask_for_mouse(surroundings) is asked
