"""A driver for POSIX that survives what Textual's does not: being stopped from outside, odd input, a terminal that goes
away."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO, cast

from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from ashore.system import posix
from ashore.tui.terminal import CLEARED, LEAVING, InputDecoder, LastingFile, may_ask_for_mouse
from ashore.tui.textual_internals.app import LastingApp
from ashore.tui.textual_internals.parser import SteadyParser

assert sys.platform != "win32"

MOST_ERRORS = 20
"""Errors of the thread that reads the keyboard after which it is given up."""


class SteadyDriver(LinuxDriver):
    """Survives being stopped and continued from outside (`kill -STOP`), as well as by Ctrl+Z; ends with its terminal.

    Textual's driver sets the terminal up anew when it is continued; unless it was taken down before, there are two
    threads for the keyboard then, and leaving waits for a key that never comes. And when what it reads from is closed,
    it goes on asking for more without end; when what it writes to is closed, leaving waits for the thread that wrote.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse and may_ask_for_mouse(os.environ), size=size)
        self._file = cast(Any, LastingFile(self._file))  # Textual asks for a wrapper of its own kind

    def stop_application_mode(self) -> None:
        """Give the terminal back, with nothing left on it."""
        self.write(CLEARED)
        super().stop_application_mode()

    # A signal may come while a thread's lock is held that these need themselves: they wait until the loop is free.

    def _sigtstp_application(self, *_arguments: object) -> None:
        self._soon(super()._sigtstp_application)

    def _sigcont_application(self, *_arguments: object) -> None:
        self._soon(self._go_on)

    def _go_on(self) -> None:
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
        super()._sigcont_application()
        self._app.call_later(self._app.refresh, layout=True)  # the terminal has forgotten what was on it

    def _soon(self, call: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended, and all with it
            self._loop.call_soon_threadsafe(call)

    def leave_at_once(self) -> None:
        """Give the terminal back without waiting for anything: neither for a thread, nor for one who reads."""
        with contextlib.suppress(Exception):
            if self.attrs_before is not None:
                posix.set_terminal(self.fileno, self.attrs_before)
            posix.write_without_waiting(cast(TextIO, self._file).fileno(), LEAVING.encode())

    def _run_input_thread(self) -> None:
        for _turn in range(MOST_ERRORS):
            try:
                self.run_input_thread()
                return
            except (EOFError, OSError):
                break
            except Exception as error:  # what is typed from now on is read all the same
                self._app.call_later(cast(LastingApp[Any], self._app).unforeseen, error, self._app)
        posix.hang_up()  # nobody will type any more: as when the line is cut


def survive_odd_input() -> None:
    """Let the driver read with `InputDecoder` and `SteadyParser`."""
    vars(linux_driver).update(XTermParser=SteadyParser, getincrementaldecoder=lambda _encoding: InputDecoder)
