"""What was to be done once a page is painted finds the page, or a part of it, gone: then there is nothing to do."""

from __future__ import annotations

from ashore.tui.pages.chapter import ChapterPage
from ashore.tui.pages.home import HomePage
from ashore.tui.widgets.field import FieldView
from tests.support import make_app, two_debts
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
