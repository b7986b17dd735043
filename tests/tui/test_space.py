"""Space ticks what can be ticked, and is the menu everywhere else."""

from __future__ import annotations

from ashore.tui.pages.agenda import AgendaPage
from tests.support import empty, make_app, screen_text, years
from tests.tui.screens import walk


async def test_where_nothing_is_due_space_is_the_menu() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("6",))
        assert isinstance(app.screen, AgendaPage)
        assert "Space done" not in screen_text(app)
        await walk(pilot, ("end", "space"))
        assert app.screen.query("#go"), "the menu"


async def test_on_what_is_due_space_ticks_and_on_other_rows_it_is_the_menu() -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("6",))
        page, seen = app.screen, {}
        assert isinstance(page, AgendaPage)
        for _turn in range(30):
            seen[str(page._chosen())] = "Space done" in screen_text(app)
            await walk(pilot, ("down",))
        assert len(seen) > 10
        assert seen == {place: place in page._entries for place in seen}
        assert not seen["clock-0"]
        assert not seen["new"]
        await walk(pilot, ("end", "space"))
        assert app.screen.query("#go"), "the menu"
