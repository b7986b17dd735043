"""Opening the workbook on the screen."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from msgspec.structs import replace

from ashore import settings
from ashore.guide.load import load
from ashore.i18n import catalogue
from ashore.workbook.desk import Desk
from ashore.workbook.store import Store


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
    from ashore.tui.terminal import SteadyDriver, survive_odd_input

    guide = load()
    _ = guide.facts, guide.chapters  # a wrong content file is named now, not in the middle of a page
    desk = Desk(store.path, dt.date.today(), ephemeral=ephemeral, store=store)
    try:
        guide = load(desk.session.value.jurisdiction)
        _ = guide.facts
        kept = settings.read()
        if language and not kept.language:
            kept = replace(kept, language=language)
        in_browser = bool(os.environ.get("TEXTUAL_DRIVER"))  # 'ashore serve': the driver speaks to the server
        survive_odd_input(in_browser=in_browser)
        directories = catalogue.search_path(Path(locales) if locales else None)
        app = AshoreApp(desk, guide, kept, locale_dirs=directories, driver_class=None if in_browser else SteadyDriver)
        if translate:
            app.watch_texts()
        app.run()
    finally:
        desk.close()
    return app.return_code or 0
