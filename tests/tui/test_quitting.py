"""The ways out: from every page one gets out by a key that is the same everywhere, and Ctrl+C asks once more."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from ashore.tui.app import AshoreApp
from ashore.tui.page import Page
from ashore.tui.pages.hidden import HiddenPage
from ashore.tui.pages.unsaved import UnsavedPage
from ashore.tui.quitting import Quitting
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.support import TODAY, make_app, screen_text, story
from tests.tui.screens import arrives, settle, walk

SIZE = (80, 24)
ONCE_MORE = "Ctrl+C once more quits."


def shown(app: AshoreApp) -> str:
    return " ".join(screen_text(app).split())


async def leaves(pilot: Pilot[None], app: AshoreApp) -> None:
    """Wait until it is ending."""
    await arrives(pilot, lambda: app.is_ending)


async def hold_left_for_good(pilot: Pilot[None], app: AshoreApp, key: str) -> None:
    """Ctrl+C asks first, and a second time, or Ctrl+Q, ends it; nothing is changed by it."""
    kept = app.session.value
    await pilot.press("ctrl+c")
    await settle(pilot)
    assert not app.is_ending
    assert ONCE_MORE in shown(app)
    if isinstance(app.screen, HiddenPage):
        assert "writes nothing" not in shown(app)  # not a word that says what this is
    await pilot.press(key)
    await leaves(pilot, app)
    assert app.session.value == kept


@pytest.mark.parametrize(
    "keys",
    [
        ("space", "s", "q"),
        ("question_mark", "q"),
        ("3", "equals_sign", "q"),
        ("space", "q"),
        ("3", "m", "q"),
        ("2", "enter", "down", "down", "down", "down", "enter", "q"),
    ],
    ids=" ".join,
)
async def test_q_quits_from_pages_and_from_small_pages_without_a_field(keys: tuple[str, ...]) -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, keys[:-1])
        await pilot.press(keys[-1])
        await leaves(pilot, app)


async def test_a_second_ctrl_c_that_comes_late_asks_again_and_the_question_goes_away_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ashore.tui.quitting.ONCE_MORE", 0.1)
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", "1", "2"))
        asked: list[str] = []
        say = app.say

        def hear(text: str, stays: float = 0.0) -> None:
            asked.append(text)
            say(text, stays)

        monkeypatch.setattr(app, "say", hear)
        for turn in range(1, 3):
            await pilot.press("ctrl+c")
            await arrives(pilot, lambda turns=turn: len(asked) == 2 * turns)  # type: ignore[misc]
            assert ONCE_MORE in asked[-2]
            assert asked[-1] == ""
            assert ONCE_MORE not in shown(app)
        assert not app.is_ending


async def test_a_key_between_two_ctrl_c_answers_the_question() -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", "1", "ctrl+c", "2"))
        assert ONCE_MORE not in shown(app)
        await walk(pilot, ("ctrl+c",))
        assert ONCE_MORE in shown(app)
        assert not app.is_ending


async def test_ctrl_c_twice_saves_what_is_being_typed(home: Path) -> None:
    path = home / "workbook.toml"
    app = make_app(path=path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", "1", "2", "o", "o"))
        await pilot.press("ctrl+c")
        assert app.message == f"Everything is saved. {ONCE_MORE}"
        assert Store(path).read() == app.session.value
        await pilot.press("3", "ctrl+c", "ctrl+c")
        await leaves(pilot, app)
    app.open_workbook.close()
    kept = Store(path).read()
    assert kept is not None
    assert list(kept.unfinished.values()) == ["12oo3"]


async def test_saved_is_not_said_where_it_is_not_and_nothing_is_left_unasked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(path=home / "workbook.toml")
    saver = app.session.saver
    assert saver is not None
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as full:
            full.setattr(saver, "flush", lambda: False)
            app.session.apply(lambda workbook: edits.mark_step(workbook, "know-the-debt", "done", TODAY))
            await pilot.press("ctrl+c")
            assert app.message.startswith("Not saved: ")
            await pilot.press("ctrl+c")
            await settle(pilot)
            assert isinstance(app.screen, UnsavedPage)
            await pilot.press("ctrl+q", "q", "ctrl+c", "ctrl+c")
            await settle(pilot)
            assert len([screen for screen in app.screen_stack if isinstance(screen, UnsavedPage)]) == 1
            assert not app.is_ending
        await pilot.press("ctrl+q")  # by now it can be saved
        await leaves(pilot, app)
    app.open_workbook.close()


async def test_the_question_above_the_hidden_screen_opens_no_way_past_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(story())

    def ask(quitting: Quitting) -> None:
        app.go.dialog(UnsavedPage("full"))

    monkeypatch.setattr(Quitting, "quit", ask)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("f2", "ctrl+q"))
        assert isinstance(app.screen, UnsavedPage)
        await walk(pilot, ("f1", "f3", "f4", "f7", "f8", "f9", "1", "c", "slash", "ctrl+p", "f2"))
        assert app.hidden
        await walk(pilot, ("escape",))
        assert isinstance(app.screen, HiddenPage)
        await walk(pilot, ("x",))
        assert isinstance(app.screen, Page)
