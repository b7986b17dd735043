"""The workbook file on disk: reading, durable private saving, backups, encryption."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ashore import system
from ashore.i18n import _, fill
from ashore.storage import private_file
from ashore.workbook.file import codec, encryption
from ashore.workbook.file.backups import Backups
from ashore.workbook.file.compared_file import ComparedFile, real_path
from ashore.workbook.file.passphrase import HEAD, Key, WrongPassphrase, is_encrypted, says_enough
from ashore.workbook.file.problems import (
    ChangedElsewhereError,
    LockedError,
    NewerWorkbookError,
    WorkbookError,
    problem_of,
)
from ashore.workbook.model import Workbook


class Store:
    """One workbook file. The first save of a session keeps the file as it was before in its backups, and so does the
    first one after another program's version was read: an edit by hand, with its comments, is never lost.

    With a `key` the file and its backups are encrypted. What is on disk decides: a file that was made plain by its
    user is read, and written, as it is.
    """

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self.path = path = real_path(path)
        self.file = ComparedFile(path)
        self.key = key
        self.backups = Backups(path)
        self._kept_previous = False
        """Whether what stands there, or stood there before this session's first save, is in the backups."""

    def read(self) -> Workbook | None:
        """The workbook, or None when there is no file yet. Raises WorkbookError; the file is never changed."""
        try:
            content = self.file.read()
            text = self._decrypted(content).decode("utf-8-sig")
        except FileNotFoundError:
            self.file.remember(None)
            return None
        except OSError as error:
            raise WorkbookError.of(self.path, problem_of(error)) from None
        except UnicodeDecodeError as error:
            raise WorkbookError.of(self.path, fill(_("byte {n} is not UTF-8 text"), n=str(error.start + 1))) from None
        try:
            workbook = codec.load(text)
        except codec.NewerWorkbook as error:
            raise NewerWorkbookError.of(self.path, str(error)) from None
        except codec.UnreadableWorkbook as error:
            raise WorkbookError.of(self.path, str(error)) from None
        # Only now: what could not be read is still a change that this session has not seen.
        if not self.file.remember(content):
            self._kept_previous = False
        return workbook

    def locked(self) -> bool:
        """Whether the file is encrypted and there is no key yet. What cannot be read is for `read` to say."""
        try:
            if self.key is not None:
                return False
            head = self.file.read(HEAD)
            return is_encrypted(head if says_enough(head) else self.file.read())
        except (OSError, WorkbookError):
            return False

    def unlock(self, passphrase: str) -> bool:
        """Open an encrypted file for this session; whether the passphrase fits. Raises WorkbookError."""
        try:
            content = self.file.read()
            key = Key.open(content, passphrase)
            key.decrypt(content)
        except WrongPassphrase:
            return False
        except OSError as error:
            raise WorkbookError.of(self.path, problem_of(error)) from None
        self.key = key
        return True

    def _decrypted(self, content: bytes) -> bytes:
        """What the file says, decrypted where it has to be."""
        if not is_encrypted(content):
            self.key = None
            return content
        if self.key is None:
            raise LockedError.of(self.path, _("encrypted; its passphrase is needed"))
        try:
            return self.key.decrypt(content)
        except WrongPassphrase:
            raise WorkbookError.of(self.path, _("encrypted, and damaged or under another passphrase")) from None

    def content_of(self, workbook: Workbook) -> bytes:
        """What a file of this workbook holds, encrypted where the workbook is."""
        content = codec.dump(workbook).encode("utf-8")
        return self.key.encrypt(content) if self.key else content

    def write(self, workbook: Workbook) -> None:
        """Save durably and privately. Raises OSError, WorkbookError or ChangedElsewhereError.

        Then the file on disk is as it was; or, where only its folder could not be flushed, what this call has written.
        """
        private_file.make_private_dir(self.path.parent)
        self.file.compare()
        self._keep_previous_once()
        self.file.replace(self.content_of(workbook))

    def keep_theirs_and_write(self, workbook: Workbook) -> None:
        """Save over what another program wrote; its file is kept in `backups`.

        Raises what `write` does, also where the file has changed once more since it was kept.
        """
        self.file.remember(self.keep_previous())
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
        if self.file.changed_elsewhere():
            raise ChangedElsewhereError(_("the file was changed by another program"))
        self._keep_previous_once()
        before = self.key
        older = [before, *(encryption.kept_keys(self.backups, before) or ())] if before else []
        if key is None:
            # Before the workbook: once that is plain, nobody is asked any more for what opens the others.
            done = encryption.seal(self.backups, None, older)
        else:
            encryption.keep_keys(self.backups, older, key)
        self.key = key
        try:
            self.write(workbook)
        except BaseException:
            if not self.file.in_place():
                self.key = before
                self.seal_kept()
                raise
            system.sync_dir(self.path.parent)  # once more: then it is done after all
        if key is not None:
            return self.seal_kept()
        encryption.clear(self.backups)
        encryption.drop_keys(self.backups)
        return done.left

    def seal_kept(self) -> list[Path]:
        """While the workbook is encrypted, encrypt what is kept beside it: a session that was cut off while it set or
        changed the passphrase leaves some behind. Returns what stays as it was. What was left half-written goes."""
        if self.key is None:
            return []
        encryption.clear(self.backups)
        older = encryption.kept_keys(self.backups, self.key)
        done = encryption.seal(self.backups, self.key, older or ())
        if older is not None and not done.refused:
            encryption.drop_keys(self.backups)
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
            previous = self.file.read()
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


def with_backup(error: WorkbookError, store: Store) -> WorkbookError:
    """The error, with the newest good backup offered where there is one."""
    backup = None
    with suppress(OSError):
        backup = None if isinstance(error, NewerWorkbookError) else store.newest_good_backup()
    if backup is None:
        return error
    text = _("{problem}. The newest good backup is {backup}: 'ashore restore' puts it in place and keeps this file")
    return WorkbookError(fill(text, problem=str(error), backup=backup.name))
