"""The workbook as one process has it open: who may write, and how that is handed over to another session."""

from __future__ import annotations

import datetime as dt
import threading
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from ashore.i18n import _, fill
from ashore.storage import access, catalogue_cache
from ashore.workbook.file import recovery
from ashore.workbook.file.lock import Lock
from ashore.workbook.file.passphrase import Key
from ashore.workbook.file.problems import WorkbookError, why_not
from ashore.workbook.file.store import Store, with_backup
from ashore.workbook.file.time_limit import within
from ashore.workbook.model import Workbook
from ashore.workbook.saver import PATIENCE, Saver
from ashore.workbook.session import Session

Mode = Literal["writing", "reading", "careful", "ephemeral"]
"""writing: the lock is held. reading: another session holds it. careful: there is no lock, since the file system knows
none or the folder cannot be written to: the comparison before each save protects. ephemeral: nothing is written."""


class Kept(NamedTuple):
    """What became of what was entered: it is in the workbook file, in a recovery file, or nowhere."""

    saved: bool
    """Everything is in the workbook file, or this session writes nothing."""
    recovery: Path | None = None
    problem: str = ""
    """Why it is not in the workbook file; and where there is no recovery file, why not even that."""

    @property
    def lost(self) -> bool:
        """Whether it is nowhere on the disk."""
        return not self.saved and self.recovery is None


class Unsaved(NamedTuple):
    """A recovery file of an earlier session; without a workbook it cannot be read, and `problem` says why."""

    file: Path
    made: dt.datetime
    workbook: Workbook | None
    problem: str = ""


class OpenWorkbook:
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
        self.kept = Kept(True)
        """What became of what was entered, as far as somebody has asked."""
        self._keeping = threading.Lock()
        self._in_recovery: Workbook | None = None
        self._settled: list[Path] = []
        """Recovery files whose content is in the session's value: once that is kept, they go."""
        self.mode: Mode = "ephemeral" if ephemeral else self._lock()
        self.written_on = self._written_on()
        """The day on which the file was written last, before this session; None for a new one, and where nothing is
        read from a file."""
        workbook = self._read()
        if self.store.key and self.mode in ("writing", "careful"):
            self.store.seal_kept()
        if self.mode == "writing":
            self._remove_old()
        saver = Saver(self.store) if self.mode in ("writing", "careful") else None
        self.session = Session(workbook, saver, read_only=self.mode == "reading")

    def _written_on(self) -> dt.date | None:
        if self.mode == "ephemeral":
            return None
        try:
            return dt.datetime.fromtimestamp(self.path.stat().st_mtime).date()
        except OSError:
            return None

    def _remove_old(self) -> None:
        """Remove what earlier versions kept beside the workbook and in the cache, and nothing reads any more."""
        with suppress(OSError):
            self.store.backups.status.unlink(missing_ok=True)
        catalogue_cache.remove_old()

    def _lock(self) -> Mode:
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
        if not access.current().files:
            return Workbook(created=self._today)
        try:
            return self.store.read() or Workbook(created=self._today)
        except WorkbookError as error:
            self.lock.release()
            raise self._with_recovery(error) from None
        except BaseException:
            self.lock.release()
            raise

    def _with_recovery(self, error: WorkbookError) -> WorkbookError:
        """The error, with what may help: what could not be saved last, or the newest good backup."""
        unsaved = recovery.recovery_files(self.store.path)
        if not unsaved:
            return with_backup(error, self.store)
        text = _(
            "{problem}. What could not be saved last is in {recovery}: 'ashore restore {recovery}' puts it in place "
            "and keeps this file"
        )
        return WorkbookError(fill(text, problem=str(error), recovery=unsaved[0].name), error.problem)

    def refresh(self) -> bool:
        """While reading: show what the other session has saved since. Returns whether there was something."""
        if self.mode != "reading" or not self.store.file.touched() or not self.store.file.changed_elsewhere():
            return False
        self.session.replace(self._read())
        return True

    def request_lock(self) -> None:
        """While reading: ask the other session to hand over."""
        self.lock.request()

    def take_lock(self) -> bool:
        """While reading: write from now on, if the other session has let go. Returns whether it has."""
        if self.mode != "reading" or self.lock.acquire() != "held":
            return False
        self.session.replace(self._read())
        self.mode = "writing"
        self.session.write_with(Saver(self.store))
        return True

    def lock_is_requested(self) -> bool:
        """While writing: whether another session asks for the workbook."""
        return self.mode == "writing" and self.lock.requested()

    def release_lock(self) -> bool:
        """Save, read only from now on, and let go. Returns False, and keeps the lock, when not everything is saved."""
        saver = self.session.saver
        if saver is None or not saver.flush():
            return False
        saver.close()
        self.mode = "reading"
        self.session.stop_writing()
        with suppress(OSError):
            self.lock.withdraw()
        self.lock.release()
        return True

    def keep_mine(self) -> None:
        """After a change by another program: save what is here; what was there is in the backups.

        Raises OSError or AshoreError; then it is still to be saved.
        """
        assert self.session.saver is not None, "only a session that saves can be in conflict"
        self.session.saver.instead(lambda: self.store.keep_theirs_and_write(self.session.to_save))

    def take_theirs(self) -> None:
        """After a change by another program: read what is there; what was here is in the backups.

        Where the file is gone by now, what is here is saved. Raises OSError or AshoreError; then nothing has changed.
        """
        saver, mine = self.session.saver, self.session.to_save
        assert saver is not None, "only a session that saves can be in conflict"
        theirs: list[Workbook] = []

        def look() -> None:
            self.store.keep_mine(mine)
            if (found := self.store.read()) is None:
                self.store.write(mine)
            else:
                theirs.append(found)

        saver.instead(look)
        if theirs:
            self.session.replace(theirs[0])

    @property
    def key(self) -> Key | None:
        """What the workbook is encrypted with, when it is."""
        return self.store.key

    def protect(self, passphrase: str | None) -> list[Path]:
        """While writing: encrypt the workbook and its backups from now on, or with None make them plain again.

        Returns the files kept beside it that stay as they were. Raises OSError or AshoreError; then nothing has
        changed. Takes a second or two.
        """
        saver = self.session.saver
        assert saver is not None, "only a session that saves can do this"
        key = Key.make(passphrase) if passphrase else None
        left: list[Path] = []
        saver.instead(lambda: left.extend(self.store.protect(self.session.to_save, key)))
        return left

    def keep_unsaved(self, limit: float = PATIENCE) -> Kept:
        """Save; where that fails, put what is unsaved into a recovery file. Never raises, and may be called again.

        Takes no longer than twice `limit` seconds, also where the disk does not answer.
        """
        saver = self.session.saver
        with self._keeping:
            if saver is None or saver.flush(limit):
                self.kept = Kept(True)
            else:
                self.kept = self._recovery(saver.problem, limit)
            if not self.kept.lost:
                self._settled = [file for file in self._settled if file != self.kept.recovery]
                self._discard_settled()
            if self.kept.recovery:
                self._settled.append(self.kept.recovery)
            return self.kept

    def _recovery(self, problem: str, limit: float) -> Kept:
        value = self.session.to_save
        if self.kept.recovery and value is self._in_recovery and self.kept.recovery.exists():
            return Kept(False, self.kept.recovery, problem)
        try:
            content = self.store.content_of(value)
            file = within(limit, lambda: recovery.write(self.store.path, content))
        except BaseException as error:
            return Kept(False, None, why_not(error))
        self._in_recovery = value
        return Kept(False, file, problem)

    def _discard_settled(self) -> None:
        left = []
        for file in self._settled:
            try:
                recovery.discard(file)
            except OSError:
                left.append(file)
        self._settled = left

    def unsaved(self) -> list[Unsaved]:
        """What earlier sessions could not save, newest first. What is in the workbook by now goes without a word."""
        found: list[Unsaved] = []
        for file in recovery.recovery_files(self.store.path) if self.session.saver else []:
            made = recovery.made(file)
            if made is None or file in self._settled:
                continue
            try:
                workbook = Store(file, self.store.key).read()
            except WorkbookError as error:
                found.append(Unsaved(file, made, None, error.problem))
                continue
            if workbook == self.session.to_save and self.session.saver and self.session.saver.state == "saved":
                with suppress(OSError):
                    recovery.discard(file)
            elif workbook:
                found.append(Unsaved(file, made, workbook))
        return found

    def take(self, unsaved: Unsaved) -> None:
        """Make it the value, which can be undone; the file as it is goes to the backups first.

        Its recovery file goes once the value is saved. Raises OSError or AshoreError; then nothing has changed.
        """
        saver, workbook = self.session.saver, unsaved.workbook
        assert saver is not None and workbook is not None, "offered only to a session that saves, and what can be read"
        with saver.between_saves():
            self.store.keep_previous()
        self.session.end_merging()
        self.session.apply(lambda _value: workbook)
        self._settled.append(unsaved.file)
        if saver.flush():
            with self._keeping:
                self._discard_settled()

    def refuse(self, unsaved: Unsaved) -> None:
        """Remove it. Raises OSError."""
        recovery.discard(unsaved.file)

    @property
    def copies(self) -> list[Path]:
        """Files that look like copies of the workbook, which nothing here touches."""
        return self.store.backups.copies()

    def close(self) -> bool:
        """Save, or keep what cannot be saved (`kept` says which), and let go. Returns whether everything is saved."""
        kept = self.keep_unsaved()
        if self.session.saver:
            self.session.saver.end()
        self.lock.release()
        return kept.saved
