"""The workbook file on disk: reading, durable private saving, backups."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.storage import private_file
from ashore.text import shorten
from ashore.workbook.file import codec, sealing
from ashore.workbook.file.backups import Backups
from ashore.workbook.file.passphrase import HEAD, Key, WrongPassphrase, is_encrypted, says_enough
from ashore.workbook.model import Workbook

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes. Thousands of records take less than a tenth of it; anything larger is no workbook."""
COMPARISONS = 3
"""How often a file that changes while it is compared is read, until it counts as changed."""
LONGEST_PROBLEM = 300
"""Columns of what is said about a file; a damaged one can hold anything."""


class WorkbookError(AshoreError):
    """The workbook file cannot be used; the message names it and says why, `problem` only says why."""

    def __init__(self, message: str, problem: str = "") -> None:
        super().__init__(message)
        self.problem = problem or message


class NewerWorkbookError(WorkbookError):
    """Written by a newer Ashore; an older backup is no help against that."""


class LockedError(WorkbookError):
    """The file is encrypted, and its passphrase is still to be given."""


class ChangedElsewhereError(AshoreError):
    """The file is not as this session left it: somebody else wrote to it. Nothing was overwritten."""


class Store:
    """One workbook file. The first save of a session keeps the file as it was before in its backups, and so does the
    first one after another program's version was read: an edit by hand, with its comments, is never lost.

    Before each save, and once more right before the new file is put in place, the file is compared with what this
    session last read or wrote, so that a change by a hand, a synchronising program or a session without locks stays.

    With a `key` the file and its backups are encrypted. What is on disk decides: a file that was made plain by its
    user is read, and written, as it is.
    """

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self.path = path = real_path(path)
        self.key = key
        self.backups = Backups(path)
        self._kept_previous = False
        self._seen: bytes | None = None
        self._tried: bytes | None = None
        self._mark: tuple[int, int, int] | None = None
        self._looked = False

    def read(self) -> Workbook | None:
        """The workbook, or None when there is no file yet. Raises WorkbookError; the file is never changed."""
        try:
            content = self._content()
            text = self._plain(content).decode("utf-8-sig")
        except FileNotFoundError:
            self._remember(None)
            return None
        except OSError as error:
            raise self._error(problem_of(error)) from None
        except UnicodeDecodeError as error:
            raise self._error(fill(_("byte {n} is not UTF-8 text"), n=str(error.start + 1))) from None
        try:
            workbook = codec.load(text)
        except codec.NewerWorkbook as error:
            raise NewerWorkbookError(str(self._error(str(error))), str(error)) from None
        except codec.UnreadableWorkbook as error:
            raise self._error(str(error)) from None
        self._took(content)  # only now: what could not be read is still a change that this session has not seen
        return workbook

    def _took(self, content: bytes) -> None:
        """The session goes on from this content; where it is new, it goes into the backups before the next save."""
        seen = self._seen
        self._remember(content)
        self._kept_previous = self._kept_previous and self._seen == seen

    def locked(self) -> bool:
        """Whether the file is encrypted and there is no key yet. What cannot be read is for `read` to say."""
        try:
            if self.key is not None:
                return False
            head = self._content(HEAD)
            return is_encrypted(head if says_enough(head) else self._content())
        except (OSError, WorkbookError):
            return False

    def unlock(self, passphrase: str) -> bool:
        """Open an encrypted file for this session; whether the passphrase fits. Raises WorkbookError."""
        try:
            content = self._content()
            key = Key.open(content, passphrase)
            key.decrypt(content)
        except WrongPassphrase:
            return False
        except OSError as error:
            raise self._error(problem_of(error)) from None
        self.key = key
        return True

    def _plain(self, content: bytes) -> bytes:
        """What the file says, decrypted where it has to be."""
        if not is_encrypted(content):
            self.key = None
            return content
        if self.key is None:
            problem = _("encrypted; its passphrase is needed")
            raise LockedError(str(self._error(problem)), problem)
        try:
            return self.key.decrypt(content)
        except WrongPassphrase:
            raise self._error(_("encrypted, and damaged or under another passphrase")) from None

    def _sealed(self, content: bytes) -> bytes:
        return self.key.encrypt(content) if self.key else content

    def content_of(self, workbook: Workbook) -> bytes:
        """What a file of this workbook holds, encrypted where the workbook is."""
        return self._sealed(codec.dump(workbook).encode("utf-8"))

    def _error(self, problem: str) -> WorkbookError:
        problem = shorten(problem, LONGEST_PROBLEM)
        return WorkbookError(fill(_("{file}: {problem}"), file=str(self.path), problem=problem), problem)

    def _remember(self, content: bytes | None) -> None:
        self._seen = None if content is None else _digest(content)
        self._looked = True

    def touched(self) -> bool:
        """Whether the file may have changed since this was last asked: cheap, by its date and size."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        mark = (status.st_ino, status.st_mtime_ns, status.st_size)
        changed, self._mark = mark != self._mark, mark
        return changed

    def changed_elsewhere(self) -> bool:
        """Whether the file has another content than this session last read or wrote. A file that is gone has not.

        Raises OSError or WorkbookError where what stands there is no file of this user's that can hold a workbook.
        """
        try:
            content = self._content()
        except FileNotFoundError:
            return False
        return self._is_other(content)

    def _is_other(self, content: bytes) -> bool:
        # A save that failed after the file was put in place (its folder could not be flushed) is no change by others.
        return self._looked and _digest(content) not in (self._seen, self._tried)

    def _compare(self) -> None:
        """Raises ChangedElsewhereError, WorkbookError or OSError where the file is not what this session left.

        The last that it does is to look whether what it read stands there still, so that hardly any time is left
        between that and what comes next.
        """
        for _turn in range(COMPARISONS):
            try:
                content, mark = self._look()
                if self._is_other(content):
                    break
                self._remember(content)  # it may be what a save has put there that failed only after that
                if mark == _mark(self.path.lstat()):
                    return
            except FileNotFoundError:
                return
        raise ChangedElsewhereError(_("the file was changed by another program"))

    def _content(self, most: int = LARGEST_FILE) -> bytes:
        return self._look(most)[0]

    def _look(self, most: int = LARGEST_FILE) -> tuple[bytes, Mark]:
        """What stands in the file's place, and what tells it from another that may stand there a moment later."""
        # A link that is not the user's own could lead anywhere.
        descriptor = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise self._error(_("not a file that can hold a workbook"))
            if status.st_uid != os.geteuid():
                raise self._error(_("belongs to another user"))
            if status.st_size > LARGEST_FILE:
                raise self._error(_("too large to be a workbook"))
            return file.read(most), _mark(status)

    def write(self, workbook: Workbook) -> None:
        """Save durably and privately. Raises OSError, WorkbookError or ChangedElsewhereError.

        Then the file on disk is as it was; or, where only its folder could not be flushed, what this call has written.
        """
        private_file.make_private_dir(self.path.parent)
        self._compare()
        self._keep_previous_once()
        content = self.content_of(workbook)
        if len(content) > LARGEST_FILE:
            raise self._error(_("too large to be a workbook"))  # it could not be read again
        self._tried = _digest(content)
        private_file.replace(self.path, content, self._compare)
        self._remember(content)

    def keep_theirs_and_write(self, workbook: Workbook) -> None:
        """Save over what another program wrote; its file is kept in `backups`.

        Raises what `write` does, also where the file has changed once more since it was kept.
        """
        self._remember(self.keep_previous())
        self._kept_previous = True
        self.write(workbook)

    def keep_mine(self, workbook: Workbook) -> Path:
        """Put a workbook into `backups` beside what is there. Returns its file. Raises OSError."""
        return self._keep(self.content_of(workbook))

    def newest_good_backup(self) -> Path | None:
        """The newest backup that can be read, or that a passphrase may open. Raises OSError: their folder cannot."""
        for backup in reversed(self.backups.all()):
            try:
                Store(backup.path, self.key).read()
            except LockedError:
                return backup.path
            except WorkbookError:
                continue
            return backup.path
        return None

    def protect(self, workbook: Workbook, key: Key | None) -> list[Path]:
        """Save, encrypted with `key` from now on, or plain with None; and do the same to all that is kept beside it.

        Raises OSError or ChangedElsewhereError; then nothing has changed. Returns the files that stay as they were.
        A session that is killed in the middle is made good by the next one, whichever passphrase opens the workbook.
        """
        if self.changed_elsewhere():
            raise ChangedElsewhereError(_("the file was changed by another program"))
        self._keep_previous_once()
        before = self.key
        older = [before, *(sealing.kept_keys(self.backups, before) or ())] if before else []
        if key is None:
            # Before the workbook: once that is plain, nobody is asked any more for what opens the others.
            done = sealing.seal(self.backups, None, older)
        else:
            sealing.keep_keys(self.backups, older, key)
        self.key = key
        try:
            self.write(workbook)
        except BaseException:
            if not self._in_place():
                self.key = before
                self.seal_kept()
                raise
            private_file.sync_dir(self.path.parent)  # once more: then it is done after all
        if key is not None:
            return self.seal_kept()
        sealing.clear(self.backups)
        sealing.drop_keys(self.backups)
        return done.left

    def _in_place(self) -> bool:
        """Whether the last content that was to be written is there, though its folder could not be flushed."""
        try:
            return _digest(self._content()) == self._tried
        except (OSError, WorkbookError):
            return False

    def seal_kept(self) -> list[Path]:
        """While the workbook is encrypted, encrypt what is kept beside it: a session that was cut off while it set or
        changed the passphrase leaves some behind. Returns what stays as it was. What was left half-written goes."""
        if self.key is None:
            return []
        sealing.clear(self.backups)
        older = sealing.kept_keys(self.backups, self.key)
        done = sealing.seal(self.backups, self.key, older or ())
        if older is not None and not done.refused:
            sealing.drop_keys(self.backups)
        return done.left

    def restore(self, backup: Path, key: Key | None = None) -> Path | None:
        """Put a backup in the workbook's place. What stood there is kept untouched under a new name, which is returned.

        `key` opens the backup when it is encrypted; it is put in place as it is. Raises OSError or WorkbookError.
        """
        Store(backup, key).read()
        content = backup.read_bytes()
        aside: Path | None = None
        if os.path.lexists(self.path):
            aside = self.path.rename(self.backups.next_set_aside())
        private_file.replace(self.path, content)
        return aside

    def _keep_previous_once(self) -> None:
        if not self._kept_previous:
            self.keep_previous()
            self._kept_previous = True

    def keep_previous(self) -> bytes | None:
        """Keep the file as it is in `backups`. Returns what it holds, None where there is none.

        Raises OSError, or WorkbookError where what stands there is no file that can hold a workbook.
        """
        try:
            previous = self._content()
        except FileNotFoundError:
            return None
        self._keep(previous)
        self._kept_previous = True
        for old in self.backups.superfluous():
            with suppress(OSError):  # one too many is no reason not to save
                old.unlink(missing_ok=True)
        return previous

    def _keep(self, content: bytes) -> Path:
        private_file.make_private_dir(self.backups.folder)
        kept = self.backups.next()
        private_file.replace(kept, content)  # whole or not at all, like the workbook itself
        return kept


def real_path(path: Path) -> Path:
    """The file itself where the path is a link of the user's own: it is replaced, locked and erased there."""
    return path.resolve() if _own_link(path) else path


Mark = tuple[int, int, int, int, int]
"""What changes when a file is replaced or written to: device, number, size, times of content and of status."""


def _mark(status: os.stat_result) -> Mark:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()


def _own_link(path: Path) -> bool:
    """Whether the path is a link that this user made."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) and status.st_uid == os.geteuid() and path.exists()


def with_backup(error: WorkbookError, store: Store) -> WorkbookError:
    """The error, with the newest good backup offered where there is one."""
    backup = None
    with suppress(OSError):
        backup = None if isinstance(error, NewerWorkbookError) else store.newest_good_backup()
    if backup is None:
        return error
    text = _("{problem}. The newest good backup is {backup}: 'ashore restore' puts it in place and keeps this file")
    return WorkbookError(fill(text, problem=str(error), backup=backup.name))


def why_not(error: BaseException) -> str:
    """Why something could not be done to a file, in words for the reader: for every error that there is."""
    match error:
        case WorkbookError():
            return error.problem
        case OSError():
            return problem_of(error)
        case AshoreError():
            return str(error)
        case _other:
            return fill(_("a fault in the program ({fault})"), fault=type(error).__name__)


def problem_of(error: OSError) -> str:
    """A failure of the system in words for the reader."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("the disk is full")
        case errno.EROFS:
            return _("the disk can only be read")
        case errno.EACCES | errno.EPERM:
            return _("no permission")
        case errno.ENOENT:
            return _("the folder is gone")
        case errno.EISDIR:
            return _("a folder, not a file")
        case errno.EEXIST:
            return _("there is a file of that name already")
        case errno.ELOOP:
            return _("a link that leads nowhere, or was not made by you")
        case errno.ENOTDIR:
            return _("a part of the path is not a folder")
        case errno.ETIMEDOUT:
            return _("the disk does not answer")
        case _other:
            return error.strerror or _("the system refused")
