"""What was to be done once a page is painted finds the page, or a part of it, gone: then there is nothing to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.casework.agenda import ABOUT
from ashore.export.registers import contact_formats
from ashore.tui.dialog import ModalPage
from ashore.tui.navigation import CALL_NOW, page_class, places
from ashore.tui.page import Page
from ashore.tui.pages.chapter import ChapterPage
from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.find import FindPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.letter import LetterPage
from ashore.tui.pages.menu import MenuDialog
from ashore.tui.pages.more import MoreDialog
from ashore.tui.pages.passphrase import PassphrasePage
from ashore.tui.widgets.field import FieldView
from ashore.workbook import edits
from tests.support import logged, make_app, two_debts
from tests.tui.screens import settle, walk


async def test_a_field_that_was_taken_away_shows_its_label_no_more() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        field = app.screen.query(FieldView).first()
        await field.remove()
        field.show_label()
        app.screen.call_after_refresh(field.show_label)
        await settle(pilot)


async def test_a_chapter_that_was_left_moves_no_more() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("2", "enter"))
        page = app.screen
        assert isinstance(page, ChapterPage)
        await walk(pilot, ("1",))
        page._focus_visible(1)
        assert isinstance(app.screen, HomePage)


async def test_a_letter_that_was_taken_away_is_worked_out_no_more() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("5", "enter"))
        page = app.screen
        assert isinstance(page, LetterPage)
        app.session.apply(lambda workbook: edits.remove_letter(workbook, page.draft))
        page.work_out()
        await settle(pilot)
        assert not isinstance(app.screen, LetterPage)


def opened() -> list[Page | ModalPage]:
    """What can be opened: every place, what is due, and the dialogs that set something up or lead on."""
    tools = [page_class(place.name)() for place in places() if place.name != CALL_NOW]
    about = ((CALL_NOW, "k1"), (ABOUT["debt-due"], "d1"), (ABOUT["proposed-payment"], "l1"))
    records = [page_class(name)(record) for name, record in about]
    menus = [MenuDialog(places(), HomePage()), MoreDialog(HomePage())]
    dialogs = [FindPage([]), PassphrasePage(), ExportDialog("", contact_formats(logged()), Path())]
    return [*tools, *records, *menus, *dialogs]


async def test_a_page_that_is_not_built_as_the_program_ends_looks_for_nothing_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 24)) as pilot:
        for page in opened():
            monkeypatch.setattr(page, "compose", lambda: iter(()))  # what Textual makes of it then
            await app.push_screen(page)
            await pilot.pause()
            assert page in app.screen_stack and not page.children


async def test_neither_does_a_field_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        there = app.screen.query(FieldView).first()
        field = FieldView(there.field, app.session, app.today())
        monkeypatch.setattr(field, "compose", lambda: iter(()))
        await app.screen.mount(field)
        await settle(pilot)
        assert field.is_attached and not field.children
