"""A rate asked back on the screens: no figure before the answer, on any page; the answer, by keyboard alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore.casework.late import position_by_rate
from ashore.tui.pages.offers import OfferPage
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.field import FieldView
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, empty, make_app, screen_text, two_debts, years
from tests.tui.screens import VIEWS, View, result_text, walk
from tests.tui.test_money import keys, value


def frightened(workbook: Workbook) -> Workbook:
    """A late rate a year that was taken for one a day, on the first debt, and an offer whose fee is that of a year."""
    workbook = edits.edit_debt(
        workbook,
        "d1",
        owed=None,
        principal=Decimal(2000),
        due_date=dt.date(2026, 10, 19),
        penalty_rate=Decimal("0.24"),
        penalty_per="day",
        state=None,
    )
    fee = {"amount": Decimal(2000), "number": 12, "first": dt.date(2026, 12, 10), "fee_rate": Decimal("0.15")}
    for offer in ("o4", "o1"):
        if any(o.id == offer for o in workbook.offers):
            workbook = edits.edit_offer(workbook, offer, method="fee", waived=None, **fee)
    return workbook


def figures() -> list[str]:
    """What would be seen: what is owed, its interest, what it grows by; what the offer costs."""
    debt = frightened(two_debts()).debts[0]
    now = position_by_rate(debt, TODAY)
    assert now is not None
    later = now.after(30)
    sums = [now.owed, now.interest, now.growth_per_day, now.growth_per_week, later.owed, later.interest]
    sums += [Decimal("466.67"), Decimal("5600.04"), Decimal("300.00")]
    return [text for sum_ in sums for text in (f"{sum_:,.2f}", f"{sum_:.2f}")]


@pytest.mark.parametrize("view", [view for view in VIEWS if view.workbook is not empty], ids=lambda view: view.name)
async def test_no_page_shows_a_figure_of_a_rate_that_has_to_be_confirmed(view: View) -> None:
    app = make_app(frightened(view.workbook()))
    async with app.run_test(size=(80, 120)) as pilot:
        await walk(pilot, view.keys)
        shown = screen_text(app)
    if view.name not in ("budget-full", "budget-quick", "budget-problem", "budget-line", "weeks", "weeks-line"):
        assert [figure for figure in figures() if figure in shown] == []


async def test_a_rate_typed_is_taken_for_nothing_until_its_period_is_chosen_and_asked_back() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 120)) as pilot:
        await keys(pilot, "3 n f5 enter 'L tab 'App tab tab")
        await keys(pilot, "'C1 tab '2026-10-19 tab tab tab '2000 tab tab tab tab '24")
        assert "choose day, month or year" in result_text(app)
        assert value(app).debts[0].penalty_per is None
        await keys(pilot, "tab down enter")
        shown = result_text(app)
        assert "24% a day would be 8,760% a year" in shown
        assert not [figure for figure in figures() if figure in shown]
        await keys(pilot, "tab down down down enter")  # no, it is per year
        assert value(app).debts[0].penalty_per == "year"
        shown = result_text(app)
        assert "8,760" not in shown
        assert "CN¥2,046.03" in shown
        view = next(view for view in app.screen.query(FieldView) if view.has_focus_within)
        assert view.field.name == "debt.d1.penalty-per"  # the question is gone; the reader is where it was


async def test_a_rate_that_is_confirmed_is_worked_out_and_not_asked_again() -> None:
    app = make_app(edits.edit_debt(frightened(two_debts()), "d1", penalty_rate=Decimal("0.01")))
    async with app.run_test(size=(80, 120)) as pilot:
        await keys(pilot, "3 down enter")
        view = next(view for view in app.screen.query(FieldView) if view.field.name == "debt.d1.penalty-confirmed")
        view.query_one(ChoiceList).focus()
        await keys(pilot, "home enter")
        kept = value(app).debts[0].penalty_confirmed
        assert kept is not None
        assert (kept.rate, kept.per) == (Decimal("0.01"), "day")
        assert "CN¥2,700.00" in result_text(app)
        await keys(pilot, "escape escape")
        assert "365% a year" not in screen_text(app)
        await keys(pilot, "u")
        assert value(app).debts[0].penalty_confirmed is None
        assert "365% a year" in " ".join(screen_text(app).split())


async def test_a_fee_for_all_payments_together_is_shared_out() -> None:
    workbook = edits.edit_offer(two_debts(), "o4", fee_rate=Decimal("0.088"), amount=Decimal(12000), waived=None)
    app = make_app(workbook)
    async with app.run_test(size=(80, 120)) as pilot:
        await keys(pilot, "3 down m o down down down enter")
        assert isinstance(app.screen, OfferPage)
        view = next(view for view in app.screen.query(FieldView) if view.field.name == "offer.o4.fee-confirmed")
        assert "8.8% for each payment would be 105.6% a year" in " ".join(view.field.label.split())
        view.query_one(ChoiceList).focus()
        await keys(pilot, "end enter")
        assert "CN¥1,088.00" in screen_text(app)
    assert value(app).offers[3].fee_per == "total"


async def test_pages_about_an_open_rate_ask_it() -> None:
    """Where the debts, what is due and the start of the day are seen."""
    app = make_app(frightened(years()))
    async with app.run_test(size=(80, 60)) as pilot:
        for page in ("", "3", "6", "3 down enter m p"):
            await keys(pilot, page) if page else await walk(pilot, ())
            assert "8,760% a year" in " ".join(screen_text(app).replace("│", " ").split())
