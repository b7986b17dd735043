"""Cards, the outlook, calls, court papers, the credit record, what is due: used by a tired, worried person."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest
from icalendar import Calendar

from ashore.casework.agenda import ABOUT, EntryKind
from ashore.guide.models.base import Tool
from ashore.tui.navigation import BY_NAME, CARDS, places
from ashore.tui.pages.card import CardPage, TriagePage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.letter import LetterPage
from ashore.tui.widgets.blocks import BlockView
from ashore.workbook import edits
from tests.support import TODAY, empty, logged, make_app, screen_text, story, two_debts, years
from tests.tui.screens import arrives, go_to_found, result_text, settle, walk

ZONE = dt.timezone(dt.timedelta(hours=8))


def flat(text: str) -> str:
    return " ".join(text.replace("│", " ").replace("▌", " ").split())


# Cards


async def test_the_door_is_one_key_away_also_out_of_a_field_and_a_dialog() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("5", "enter", "enter", "end", *"abc", "f3"))
        assert isinstance(app.screen, CardPage)
        assert "You need not open" in screen_text(app)
        assert app.session.value.debts[0].lender.endswith("abc")  # what was typed is kept
        await walk(pilot, ("escape",))
        assert isinstance(app.screen, LetterPage)  # back to where one was
        await walk(pilot, ("escape", "1", "slash", "f3"))
        assert isinstance(app.screen, CardPage)
        await pilot.press("m", "v")  # they wait: the dialog took the mark behind its key with it
        await arrives(pilot, lambda: bool(app.session.value.contacts))
        (entry,) = app.session.value.contacts
        assert (entry.channel, entry.direction, entry.debt) == ("visit", "in", "d1")


async def test_the_card_is_shown_in_the_lenders_language_too_and_goes_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = make_app(story())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("f3", "m", "l"))
        assert "我不同意你们进来" in screen_text(app)
        assert "某消费金融公司" not in screen_text(app)  # nothing of the case
        await walk(pilot, ("m", "s", "enter", "enter"))
    (file,) = tmp_path.glob("*-2026-11-23.txt")
    assert "【说一遍】" in file.read_text("utf-8")


async def test_at_the_first_start_safety_is_asked_and_never_forced() -> None:
    app = make_app(empty(), welcomed=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("enter",))
        assert isinstance(app.screen, TriagePage)
        await walk(pilot, ("enter",))
        assert isinstance(app.screen, HomePage)
        await walk(pilot, ("down", "down", "enter", "down", "down", "enter"))
        assert "Is it real?" in screen_text(app)
        await walk(pilot, ("m", "o"))
        assert "None noted" in screen_text(app)


@pytest.mark.parametrize("number", range(5))
async def test_every_question_leads_to_its_card_with_sources(number: int) -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 40)) as pilot:
        app.go.open("triage")
        await walk(pilot, (*("down",) * (number + 1), "enter"))
        assert isinstance(app.screen, CardPage)
        assert app.screen.card.id == app.guide.cards.question[number].card
        await walk(pilot, ("f",))
        assert "Where this is from" in screen_text(app)


# The next thing


async def test_done_not_today_and_not_for_me_at_home() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("down", "space"))
        assert [(s.id, s.state) for s in app.session.value.steps] == [("know-the-debt", "done")]
        await walk(pilot, ("m", "t"))
        assert app.session.value.later == {"step.look-up-owed": TODAY}
        await walk(pilot, ("m", "s"))
        assert app.session.value.steps[-1].state == "not-for-me"
        await walk(pilot, ("u", "u", "u"))
        assert (app.session.value.steps, app.session.value.later) == ((), {})


async def test_a_reminder_and_a_bill_are_done_at_home_too() -> None:
    workbook, _r = edits.add_record(empty(), "reminder", date=TODAY, text="给机构回电")
    workbook, _b = edits.add_record(workbook, "bill", label="房租", day=23)
    app = make_app(workbook)
    async with app.run_test(size=(80, 30)) as pilot:
        assert "房租" in screen_text(app)
        await walk(pilot, ("down", "space"))
        assert app.session.value.bills[0].paid[0].on == TODAY
        assert "给机构回电" in screen_text(app)
        await walk(pilot, ("space",))
        assert app.session.value.reminders[0].done_on == TODAY


async def test_a_court_paper_comes_before_everything_and_opens() -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ())
        assert "last day to answer the court paper" in screen_text(app)
        assert "1 of 3 debts is closed." in screen_text(app)
        await walk(pilot, ("enter",))
        assert "8 days left" in result_text(app)


async def test_at_night_nothing_has_to_be_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(logged())
    monkeypatch.setattr(app, "now", lambda: dt.datetime(2026, 11, 23, 23, 30, tzinfo=ZONE))
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ())
        assert "It is late. Nothing has to be decided now" in screen_text(app)
        assert "It is too much" in screen_text(app)  # there was a threat: the helpline, quietly
        assert "Call back today" not in screen_text(app)
        await walk(pilot, ("down", "enter"))
        assert "For tonight" in screen_text(app)


# On the telephone


async def test_enter_on_a_sentence_notes_the_time_at_which_it_was_said() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("c", "tab", "enter", "down", "enter"))
        (entry,) = app.session.value.contacts
        assert entry.said == "12:00:00  Pay today, or …\n12:00:00  We will come to your home or your work."
        assert (entry.channel, entry.debt) == ("call", "d1")
        assert "Noted at 12:00: “We will come to your home or your work.” (u takes it back)" in flat(screen_text(app))
        await walk(pilot, (*("tab",) * 7, "enter"))
        assert "Check your answers" in screen_text(app)
        assert "We will come to your home or your work." in flat(screen_text(app))
        await walk(pilot, ("escape",))
        assert isinstance(app.screen, HomePage)
        await walk(pilot, ("u", "u", "u"))
        assert app.session.value.contacts == ()


async def test_what_is_noted_on_a_call_stands_below_what_was_typed() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("c", *"1000", "tab", "enter", "shift+tab", *"!"))
        assert app.session.value.contacts[0].said == "1000\n12:00:00  Pay today, or …!"


async def test_the_arrows_lead_from_what_they_say_to_the_usual_sentences_and_on() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("c", "escape"))
        assert "Enter notes it" in flat(screen_text(app)), "seen without a key"
        await walk(pilot, ("down",))
        assert app.focused is not None and app.focused.id == "moves"
        await walk(pilot, ("up",))
        assert app.screen.query("LongInput:focus")
        await walk(pilot, ("down", "end", "down"))
        assert app.screen.query("TextInput:focus")
        await walk(pilot, ("up",))
        assert app.focused.id == "moves"


async def test_the_answers_of_a_call_are_checked_without_the_sentences_and_the_way_on_is_seen() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("c", "tab", "enter", "down", "enter", *("tab",) * 7, "enter"))
        assert not app.screen.query("#moves")
        assert "All of it is right" in screen_text(app)
        assert app.focused is not None and app.focused.id == "next"
        assert app.screen.query_one(".left").region.contains_region(app.focused.region)


async def test_a_screen_on_is_of_the_fields_first_and_then_of_what_stands_beside_them() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        left, right = app.screen.query_one(".left"), app.screen.query_one(".right")
        at = app.focused
        assert left.max_scroll_y > 0
        assert right.max_scroll_y > 0
        await walk(pilot, ("pagedown",))
        assert (left.scroll_y > 0, right.scroll_y) == (True, 0)
        assert app.focused is at
        await walk(pilot, ("pagedown",) * 20)
        assert (left.scroll_y, right.scroll_y) == (left.max_scroll_y, right.max_scroll_y)
        await walk(pilot, ("pageup",) * 20)
        assert (left.scroll_y, right.scroll_y) == (0, 0)


async def test_a_rehearsal_keeps_nothing() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("space", "t", "m", "h"))
        assert "I want to repay. I can promise" not in screen_text(app)
        before = app.session.value
        await walk(pilot, (*"no money", "enter"))
        assert "I want to repay. I can promise" in flat(screen_text(app))
        assert app.session.value is before


# Papers, the record, what is due


async def test_a_paper_is_noted_and_stands_in_what_is_due() -> None:
    app = make_app(story())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("6", "m", "p", "n", *("down",) * 6, "enter"))
        (paper,) = app.session.value.papers
        assert (paper.kind, paper.received) == ("payment-order", TODAY)
        assert "Silence makes it enforceable" in flat(screen_text(app))
        await walk(pilot, ("escape", "6"))
        assert "Dec 8, 2026: last day to answer the court paper" in screen_text(app)


async def test_a_bill_that_is_paid_begins_a_row() -> None:
    app = make_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("space", "y", *("down",) * 7, "enter", "m", "p"))
        assert "Paid on time 4 times in a row" in screen_text(app)
        await walk(pilot, ("x",))
        assert len(app.session.value.bills) == 1
        await walk(pilot, ("u",))
        assert len(app.session.value.bills) == 2


async def test_an_objection_leads_to_its_letter() -> None:
    app = make_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("space", "y", *("down",) * 5, "enter", "w"))
        assert "Object to an error in the credit report" in screen_text(app)


async def test_what_is_due_goes_to_a_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = make_app(years())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("6", "m", "s", "enter", "enter"))
    (file,) = tmp_path.glob("*.ics")
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) > 8


@pytest.mark.parametrize("number", range(9))
async def test_every_line_of_what_is_due_opens_what_it_is_about(number: int) -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("6", *("down",) * (number + 1), "enter"))
        assert type(app.screen).__name__ != "AgendaPage"
        await settle(pilot)


def test_every_tool_and_every_kind_of_entry_has_its_page() -> None:
    assert set(get_args(EntryKind)) == {*ABOUT, "reply-awaited"}
    assert {*ABOUT.values(), "sending"} <= set(BY_NAME)
    assert set(get_args(Tool)) <= {*(place.name for place in places()), *CARDS}


# Words, facts, search


async def test_underlined_words_are_explained() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("2", "down", "enter"))
        block = next(block for block in app.screen.query(BlockView) if block.terms)
        app.screen.set_focus(block)
        await walk(pilot, ("g",))
        assert flat(block.terms[0].meaning.source) in flat(screen_text(app))


async def test_facts_say_when_they_are_old() -> None:
    app = make_app(empty(), today=dt.date(2027, 12, 24))
    async with app.run_test(size=(80, 40)) as pilot:
        app.go.open("sources")
        await settle(pilot)
        assert "looked up more than a year ago" in flat(screen_text(app))
        await walk(pilot, ("enter",))
        assert "check it before you rely on it" in flat(screen_text(app))
    fresh = make_app(empty())
    async with fresh.run_test(size=(80, 40)) as pilot:
        fresh.go.open("sources")
        await settle(pilot)
        assert "more than a year ago" not in flat(screen_text(fresh))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Silence makes", "§"),
        ("nobody reaches you", "1 · "),
        ("settlement certificate", "4 · "),
        ("share your screen", "Do not install"),
        ("Silence makes", "enforceable"),
        ("They ask others where", "out of reach"),
        ("明天就上门", "· 明天就上门"),
    ],
)
async def test_everything_is_found_from_one_key(words: str, shown: str) -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("slash", *words))
        assert shown in screen_text(app)
        go_to_found(app, shown)
        await walk(pilot, ("enter",))
        assert not app.screen.is_modal or "Where this is from" in screen_text(app)
