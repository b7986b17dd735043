"""Verbs on the files themselves: restore, passphrase, erase."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.errors import AshoreError, UsageError
from ashore.text import clean
from ashore.unsaved_words import kept_words
from ashore.verbs.shared import ask_secret, complain, out, path_of, store_of, unlock
from ashore.words import passphrase_warning, protected_words

if TYPE_CHECKING:
    import argparse


def restore(options: argparse.Namespace) -> int:
    from ashore.i18n import _, fill
    from ashore.workbook.lock import Lock
    from ashore.workbook.recovery import discard, recovery_files
    from ashore.workbook.store import Store, problem_of

    store = store_of(options)
    lock = Lock(store.path)
    backup = store.backups / Path(options.backup).name if options.backup else store.newest_good_backup()
    named = Path(options.backup or "").name
    unsaved = next((file for file in recovery_files(store.path) if file.name == named), None)
    backup = unsaved or backup
    if backup is None or not backup.exists():
        raise AshoreError(fill(_("{file}: there is no backup that can be read"), file=str(store.backups)))
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


def passphrase(options: argparse.Namespace) -> int:
    """Set, change or remove the passphrase."""
    import datetime as dt

    from ashore.i18n import _, fill
    from ashore.workbook.desk import Desk
    from ashore.workbook.store import ChangedElsewhereError, problem_of

    store = store_of(options)
    unlock(store)
    if options.what == "remove" and store.key is None:
        out(_("There is no passphrase; the file is plain."))
        return 0
    new = _new_passphrase() if options.what == "set" else None
    desk = Desk(store.path, dt.date.today(), key=store.key)
    try:
        if desk.mode == "reading":
            raise AshoreError(_("the workbook is open in another session; leave it first"))
        left = desk.protect(new)
    except OSError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=str(store.path), problem=problem_of(error))) from None
    except ChangedElsewhereError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=str(store.path), problem=str(error))) from None
    finally:
        if not desk.close():
            complain(kept_words(desk.kept))
    out(protected_words(new is not None))
    for file in left:
        complain(fill(_("{file}: could not be opened or written, and stays as it was"), file=str(file)))
    return 1 if left else 0


def _new_passphrase() -> str:
    """A new passphrase, asked twice. Raises AshoreError when nothing, or not the same, was typed."""
    from ashore.i18n import _

    out(passphrase_warning())
    new = ask_secret(_("New passphrase: "))
    if not new:
        raise AshoreError(_("nothing was typed; nothing was changed"))
    if ask_secret(_("The same once more: ")) != new:
        raise AshoreError(_("the two are not the same; nothing was changed"))
    return new


def erase(options: argparse.Namespace) -> int:
    from ashore import erase
    from ashore.i18n import _, fill
    from ashore.workbook.lock import Lock

    path = path_of(options)
    found = erase.what(path)
    if not found:
        out(_("There is nothing to remove."))
        return 0
    lock = Lock(path)
    if path.parent.is_dir() and lock.acquire() == "busy":
        raise AshoreError(_("the workbook is open in another session; leave it first"))
    try:
        for file in found:
            out(f"  {file}")
        if not options.yes:
            if not sys.stdin.isatty():
                raise UsageError(_("erase asks first, and needs a terminal for that; --yes goes without"))
            word = _("erase")
            sys.stdout.write(clean(fill(_("To remove these for good, type {word}: "), word=word), lines=False))
            sys.stdout.flush()
            if sys.stdin.readline().strip().lower() != word:
                out(_("Nothing was removed."))
                return 1
        left = erase.remove(found)
    finally:
        lock.release()
    for file, problem in left:
        complain(fill(_("{file}: {problem}"), file=str(file), problem=problem))
    out(_("Removed, as far as a program can: disks, snapshots and backups of the whole machine may keep older copies."))
    out(_("Letters that you wrote to files of your own are not among them."))
    return 1 if left else 0
