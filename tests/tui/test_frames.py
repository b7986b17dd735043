"""A page, and a dialog, opens in one frame: over a slow line each one more is waited for. And nothing of it is worked
out twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from ashore.tui.tabs import TABS
from ashore.tui.textual_internals.screens import PaintedOnce
from tests.support import make_app, two_debts
from tests.tui.screens import SIZE, come_to_rest

OPENS = (*(str(number) for number in range(1, len(TABS) + 1)), "space", "question_mark", "slash", "f3", "f9")


@pytest.mark.parametrize("key", OPENS)
async def test_what_a_key_opens_is_painted_once(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Compositor] = []
    update = Compositor.render_update

    def count(self: Compositor, **options: object) -> object:
        painted.append(self)
        return update(self, **options)  # type: ignore[arg-type]  # handed on as they came

    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await come_to_rest(pilot)
        if key == "1":
            await pilot.press("3")
            await come_to_rest(pilot)
        shown = app.screen
        monkeypatch.setattr(Compositor, "render_update", count)
        await pilot.press(key)
        await come_to_rest(pilot)
        assert app.screen is not shown
        assert len(painted) == 1, "the page, and nothing behind it: no bar that comes later"


@pytest.mark.parametrize("keys", (("3", "down", "enter"), ("4", "n"), ("5", "enter")), ids=" ".join)
async def test_a_form_that_opens_is_styled_once_and_laid_out_no_oftener_than_it_changes(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: Counter[Widget] = Counter()
    laid_out: list[object] = []
    style, lay_out = Stylesheet.apply, Screen._refresh_layout

    def apply(self: Stylesheet, node: DOMNode, **options: object) -> None:
        if isinstance(node, Widget):
            styled[node] += 1
        style(self, node, **options)  # type: ignore[arg-type]

    def refresh(self: Screen[None], *arguments: object, **options: object) -> None:
        laid_out.append(self)
        lay_out(self, *arguments, **options)  # type: ignore[arg-type]

    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await come_to_rest(pilot)
        for key in keys[:-1]:
            await pilot.press(key)
        await come_to_rest(pilot)
        monkeypatch.setattr(Stylesheet, "apply", apply)
        monkeypatch.setattr(Screen, "_refresh_layout", refresh)
        await pilot.press(keys[-1])
        await come_to_rest(pilot)
        page = app.screen
        again = [widget for widget in page.query("*") if styled[widget] > 1]
        assert len(again) <= 3, "the one with the focus, and its label"
        assert 0 < laid_out.count(page) <= 3, laid_out


@pytest.mark.parametrize("key", ("1", "slash"))
async def test_what_need_not_be_seen_at_once_comes_behind_the_first_frame(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    update, when_seen = Compositor.render_update, PaintedOnce.when_seen

    def paint(self: Compositor, **options: object) -> object:
        happened.append("painted")
        return update(self, **options)  # type: ignore[arg-type]  # handed on as they came

    def note(self: PaintedOnce, do: Callable[..., object], *arguments: object) -> None:
        def done(*arguments: object) -> None:
            happened.append("done")
            do(*arguments)

        when_seen(self, done, *arguments)

    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await come_to_rest(pilot)
        await pilot.press("3")
        await come_to_rest(pilot)
        monkeypatch.setattr(Compositor, "render_update", paint)
        monkeypatch.setattr(PaintedOnce, "when_seen", note)
        await pilot.press(key)
        await come_to_rest(pilot)
        assert happened[:2] == ["painted", "done"]
