"""An error that nobody foresaw closes the page in which it is; the workbook stays, and one goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from types import MethodType
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from ashore.errors import fault_of
from ashore.tui.app import AshoreApp
from ashore.tui.dialog import ModalPage
from ashore.tui.page import Page
from ashore.tui.pages.help import HelpPage
from ashore.tui.pages.hidden import HiddenPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.page_error import ErrorPage
from ashore.tui.pages.settings import SettingsPage
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.support import TODAY, make_app, screen_text, story, two_debts
from tests.tui.screens import VIEWS, View, arrives, settle, walk

SIZE = (80, 24)
SECRET = "the lender is X"
WRONG = "Something went wrong"


class Unforeseen(Exception):
    """What the tests raise."""


def fail(self: object = None, *_arguments: object) -> Any:
    """An error in a method of whatever it is made one of."""
    raise Unforeseen(SECRET)


async def fail_later(self: object) -> None:
    raise Unforeseen(SECRET)


def by_a_key(_app: AshoreApp, page: Screen[Any], patch: pytest.MonkeyPatch) -> None:
    """What a key does is done in the queue of the app."""
    patch.setattr(page, "action_fail", MethodType(fail, page), raising=False)
    page._bindings.bind("f11", "fail", priority=True)


def by_a_message(_app: AshoreApp, page: Screen[Any], _patch: pytest.MonkeyPatch) -> None:
    page.call_later(fail)


def by_a_widget(_app: AshoreApp, page: Screen[Any], _patch: pytest.MonkeyPatch) -> None:
    next(iter(page.query("*").results(Widget))).call_later(fail)


def by_a_timer(_app: AshoreApp, page: Screen[Any], _patch: pytest.MonkeyPatch) -> None:
    page.set_interval(0.01, MethodType(fail, page))


def by_a_worker(_app: AshoreApp, page: Screen[Any], _patch: pytest.MonkeyPatch) -> None:
    page.run_worker(fail_later(page))


def by_a_change(app: AshoreApp, page: Screen[Any], patch: pytest.MonkeyPatch) -> None:
    if isinstance(page, Page):
        patch.setattr(page, "show", MethodType(fail, page))
        app.session.apply(lambda workbook: edits.changed(workbook, reserve=Decimal("5.00")))
    else:
        page.call_later(fail)


def by_painting(_app: AshoreApp, page: Screen[Any], patch: pytest.MonkeyPatch) -> None:
    shown = next(widget for widget in page.query("*").results(Widget) if widget.region and not widget.children)
    patch.setattr(shown, "render_line", MethodType(fail, shown))
    patch.setattr(shown, "render_lines", MethodType(fail, shown))
    page.refresh(layout=True)
    shown.refresh()


WAYS = (by_a_key, by_a_message, by_a_widget, by_a_timer, by_a_worker, by_a_change, by_painting)


def closed(app: AshoreApp, page: Screen[Any]) -> bool:
    return page not in app.screen_stack and not app._waiting


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_an_error_on_any_page_leads_to_another_with_the_workbook_unharmed(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(view.workbook(), welcomed=view.welcomed, forgiving=True)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, view.keys)
        kept = app.session.to_save  # a record that was opened and left untouched goes with its page
        # Each page in one way or another; every way many times, and each of them from home below.
        way = by_a_key if view.name == "hidden" else WAYS[VIEWS.index(view) % len(WAYS)]  # any key ends hiding
        page = app.screen
        way(app, page, monkeypatch)
        await pilot.press("f11")
        await arrives(pilot, lambda: closed(app, page))
        assert isinstance(app.screen, Page)
        await arrives(pilot, lambda: WRONG in " ".join(screen_text(app).split()))
        shown = " ".join(screen_text(app).split())
        assert "(Unforeseen, test_rescue.py:" in shown
        assert SECRET not in shown
        if way is not by_a_change:
            assert app.session.to_save == kept
        await pilot.press("escape", "1", "space", "s")
        await arrives(pilot, lambda: isinstance(app.screen, SettingsPage))
        await pilot.press("1")
        await arrives(pilot, lambda: isinstance(app.screen, HomePage))
        assert not app.is_ending


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("keys", [(), ("3", "down", "enter"), ("slash",)], ids=["home", "debt", "dialog"])
async def test_an_error_of_any_kind_closes_the_page_alone(
    way: Callable[[AshoreApp, Screen[Any], pytest.MonkeyPatch], None],
    keys: Iterable[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = tmp_path / "workbook.toml"
    Store(path).write(two_debts())
    app = make_app(path=path, forgiving=True)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, tuple(keys))
        page = app.screen
        beneath = app.screen_stack[-2] if isinstance(page, ModalPage) else None
        way(app, page, monkeypatch)
        await pilot.press("f11")
        await arrives(pilot, lambda: closed(app, page))
        await settle(pilot)
        if beneath is not None:
            assert app.screen is beneath
        else:
            assert isinstance(app.screen, ErrorPage if isinstance(page, HomePage) else HomePage)
        await walk(pilot, ("1", "space", "b", "down", "enter", "5", "escape"))
        assert Decimal("5") in [line.amount for line in app.session.value.budget.lines]
        await walk(pilot, ("1", "q"))
    assert app.return_code == 0
    app.open_workbook.close()
    assert Store(path).read() == app.session.value


@pytest.mark.parametrize("method", ["__init__", "compose", "on_mount", "body", "heading", "show"])
async def test_a_page_that_cannot_be_opened_is_said_and_the_others_can(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(story(), forgiving=True)
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(HelpPage, method, fail)
            await walk(pilot, ("question_mark",))
            assert isinstance(app.screen, HomePage)
            assert WRONG in app.message
            await walk(pilot, ("3", "question_mark", "1", "space", "b"))
            assert "Budget" in screen_text(app)
        await walk(pilot, ("question_mark",))
        assert isinstance(app.screen, HelpPage)


async def test_where_home_fails_too_the_ways_stay_and_undo_takes_back_what_did_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(story(), forgiving=True)
    show = HomePage.show

    def picky(page: HomePage) -> None:
        if app.session.value.reserve is not None:
            fail()
        show(page)

    monkeypatch.setattr(HomePage, "show", picky)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.session.apply(lambda workbook: edits.changed(workbook, reserve=Decimal("35.00")))
        await arrives(pilot, lambda: isinstance(app.screen, ErrorPage))
        await walk(pilot, ("1",))
        assert isinstance(app.screen, ErrorPage)
        await walk(pilot, ("space", "b"))
        assert "Budget" in screen_text(app)
        await walk(pilot, ("u", "1"))
        assert isinstance(app.screen, HomePage)
        assert app.session.value == story()


async def test_where_the_last_resort_fails_it_ends_and_says_saved_only_of_what_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(HomePage, "body", fail)
    monkeypatch.setattr(ErrorPage, "body", fail)
    path = tmp_path / "workbook.toml"
    for broken, said in (
        (False, "What you entered is saved."),
        (True, "Your last changes are not saved."),
    ):
        app = make_app(path=path, forgiving=True)
        saver = app.session.saver
        assert saver is not None
        app.session.apply(lambda workbook: edits.mark_step(workbook, "know-the-debt", "done", TODAY))
        if broken:
            monkeypatch.setattr(saver, "flush", lambda _limit=0: False)
        with pytest.raises(Unforeseen):
            async with app.run_test(size=SIZE) as pilot:
                for _turn in range(200):
                    await pilot.pause(0.02)
        words = app.last_words(Unforeseen(SECRET))
        assert said in words
        assert SECRET not in words
        app.open_workbook.close()
    app = make_app(story())
    assert "Nothing was written to disk." in app.last_words(Unforeseen())


async def test_what_fails_behind_the_hidden_screen_is_said_when_the_reader_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(story(), forgiving=True)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "f2"))
        page = app.screen_stack[-2]
        page.call_later(fail)
        await settle(pilot)
        assert isinstance(app.screen, HiddenPage)
        assert WRONG not in screen_text(app)
        await walk(pilot, ("x",))
        await arrives(pilot, lambda: isinstance(app.screen, HomePage))
        assert WRONG in app.message


async def test_a_page_that_fails_on_until_it_is_gone_is_one_error() -> None:
    app = make_app(story(), forgiving=True)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3",))
        page = app.screen
        for _turn in range(20):
            app.unforeseen(Unforeseen(SECRET), page)
        await arrives(pilot, lambda: closed(app, page))
        for _turn in range(20):
            app.unforeseen(Unforeseen(SECRET), page)
        await settle(pilot)
        assert isinstance(app.screen, HomePage)
        assert not app.is_ending


async def test_a_look_in_the_background_that_fails_is_given_up_and_costs_no_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(story(), forgiving=True)
    looks: list[int] = []

    def look() -> None:
        looks.append(1)
        fail()

    monkeypatch.setattr(app.catalogue_reload, "look", look)
    monkeypatch.setattr("ashore.tui.catalogue_reload.LOOK", 0.02)
    async with app.run_test(size=SIZE) as pilot:
        await arrives(pilot, lambda: bool(looks))
        await pilot.pause(0.2)  # the time of ten more looks: that none comes can only be waited for
        assert len(looks) == 1
        assert isinstance(app.screen, HomePage)
        assert WRONG in app.message


def test_of_an_error_only_its_kind_and_place_are_named() -> None:
    try:
        fail()
    except Unforeseen as error:
        assert fault_of(error).startswith("Unforeseen, test_rescue.py:")
    assert fault_of(None) == "?, ?"
