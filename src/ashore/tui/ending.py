"""Being asked to end, by a signal or a closed terminal: everything is kept, then it ends, whatever is going on."""

from __future__ import annotations

import asyncio
import contextvars
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from ashore import system
from ashore.wording.unsaved import kept_words
from ashore.workbook.open_workbook import OpenWorkbook

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp

GRACE = 5.0
"""Seconds from when everything is kept to the end of the program; then it is ended without the screen's help."""


class Ending:
    """Answers signals in a thread of its own, so that neither a page nor a terminal that takes nothing holds it up.

    Python runs a handler between two steps of whatever the main thread does, so that it may not wait for anything.
    """

    def __init__(self, app: AshoreApp, open_workbook: OpenWorkbook, complain: Callable[[str], None]) -> None:
        self._app, self._open_workbook, self._complain = app, open_workbook, complain
        self._asked = 0

    def begin(self) -> None:
        """Listen from now on, in the main thread and its loop; until the process ends."""
        self._loop = asyncio.get_running_loop()
        self._context = contextvars.copy_context()
        with suppress(NotImplementedError):  # Windows, where the browser's driver has none either
            for number in (signal.SIGINT, signal.SIGTERM):
                self._loop.remove_signal_handler(number)  # the browser's driver has its own, which do not save
        system.on_end(self._ask)

    def _ask(self, number: int) -> None:
        if not self._asked:
            self._asked = number
            threading.Thread(target=self._end, name="ending", daemon=True).start()

    def _end(self) -> None:
        """Keep everything, and end: by the app, which leaves the terminal as it was; without it where that takes long.

        Whatever was typed until the app has ended is kept by whoever runs it.
        """
        self._open_workbook.keep_unsaved()
        with suppress(RuntimeError):  # the loop has ended: the program is on its way out already
            self._loop.call_soon_threadsafe(self._leave, context=self._context)
        time.sleep(GRACE)
        kept = self._open_workbook.keep_unsaved()
        self._app.leave_at_once()
        if not kept.saved:
            self._complain(kept_words(kept))
        os._exit(1 if kept.lost else 128 + self._asked)

    def _leave(self) -> None:
        self._app.exit(return_code=128 + self._asked)
