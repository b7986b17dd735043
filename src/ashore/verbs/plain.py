"""The verb of the plain way."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

from ashore.verbs.shared import complain, out, store_of, unlock, width


def plain(options: argparse.Namespace) -> int:
    """The workbook as questions and answers, until the reader ends it or nothing more comes in."""
    import datetime as dt

    from ashore.i18n import _, catalogue
    from ashore.plain.conversation import Conversation
    from ashore.plain.talk import Leave, Talk
    from ashore.workbook.desk import Desk

    store, now = store_of(options), dt.datetime.now().astimezone().replace(second=0, microsecond=0)
    unlock(store)
    desk = Desk(store.path, now.date(), ephemeral=getattr(options, "ephemeral", False), key=store.key)
    ended = 0

    def end(number: int, _frame: FrameType | None) -> None:
        nonlocal ended
        ended = 128 + number
        raise Leave

    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, end)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    locales = getattr(options, "locales", None)
    directories = catalogue.search_path(Path(locales) if locales else None)
    talk = Talk(sys.stdin, sys.stdout, desk.session, now.date(), width())
    desk.session.refused = lambda: talk.say(_("Another session has the workbook: here it can only be read."))
    try:
        if desk.mode == "reading":
            out(_("Another session has the workbook: here it can only be read."))
        Conversation(talk, desk.session, now, directories, width()).home()
    except (Leave, KeyboardInterrupt):
        pass
    finally:
        for number in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # what was asked for is being done
        saved = desk.close()
    if not saved:
        complain(_("your last changes could not be saved"))
        return 1
    if not ended:
        out(_("Nothing was written to disk.") if desk.mode == "ephemeral" else _("Everything is saved."))
    return ended
