"""The workbook as one process has it open: who may write, and how the pen is handed over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from ashore.workbook.lock import Lock
from ashore.workbook.model import Workbook
from ashore.workbook.passphrase import Key
from ashore.workbook.saver import Saver
from ashore.workbook.session import Session
from ashore.workbook.store import Store, WorkbookError, with_backup

Mode = Literal["writing", "reading", "careful", "ephemeral"]
"""writing: the lock is held. reading: another session holds it. careful: the file system knows no locks, so only the
comparison before each save protects. ephemeral: nothing is written."""


class Desk:
    """One workbook file, its lock, its saver and its session."""

    def __init__(
        self,
        path: Path,
        today: dt.date,
        *,
        ephemeral: bool = False,
        key: Key | None = None,
        store: Store | None = None,
    ) -> None:
        """Open the workbook; `key` opens an encrypted one, `store` is one that has begun to read.

        Raises WorkbookError when it cannot be read.
        """
        self.store = store or Store(path, key)
        self.path = self.store.path
        self.lock = Lock(self.path)
        self._today = today
        self.mode: Mode = "ephemeral" if ephemeral else self._take()
        workbook = self._read()
        if self.store.key and self.mode in ("writing", "careful"):
            self.store.seal_kept()
        saver = Saver(self.store) if self.mode in ("writing", "careful") else None
        self.session = Session(workbook, saver, read_only=self.mode == "reading")

    def _take(self) -> Mode:
        try:
            outcome = self.lock.acquire()
        except OSError:
            return "careful"  # the folder cannot be written to: saving will say so, in words
        match outcome:
            case "held":
                return "writing"
            case "busy":
                return "reading"
            case "unsupported":
                return "careful"

    def _read(self) -> Workbook:
        try:
            return self.store.read() or Workbook(created=self._today)
        except WorkbookError as error:
            self.lock.release()
            raise with_backup(error, self.store) from None
        except BaseException:
            self.lock.release()
            raise

    def refresh(self) -> bool:
        """While reading: show what the other session has saved since. Returns whether there was something."""
        if self.mode != "reading" or not self.store.touched() or not self.store.changed_elsewhere():
            return False
        self.session.replace(self._read())
        return True

    def ask_for_pen(self) -> None:
        """While reading: ask the other session to hand over."""
        self.lock.request()

    def take_pen(self) -> bool:
        """While reading: write from now on, if the other session has let go. Returns whether it has."""
        if self.mode != "reading" or self.lock.acquire() != "held":
            return False
        self.session.replace(self._read())
        self.mode = "writing"
        self.session.write_with(Saver(self.store))
        return True

    def pen_is_wanted(self) -> bool:
        """While writing: whether another session asks for the workbook."""
        return self.mode == "writing" and self.lock.requested()

    def give_pen(self) -> bool:
        """Save, read only from now on, and let go. Returns False, and keeps the pen, when not everything is saved."""
        saver = self.session.saver
        if saver is None or not saver.flush():
            return False
        saver.close()
        self.mode = "reading"
        self.session.stop_writing()
        self.lock.withdraw()
        self.lock.release()
        return True

    @property
    def key(self) -> Key | None:
        """What the workbook is encrypted with, when it is."""
        return self.store.key

    def protect(self, passphrase: str | None) -> list[Path]:
        """While writing: encrypt the workbook and its backups from now on, or with None make them plain again.

        Returns the files kept beside it that stay as they were. Raises OSError or ChangedElsewhereError; then nothing
        has changed. Takes a second or two.
        """
        saver = self.session.saver
        assert saver is not None, "only a session that saves can do this"
        key = Key.make(passphrase) if passphrase else None
        with saver.between_saves():
            return self.store.protect(self.session.value, key)

    @property
    def copies(self) -> list[Path]:
        """Files that look like copies of the workbook, which nothing here touches."""
        return self.store.backups.copies()

    def close(self) -> bool:
        """Save, and let go. Returns whether everything is on disk."""
        saver = self.session.saver
        done = saver.close() if saver else True
        self.lock.release()
        return done
