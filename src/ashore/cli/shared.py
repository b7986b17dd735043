"""What verbs share: the workbook, the guidance, and text on the way out, clean of control characters."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ashore import system
from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    import argparse

    from ashore.casework.case import Case
    from ashore.guide.guide import Guide
    from ashore.workbook.file.store import Store
    from ashore.workbook.model import Workbook


def out(text: str) -> None:
    """A text for the reader on standard output, ended by a line break."""
    from ashore.i18n.marks import shown

    sys.stdout.write(shown(text) + ("" if text.endswith("\n") else "\n"))


def complain(text: str) -> None:
    """A line for the reader on stderr; where nobody reads that any more (a closed terminal), nobody can be told."""
    from ashore.i18n.marks import shown

    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"ashore: {shown(text, lines=False)}\n")
        sys.stderr.flush()


def tell_unsaved(store: Store) -> None:
    """A line on stderr where an earlier session could not save something: verbs show what is in the file."""
    from ashore.workbook.file.recovery import made, recovery_files

    for file in recovery_files(store.path)[:1]:
        if time := made(file):
            from ashore.wording.unsaved import waiting_words

            complain(waiting_words(file, time))


def width() -> int:
    """Columns of a line: those of the terminal, at most 80; 80 where there is none."""
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 80) if sys.stdout.isatty() else 80


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding is UTF-8, however it is written."""
    return (encoding or "").upper().replace("-", "").replace("_", "") == "UTF8"


def path_of(options: argparse.Namespace) -> Path:
    """The workbook file: the one that is named, or the usual one. Raises AshoreError where no file can be there."""
    from ashore.storage import paths

    named = getattr(options, "workbook", None)
    return paths.data_dir() / "workbook.toml" if named is None else workbook_path(named, "--workbook")


def workbook_path(name: str, option: str) -> Path:
    """A workbook file as the user names it. Raises AshoreError where no file can be there."""
    path = file_of(name, option)
    try:
        is_folder = path.name in ("", "..") or path.is_dir()
        is_there = path.is_file()
    except OSError:
        is_folder, is_there = False, True  # whoever reads it says what is wrong
    if is_folder:
        from ashore.i18n import _, fill

        raise AshoreError(fill(_("{file}: {problem}"), file=name, problem=_("a folder, not a file")))
    if not is_there:
        from ashore.i18n.parse.user_path import refuse_name

        refuse_name(path)
    return path


def file_of(text: str, option: str) -> Path:
    """The file or folder that an option names. Raises UsageError where it names none, AshoreError where none can be."""
    from ashore.i18n.parse.user_path import user_path

    if not text or "\0" in text:
        from ashore.i18n import _, fill

        raise UsageError(fill(_("{option} needs the name of a file"), option=option))
    return user_path(text)


def deliver(content: str | bytes, output: str | None, *, force: bool, binary: bool) -> Path | None:
    """Write what was asked for to a new file, or where none is named (or `-`) to standard output: the same bytes, but
    on a terminal only what is text. Returns the file. Raises UsageError for what no terminal can show."""
    from ashore.export.render import export

    if output not in (None, "-"):
        path = file_of(output, "-o")
        export(content, path, force=force)
        return path
    data = content.encode("utf-8") if isinstance(content, str) else content
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    elif binary:
        from ashore.i18n import _

        raise UsageError(_("this form needs a file: -o FILE"))
    else:
        out(data.decode("utf-8").removeprefix("\ufeff"))
    return None


def store_of(options: argparse.Namespace) -> Store:
    """The store of the workbook file, not read yet. Raises AshoreError where no file can be there."""
    from ashore.workbook.file.store import Store

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

    from ashore.i18n import _
    from ashore.i18n.marks import shown

    if not system.has_terminal():
        raise AshoreError(_("the workbook has a passphrase, and there is no terminal to ask for it"))
    try:
        return getpass.getpass(shown(prompt, lines=False))
    except (EOFError, UnicodeError):
        return ""


def workbook_of(options: argparse.Namespace) -> Workbook:
    """The workbook, or an empty one when there is none yet."""
    import datetime as dt

    from ashore.workbook.model import Workbook

    store = store_of(options)
    tell_unsaved(store)
    unlock(store)
    return store.read() or Workbook(created=dt.date.today())


def case_of(workbook: Workbook) -> Case:
    """The case of a workbook, at this moment."""
    import datetime as dt

    from ashore.casework.case import Case

    return Case(workbook, guide_of(workbook), dt.datetime.now().astimezone())


def guide_of(workbook: Workbook | None = None) -> Guide:
    """The guidance for a workbook's place; said on stderr where another has to stand in for it."""
    from ashore.guide.installed import in_force

    rules = in_force(workbook.jurisdiction) if workbook else in_force()
    if rules.notice:
        complain(rules.notice)
    return rules.guide
