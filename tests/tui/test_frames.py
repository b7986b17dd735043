"""A page, and a dialog, opens in one frame: over a slow line each one more is waited for."""

from __future__ import annotations

import pytest
from textual._compositor import Compositor

from ashore.tui.tabs import TABS
from tests.support import make_app, two_debts
from tests.tui.screens import SIZE, come_to_rest

OPENS = (*(str(number) for number in range(1, len(TABS) + 1)), "space", "question_mark", "slash", "f3", "f9")


@pytest.mark.parametrize("key", OPENS)
async def test_what_a_key_opens_is_painted_once(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Compositor] = []
    whole = Compositor.render_full_update

    def count(self: Compositor, simplify: bool = False) -> object:
        painted.append(self)
        return whole(self, simplify)

    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await come_to_rest(pilot)
        if key == "1":
            await pilot.press("3")
            await come_to_rest(pilot)
        shown = app.screen
        monkeypatch.setattr(Compositor, "render_full_update", count)
        await pilot.press(key)
        await come_to_rest(pilot)
        assert app.screen is not shown
        assert len(painted) == 1
