"""What stands between Ashore and the terminal: a filter on every painted line, output and input that survive."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from collections.abc import Mapping
from typing import TextIO

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from ashore.i18n.marks import without_unneeded
from ashore.text import ISOLATE_END, ISOLATES, unclosed

CLEARED = "\x1b[m\x1b[H\x1b[J"
"""Nothing is shown any more. The Linux console, screen and mosh have no other screen to go back to: what somebody owes
would stand there for whoever comes next."""
LEAVING = f"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[<u{CLEARED}\x1b[?1049l\x1b[?25h"
"""No mouse, no pasting in brackets, keys as usual, nothing shown, the screen as before, a cursor: as Textual's own at
the end."""
_ISOLATE = re.compile(f"[{ISOLATES}{ISOLATE_END}]")


def may_ask_for_mouse(surroundings: Mapping[str, str]) -> bool:
    """Whether the terminal may be asked to tell what the mouse does.

    GNU screen, once asked, keeps an Esc back until the next key is pressed: the way back matters more than a click.
    Over ssh only its longer name for a terminal tells it.
    """
    if "TMUX" in surroundings:
        return True
    name = surroundings.get("TERM", "")
    return not (name.startswith("screen.") or ("STY" in surroundings and name.startswith("screen")))


class ControlFilter(LineFilter):
    """Takes out of every painted line what a terminal could act upon, what turns the reading direction or is unseen.

    Texts are cleaned where they come in; this is the second door, behind everything that paints. In a language that is
    written from right to left its marks stay, and isolates that are closed in the line.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        cleaned = [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else self._clean(segment)
            for segment in segments
        ]
        isolated = any(not segment.control and _ISOLATE.search(segment.text) for segment in cleaned)
        return _closed(cleaned) if isolated else cleaned

    def _clean(self, segment: Segment) -> Segment:
        return Segment(without_unneeded(re.sub("[\t\n]", " ", segment.text)), segment.style)


def _closed(segments: list[Segment]) -> list[Segment]:
    """The pieces of a line without the isolates that do not end in it: a text may have been cut."""
    wrong = unclosed("".join(segment.text for segment in segments))
    found, begin = [], 0
    for segment in segments:
        text = "".join(character for at, character in enumerate(segment.text, begin) if at not in wrong)
        begin += len(segment.text)
        found.append(segment if text == segment.text else Segment(text, segment.style, segment.control))
    return found


class LastingFile(io.TextIOBase):
    """A terminal that may go away: from then on what is written is thrown away, and nobody waits for it.

    Textual's thread for output would die of the first failure, its queue fill up, and the program wait for room in it.
    """

    def __init__(self, file: TextIO | None) -> None:
        self._terminal = file

    def write(self, text: str) -> int:
        """Write, as long as there is somebody who reads."""
        with contextlib.suppress(OSError, ValueError):
            if self._terminal is not None:
                self._terminal.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand over what is written, as long as there is somebody who reads."""
        with contextlib.suppress(OSError, ValueError):
            if self._terminal is not None:
                self._terminal.flush()

    def fileno(self) -> int:
        """The number of the terminal itself."""
        if self._terminal is None:
            raise OSError("no terminal")
        return self._terminal.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._terminal is not None and self._terminal.isatty()


class InputDecoder:
    """What is typed, as text. Bytes that are not UTF-8 (a terminal set to GBK) become replacement characters.

    Textual decodes strictly, so that one such byte would end the program. Raises EOFError when there is no more input.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of the next bytes."""
        if not data and not final:
            raise EOFError
        return self._decoder.decode(data, final)
