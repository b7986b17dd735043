"""Opening the workbook on the screen."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from ashore import settings
from ashore.guide.guide import load
from ashore.i18n import catalogue
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import Desk


def start(
    store: Store,
    *,
    ephemeral: bool,
    locales: str | None,
    language: str | None,
    translate: bool = False,
) -> int:
    """Run the app until the reader quits. Returns the exit code. Raises AshoreError before the screen is touched."""
    from ashore.tui.app import AshoreApp
    from ashore.tui.terminal import SteadyDriver, survive_odd_bytes

    guide = load()
    _ = guide.facts, guide.chapters  # a wrong content file is named now, not in the middle of a page
    desk = Desk(store.path, dt.date.today(), ephemeral=ephemeral, store=store)
    try:
        guide = load(desk.session.value.jurisdiction)
        _ = guide.facts
        kept = settings.read()
        if language and not kept.language:
            kept = kept.model_copy(update={"language": language})
        survive_odd_bytes()
        in_browser = bool(os.environ.get("TEXTUAL_DRIVER"))  # 'ashore serve': the driver speaks to the server
        directories = catalogue.search_path(Path(locales) if locales else None)
        app = AshoreApp(desk, guide, kept, locale_dirs=directories, driver_class=None if in_browser else SteadyDriver)
        if translate:
            app.watch_texts()
        app.run()
    finally:
        desk.close()
    return app.return_code or 0
