"""The budget in any width: a sum a month is always whole, no row is higher than its words, bars take what is left."""

from __future__ import annotations

import pytest

from ashore.i18n.formats import number
from ashore.tui.widgets.budget_row import BudgetRow, columns_for
from tests.support import make_app, screen_text, speak, story, two_debts
from tests.tui.screens import settle, walk

WIDTHS = (60, 72, 80, 100, 110, 112, 120, 160, 200)


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_Hant", "ru"])
async def test_every_sum_a_month_is_seen_whole_at_any_width(language: str) -> None:
    speak(language)
    app = make_app(story())
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, ("3", "enter"))
        for width in WIDTHS:
            await pilot.resize_terminal(width, 60)
            await settle(pilot)
            shown = screen_text(app)
            for row in app.screen.query(BudgetRow):
                line = row.line(app.session.value)
                if line is not None and line.amount is not None:
                    monthly = app.case.budget.lines[line.id]
                    assert number(monthly) in shown, (width, row.label)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("width", WIDTHS)
async def test_no_row_is_higher_than_its_name(language: str, width: int) -> None:
    speak(language)
    app = make_app(two_debts())
    async with app.run_test(size=(width, 40)) as pilot:
        await walk(pilot, ("3", "enter"))
        for row in app.screen.query(BudgetRow):
            label = row.query_one(".label")
            assert row.size.height == label.size.height <= (2 if app.screen.room() < 77 else 1), row.label  # type: ignore[attr-defined]


def test_a_bar_takes_what_is_left_and_goes_where_nothing_is() -> None:
    speak("en")
    assert columns_for(57).bar == 0
    assert columns_for(77).bar == 5
    assert columns_for(117).bar == 45
    assert columns_for(157).bar == 48
