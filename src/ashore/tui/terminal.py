"""What stands between Ashore and the terminal: a filter on every painted line, and an input driver that survives."""

from __future__ import annotations

import codecs
import re
from functools import partial

from rich.segment import Segment
from textual.color import Color
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter

_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class ControlFilter(LineFilter):
    """Replaces what a terminal could act upon, or what turns the reading direction, in every line that is painted.

    Texts are cleaned where they come in; this is the second door, behind everything that paints.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if not any(_ACTIVE.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment if segment.control else Segment(_ACTIVE.sub("·", segment.text), segment.style)
            for segment in segments
        ]


class SteadyDriver(LinuxDriver):
    """Survives being stopped and continued from outside (`kill -STOP`), as well as by Ctrl+Z.

    Textual's driver sets the terminal up anew when it is continued; unless it was taken down before, there are two
    threads for the keyboard then, and leaving waits for a key that never comes.
    """

    def _sigcont_application(self, *_arguments: object) -> None:
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
        super()._sigcont_application()


def survive_odd_bytes() -> None:
    """Let bytes that are not UTF-8 (a terminal set to GBK) arrive as replacement characters.

    Textual's driver decodes strictly, so that one such byte ends the program.
    """

    def decoder(encoding: str) -> partial[codecs.IncrementalDecoder]:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = decoder
