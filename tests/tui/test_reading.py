"""What is typed and pasted into fields on the screen: understood, asked back, never joined into something else."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.prose import Prose
from tests.support import empty, make_app, screen_text, story, two_debts
from tests.tui.screens import settle, walk


@pytest.mark.parametrize("copied", [False, True])
async def test_two_pasted_lines_are_not_joined_into_one_sum(copied: bool) -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "enter", "enter"))
        entry = app.screen.query(TextInput).first()
        assert entry.has_focus
        if copied:  # within the program, from a field of several lines
            app.copy_to_clipboard("1200\n1500")
            await walk(pilot, ("ctrl+v",))
        else:
            entry.post_message(events.Paste("1200\n1500\n"))
            await settle(pilot)
        assert entry.value == "1200 ⏎ 1500"
        assert all(line.amount is None for line in app.session.value.budget.lines)
        assert "more than one line" in " ".join(screen_text(app).split())


async def test_one_pasted_line_with_its_end_is_the_line() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "enter", "enter"))
        entry = app.screen.query(TextInput).first()
        assert entry.has_focus
        entry.post_message(events.Paste("1200\r\n"))
        await settle(pilot)
        assert entry.value == "1200"
        assert [str(line.amount) for line in app.session.value.budget.lines] == ["1200.00"]


async def test_a_time_still_to_come_is_asked_back_and_the_day_before_taken_with_enter() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("4", "n", "f5"))
        view = next(view for view in app.screen.query(FieldView) if view.field.name.endswith(".time"))
        while not view.query_one(Input).has_focus:
            await walk(pilot, ("tab",))
        await walk(pilot, tuple("2240"))
        message = view.query_one(".message", Prose)
        assert message.display and "still to come: it is 12:00 now" in message.text
        await walk(pilot, ("tab", "enter"))
        (entry,) = app.session.value.contacts
        assert entry.at.isoformat() == "2026-11-22T22:40:00+08:00"
        assert "still to come" not in message.text
        day = next(view for view in app.screen.query(FieldView) if view.field.name.endswith(".day"))
        assert day.query_one(Input).value == "2026-11-22"


async def test_how_a_sum_was_understood_stands_beside_it_and_so_does_an_odd_day() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        views = {view.field.name.rpartition(".")[2]: view for view in app.screen.query(FieldView)}
        views["owed"].query_one(Input).value = "1.2k"
        views["owed-on"].query_one(Input).value = "December 2027"
        await settle(pilot)
        shown = " ".join(screen_text(app).split())
        assert "understood: 1,200.00" in shown
        views["owed-on"].query_one(Input).focus()
        await settle(pilot)
        shown = " ".join(screen_text(app).split())
        assert "understood: Dec 1, 2027" in shown and "lies ahead" in shown


async def test_a_row_of_the_budget_says_how_its_sum_was_understood() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "enter", "enter", *"1.2k"))
        assert "understood: 1,200.00" in screen_text(app)
        await walk(pilot, ("backspace", "backspace", "backspace"))
        assert "understood" not in screen_text(app)
