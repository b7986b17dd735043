"""60 columns: nothing that is worked out is cut off, and further lines stand under the words they go on from."""

from __future__ import annotations

import pytest

from tests.support import make_app, screen_text, speak, two_debts, years
from tests.tui.screens import OFFERS, VIEWS, View, walk

NARROW = (60, 60)
WITH_FIGURES = {"credit", "weeks", "offers", "what-if", "debt", "offer", "whole-cost", "share", "negotiator"}
TABLES = [view for view in VIEWS if view.name in WITH_FIGURES]


@pytest.mark.parametrize("language", ["en", "zh_CN", "en_XA"])
@pytest.mark.parametrize("view", TABLES, ids=lambda view: view.name)
async def test_no_figure_is_cut_off(view: View, language: str) -> None:
    speak(language)
    app = view.app()
    async with app.run_test(size=NARROW) as pilot:
        await walk(pilot, view.keys)
        for line in screen_text(app).splitlines()[2:-1]:
            assert not line.rstrip(" │▁▂▃▄▅▆▇").endswith("…"), line


async def test_all_years_of_the_record_are_seen() -> None:
    app = make_app(years())
    async with app.run_test(size=NARROW) as pilot:
        await walk(pilot, ("space", "y"))
        shown = screen_text(app)
        for year in range(2026, 2033):
            assert shown.count(f"{year} ") >= 3


async def test_further_lines_of_a_point_stand_under_its_words() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=NARROW) as pilot:
        await walk(pilot, (*OFFERS, "m", "t"))
        assert "\n       or not" in screen_text(app)


async def test_further_lines_of_a_key_stand_under_its_words() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=NARROW) as pilot:
        await walk(pilot, ("question_mark",))
        assert "\n             letters, dates" in screen_text(app)
