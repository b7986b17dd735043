"""Saves off the screen's thread, soon after an edit, and again until it works."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Literal

from ashore.workbook.file.store import ChangedElsewhereError, Store, problem_of
from ashore.workbook.model import Workbook

DELAY = 0.4
"""Seconds from the first unsaved edit to its save: typing on does not put it off."""
RETRY = 3.0
"""Seconds from a failed save to the next try."""

SaveState = Literal["saved", "unsaved", "failed", "conflict"]
Listener = Callable[[SaveState, str], None]
"""Told the state, and with `failed` and `conflict` why, in words. Called from the saver's thread or the caller's."""


class Saver:
    """Keeps the newest value that is not on disk yet, and a thread that writes it."""

    def __init__(self, store: Store, listener: Listener | None = None) -> None:
        self._store = store
        self._listener = listener
        self._pending: Workbook | None = None
        self._due = 0.0
        self._closing = False
        self._state = threading.Condition()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def listen(self, listener: Listener | None) -> None:
        """Who is told about the state from now on."""
        self._listener = listener

    def submit(self, workbook: Workbook) -> None:
        """Save this value soon."""
        with self._state:
            if self._pending is None:
                self._due = time.monotonic() + DELAY
            self._pending = workbook
            self._state.notify()
        self._tell("unsaved", "")

    def drop(self) -> None:
        """Forget what is not saved yet: it was kept in another way."""
        with self._state:
            self._pending = None

    def between_saves(self) -> threading.Lock:
        """Held while a save is written: with it, something else can be done to the file."""
        return self._writing

    def flush(self) -> bool:
        """Save now what is not saved yet; whether everything is on disk."""
        return self._save()

    def close(self) -> bool:
        """Save and end the thread; whether everything is on disk."""
        with self._state:
            self._closing = True
            self._state.notify()
        self._thread.join()
        return self.flush()

    def _tell(self, state: SaveState, problem: str) -> None:
        if self._listener:
            self._listener(state, problem)

    def _run(self) -> None:
        while True:
            with self._state:
                while not self._closing and (self._pending is None or time.monotonic() < self._due):
                    self._state.wait(None if self._pending is None else max(self._due - time.monotonic(), 0.001))
                if self._closing:
                    return
            self._save()

    def _save(self) -> bool:
        with self._writing:
            with self._state:
                workbook, self._pending = self._pending, None
            if workbook is None:
                return True
            try:
                self._store.write(workbook)
            except (OSError, ChangedElsewhereError) as error:
                with self._state:
                    if self._pending is None:
                        self._pending = workbook
                    self._due = time.monotonic() + RETRY
                if isinstance(error, OSError):
                    self._tell("failed", problem_of(error))
                else:
                    self._tell("conflict", str(error))
                return False
            if self._pending is None:
                self._tell("saved", "")
            return self._pending is None
