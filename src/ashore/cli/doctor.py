"""Whether everything is as it should be: terminal, language, files, versions."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ashore import system
from ashore.cli.shared import is_utf8, out, path_of

if TYPE_CHECKING:
    import argparse

    from ashore.workbook.file.store import Store

LIBRARIES = ("textual", "pydantic", "babel", "tomli-w", "polib", "uniseg", "pyrage")
SMALLEST = (60, 20)
"""Columns and rows below which pages get cramped."""


def doctor(options: argparse.Namespace) -> int:
    """Say how things stand, a line each; 1 where something has to be mended."""
    from ashore.i18n import _, fill

    wrong = 0
    for heading, found in (
        (_("Terminal"), _terminal()),
        (_("Language"), _language(getattr(options, "locales", None))),
        (_("Files"), _files(path_of(options))),
        (_("Versions"), _versions()),
    ):
        out(heading)
        for well, text in found:
            wrong += not well
            out(f"  {text}" if well else f"! {text}")
    out("")
    out(_("Nothing has to be mended.") if not wrong else fill(_("To be mended: {n}"), n=str(wrong)))
    return 1 if wrong else 0


Found = Iterator[tuple[bool, str]]


def _terminal() -> Found:
    import shutil

    from ashore.i18n import _, fill

    kind = system.terminal_kind()
    if not sys.stdout.isatty():
        yield True, _("The output goes to no terminal: 'ashore' takes the plain way there.")
    elif not kind:
        yield True, _("The terminal can draw no screen: 'ashore' takes the plain way there.")
    else:
        size = shutil.get_terminal_size()
        text = _("{kind}, {columns} columns, {rows} rows")
        yield True, fill(text, kind=kind, columns=str(size.columns), rows=str(size.lines))
        if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
            text = _("That is small: from {columns} columns and {rows} rows on, pages have room.")
            yield True, fill(text, columns=str(SMALLEST[0]), rows=str(SMALLEST[1]))
        if os.environ.get("NO_COLOR"):
            yield True, _("NO_COLOR is set: everything is shown without colours.")
        elif os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
            yield True, _("Colours: all.")
        else:
            yield True, _("Colours: those that the terminal's kind promises.")


def _language(locales: str | None) -> Found:
    import locale

    from ashore.i18n import _, catalogue, current, fill
    from ashore.i18n.formats import language_name
    from ashore.i18n.kit.po import KitError
    from ashore.i18n.kit.terms import terms
    from ashore.storage import time_zone

    yield True, fill(_("The texts are in: {language}"), language=language_name(current().tag))
    encoding = (sys.stdout.encoding or locale.getpreferredencoding()).upper()
    if is_utf8(encoding):
        yield True, _("Characters: UTF-8.")
    else:
        text = _(
            "Characters: {encoding}. The screens need UTF-8, such as LANG=C.UTF-8; without it the plain way is taken."
        )
        yield False, fill(text, encoding=encoding)
    if refused := time_zone.refused():
        text = _("TZ names no time zone that can be read: {zone}. Times of day are those of UTC.")
        yield False, fill(text, zone=refused)
    for broken in catalogue.all_broken(catalogue.search_path(Path(locales) if locales else None)):
        yield False, str(broken)
    try:
        terms("")
    except KitError as error:
        yield False, str(error)


def _files(path: Path) -> Found:
    from ashore.cli import erase
    from ashore.errors import AshoreError
    from ashore.guide.installed import before_shipped, faults, in_force
    from ashore.i18n import _, fill
    from ashore.storage import paths
    from ashore.wording.unsaved import waiting_words
    from ashore.workbook.file.lock import Lock
    from ashore.workbook.file.problems import problem_of
    from ashore.workbook.file.recovery import made, recovery_files
    from ashore.workbook.file.store import Store

    store = Store(path)
    try:
        if store.locked():
            yield True, fill(_("{file}: encrypted, readable with the passphrase"), file=str(path))
        elif (workbook := store.read()) is None:
            yield True, fill(_("{file}: not there yet; it comes with the first entry"), file=str(path))
        else:
            yield True, fill(_("{file}: a sound workbook"), file=str(path))
            if notice := in_force(workbook.jurisdiction).notice:
                yield False, notice
    except AshoreError as error:
        yield False, str(error)
    except OSError as error:
        yield False, fill(_("{file}: {problem}"), file=str(path), problem=problem_of(error))
    for folder in before_shipped():
        yield True, fill(_("{file}: comes before the place of this code that ships with Ashore"), file=str(folder))
    for problem in faults():
        yield False, problem
    for file in recovery_files(store.path):
        if time := made(file):
            yield False, waiting_words(file, time)
    try:
        match system.seen_by_others(path):
            case "file":
                text = _("{file}: others on this machine can read it; the next save closes it")
                yield False, fill(text, file=str(path))
            case "folder":
                text = _("{file}: it does not lie in your own folder; who can read it there, Windows decides")
                yield False, fill(text, file=str(path))
    except OSError:
        pass  # what is wrong with it has been said
    yield from _beside(store)
    lock = Lock(store.path)
    try:
        busy = store.path.parent.exists() and lock.acquire() == "busy"
    except OSError:
        busy = False
    finally:
        lock.release()
    if busy:
        yield True, _("Another session has the workbook open; here it can be read, and F10 takes it over.")
    with suppress(OSError):  # that it cannot be read is said when it is to be erased
        for folder in erase.unpacked():
            text = _("{file}: the program, unpacked by its one file; nothing of yours is in it")
            yield True, fill(text, file=str(folder))
    for place in (paths.config_dir(), paths.cache_dir()):
        if place.exists() and not os.access(place, os.W_OK):
            yield False, fill(_("{file}: nothing can be written there"), file=str(place))


def _beside(store: Store) -> Found:
    """Copies that nothing here touches, and what is not encrypted, or plain, as the workbook is."""
    from ashore.i18n import _, fill
    from ashore.wording.passphrase import untouched_words
    from ashore.workbook.file import encryption

    copies = store.backups.copies()
    for line in untouched_words(copies):
        yield True, line
    try:
        kept, workbook = store.backups.encrypted_alike(), encryption.key_block(store.path)
    except OSError:
        return  # what cannot be read has been said
    texts = {
        "plain": _("{file}: not encrypted, though the workbook is"),
        "encrypted": _("{file}: encrypted, though the workbook is not; 'ashore restore' asks for its passphrase"),
        "other": _("{file}: encrypted under another passphrase than the workbook"),
    }
    for file in kept:
        try:
            found = encryption.compare_blocks(encryption.key_block(file), workbook)
        except OSError:
            yield False, fill(_("{file}: cannot be read"), file=str(file))
        else:
            if found != "alike":
                yield found != "plain", fill(texts[found], file=str(file))
    for file in copies:
        with suppress(OSError):  # a link, or another user's
            if encryption.compare_blocks(encryption.key_block(file), workbook) == "plain":
                yield False, fill(texts["plain"], file=str(file))


def _versions() -> Found:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from ashore import __version__
    from ashore.i18n import _, fill

    yield True, f"Ashore {__version__}, Python {platform.python_version()}, {platform.system()}"
    names = []
    for name in LIBRARIES:
        try:
            names.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield False, fill(_("{library} is not installed"), library=name)
    yield True, ", ".join(names)


def serve(options: argparse.Namespace) -> int:
    """The workbook in a browser on this machine, until Ctrl+C. One session writes; a second tab reads."""
    import asyncio

    from ashore.errors import AshoreError, UsageError
    from ashore.i18n import _, fill

    try:
        from ashore.cli.web import MOST_PAGES, PAGES, PrivateServer, free_port
    except ImportError:
        raise AshoreError(_("the browser needs more to be installed: pip install 'ashore[web]'")) from None
    from ashore.cli.shared import store_of

    encrypted = _("an encrypted workbook cannot be opened in a browser: nothing asks for its passphrase")

    def closed() -> str:
        """A passphrase may be set at any time."""
        return encrypted if store_of(options).locked() else ""

    if why := closed():
        raise AshoreError(why)
    port = options.port or "0"
    if not (port.isascii() and port.isdigit() and int(port[:9]) < 65536):
        raise UsageError(_("--port needs a number up to 65535"))
    pages = options.pages or str(PAGES)
    if not (pages.isascii() and pages.isdigit() and 1 <= int(pages[:9]) <= MOST_PAGES):
        raise UsageError(fill(_("{option} needs a number from 1 to {most}"), option="--pages", most=str(MOST_PAGES)))
    given = [("--lang", "lang"), ("--workbook", "workbook"), ("--locales", "locales")]
    arguments = [part for flag, name in given if (value := getattr(options, name, None)) for part in (flag, value)]
    if getattr(options, "ephemeral", False):
        arguments.append("--ephemeral")

    def announce(address: str) -> None:
        out(fill(_("Open this address in a browser on this machine: {address}"), address=address))
        out(_("Whoever has the address has the workbook. Ctrl+C ends it."))
        sys.stdout.flush()

    server = PrivateServer(arguments, int(port) or free_port(), announce, pages=int(pages), closed=closed)
    asyncio.run(server.listen())
    return 0
