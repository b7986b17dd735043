"""The contact log on the screen: an entry in a few keys, what the rules say, and thousands of entries."""

from __future__ import annotations

import datetime as dt
import time

from textual.widgets import OptionList

from ashore.workbook import edits
from tests.support import empty, logged, make_app, screen_text, story
from tests.tui.screens import settle, walk


async def test_a_call_at_night_is_logged_in_seconds_and_the_finding_appears() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("c", "n"))
        await walk(pilot, ("tab",) * 12)
        await walk(pilot, ("2", "2", "4", "0"))
        (entry,) = app.session.value.contacts
        assert (entry.at.isoformat(), entry.debt, entry.channel) == ("2026-11-23T22:40:00+08:00", "d1", "call")
        shown = " ".join(screen_text(app).replace("│", " ").split())
        assert "entry: Between 22:00" in shown
        assert "no judgment" in shown
        await walk(pilot, ("escape", "f"))
        assert "Where this is from" in screen_text(app)
        await walk(pilot, ("escape", "escape"))
        assert "! 2026-11-23 22:40" in screen_text(app)


async def test_missed_calls_ask_to_be_called_back_also_at_home() -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ())
        assert "2 missed calls in a row. Call back today" in " ".join(screen_text(app).split())
        await walk(pilot, ("c",))
        assert "2 missed calls in a row. Call back today" in " ".join(screen_text(app).split())


async def test_one_searches_while_typing_and_deletes_with_a_way_back() -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("c", "tab", *"sms"))
        assert app.screen.query_one(OptionList).option_count == 1
        await walk(pilot, ("escape", "escape", "c", "delete"))
        assert len(app.session.value.contacts) == 3
        await walk(pilot, ("u",))
        assert len(app.session.value.contacts) == 4


async def test_five_thousand_entries_are_no_burden() -> None:
    zone = dt.timezone(dt.timedelta(hours=8))
    workbook = empty()
    first, _id = edits.add_contact(workbook, dt.datetime(2026, 1, 1, tzinfo=zone), said="word")
    entry = first.contacts[0]
    contacts = tuple(
        entry.model_copy(update={"id": f"k{n}", "at": entry.at + dt.timedelta(minutes=90 * n)}) for n in range(5000)
    )
    app = make_app(workbook.model_copy(update={"contacts": contacts}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await settle(pilot)
        begun = time.monotonic()
        for _turn in range(20):
            await pilot.press("pagedown")
        await pilot.press("end")
        await pilot.pause()
        assert time.monotonic() - begun < 20  # no measure of speed: only that nothing grinds to a halt
        assert app.screen.query_one(OptionList).option_count == 5000
        assert "2026-01-01" in screen_text(app)
