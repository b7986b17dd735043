"""Esc leads back to the page one came from, and to the row on which one was."""

from __future__ import annotations

import pytest

from ashore.guide.guide import load
from ashore.tui.navigation import places
from ashore.tui.pages.listing import ListPage
from ashore.tui.widgets.inputs import TextInput
from tests.support import make_app, years
from tests.tui.screens import Keys, walk
from tests.tui.test_shell import DOORS

LISTS: dict[str, tuple[Keys, Keys]] = {
    "debts": (("3", "down", "down"), ("enter",)),
    "letters": (("5", "down"), ("enter",)),
    "chapters": (("2", "down"), ("enter",)),
    "home": (("1", *("down",) * 4), ("enter",)),
    "offers": (("3", "down", "m", "o", "down"), ("enter",)),
    "papers": (("space", "p", "down"), ("enter",)),
    "credit": (("space", "y", "down", "down"), ("enter",)),
}
"""Keys to a row of a list that is not its first, and keys that open it."""


@pytest.mark.parametrize("name", LISTS)
async def test_esc_leads_back_to_the_row(name: str) -> None:
    there, opens = LISTS[name]
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, there)
        page = app.screen
        assert isinstance(page, ListPage)
        row = page.chosen
        assert row
        await walk(pilot, opens)
        assert type(app.screen) is not type(page)
        await walk(pilot, ("escape",))
        assert isinstance(app.screen, ListPage)
        assert (type(app.screen), app.screen.chosen) == (type(page), row)
        assert app.screen.focused is app.screen.page_list


async def test_what_was_looked_for_in_the_log_still_stands_there() -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("4", "tab", *"call"))
        for leads, back in ((("f3",), ("escape",)), (("escape", "shift+tab", "enter"), ("escape",))):
            await walk(pilot, leads)
            assert not app.screen.query("#search")
            await walk(pilot, back)
            assert app.screen.query_one("#search", TextInput).value == "call"
            assert getattr(app.focused, "id", "") == ("search" if leads == ("f3",) else "entries")


HERE_TWICE: dict[str, tuple[Keys, Keys]] = {
    **{f"{key} again": ((key,), (key,)) for key in DOORS if key.startswith("f")},
    **{f"{key} above a dialog": ((key, *("escape",) * (key == "f8"), "m"), (key,)) for key in ("f3", "f7", "f8", "f9")},
    "a card in the other language": (("f3", "m", "l"), ("f3",)),
    "a chapter found within itself": (("2", "enter"), ("slash", "1", "full_stop", "enter")),
    "a debt found on its own page": (("3", "down", "down", "enter"), ("slash", *"某银行", "enter")),
}
"""Keys to a page, and keys that open it again."""


@pytest.mark.parametrize("name", HERE_TWICE)
async def test_what_is_shown_already_is_not_opened_twice(name: str) -> None:
    there, again = HERE_TWICE[name]
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, there)
        page, trail, before = app.go._stack.shown, list(app.go._stack.trail), app.session.to_save
        await walk(pilot, again)
        assert app.screen is page
        assert app.go._stack.trail == trail
        assert app.session.to_save == before


async def test_a_place_of_the_menu_that_is_shown_is_not_opened_twice() -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        for place in places():
            if not place.key.isdecimal():  # a digit begins the way back anew
                key = {"?": "question_mark", ".": "full_stop"}.get(place.key, place.key)
                await walk(pilot, ("1", "space", key))
                there, trail = app.screen, list(app.go._stack.trail)
                await walk(pilot, ("ctrl+p", key))
                assert app.screen is there, place
                assert app.go._stack.trail == trail, place
                await walk(pilot, ("escape", "escape"))


async def test_another_place_of_a_page_that_is_shown_is_gone_to() -> None:
    app, chapter = make_app(years()), load().chapters[0]
    first, *_between, last = chapter.steps
    async with app.run_test(size=(80, 24)) as pilot:
        app.go.chapter(chapter, first.id)
        await walk(pilot, ())
        app.go.chapter(chapter, last.id)
        await walk(pilot, ())
        assert getattr(app.screen, "place", "") == last.id
        await walk(pilot, ("escape",))
        assert getattr(app.screen, "place", "") == first.id
