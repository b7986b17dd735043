"""Verbs on the files themselves: restore, passphrase, erase."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.cli.shared import ask_secret, complain, out, path_of, store_of, unlock
from ashore.errors import AshoreError, UsageError
from ashore.i18n.marks import shown
from ashore.wording.passphrase import passphrase_problem, passphrase_warning, protected_words, untouched_words
from ashore.wording.unsaved import kept_words

if TYPE_CHECKING:
    import argparse

    from ashore.workbook.file.lock import Lock
    from ashore.workbook.file.store import Store


def restore(options: argparse.Namespace) -> int:
    """Put a backup, or what could not be saved, in the workbook's place; what stood there is kept."""
    from ashore.i18n import _, fill
    from ashore.workbook.file.lock import Lock
    from ashore.workbook.file.problems import problem_of
    from ashore.workbook.file.recovery import discard
    from ashore.workbook.file.store import Store

    store = store_of(options)
    lock = Lock(store.path)
    folder = str(store.backups.folder)
    try:
        unsaved = _named_recovery(store, options.backup)
        named = _named_backup(store, options.backup) if options.backup and not unsaved else None
        backup = unsaved or named or store.newest_good_backup()
    except OSError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=folder, problem=problem_of(error))) from None
    if backup is None:
        raise AshoreError(fill(_("{file}: there is no backup that can be read"), file=folder))
    try:
        if lock.acquire() == "busy":
            raise AshoreError(_("the workbook is open in another session; leave it first"))
        kept = Store(backup)
        unlock(kept)
        aside = store.restore(backup, kept.key)
        if unsaved:
            discard(unsaved)
    except OSError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=str(store.path), problem=problem_of(error))) from None
    finally:
        lock.release()
    out(fill(_("{file}: restored from {backup}"), file=str(store.path), backup=backup.name))
    if aside:
        out(fill(_("What stood there is kept as {file}"), file=str(aside)))
    return 0


def _named_recovery(store: Store, name: str | None) -> Path | None:
    """A recovery file of this workbook by its name, or by its path; None when it is none."""
    from ashore.i18n.parse.user_path import user_path
    from ashore.workbook.file.recovery import recovery_files

    given = user_path(name) if name else Path()
    if given.parent != Path() and os.path.realpath(given.parent) != os.path.realpath(store.path.parent):
        return None
    return next((file for file in recovery_files(store.path) if file.name == given.name), None)


def _named_backup(store: Store, name: str) -> Path:
    """A backup by its name, or by its path. Raises AshoreError when it is none of this workbook."""
    from ashore.i18n import _, fill
    from ashore.i18n.parse.user_path import user_path

    given = user_path(name)
    backup = store.backups.named(given.name)
    elsewhere = given.parent != Path() and os.path.realpath(given.parent) != os.path.realpath(store.backups.folder)
    if backup is None or elsewhere:
        raise AshoreError(fill(_("{file}: not a backup of {workbook}"), file=name, workbook=str(store.path)))
    return backup


def passphrase(options: argparse.Namespace) -> int:
    """Set, change or remove the passphrase."""
    import datetime as dt

    from ashore.i18n import _, fill
    from ashore.workbook.file.problems import ChangedElsewhereError, problem_of
    from ashore.workbook.open_workbook import OpenWorkbook

    store = store_of(options)
    unlock(store)
    store.read()  # what cannot be read is neither plain nor encrypted
    if options.what == "remove" and store.key is None:
        out(_("There is no passphrase; the file is plain."))
        return 0
    new = _new_passphrase() if options.what == "set" else None
    open_workbook = OpenWorkbook(store.path, dt.date.today(), key=store.key)
    try:
        if open_workbook.mode == "reading":
            raise AshoreError(_("the workbook is open in another session; leave it first"))
        left = open_workbook.protect(new)
        lines = protected_words(new is not None, left, open_workbook.copies)
    except OSError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=str(store.path), problem=problem_of(error))) from None
    except ChangedElsewhereError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=str(store.path), problem=str(error))) from None
    finally:
        if not open_workbook.close():
            complain(kept_words(open_workbook.kept))
    for line in lines:
        out(line)
    return 1 if left else 0


def _new_passphrase() -> str:
    """A new passphrase, asked twice. Raises AshoreError when it is not taken."""
    from ashore.i18n import _, sentences

    out(passphrase_warning())
    new = ask_secret(_("New passphrase: "))
    problem = passphrase_problem(new) or passphrase_problem(new, ask_secret(_("The same once more: ")))
    if problem:
        raise AshoreError(sentences(problem, _("Nothing was changed.")))
    return new


def erase(options: argparse.Namespace) -> int:
    """Remove all that Ashore keeps, after asking. Exit code 1 when something is still there."""
    from ashore.cli import erase
    from ashore.i18n import _, fill
    from ashore.workbook.file.backups import Backups
    from ashore.workbook.file.compared_file import real_path
    from ashore.workbook.file.lock import Lock
    from ashore.workbook.file.problems import problem_of

    path = path_of(options)
    real = real_path(path)
    copies = untouched_words(Backups(real).copies())
    lock = Lock(real)
    try:
        if not erase.what(path):
            out("\n".join([_("There is nothing to remove."), *copies]))
            return 0
        if _busy(lock, real.parent):
            raise AshoreError(_("the workbook is open in another session; leave it first"))
        found = erase.what(path)
        for line in (*(f"  {file}" for file in found), *copies):
            out(line)
        if not options.yes and not _sure():
            out(_("Nothing was removed."))
            return 1
        left = erase.remove(found, lock)
        named = {file for file, _problem in left}
        back = [file for file in erase.what(path) if file not in named]
    except OSError as error:
        raise AshoreError(
            fill(_("{file}: {problem}"), file=str(error.filename or real.parent), problem=problem_of(error))
        ) from None
    finally:
        lock.release()
    for file, problem in [*left, *((file, _("it is there again: another program writes it")) for file in back)]:
        complain(fill(_("{file}: {problem}"), file=str(file), problem=problem))
    if left or back:
        gone = sum(not os.path.lexists(file) for file in found)
        out(fill(_("Removed: {n} of {total} files. The others are still there."), n=str(gone), total=str(len(found))))
        return 1
    out(_("Removed, as far as a program can: disks, snapshots and backups of the whole machine may keep older copies."))
    out(_("Letters that you wrote to files of your own are not among them."))
    return 0


def _busy(lock: Lock, folder: Path) -> bool:
    """Whether another session has the workbook. Where no lock can be made, nobody can have one that holds."""
    try:
        return folder.is_dir() and lock.acquire() == "busy"
    except OSError:
        return False


def _sure() -> bool:
    """Whether the reader types the word. Raises UsageError where there is nobody to ask."""
    from ashore.i18n import _, fill

    if not sys.stdin.isatty():
        raise UsageError(_("erase asks first, and needs a terminal for that; --yes goes without"))
    word = _("erase")
    sys.stdout.write(shown(fill(_("To remove these for good, type {word}: "), word=word), lines=False))
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() == word
