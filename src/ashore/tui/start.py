"""Opening the workbook on the screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ashore import settings
from ashore.guide.load import load
from ashore.i18n import catalogue
from ashore.workbook.model import Workbook
from ashore.workbook.saver import Saver
from ashore.workbook.session import Session
from ashore.workbook.store import Store


def start(path: Path, *, ephemeral: bool, locales: str | None, language: str | None) -> int:
    """Run the app until the reader quits. Returns the exit code. Raises AshoreError before the screen is touched."""
    from ashore.tui.app import AshoreApp
    from ashore.tui.terminal import survive_odd_bytes

    store = Store(path)
    workbook = store.read() or Workbook(created=dt.date.today())
    guide = load(workbook.jurisdiction)
    _ = guide.facts, guide.chapters  # a wrong content file is named now, not in the middle of a page
    kept = settings.read()
    if language and not kept.language:
        kept = kept.model_copy(update={"language": language})
    survive_odd_bytes()
    saver = None if ephemeral else Saver(store)
    session = Session(workbook, saver)
    app = AshoreApp(
        session,
        guide,
        path,
        kept,
        ephemeral=ephemeral,
        locale_dirs=catalogue.search_path(Path(locales) if locales else None),
    )
    try:
        app.run()
    finally:
        if saver:
            saver.close()
    return app.return_code or 0
