"""Saves off the screen's thread, soon after an edit, and again until it works."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from ashore.workbook.file.problems import ChangedElsewhereError, why_not
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook

DELAY = 0.4
"""Seconds from the first unsaved edit to its save: typing on does not put it off."""
RETRY = 3.0
"""Seconds from a failed save to the next try."""
PATIENCE = 10.0
"""Seconds after which a save that does not end (a disk that does not answer) counts as failed."""
END = 1.0
"""Seconds for the thread to end when it has nothing more to do."""

SaveState = Literal["saved", "unsaved", "failed", "conflict"]
"""saved: all bytes are on disk. unsaved: they will be soon. failed, conflict: the last try did not work, there will be
more; with conflict, another program has changed the file."""
Listener = Callable[[SaveState, str], None]
"""Told the state, and with `failed` and `conflict` why, in words. Called from the saver's thread or the caller's."""


class Saver:
    """Keeps the newest value that is not on disk yet, and a thread that writes it.

    The value is kept until its bytes are on disk, whatever goes wrong meanwhile. It is saved by the thread alone, so
    that whoever waits for that can stop waiting; only `instead` has the caller write, while the thread does not.
    """

    def __init__(self, store: Store, listener: Listener | None = None) -> None:
        self._store = store
        self._listener = listener
        self._pending: Workbook | None = None
        self._failure: tuple[SaveState, str] | None = None
        self._due = 0.0
        self._begun = self._ended = 0
        """How many tries there were: the two differ while one is under way."""
        self._closing = False
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._thread = self._started()

    def _started(self) -> threading.Thread:
        thread = threading.Thread(target=self._run, name="saver", daemon=True)
        thread.start()
        return thread

    def listen(self, listener: Listener | None) -> None:
        """Who is told about the state from now on."""
        self._listener = listener

    @property
    def state(self) -> SaveState:
        """Whether everything is on disk just now."""
        return self._state()[0]

    @property
    def problem(self) -> str:
        """Why the last try did not work, in words; empty when it did."""
        return self._state()[1]

    def _state(self) -> tuple[SaveState, str]:
        with self._changed:
            return ("saved", "") if self._pending is None else self._failure or ("unsaved", "")

    def submit(self, workbook: Workbook) -> None:
        """Save this value soon."""
        with self._changed:
            self._ensure()
            if self._pending is None:
                self._due = time.monotonic() + DELAY
            self._pending = workbook
            self._changed.notify_all()
        self._tell()

    @contextmanager
    def between_saves(self) -> Iterator[None]:
        """While this is held, nothing is saved, and something else can be done to the file. Raises OSError."""
        if not self._writing.acquire(timeout=PATIENCE):
            raise _no_answer()
        try:
            yield
        finally:
            self._writing.release()

    def instead(self, write: Callable[[], object]) -> None:
        """Write in another way what is not saved yet; raises what `write` raises, and then it is still to be saved."""
        with self.between_saves():
            write()
            with self._changed:
                self._pending = self._failure = None
        self._tell()

    def flush(self, limit: float = PATIENCE) -> bool:
        """Save now what is not saved yet; whether everything is on disk. Waits no longer than `limit` seconds."""
        end = time.monotonic() + limit
        with self._changed:
            before = self._begun
            while self._pending is not None or self._ended < self._begun:
                if self._failure and before < self._begun == self._ended:
                    return False
                self._ensure()
                self._due = 0.0
                self._changed.notify_all()
                if not self._changed.wait(max(0.0, end - time.monotonic())):
                    break
            else:
                return True
            if self._pending is None:
                return True
            self._failure = ("failed", why_not(_no_answer()))
        self._tell()
        return False

    def close(self, limit: float = PATIENCE) -> bool:
        """Save and end the thread; whether everything is on disk."""
        done = self.flush(limit)
        self.end()
        return done

    def end(self) -> None:
        """End the thread. One that waits for the disk for good is left behind."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(END)

    def _ensure(self) -> None:
        """There is a thread that saves; only a closed saver has none."""
        if not self._thread.is_alive():
            self._closing = False
            self._thread = self._started()

    def _tell(self) -> None:
        if self._listener:
            with suppress(Exception):  # a listener that fails, or has ended, is no reason not to save
                self._listener(*self._state())

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._closing and (self._pending is None or time.monotonic() < self._due):
                    self._changed.wait(None if self._pending is None else max(self._due - time.monotonic(), 0.001))
                if self._closing:
                    return
                self._begun += 1
            self._save()
            self._tell()
            with self._changed:
                self._ended = self._begun
                self._changed.notify_all()

    def _save(self) -> None:
        """One try. Whatever the error, the value stays to be saved, and why is kept."""
        with self._writing:
            with self._changed:
                workbook = self._pending
            if workbook is None:
                return
            failure: tuple[SaveState, str] | None = None
            try:
                self._store.write(workbook)
            except BaseException as error:
                failure = ("conflict" if isinstance(error, ChangedElsewhereError) else "failed", why_not(error))
            with self._changed:
                self._failure = failure
                self._due = time.monotonic() + (RETRY if failure else DELAY)
                if failure is None and self._pending is workbook:
                    self._pending = None


def _no_answer() -> OSError:
    return OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
