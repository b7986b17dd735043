"""The contact log on the screen: an entry in a few keys, what the rules say, and thousands of entries."""

from __future__ import annotations

import datetime as dt
import time

from textual.widgets import OptionList

from ashore.tui.pages.contacts import ContactsPage
from ashore.tui.pages.record import RecordPage
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.page_list import Line
from ashore.workbook import edits
from tests.support import TODAY, empty, logged, make_app, screen_text, story
from tests.tui.screens import result_text, settle, walk


async def test_a_call_at_night_is_logged_in_seconds_and_the_finding_appears() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("4", "n", *("enter",) * 5, *"22:40"))
        (entry,) = app.session.value.contacts
        assert (entry.at.isoformat(), entry.debt, entry.channel) == ("2026-11-23T22:40:00+08:00", "d1", "call")
        shown = result_text(app)
        assert "! 1 rule has something to say here." in shown
        assert "1 entry Between 22:00" in shown
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
        await walk(pilot, ("4",))
        assert "2 missed calls in a row. Call back today" in " ".join(screen_text(app).split())


async def test_one_searches_while_typing_and_deletes_with_a_way_back() -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("4", "tab", *"sms"))
        assert app.screen.query_one(OptionList).option_count == 1
        await walk(pilot, ("escape", "escape", "4", "delete"))
        assert len(app.session.value.contacts) == 3
        await walk(pilot, ("u",))
        assert len(app.session.value.contacts) == 4


async def test_five_thousand_entries_are_no_burden() -> None:
    zone = dt.timezone(dt.timedelta(hours=8))
    workbook = empty()
    first, _id = edits.add_contact(workbook, dt.datetime(2026, 1, 1, tzinfo=zone), said="word")
    entry = first.contacts[0]
    contacts = tuple(edits.changed(entry, id=f"k{n}", at=entry.at + dt.timedelta(minutes=90 * n)) for n in range(5000))
    app = make_app(edits.changed(workbook, contacts=contacts))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await settle(pilot)
        begun = time.monotonic()
        for _turn in range(20):
            await pilot.press("pagedown")
        await pilot.press("end")
        await pilot.pause()
        assert time.monotonic() - begun < 20  # no measure of speed: only that nothing grinds to a halt
        assert app.screen.query_one(OptionList).option_count == 5000
        assert "2026-01-01" in screen_text(app)


async def test_the_letter_about_an_entry_has_it_in_already() -> None:
    app = make_app(logged())
    async with app.run_test(size=(120, 50)) as pilot:
        await walk(pilot, ("4", "end", "enter", "w"))
        draft = app.session.value.letters[-1]
        assert (draft.kind, draft.debt, draft.answers["entries"]) == ("complaint", "d2", ("k1",))
        assert draft.answers["name"] == "李明"  # from the last letter
        assert "2026年11月22日 22:40" in screen_text(app)
        await walk(pilot, ("escape", "4", "end", "enter", "w"))
        assert len(app.session.value.letters) == 2  # the same draft, as long as it has not gone out


async def test_a_contact_with_others_leads_to_the_letter_that_asks_to_stop() -> None:
    workbook = edits.edit_contact(logged(), "k4", channel="third-person", marks=())
    app = make_app(workbook)
    async with app.run_test(size=(120, 50)) as pilot:
        await walk(pilot, ("4", "enter", "w"))
        draft = app.session.value.letters[-1]
        assert (draft.kind, draft.answers["entries"], draft.answers["happened"]) == (
            "stop-contacts",
            ("k4",),
            ("third",),
        )


async def test_one_chooses_which_entries_are_shown() -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("4", "m", "v", "down", "enter"))
        entries = app.screen.query_one(OptionList)
        assert entries.option_count == 1
        assert "Shown: those to which a rule says something" in screen_text(app)
        await walk(pilot, ("m", "v", *("down",) * 4, "enter"))
        assert app.screen.query_one(OptionList).option_count == 4  # 某银行
        await walk(pilot, ("m", "v", "up", "up", "enter"))
        assert app.screen.query_one(OptionList).option_count == 0  # no promise was noted


async def test_demands_after_an_agreement_are_counted() -> None:
    workbook = logged()
    for entry in ("k2", "k3", "k4"):
        workbook = edits.edit_contact(workbook, entry, debt="d1")
    app = make_app(workbook)
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("4",))
        assert "某消费金融公司: 3 contacts although a plan is agreed." in screen_text(app)


async def test_thousands_of_entries_do_not_hold_up_a_letter_and_an_old_one_comes_in_with_w() -> None:
    workbook = logged()
    entry = edits.changed(workbook.contacts[0], debt="d2", marks=(), said="word")
    noon = entry.at.replace(hour=12)
    contacts = tuple(edits.changed(entry, id=f"k{n}", at=noon - dt.timedelta(days=n)) for n in range(2000))
    workbook = edits.changed(workbook, contacts=contacts)
    workbook, letter = edits.add_letter(workbook, "complaint", "d2", "en", TODAY)
    app = make_app(workbook)
    async with app.run_test(size=(120, 50)) as pilot:
        app.go.open("draft", letter)
        await settle(pilot)
        assert sum(group.option_count for group in app.screen.query(ChoiceList)) < 60
        app.go.open("contact", "k1500")
        await walk(pilot, ("w",))
        draft = app.session.value.letters[-1]
        assert (draft.id, draft.answers["entries"]) == (letter, ("k1500",))
        assert "Oct 14, 2022" in screen_text(app)
        prompts = [option.prompt for group in app.screen.query(ChoiceList) for option in group.options]
        offered = [" ".join(prompt.lines(80)) for prompt in prompts if isinstance(prompt, Line)]
        assert any("[x] 2022-10-14" in text for text in offered)  # what is chosen is shown, however old it is


async def test_an_entry_that_calls_for_no_letter_says_that_one_has_to_be_begun() -> None:
    app = make_app(edits.changed(logged(), letters=()))
    async with app.run_test(size=(120, 50)) as pilot:
        await walk(pilot, ("4", "enter"))
        before = app.session.value
        await walk(pilot, ("w",))
        assert "Begin the letter first" in screen_text(app)
        assert app.session.value == before


async def test_a_view_of_what_is_deleted_shows_all_again() -> None:
    app = make_app(logged())
    async with app.run_test(size=(80, 30)) as pilot:
        await walk(pilot, ("4",))
        page = app.screen
        assert isinstance(page, ContactsPage)
        page._show_view("debt.d1")
        await settle(pilot)
        app.session.apply(lambda workbook: edits.remove_debt(workbook, "d1"))
        await settle(pilot)
        assert app.screen is page
        assert "v shows others" not in screen_text(app)


async def test_the_day_is_asked_before_the_time_and_where_nothing_was_promised_that_is_said() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("4", "n", "tab", "tab", "tab", "tab"))
        page = app.screen
        assert isinstance(page, RecordPage)
        while not page.asking.checks:
            labels = [view.field.label for view in page._field_views]
            if "On which day" in labels:
                assert labels == ["On which day", "At what time"]
            page.next_question()
            await walk(pilot, ())
        shown = " ".join(screen_text(app).replace("│", " ").split())
        assert "What you promised: nothing was promised" in shown
        assert "not known" not in shown.partition("What you promised")[2].partition("All of it")[0]
