"""Every page, everything that can be done on it, and random keys on each: no file is read, written or named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ashore.guide.guide import Guide
from ashore.i18n import _, catalogue
from ashore.tui.actions import Action
from ashore.tui.app import AshoreApp
from ashore.tui.commands import commands
from ashore.tui.example import TODAY, example
from ashore.tui.navigation import BY_NAME, PAGES, entry_of, is_offered, places
from ashore.tui.page import Page
from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.settings import SettingsPage
from ashore.tui.pages.shown_export import TO_READ, ShownExportDialog
from ashore.tui.preview import ABOUT, Subject
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.program import no_files_words, shared_machine_words
from ashore.workbook.model import Workbook
from tests.kiosk.watch import no_files
from tests.monkey.keys import LEAVE, keys
from tests.support import make_app, screen_text, speak
from tests.test_plain import NOW
from tests.tui.screens import SIZE, hold_whole, settle

KEYS = 12
NAMES = [entry.name for entry in PAGES]


@pytest.fixture(autouse=True)
def kiosk() -> Iterator[None]:
    speak("en")
    with no_files():
        yield


@cache
def workbook_of(guide: Guide) -> Workbook:
    """The example; to write its letter takes longer than to open a page."""
    return example(guide, catalogue.search_path())


def app_with_example(guide: Guide, welcomed: bool = True) -> AshoreApp:
    return make_app(workbook_of(guide), today=TODAY, welcomed=welcomed)


async def open_page(app: AshoreApp, pilot: Pilot[None], guide: Guide, name: str) -> None:
    """A page, with what it is about, whatever was done before."""
    await settle(pilot)
    app.session.replace(workbook_of(guide))
    await settle(pilot)
    if name != "welcome":
        of = Subject(app.session.value, guide, guide.chapters[0])
        app.go.open(name, *(ABOUT[name](of) if name in ABOUT else ()))
        await settle(pilot)


def pressed(seed: int, count: int) -> list[str]:
    """Random keys as a pilot takes them."""
    found: list[str] = []
    for key in keys(seed, count):
        if key in LEAVE or key.startswith("\x1b"):
            continue
        found += [key] if key.isascii() and key.isalnum() and not key.isdecimal() and "x" * 9 not in key else list(key)
    return found


@pytest.mark.parametrize("name", NAMES)
async def test_no_page_reaches_a_file_whatever_is_done_on_it(name: str, guide: Guide) -> None:
    app = app_with_example(guide, welcomed=name != "welcome")
    async with app.run_test(size=SIZE) as pilot:
        await open_page(app, pilot, guide, name)
        entry = entry_of(app.screen)
        if not is_offered(BY_NAME[name]):
            assert entry is not None and entry.name == "home"
            assert no_files_words() in screen_text(app)
            return
        assert entry is not None and entry.name == name
        if isinstance(app.screen, Page):
            for action in app.screen.offered():
                assert "file" not in action.label
                await open_page(app, pilot, guide, name)
                assert isinstance(app.screen, Page)
                app.screen.run(action)
                await settle(pilot)
                hold_no_door(app)
                await pilot.press("escape", "escape")
            await open_page(app, pilot, guide, name)
        await pilot.press(*pressed(NAMES.index(name), KEYS))
        await settle(pilot)
        hold_no_door(app)


def hold_no_door(app: AshoreApp) -> None:
    """Nothing on the screen takes the name of a file, or offers to write one."""
    assert not any(isinstance(screen, ExportDialog) for screen in app.screen_stack)
    shown = screen_text(app)
    assert "/工作" not in shown and "to a file" not in shown.casefold()
    assert not [entry for entry in app.screen.query(Input) if entry.id == "path"]


def all_actions() -> list[tuple[str, Action]]:
    """What brings something to a file, on the pages that have it."""
    from ashore.tui.navigation import page_class

    found = [(name, action) for name in NAMES for action in getattr(page_class(name), "ACTIONS", ())]
    return [(name, action) for name, action in found if action.file == "to"]


@pytest.mark.parametrize("name", [*(name for name, _action in all_actions()), "card"])
async def test_what_goes_to_a_file_elsewhere_is_shown_and_copied(name: str, guide: Guide) -> None:
    app = app_with_example(guide)
    async with app.run_test(size=SIZE) as pilot:
        await open_page(app, pilot, guide, name)
        assert isinstance(app.screen, Page)
        action = next(action for action in app.screen.offered() if action.file == "to")
        app.screen.run(action)
        await settle(pilot)
        if not isinstance(app.screen, ShownExportDialog):  # a letter with blanks asks first
            await pilot.press("enter")
            await settle(pilot)
        assert isinstance(app.screen, ShownExportDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert len(app.clipboard) > 40
        assert "Handed to your terminal's clipboard" in screen_text(app)


@pytest.mark.parametrize("language", ["en", "zh_CN", "de", "ru", "en_XA", "en_XW", "en_XB"])
@pytest.mark.parametrize("size", [SIZE, (60, 20)])
async def test_what_is_shown_instead_is_whole(language: str, size: tuple[int, int], guide: Guide) -> None:
    speak(language)
    app = app_with_example(guide)
    async with app.run_test(size=size) as pilot:
        await open_page(app, pilot, guide, "contacts")
        assert isinstance(app.screen, Page)
        app.screen.action_export()  # type: ignore[attr-defined]
        await settle(pilot)
        assert isinstance(app.screen, ShownExportDialog)
        hold_whole(app, language)
        shown = screen_text(app)
        assert _("Copy it") in shown
        assert _("Show it here") in shown
        before, view = shown, app.screen.query_one(Scroll)
        for _page in range(20):
            await pilot.press("pagedown")
        await settle(pilot)
        assert view.scroll_offset.y == view.max_scroll_y > 0
        for _page in range(20):
            await pilot.press("pageup")
        await settle(pilot)
        assert screen_text(app) == before


def test_each_format_is_one_to_read_or_one_for_another_program() -> None:
    from ashore.export.registers import agenda_formats, contact_formats, evidence_formats
    from tests.support import story

    workbook = story()
    formats = [*contact_formats(workbook), *evidence_formats(workbook), *agenda_formats((), NOW)]
    assert {format.id for format in formats} == {*TO_READ, "docx", "html"}


async def test_nothing_that_is_found_or_listed_leads_to_a_file(guide: Guide) -> None:
    app = app_with_example(guide)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert all(is_offered(place) for place in places())
        shown = {command.text for command in commands(app)}
        assert not shown & {entry.label for entry in PAGES if entry.needs_files}


async def test_the_settings_say_what_holds_here_and_are_written_nowhere(guide: Guide) -> None:
    app = app_with_example(guide)
    async with app.run_test(size=SIZE) as pilot:
        await open_page(app, pilot, guide, "settings")
        assert isinstance(app.screen, SettingsPage)
        texts = [item.text for item in app.screen.items()]
        assert shared_machine_words() in texts
        assert any("hidden after 2 min" in text and "ends after 10 min" in text for text in texts)
        assert not [text for text in texts if "assphrase" in text]
        app.settings.set_theme("light")
        assert app.theme == "light"


async def test_idle_hides_the_screen_and_then_ends(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_with_example(guide)
    idle = [0.0]
    monkeypatch.setattr(app, "resting", lambda: idle[0])
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app._look_idle()
        hidden = [app.hidden]
        idle[0] = 2 * 60 + 1
        app._look_idle()
        await settle(pilot)
        hidden.append(app.hidden)
        assert not app.ended_idle
        idle[0] = 10 * 60 + 1
        app._look_idle()
        await settle(pilot)
    assert hidden == [False, True]
    assert vars(app)["ended_idle"]
    assert app.return_code in (0, None)


async def test_the_program_is_not_put_aside_for_a_shell(guide: Guide) -> None:
    app = app_with_example(guide)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert "Ctrl+Z does nothing here" in screen_text(app)
