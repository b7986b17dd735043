"""A field is a row until it is opened: letters and digits are the page's keys there, and change nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from textual import events

from ashore.tui.page import Page
from ashore.tui.pages.budget import BudgetPage
from ashore.tui.pages.chapter import ChapterPage
from ashore.tui.pages.debts import DebtPage
from ashore.tui.widgets.bars import KeyBar
from ashore.tui.widgets.inputs import Opens, TextInput
from ashore.workbook import edits
from tests.e2e.fields import FORMS
from tests.support import empty, make_app, screen_text, speak, two_debts
from tests.tui.screens import VIEWS, View, settle, walk

SIZE = (80, 24)
PAGES = [view for view in VIEWS if view.name in FORMS and view.name not in ("budget-line", "weeks-line")]


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.name)
async def test_a_page_with_a_form_begins_on_a_row_and_no_printable_key_there_changes_a_field(view: View) -> None:
    """Also no full-width one, and nothing that is pasted."""
    lead = view.keys[: next((n for n, key in enumerate(view.keys) if key.isdigit() and n), len(view.keys))]
    if view.name == "part-payment":
        lead = lead[:-1]
    app = view.app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, lead)
        page = app.screen
        assert isinstance(page, Page)
        opens = page.in_field()
        assert opens == (view.name == "reminder")  # that one is new, and begins in its first field
        await walk(pilot, ("escape",) if opens else ())
        for field in [field for field in page.query("*") if isinstance(field, Opens)]:
            page.set_focus(field)
            before = app.session.value
            await pilot.press("0", "7", "９", "中", "full_stop", "left", "home")
            field.post_message(events.Paste("7301"))
            await pilot.pause()
            assert app.session.value == before
            assert "Enter opens the field" in app.message
            assert app.screen is page


async def test_a_digit_on_the_first_sum_of_the_budget_is_a_chapter() -> None:
    workbook = edits.edit_item(empty(), "pay", "sum", amount=Decimal(3000))
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("b", "1"))
        assert isinstance(app.screen, ChapterPage)
        assert app.session.value == workbook
        await walk(pilot, ("b", "7"))
        assert isinstance(app.screen, BudgetPage)
        assert "Enter opens the field" in screen_text(app)
        assert app.session.value == workbook


async def test_a_sum_is_opened_kept_replaced_and_taken() -> None:
    app = make_app(edits.edit_item(empty(), "pay", "sum", amount=Decimal(3000)))
    async with app.run_test(size=SIZE) as pilot:

        def pay() -> Decimal | None:
            return app.session.value.budget.lines[0].amount

        await walk(pilot, ("b", "enter", "escape"))
        assert pay() == 3000
        await walk(pilot, ("enter", "enter"))
        assert pay() == 3000
        await walk(pilot, ("up", "enter", "end", "5"))  # an arrow keeps what stands in it
        assert pay() == 30005
        await walk(pilot, ("escape", "enter", "1"))
        assert pay() == 1
        await walk(pilot, ("enter", "d"))  # taken; a row on, where d is a key
        assert pay() == 1
        assert not isinstance(app.screen, BudgetPage)


async def test_letters_in_an_open_sum_are_text() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("b", "enter", "o", "n", "h"))
        assert isinstance(app.screen, BudgetPage)
        assert app.session.value.unfinished == {"budget.pay.sum.amount": "onh"}


async def test_tab_goes_on_typing_and_arrows_go_from_row_to_row() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("d", "enter", "up", "up"))
        page = app.screen
        assert isinstance(page, DebtPage)
        assert not page.in_field()
        await walk(pilot, ("tab",))
        assert isinstance(app.focused, TextInput) or not page.in_field()
        await walk(pilot, ("shift+tab", "shift+tab"))
        assert page.in_field()
        await walk(pilot, ("down",))
        assert not page.in_field()


@pytest.mark.parametrize("sub", ["o", "p", "equals_sign", "f", "f3"])
@pytest.mark.parametrize("lender", ["", "某银行"])
async def test_back_from_a_sub_page_the_next_key_is_a_key(sub: str, lender: str) -> None:
    workbook, debt = edits.add_debt(empty())
    workbook = edits.edit_debt(workbook, debt, lender=lender, owed=Decimal(100), owed_on=empty().created)
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("d", "enter", "shift+tab", "escape", sub, "escape"))
        page = app.screen
        assert isinstance(page, DebtPage)
        assert not page.in_field()
        await walk(pilot, ("5", "q"))
        assert app.session.value == workbook
        assert not app.is_running or app._exit


@pytest.mark.parametrize(
    "keys", [("b",), ("b", "m"), ("d", "enter", "up"), ("d", "o", "enter"), ("l", "enter")], ids=" ".join
)
async def test_the_footer_says_on_one_line_what_holds(keys: tuple[str, ...]) -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, keys)
        kind = type(app.screen)
        for language in ("en", "zh_CN", "zh_Hant", "ru"):
            if language != "en":
                speak(language)
                app.show_again()
                await settle(pilot)
            page = app.screen
            assert isinstance(page, Page)
            assert type(app.screen) is kind
            field = next(field for field in page.query("*") if isinstance(field, Opens))
            page.set_focus(field)
            await settle(pilot)
            hold_footer(page, language)
            await walk(pilot, ("enter",))
            hold_footer(page, language)
            assert "Esc " in page.query_one(KeyBar).full_text, language
            await walk(pilot, ("escape",))


def hold_footer(page: Page, language: str) -> None:
    """It is one line, and Enter, which does what one is here for, comes first."""
    bar = page.query_one(KeyBar)
    assert bar.full_text.startswith("Enter "), language
    assert len(bar.lines(78)) == 1, language


async def test_a_click_opens_a_field() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("d", "enter"))
        page = app.screen
        assert isinstance(page, Page)
        await pilot.click(page.query(TextInput).first())
        await settle(pilot)
        assert page.in_field()
        await walk(pilot, ("end", "X"))
        assert app.session.value.debts[0].lender.endswith("X")
