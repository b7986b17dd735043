"""A driver for Windows that survives what Textual's does not: odd input, a console that goes away."""

from __future__ import annotations

import contextlib
import sys
from typing import Any, cast

from textual.app import App
from textual.drivers import win32
from textual.drivers.win32 import EventMonitor
from textual.drivers.windows_driver import WindowsDriver

from ashore import system
from ashore.tui.terminal import LEAVING, LastingFile
from ashore.tui.textual_internals.parser import SteadyParser

assert sys.platform == "win32"

MOST_ERRORS = 20
"""Errors of the thread that reads the keyboard after which it is given up."""


class SteadyWindowsDriver(WindowsDriver):
    """Writes to a console that may go away, and gives it back at once when the program has to end."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._lasting = LastingFile(self._file)
        self._file = cast(Any, self._lasting)  # Textual asks for a wrapper of its own kind

    def leave_at_once(self) -> None:
        """Give the console back without waiting for a thread."""
        with contextlib.suppress(Exception):
            self._lasting.write(LEAVING)
            self._lasting.flush()
            if self._restore_console:
                self._restore_console()


class LastingMonitor(EventMonitor):
    """Reads the keyboard on after an error: Textual's thread would end, and nobody could type any more."""

    def run(self) -> None:
        """Read until the driver ends it."""
        for _turn in range(MOST_ERRORS):
            super().run()
            if self.exit_event.is_set():
                return
        system.hang_up()  # nobody will type any more: as when the console is closed


def survive_odd_input() -> None:
    """Let the driver read with `SteadyParser`, and go on after what it cannot read."""
    vars(win32).update(XTermParser=SteadyParser, EventMonitor=LastingMonitor)
