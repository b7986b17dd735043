"""Space ticks what can be ticked, and is the menu everywhere else."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from textual.widgets import OptionList

from ashore.casework.agenda import EntryKind
from ashore.casework.outcomes import PROMISES, ending_of, note_done
from ashore.tui.pages import home
from ashore.tui.pages.agenda import AgendaPage
from ashore.tui.pages.choose import ChooseDialog
from ashore.tui.pages.home import HomePage, _id
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, empty, make_app, screen_text, years
from tests.tui.screens import to_a_step, walk

SOON = TODAY + dt.timedelta(days=5)
AT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))


async def test_where_nothing_is_due_space_is_the_menu() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("6",))
        assert isinstance(app.screen, AgendaPage)
        assert "Space done" not in screen_text(app)
        await walk(pilot, ("end", "space"))
        assert app.screen.query("#go"), "the menu"


def everything_due() -> Workbook:
    """A case in which each kind of what can be due is due."""
    workbook = edits.edit_debt(years(), "d2", due_date=SOON, state="running")
    workbook, promise = edits.add_contact(workbook, AT, debt="d2", my_promise="500", my_until=SOON)
    return edits.edit_contact(workbook, promise, their_promise="a plan", their_until=SOON, next_on=SOON)


@pytest.mark.parametrize("entry", [*get_args(EntryKind)])
def test_what_ends_an_entry_is_said_by_one_rule(entry: EntryKind) -> None:
    workbook = everything_due()
    found = next((one for one in make_app(workbook).case.agenda if one.kind == entry), None)
    if found is not None:
        assert (ending_of(entry) == "noted") == (note_done(workbook, found, TODAY) is not None)
    assert (ending_of(entry) == "asked") == (entry in PROMISES)


@pytest.mark.parametrize("where", ["dates", "today"])
async def test_the_footer_says_what_space_does_with_each_thing_that_is_due(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a day in court 'Space done' stood below, and it opened the paper: a second Space chose something there."""
    monkeypatch.setattr(home, "MOST_DUE_TALL", 50)
    app, kinds = make_app(everything_due()), set()
    async with app.run_test(size=(120, 60)) as pilot:
        await walk(pilot, ("6" if where == "dates" else "1",))
        if where == "today":
            await walk(pilot, ("down",))
        for number in range(len(app.case.agenda) + 1):
            page = app.screen
            assert isinstance(page, AgendaPage | HomePage)
            places = list(page._entries) if isinstance(page, AgendaPage) else [_id(entry) for entry in page._due()]
            places += [] if isinstance(page, AgendaPage) else ["next"]
            if number == len(places):
                break
            listed = page.query(OptionList).first()
            listed.highlighted = listed.get_option_index(places[number])
            await walk(pilot, ())
            action = app.case.next_action
            assert action is not None
            of_row = action.entry if places[number] == "next" else None
            entry = page._entry() if isinstance(page, AgendaPage) else page._due_at(places[number]) or of_row
            assert entry is not None
            kinds.add(entry.kind)
            footer, before = screen_text(app).splitlines()[-1], app.session.value
            await walk(pilot, ("space",))
            match ending_of(entry.kind):
                case "noted":
                    assert "Space done" in footer
                    assert app.session.value != before
                    await walk(pilot, ("u",))
                case "asked":
                    assert "Space what became of it" in footer
                    assert isinstance(app.screen, ChooseDialog)
                    await walk(pilot, ("escape",))
                case "elsewhere":
                    assert "Space done" not in footer
                    assert "Enter open" in footer
                    assert app.screen.query("#go"), "the menu"
                    await walk(pilot, ("escape",))
            assert app.screen is page
            assert app.session.value == before
    assert {"court-paper", "debt-due", "my-promise", "their-promise", "next-step", "dispute", "bill"} <= kinds


async def test_on_other_rows_space_is_the_menu() -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("6",))
        page, seen = app.screen, {}
        assert isinstance(page, AgendaPage)
        for _turn in range(30):
            entry = page._entry()
            keys = {action.key for action in page.actions()}
            seen[str(page._chosen())] = "Space" in keys
            assert ("Space" in keys) == (entry is not None and ending_of(entry.kind) != "elsewhere")
            await walk(pilot, ("down",))
        assert len(seen) > 10
        assert not seen["clock-0"]
        assert not seen["new"]
        await walk(pilot, ("end", "space"))
        assert app.screen.query("#go"), "the menu"


CTRL_P = "Ctrl+P go to"


async def test_on_a_step_that_is_done_space_takes_the_tick_back_and_the_footer_says_so() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("2", "enter"))
        await to_a_step(pilot)
        assert CTRL_P in screen_text(app)
        await walk(pilot, ("space",))
        assert [step.state for step in app.session.value.steps] == ["done"]
        assert "Space not done  " in screen_text(app)
        await walk(pilot, ("space",))
        assert not app.session.value.steps
        assert "Space done  " in screen_text(app)
