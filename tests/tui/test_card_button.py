"""The one button of Today leads to what its words say; and what looks done is ticked as it was counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ashore.casework.verdict import VerdictKind
from ashore.tui.navigation import entry_of
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.record import RecordPage
from ashore.wording.shown import shown_words
from ashore.workbook import edits
from tests.casework.test_verdict import WORKBOOKS, offered, owes
from tests.support import empty, make_app, screen_text, story
from tests.tui.screens import walk

LEADS: dict[VerdictKind, str] = {
    "court": "paper",
    "no-debt": "debt",
    "rate": "debt",
    "too-much": "draft",
    "fits": "terms",
    "no-budget": "budget",
    "deficit": "letter",
    "no-sum": "debt",
    "agreed": "offer",
    "proposed": "draft",
    "can-offer": "draft",
    "promised": "share",
    "little": "letter",
    "paid": "credit",
}
"""The page to which the button leads, by its name."""


@pytest.mark.parametrize("kind", LEADS)
async def test_the_button_leads_to_what_it_says_and_esc_back_to_it(kind: VerdictKind) -> None:
    app = make_app(WORKBOOKS[kind][0]())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("enter",))
        entry = entry_of(app.screen)
        assert entry is not None
        assert entry.name == LEADS[kind]
        opened = isinstance(app.screen, RecordPage) and app.screen.in_field()
        await walk(pilot, ("escape", "escape") if opened else ("escape",))
        assert isinstance(app.screen, HomePage)


async def test_the_question_about_the_rate_of_an_offer_is_answered_among_the_offers() -> None:
    app = make_app(offered(owes(empty()), 3, rate=Decimal("0.1")))
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("enter",))
        entry = entry_of(app.screen)
        assert entry is not None
        assert entry.name == "offers"


async def test_what_looks_done_is_ticked_as_it_was_counted() -> None:
    """The next step looks done as well: it stands there by itself, and is not among those that are counted."""
    workbook = story()
    for step in ("look-up-owed", "know-the-debt"):
        workbook = edits.mark_step(workbook, step, None, workbook.created)
    workbook = edits.edit_debt(workbook, "d1", owed_on=workbook.created)
    app = make_app(workbook)
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ())
        page = app.screen
        assert isinstance(page, HomePage)
        action = app.case.next_action
        assert action is not None
        assert action.ref in app.case.shown_steps
        left = len(app.case.shown_steps) - 1
        assert f"{left} step{'s look' if left > 1 else ' looks'} done by what you entered" in screen_text(app)
        before = {step.id for step in app.session.value.steps}
        page.set_focus(page.page_list)
        while page.chosen != "shown":
            await walk(pilot, ("down",))
        await walk(pilot, ("enter",))
        text = " ".join(screen_text(app).split())
        for step in set(app.case.shown_steps) - {action.ref}:
            assert shown_words(step, app.case)[:40] in text
        assert {step.id for step in app.session.value.steps} == before  # to see them ticks none
        await walk(pilot, ("enter",))
        ticked = {step.id for step in app.session.value.steps} - before
        assert len(ticked) == left
        assert action.ref not in ticked
        assert app.case.next_action == action
