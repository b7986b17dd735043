"""The panel beside a page in a wide terminal: it says where the reader stands, and nothing in it is cut."""

from __future__ import annotations

import pytest

from ashore.tui.app import AshoreApp
from ashore.tui.layout import SIDE_FROM, SIDE_FROM_TWO
from ashore.tui.page import Page
from ashore.tui.widgets.bars import KeyBar
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.side import SidePanel
from tests.support import make_app, screen_text, speak, story, two_debts
from tests.tui.screens import VIEWS, View, settle, walk

WITHOUT = {"card", "help", "triage", "welcome"}


def shown(panel: SidePanel) -> list[Prose]:
    return [line for line in panel.query(Prose).results(Prose) if line.region.area]


SIZES = ((200, 60), (150, 24))
PAGES = (*map(tuple, "123456"), ("2", "enter"), *(("1", "space", place) for place in "byos"))
"""Every tab, a chapter, and some of the places that the menu leads to."""


@pytest.mark.parametrize("language", ["en", "zh_CN", "ru"])
async def test_it_is_whole(language: str) -> None:
    speak(language)
    app = make_app(story())
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        for number, keys in enumerate(PAGES):
            await walk(pilot, keys)
            hold_panel_whole(app, (keys, app.size))
            await pilot.resize_terminal(*SIZES[number % 2 - 1])
            await settle(pilot)
            hold_panel_whole(app, (keys, app.size))


def hold_panel_whole(app: AshoreApp, where: object) -> None:
    """Nothing in the panel is cut or behind the keys, and nothing of the page is behind the panel."""
    page = app.screen
    assert isinstance(page, Page)
    if app.size.width < page.SIDE_FROM:
        assert not page.query(SidePanel), where
        return
    (panel,) = page.query(SidePanel)
    lines = shown(panel)
    assert lines, where
    for line in lines:
        assert panel.region.contains_region(line.region), (where, line.text)
        assert line.region.height == len(line.lines(line.content_size.width)), (where, line.text)
    assert max(line.region.bottom for line in lines) < app.size.height, where
    for widget in app.screen.query(".body").results():
        assert widget.region.right <= panel.region.x, (where, widget)


TABLES = ("offers", "weeks", "picture", "share", "evidence", "letter", "timeline", "credit", "budget-full", "contacts")


@pytest.mark.parametrize("view", [view for view in VIEWS if view.name in TABLES], ids=lambda view: view.name)
async def test_what_stands_beside_it_is_not_covered(view: View) -> None:
    speak("zh_CN")
    app = view.app()
    async with app.run_test(size=(SIDE_FROM_TWO, 40)) as pilot:
        await settle(pilot)
        await walk(pilot, view.keys)
        (panel,) = app.screen.query(SidePanel)
        for widget in app.screen.query("*"):
            if panel not in widget.ancestors_with_self and widget.styles.dock != "bottom":
                assert widget.region.right <= panel.region.x, widget


async def test_it_follows_what_is_done_and_the_width() -> None:
    speak("en")
    app = make_app(story())
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await walk(pilot, ("down", "enter"))
        assert "3 of 48 steps done" in screen_text(app)
        await walk(pilot, ("space",))
        assert "3 of 48 steps done" not in screen_text(app)
        for width in (SIDE_FROM - 1, SIDE_FROM):
            await pilot.resize_terminal(width, 40)
            await settle(pilot)
            assert len(app.screen.query(SidePanel)) == (width == SIDE_FROM)
        assert "of 48 steps done" in screen_text(app)
        await walk(pilot, ("3", "down", "enter"))
        for width in (SIDE_FROM_TWO - 1, SIDE_FROM_TWO):
            await pilot.resize_terminal(width, 40)
            await settle(pilot)
            assert len(app.screen.query(SidePanel)) == (width == SIDE_FROM_TWO), "two columns need more room beside it"


@pytest.mark.parametrize("view", [view for view in VIEWS if view.name in WITHOUT], ids=lambda view: view.name)
async def test_nothing_of_the_case_stands_beside_what_others_may_see(view: View) -> None:
    speak("en")
    app = view.app()
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await walk(pilot, view.keys)
        assert not app.screen.query(SidePanel)


@pytest.mark.parametrize("size", [(110, 24), (120, 40)])
async def test_the_keys_end_where_the_panel_begins(size: tuple[int, int]) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=size) as pilot:
        await walk(pilot, ("3", "enter"))
        (bar,) = app.screen.query(KeyBar)
        assert bar.region.right <= app.screen.query_one(SidePanel).region.x
        assert screen_text(app).splitlines()[-1].split("╰")[0].rstrip(" │").endswith("q quit")
