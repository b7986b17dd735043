"""The verb of the plain way."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from ashore import system
from ashore.cli.shared import ask_secret, complain, out, store_of, unlock, width
from ashore.wording.unsaved import kept_words

if TYPE_CHECKING:
    import argparse

    from ashore.workbook.open_workbook import OpenWorkbook


def plain(options: argparse.Namespace) -> int:
    """The workbook as questions and answers, until the reader ends it or nothing more comes in."""
    import datetime as dt

    from ashore import settings
    from ashore.cli.idle import WatchedLines
    from ashore.dialogue.menu import Conversation
    from ashore.dialogue.program import Program
    from ashore.dialogue.saving import Saving
    from ashore.dialogue.talk import Leave, Talk
    from ashore.dialogue.unsaved import offer_unsaved
    from ashore.errors import AshoreError, fault_of
    from ashore.guide.installed import in_force
    from ashore.i18n import _, catalogue, current, fill
    from ashore.storage import access
    from ashore.wording.program import ended_words, nothing_written_words
    from ashore.workbook.open_workbook import OpenWorkbook

    def now() -> dt.datetime:
        return dt.datetime.now().astimezone()

    store = store_of(options)
    unlock(store)
    system.hold_ends()  # for every thread from here on; one of them waits for these
    open_workbook = OpenWorkbook(
        store.path, now().date(), ephemeral=getattr(options, "ephemeral", False), key=store.key
    )
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    locales = getattr(options, "locales", None)
    directories = catalogue.search_path(Path(locales) if locales else None)
    closing = threading.Lock()
    threading.Thread(target=_end_when_asked, args=(open_workbook, closing), daemon=True).start()
    lines = WatchedLines(sys.stdin)
    if end_after := access.current().end_after:

        def last() -> None:
            closing.acquire()  # for good
            open_workbook.close()
            complain(ended_words())

        lines.end_after(end_after * 60, last)
    talk = Talk(lines, sys.stdout, open_workbook.session, now, width())
    open_workbook.session.refused = lambda: talk.say(_("Another session has the workbook: here it can only be read."))
    fault = ""
    try:
        if open_workbook.mode == "reading":
            out(_("Another session has the workbook: here it can only be read."))
        for notice in filter(None, (in_force(open_workbook.session.value.jurisdiction).notice, *current().problems)):
            out(notice)
        offer_unsaved(talk, open_workbook)
        program = Program(
            settings.read(),
            None if open_workbook.mode == "ephemeral" else open_workbook.path,
            locked=open_workbook.key is not None,
        )
        program.secret = ask_secret if system.has_terminal() else None
        program.last_here = open_workbook.written_on
        saving = Saving(talk, open_workbook)
        talk.notice, program.more = saving.notice, saving.choices
        conversation = Conversation(talk, open_workbook.session, directories, width(), program)
        # Who comes for the first time is asked about danger first. From a pipe the same lines do the same each time.
        conversation.begin() if sys.stdin.isatty() else conversation.home()
    except (Leave, KeyboardInterrupt):
        pass
    except (AshoreError, OSError):
        raise
    except Exception as error:
        fault = fault_of(error)
    finally:
        system.ignore_interrupts()  # a second Ctrl+C would break off the last save
        with closing:
            saved = open_workbook.close()
        if not saved:
            complain(kept_words(open_workbook.kept))
    if fault:
        complain(fill(_("a fault in the program ({fault})"), fault=fault))
    if not saved:
        return 1
    ephemeral = open_workbook.mode == "ephemeral"
    out(nothing_written_words(_("Nothing was written to disk.")) if ephemeral else _("Everything is saved."))
    return 1 if fault else 0


def _end_when_asked(open_workbook: OpenWorkbook, closing: threading.Lock) -> None:
    """Wait for a request to end, save, and end.

    A handler that raises would be too late where the signal comes just before the wait for the next line begins.
    """
    number = system.wait_for_end()
    closing.acquire()  # for good: nothing else closes it any more
    if not open_workbook.close():
        complain(kept_words(open_workbook.kept))
    os._exit(1 if open_workbook.kept.lost else 128 + number)
