"""What is asked is seen, and what was answered: a question begins at the top, and the last page shows all as typed."""

from __future__ import annotations

import pytest

from ashore.tui.pages.record import RecordPage
from tests.support import empty, make_app, screen_text, two_debts
from tests.tui.screens import Keys, walk

NEW: dict[str, Keys] = {
    "debt": ("3", "n"),
    "offer": ("3", "down", "m", "o", "n"),
    "contact": ("4", "n"),
    "paper": ("space", "p", "n"),
}


@pytest.mark.parametrize("record", NEW)
async def test_every_question_is_seen_as_one_comes_to_it(record: str) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, NEW[record])
        page = app.screen
        assert isinstance(page, RecordPage)
        seen = set()
        for _turn in range(40):
            if page.question is None or page.asking.page is None:
                break
            if page.question not in seen:
                seen.add(page.question)
                heading = page.query("#form > .heading").first()
                assert page.query_one(".left").region.contains_region(heading.region), page.asking.page
            await walk(pilot, ("enter",))
        assert len(seen) > 2


async def test_an_answer_that_cannot_be_read_is_not_called_unknown() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "n", "A", "enter", "enter", "B"))
        page = app.screen
        assert isinstance(page, RecordPage)
        for _turn in range(30):
            if not page.asking.checks:
                await walk(pilot, ("enter",))
        assert "Check your answers" in screen_text(app)
        assert "! Owed today, says the lender: B" in screen_text(app)
        assert "Principal still owed: not known" in screen_text(app)
