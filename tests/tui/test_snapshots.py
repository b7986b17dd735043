"""Every screen at 80×24 in English and Chinese, as text: look at a change before you accept it.

Then the same screen in other sizes, and the way home: opening a page is what takes time, so it is opened once.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ashore.i18n import current
from ashore.tui.app import AshoreApp
from ashore.tui.page import Page
from ashore.tui.pages.home import HomePage
from tests.e2e.fields import FORMS
from tests.support import screen_text, speak
from tests.tui.screens import SIZE, VIEWS, View, hold_whole, open_again, settle, walk
from tests.tui.test_new_records import BEGINS, begins


class ScreenFile(SingleFileSnapshotExtension):
    """One text file a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_screen(view: View, snapshot: SnapshotAssertion) -> None:
    """As it opens in English, after a change of the language, and in any size; from everywhere home is near."""
    pictures = snapshot.use_extension(ScreenFile)
    speak("en")
    app = view.app()
    async with app.run_test(size=SIZE) as pilot:
        for key in view.keys:  # slowly: where the page stands must not hang on how fast the machine is
            await walk(pilot, (key,))
        await settle(pilot)
        hold_form_known(app, view)
        assert bool(begins(app)) == (view.name in BEGINS), "say in tests/tui/test_new_records.py what begins here"
        hold_whole(app, "en")
        hold_space_once(app)
        english = screen_text(app)
        pictured = english + "\n" == pictures(name="en")
        await hold_in_chinese(app, pilot, view)
        assert screen_text(app) + "\n" == pictures(name="zh_CN")
        assert pictured, f"the picture in English:\n{english}"
        app.settings.set_language("en")
        await settle(pilot)
        for size in ((200, 60), (60, 20), (41, 12)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert screen_text(app).strip(), size
        if view.welcomed and view.name != "hidden":
            await hold_home_near(app, pilot)


def hold_space_once(app: AshoreApp) -> None:
    """Where Space means something on a page, where to go is Ctrl+P in its footer, and not Space a second time."""
    page = app.screen
    if isinstance(page, Page) and page.LEADS_ON and not page.in_field():
        always, ticks = dict(page._key_bar._always), "Space" in dict(page.keys())
        assert ("Ctrl+P" in always, "Space" in always) == (ticks, not ticks)


def hold_form_known(app: AshoreApp, view: View) -> None:
    """What is typed on it is among the fields in which sessions are cut off (tests/e2e/fields.py)."""
    page = type(app.screen)
    typed = [*app.screen.query(Input), *app.screen.query(TextArea)]
    if any(getattr(entry, "_take", None) for entry in typed):
        assert page.__name__ in FORMS.values()
    assert FORMS.get(view.name, page.__name__) == page.__name__


async def hold_in_chinese(app: AshoreApp, pilot: Pilot[None], view: View) -> None:
    """Another language changes nothing that was entered, and one stays where one was. What is small, or was there
    before anything, is opened again to be seen in it."""
    page, before = type(app.screen), app.session.value
    app.settings.set_language("zh_CN")
    await settle(pilot)
    assert app.session.value == before
    assert not current().source.shown, "something is in English"
    if view.welcomed:
        assert type(app.screen) is page
    if view.name == "budget-problem":
        assert "看不清金额" in screen_text(app)
        assert "12o" in screen_text(app)
    if not isinstance(app.screen, Page) or view.name == "settings":  # these begin on the language in use
        await open_again(pilot, app, view)
    assert type(app.screen) is page
    hold_whole(app, "zh_CN")


async def hold_home_near(app: AshoreApp, pilot: Pilot[None]) -> None:
    """Today, where the button of its card has the focus, is at most two keys away."""
    for _turn in range(2):
        if not isinstance(app.screen, HomePage):
            out = app.screen.is_modal or (isinstance(app.screen, Page) and app.screen.in_field())
            await walk(pilot, ("escape",) if out else ("1",))
    assert isinstance(app.screen, HomePage)
    assert app.focused is not None
    assert app.focused.id == "act"
