"""Esc leads back to the page one came from, and to the row on which one was."""

from __future__ import annotations

import pytest

from ashore.tui.pages.listing import ListPage
from ashore.tui.widgets.inputs import TextInput
from tests.support import make_app, years
from tests.tui.screens import Keys, walk

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
