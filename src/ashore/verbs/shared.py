"""What verbs share: the workbook, the guidance, and text on the way out, clean of control characters."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    import argparse

    from ashore.guide.load import Guide
    from ashore.workbook.model import Workbook
    from ashore.workbook.store import Store


def out(text: str) -> None:
    from ashore.text import clean

    sys.stdout.write(clean(text) + ("" if text.endswith("\n") else "\n"))


def complain(text: str) -> None:
    from ashore.text import clean

    sys.stderr.write(f"ashore: {clean(text, lines=False)}\n")


def width() -> int:
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 80) if sys.stdout.isatty() else 80


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding is UTF-8, however it is written."""
    return (encoding or "").upper().replace("-", "").replace("_", "") == "UTF8"


def path_of(options: argparse.Namespace) -> Path:
    from ashore import resources

    named = getattr(options, "workbook", None)
    return resources.data_dir() / "workbook.toml" if named is None else workbook_path(named)


def workbook_path(name: str) -> Path:
    """A workbook file as the user names it. Raises AshoreError where no file can be there."""
    from ashore.user_path import user_path

    if not name or "\0" in name:
        from ashore.i18n import _

        raise UsageError(_("--workbook needs the name of a file"))
    path = user_path(name)
    try:
        is_folder = path.name in ("", "..") or path.is_dir()
    except OSError:
        is_folder = False  # whoever reads it says what is wrong
    if is_folder:
        from ashore.i18n import _, fill

        raise AshoreError(fill(_("{file}: {problem}"), file=name, problem=_("a folder, not a file")))
    return path


def store_of(options: argparse.Namespace) -> Store:
    from ashore.workbook.store import Store

    return Store(path_of(options))


TRIES = 3


def unlock(store: Store) -> None:
    """Ask for the passphrase where the file is encrypted. Raises AshoreError when it stays locked."""
    if not store.locked():
        return
    from ashore.i18n import _, fill

    for _turn in range(TRIES):
        if store.unlock(ask_secret(fill(_("Passphrase for {file}: "), file=store.path.name))):
            return
        complain(_("this passphrase does not open it, or the file is damaged"))
    raise AshoreError(fill(_("{file}: still encrypted; nothing was changed"), file=str(store.path)))


def ask_secret(prompt: str) -> str:
    """A secret from the terminal itself, not shown: never from arguments or the environment. Raises AshoreError."""
    import getpass
    import os

    from ashore.i18n import _
    from ashore.text import clean

    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        raise AshoreError(_("the workbook has a passphrase, and there is no terminal to ask for it")) from None
    try:
        return getpass.getpass(clean(prompt, lines=False))
    except (EOFError, UnicodeError):
        return ""


def workbook_of(options: argparse.Namespace) -> Workbook:
    """The workbook, or an empty one when there is none yet."""
    import datetime as dt

    from ashore.workbook.model import Workbook

    store = store_of(options)
    unlock(store)
    return store.read() or Workbook(created=dt.date.today())


def guide_of(workbook: Workbook | None = None) -> Guide:
    from ashore.guide.load import load

    return load(workbook.jurisdiction) if workbook else load()
