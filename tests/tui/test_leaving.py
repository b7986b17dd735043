"""What was to be done once a page is painted finds the page, or a part of it, gone: then there is nothing to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.export.registers import contact_formats
from ashore.tui.page import ModalPage, Page
from ashore.tui.pages.chapter import ChapterPage
from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.find import FindPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.passphrase import PassphrasePage
from ashore.tui.routes import ENTRIES, TOOLS, page_class
from ashore.tui.widgets.field import FieldView
from tests.support import make_app, story, two_debts
from tests.tui.screens import settle, walk


async def test_a_field_that_was_taken_away_shows_its_label_no_more() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("d", "enter"))
        field = app.screen.query(FieldView).first()
        await field.remove()
        field.show_label()
        app.screen.call_after_refresh(field.show_label)
        await settle(pilot)


async def test_a_chapter_that_was_left_moves_no_more() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("1",))
        page = app.screen
        assert isinstance(page, ChapterPage)
        await walk(pilot, ("h",))
        page._focus_visible(1)
        assert isinstance(app.screen, HomePage)


def opened() -> list[Page | ModalPage]:
    """What can be opened in the story: all tools, what is due, and the dialogs that set something up."""
    tools, due = [page_class(name)() for name in TOOLS.values()], page_class(ENTRIES["debt-due"])("d1")
    letter = page_class(ENTRIES["proposed-payment"])("l1")
    return [*tools, due, letter, FindPage([]), PassphrasePage(), ExportDialog("", contact_formats(story()), Path())]


async def test_a_page_that_is_not_built_as_the_program_ends_looks_for_nothing_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 24)) as pilot:
        for page in opened():
            monkeypatch.setattr(page, "compose", lambda: iter(()))  # what Textual makes of it then
            await app.push_screen(page)
            await pilot.pause()
            assert page in app.screen_stack and not page.children
