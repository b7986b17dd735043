"""Debts, offers and the weeks on the screen, by keyboard alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from textual.pilot import Pilot

from ashore.tui.app import AshoreApp
from ashore.tui.pages.confirm import ConfirmDialog
from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.letter import LetterPage
from ashore.tui.pages.letters import LetterStartPage
from ashore.tui.pages.sent import SentPage
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.standing import owed_words, status_lines
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, make_app, screen_text, speak, story, three_lenders, two_debts
from tests.tui.screens import result_text, settle, walk


def value(app: AshoreApp) -> Workbook:
    return app.session.value


async def keys(pilot: Pilot[None], text: str) -> None:
    """Keys by name, separated by spaces; a word in quotes is typed."""
    for piece in text.split(" "):
        if piece.startswith("'"):
            await pilot.press(*(("minus" if c == "-" else "full_stop" if c == "." else c) for c in piece[1:]))
        else:
            await pilot.press(piece)
        await pilot.pause()
    await settle(pilot)


async def test_a_debt_is_noted_and_what_it_costs_to_wait_is_seen() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 n f5 enter 'L tab 'App tab tab")
        await keys(pilot, "'C1 tab '2026-10-19 tab tab tab '2000 tab tab tab tab '0.075%")
        assert "choose day, month or year" in result_text(app)
        await keys(pilot, "tab down enter")
        shown = result_text(app)
    (debt,) = value(app).debts
    assert (debt.lender, debt.product, debt.contract, debt.principal) == ("L", "App", "C1", Decimal(2000))
    assert (debt.due_date, debt.penalty_rate) == (dt.date(2026, 10, 19), Decimal("0.00075"))
    for words in (
        "35 days overdue.",
        "stage M2",
        "CN¥2,052.50",
        "It grows a day by CN¥1.50",
        "27.375%",
        "More than the line",
    ):
        assert words in shown


async def test_what_can_be_offered_is_worked_out_and_goes_into_the_letter() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 50)) as pilot:
        await keys(pilot, "3 down m o down enter")
        assert "Fits: leaves CN¥109.49 a month." in screen_text(app)
        await keys(pilot, "w")
        assert isinstance(app.screen, LetterPage)
        assert "3 monthly instalments" in " ".join(screen_text(app).split()) or "分3期" in screen_text(app)
    (offer,) = value(app).offers
    assert (offer.by, offer.method, offer.number, offer.state) == ("reader", "equal-principal", 3, "proposal")
    assert value(app).letters[0].offer == offer.id
    assert value(app).letters[0].answers["first-payment"] == dt.date(2026, 12, 23)


async def test_an_offer_with_interest_says_so_in_the_letter() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(100, 90)) as pilot:  # the whole letter is seen
        await keys(pilot, "3 down m o down down w")
        text = screen_text(app).replace(" ", "")
        assert "194.08" in text
        assert "其中利息和手续费" in text


async def test_a_promise_beyond_the_budget_is_said_wherever_it_is_made() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 down m o down enter")
        shown = result_text(app)
        assert "More than you have by CN¥255.74 a month" in shown
        assert "Or the same over 3 payments." in shown
        await keys(pilot, "escape m a")
        assert "More than you have by" in screen_text(app)
        await keys(pilot, "w")
        assert "CN¥1,049.40 a month is CN¥255.74 more" in result_text(app)
    assert [offer.state for offer in value(app).offers][1] in ("agreed", "proposal")


async def test_incomplete_offers_are_neither_proposed_nor_agreed() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 down m o enter enter down enter enter '2026-12-01 escape escape up")
        for key in ("w", "m a"):
            await keys(pilot, key)
            assert "The number of payments is still missing." in screen_text(app)
    assert [offer.state for offer in value(app).offers] == ["open"]


async def test_the_terms_gate_asks_for_what_is_missing_in_the_lenders_language() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 down m o m t")
        assert "1. 放款机构的名称和合同号" in screen_text(app)
        await keys(pilot, "space down space")
        shown = screen_text(app)
        assert "[x] Who the lender is" in shown
        assert "放款机构的名称和合同号" not in shown
        assert value(app).offers[0].terms == ("parties", "total")
        await keys(pilot, "u")
        assert value(app).offers[0].terms == ("parties",)


async def test_a_part_payment_is_split_recorded_and_taken_back() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 down enter m p enter '500")
        shown = " ".join(screen_text(app).replace("│", " ").split())
        assert "CN¥52.50 to interest" in shown or "CN¥52.50" in shown
        assert "Still overdue after that: CN¥1,552.50" in shown
        await keys(pilot, "escape escape")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 down enter m p enter '500 escape m p")
        (payment,) = value(app).debts[0].payments
        assert (payment.amount, payment.date, payment.order) == (Decimal(500), TODAY, "law")
        assert value(app).debts[0].trial is None
        assert "Recorded" in screen_text(app)
        await keys(pilot, "down delete")
        assert value(app).debts[0].payments == ()
        await keys(pilot, "u")
        assert len(value(app).debts[0].payments) == 1


async def test_what_is_left_is_shared_by_hand() -> None:
    app = make_app(two_debts())
    app.session.apply(lambda workbook: edits.changed(workbook, offers=(), letters=()))
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 m h")
        assert "某银行" in screen_text(app)
        await keys(pilot, "down down down enter down enter '700")
        shown = screen_text(app)
    assert value(app).share == "by-hand"
    assert {debt.share for debt in value(app).debts} == {None, Decimal(700)}
    assert "CN¥700.00" in shown


async def test_the_weeks_show_the_first_day_that_runs_short() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 m v enter '100 escape")
        await keys(pilot, "n 'rent tab down '250 tab '2026-12-01 escape")
        assert "No income stands here with a day" in screen_text(app)
        assert "runs short first" not in screen_text(app)
        await keys(pilot, "n 'pay tab up enter down down '200 tab '2026-12-10 escape")
        shown = screen_text(app)
    (line, _pay) = value(app).cash.lines
    assert (line.label, line.amount, line.date) == ("rent", Decimal(250), dt.date(2026, 12, 1))
    assert "It runs short first on Dec 1, 2026. At worst CN¥150.00 are missing." in shown


async def test_the_lowest_months_are_counted_for_an_income_that_changes() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 enter down m d tab")
        for month in ("3100", "5450", "2260", "4980", "3620", "4010"):
            await pilot.press(*month, "space")
        await settle(pilot)
    line = next(line for line in value(app).budget.lines if line.group == "gig")
    assert (str(line.amount), line.frequency, line.certainty) == ("2993.33", "monthly", "estimate")
    assert len(line.history) == 6


@pytest.mark.parametrize("page", ["1", "3", "3 enter"])
async def test_the_working_is_one_key_away(page: str) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, f"{page} equals_sign")
        assert "4,116.67 income − 3,234.83 spending = 881.84" in screen_text(app)


async def test_deleting_a_debt_can_be_undone_from_anywhere() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 down delete")
        assert len(value(app).debts) == 1
        assert len(value(app).offers) == 0
        await keys(pilot, "u")
        assert value(app) == two_debts()
        await keys(pilot, "enter")
        app.session.undo()
        await walk(pilot, ())


async def test_a_page_about_something_that_undo_took_away_leads_back() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 n escape u")
        assert "No debt noted yet." in screen_text(app)


async def test_two_plans_are_drawn_over_each_other_without_colour() -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "3 down m o m p")
        assert "━" not in screen_text(app)
        await keys(pilot, "m o")
        shown = screen_text(app)
    assert "█  A" in shown
    assert "━  B" in shown
    assert shown.count("━") > 10
    assert shown.count("█") > 100


def unframed(app: AshoreApp) -> list[str]:
    """The lines of the page, without its frame and the panel beside it where it is wide."""
    return [line.removeprefix("│").partition("│")[0].rstrip() for line in screen_text(app).splitlines()]


async def test_tables_fit_narrow_and_wide_terminals() -> None:
    for width in (60, 80, 120, 200):
        app = make_app(two_debts())
        async with app.run_test(size=(width, 60)) as pilot:
            await keys(pilot, "3 down m o")
            page = unframed(app)
            heads = [line.split() for line in page if line.startswith(" Offer ")]
            assert [name for head in heads for name in head[1:]] == ["A", "B", "C", "D"]
            assert len(heads) == (2 if width == 60 else 1)
            await keys(pilot, "escape m v")
            page = unframed(app)
            rows = [line for line in page if line.startswith(" 20")]
            assert len(rows) == 8
            assert all(len(row.removesuffix("!").split()) == 5 for row in rows)


async def test_a_table_follows_when_the_terminal_changes_its_size() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 down m o")
        await pilot.resize_terminal(60, 60)
        await settle(pilot)
        heads = [line.split() for line in screen_text(app).splitlines() if line.startswith(" Offer ")]
        assert heads == [["Offer", "A", "B"], ["Offer", "C", "D"]]


def test_a_debt_without_a_sum_is_a_debt() -> None:
    speak("en")
    workbook, debt = edits.add_debt(empty())
    assert owed_words(workbook, TODAY) == "Owed: sum unknown"
    late = edits.edit_debt(workbook, debt, due_date=dt.date(2026, 11, 13))
    assert owed_words(late, TODAY) == "Owed: sum unknown, 10 days overdue"
    assert owed_words(edits.edit_debt(workbook, debt, state="cleared"), TODAY) == "Owed: CN¥0.00"


async def test_a_message_does_not_hide_what_has_the_focus() -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "3 down enter")
        body = app.screen.query_one(".left", Scroll)
        for _press in range(60):
            await keys(pilot, "down")
            if app.focused and app.focused.region.bottom >= body.region.bottom - 1:
                break
        else:
            raise AssertionError("no field at the lower edge")
        assert "▌" in screen_text(app)
        app.say("A message that takes a line of its own.")
        await settle(pilot)
        assert "A message that takes" in screen_text(app) and "▌" in screen_text(app)
        app.say("")
        await settle(pilot)
        assert app.focused and "▌" in screen_text(app)


async def test_the_budget_is_taken_into_the_weeks_and_each_line_asked_for_its_day() -> None:
    app = make_app(three_lenders())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 m v m b")
        for day in ("2026-11-30", "2026-12-01", "2026-12-01"):
            await keys(pilot, f"'{day} escape")
        assert "It does not run short" in screen_text(app)
    assert [(line.amount, line.date) for line in value(app).cash.lines] == [
        (Decimal(3200), dt.date(2026, 11, 30)),
        (Decimal(1500), dt.date(2026, 12, 1)),
        (Decimal(1400), dt.date(2026, 12, 1)),
    ]


async def test_the_path_ticks_no_offer_that_the_budget_does_not_carry() -> None:
    workbook, offer = edits.add_offer(three_lenders(), "d1")
    app = make_app(workbook)
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "space a")
        assert "[ ] Offer" in screen_text(app)
        assert "The sum to be repaid is still missing." in screen_text(app)
        values = {
            "amount": Decimal(2059),
            "number": 6,
            "first": dt.date(2026, 12, 1),
            "method": "equal-principal",
            "rate": Decimal(0),
        }
        app.session.apply(lambda workbook: edits.edit_offer(workbook, offer, **values))
        await keys(pilot, "down")
        assert "[ ] Offer" in screen_text(app)
        assert "More than you have by CN¥73.17 a month." in screen_text(app)
        app.session.apply(lambda workbook: edits.edit_offer(workbook, offer, number=8))
        await keys(pilot, "down")
        assert "[x] Offer" in screen_text(app)


async def test_a_letter_with_blanks_is_copied_and_written_only_after_a_yes() -> None:
    workbook, _draft = edits.add_letter(three_lenders(), "hardship", "d1", "zh_CN", TODAY)
    app = make_app(workbook)
    async with app.run_test(size=(80, 40)) as pilot:
        shown: list[type] = []
        for pressed in ("5 enter m y", "enter", "m s down enter", "escape m v enter", "enter"):
            await keys(pilot, pressed)
            shown.append(type(app.screen))
        assert shown == [ConfirmDialog, LetterPage, ExportDialog, ConfirmDialog, SentPage]
        assert value(app).letters[0].sendings == ()


async def test_what_became_of_a_promise_is_said_in_the_agenda_and_leads_on_to_a_letter() -> None:
    at = dt.datetime(2026, 11, 20, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    workbook = three_lenders()
    for day in (21, 22):
        promise = {"my_promise": "300", "my_until": dt.date(2026, 11, day)}
        workbook, _contact = edits.add_contact(workbook, at, debt="d1", **promise)
    app = make_app(workbook)
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "6 space enter")
        assert value(app).contacts[0].my_state == "kept"
        assert "Nov 21" not in screen_text(app)
        await keys(pilot, "space down enter")
        assert value(app).contacts[1].my_state == "broken"
        assert isinstance(app.screen, LetterStartPage)


async def test_whether_the_lenders_sum_counts_a_payment_is_asked_once() -> None:
    app = make_app(edits.add_payment(three_lenders(), "d1", TODAY, Decimal(500)))
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3")
        assert "CN¥1,500.00" in screen_text(app)
        await keys(pilot, "down enter m p")
        assert "does the sum that the lender" in " ".join(screen_text(app).split())
        page = app.screen
        view = next(view for view in page.query(FieldView) if view.field.name == "payment.p1.in-owed")
        view.choose("yes")
        await settle(pilot)
    assert value(app).debts[0].payments[0].in_owed is True


async def test_what_is_put_into_a_letter_is_the_same_number_on_every_page() -> None:
    app = make_app(three_lenders())
    left = "Left to promise: CN¥20.00 a month; promised or proposed: CN¥250.00"
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "3 down m o down enter w")
        advice = result_text(app)
        assert "CN¥250.00 a month fits: your budget leaves CN¥270.00 to promise." in advice
        await keys(pilot, "escape")  # what the letter still lacks is asked, in an open field
        for page in ("1", "3", "3 enter"):
            await keys(pilot, page)
            assert left in screen_text(app), page
        await keys(pilot, "3 down down m o down enter")
        shown = " ".join(screen_text(app).split())  # 150 payments of 20.00 are no offer
        assert "What your budget leaves is promised on other debts already." in shown
    workbook, guide = value(app), app.guide
    assert status_lines(case_of(workbook, guide))[-1].startswith("Left to promise: CN¥20.00 a month")


async def test_proposals_are_made_to_all_at_once_and_one_undo_takes_them_back() -> None:
    app = make_app(three_lenders())
    async with app.run_test(size=(80, 40)) as pilot:
        await keys(pilot, "3 m h m p enter")
        shown = screen_text(app)
        assert "They fit together; CN¥2.14 a month is left." in " ".join(shown.split())
        assert "3 proposals are noted." in shown and "Make these" not in shown
        assert [offer.state for offer in value(app).offers] == ["proposal"] * 3
        await keys(pilot, "u")
        assert value(app).offers == ()
        assert "Make these 3 proposals together" in screen_text(app)
        await keys(pilot, "escape")
        assert "To share out: CN¥270.00 a month" in screen_text(app)


async def test_a_bad_month_is_tried_and_nothing_else_changes() -> None:
    app = make_app(two_debts())
    before = value(app)
    async with app.run_test(size=(80, 60)) as pilot:
        await keys(pilot, "space z enter '300 escape")
        shown = result_text(app)
        assert "With CN¥300.00 less a month CN¥523.66 a month is left for debts, instead of" in shown
        await keys(pilot, "down down down down enter")
        assert value(app).trial.missed == "c2"
        assert "Without 跑单 (CN¥950.00) on Nov 27, 2026" in result_text(app)
        await keys(pilot, "escape 3 m v m z")
        assert value(app).trial.less == Decimal(300)  # what was typed is there again
        assert "300" in screen_text(app)
        await keys(pilot, "escape")
        assert "Week by week" in screen_text(app)
    assert edits.changed(value(app), trial=before.trial) == before


async def test_where_nothing_is_to_be_shared_out_it_is_said_why() -> None:
    """With a plan agreed on each debt nothing happened, and nothing was said."""
    workbook = two_debts()
    for debt, state in zip(workbook.debts, ("agreed", "disputed"), strict=True):
        workbook = edits.edit_debt(workbook, debt.id, state=state)
    for shown, lead in ((workbook, "3 m h"), (workbook, "space h"), (empty(), "3 m h")):
        app = make_app(shown)
        async with app.run_test(size=(100, 40)) as pilot:
            await keys(pilot, lead)
            said = " ".join(screen_text(app).split())
            if shown is workbook:
                assert "There is no debt over which to share out what is left." in said
                assert f"{workbook.debts[0].lender}: plan agreed, {workbook.debts[1].lender}: disputed" in said
            else:
                assert screen_text(app).splitlines()[-2].strip() == "No debt noted yet."
