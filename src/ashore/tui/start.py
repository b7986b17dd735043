"""Opening the workbook on the screen."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from ashore import settings
from ashore.guide.installed import in_force
from ashore.i18n import catalogue
from ashore.storage.checked import changed
from ashore.wording.program import ended_words
from ashore.wording.unsaved import kept_words
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook


def start(
    store: Store,
    complain: Callable[[str], None],
    *,
    ephemeral: bool,
    locales: str | None,
    language: str | None,
    translate: bool = False,
) -> int:
    """Run the app until the reader quits; `complain` tells what could not be saved once the screen is gone.

    Returns the exit code. Raises AshoreError before the screen is touched.
    """
    from ashore.tui.app import AshoreApp
    from ashore.tui.ending import Ending
    from ashore.tui.textual_internals.driver import steady_driver, survive_odd_input

    open_workbook = OpenWorkbook(store.path, dt.date.today(), ephemeral=ephemeral, store=store)
    try:
        rules = in_force(open_workbook.session.value.jurisdiction)
        _ = rules.guide.chapters  # a wrong content file is named now, not in the middle of a page
        kept = settings.read()
        if language and not kept.language:
            kept = changed(kept, {"language": language})
        in_browser = bool(os.environ.get("TEXTUAL_DRIVER"))  # 'ashore serve': the driver speaks to the server
        survive_odd_input(in_browser=in_browser)
        directories = catalogue.search_path(Path(locales) if locales else None)
        driver = None if in_browser else steady_driver()
        app = AshoreApp(open_workbook, rules.guide, kept, locale_dirs=directories, driver_class=driver)
        if translate:
            app.watch_texts()
        app.ending = Ending(app, open_workbook, complain)
        app.run()
    finally:
        if not open_workbook.close():
            complain(kept_words(open_workbook.kept))
    if app.ended_idle:
        complain(ended_words())
    return 1 if open_workbook.kept.lost else app.return_code or 0
