"""Opening the workbook on the screen."""

from __future__ import annotations

import datetime as dt
import os
import sys
import threading
from pathlib import Path

from ashore import settings
from ashore.guide.load import load
from ashore.i18n import catalogue
from ashore.workbook.desk import Desk


def start(path: Path, *, ephemeral: bool, locales: str | None, language: str | None) -> int:
    """Run the app until the reader quits. Returns the exit code. Raises AshoreError before the screen is touched."""
    from ashore.tui.app import AshoreApp
    from ashore.tui.terminal import survive_odd_bytes

    guide = load()
    _ = guide.facts, guide.chapters  # a wrong content file is named now, not in the middle of a page
    desk = Desk(path, dt.date.today(), ephemeral=ephemeral)
    try:
        guide = load(desk.session.value.jurisdiction)
        _ = guide.facts
        kept = settings.read()
        if language and not kept.language:
            kept = kept.model_copy(update={"language": language})
        survive_odd_bytes()
        directories = catalogue.search_path(Path(locales) if locales else None)
        app = AshoreApp(desk, guide, kept, locale_dirs=directories)
        app.run()
    finally:
        desk.close()
    code = app.return_code or 0
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        # Stopped and continued from outside, Textual starts a second thread for the keyboard and forgets the first,
        # which would keep the process alive for ever. Everything is saved and the terminal restored by now.
        sys.stdout.flush()
        os._exit(code)
    return code
