"""A field is a row until it is opened: letters and digits are the page's keys there, and change nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from textual import events

from ashore.i18n import key_label
from ashore.text import columns
from ashore.tui.page import EDIT, ROWS, Page
from ashore.tui.pages.budget import BudgetPage
from ashore.tui.pages.chapters import ChaptersPage
from ashore.tui.pages.debts import DebtPage
from ashore.tui.widgets.bars import KeyBar
from ashore.tui.widgets.inputs import Opens, TextInput
from ashore.workbook import edits
from tests.e2e.fields import FORMS, QUESTIONS
from tests.support import empty, make_app, screen_text, speak, two_debts
from tests.tui.screens import VIEWS, View, settle, walk

SIZE = (80, 24)
PAGES = [view for view in VIEWS if view.name in (*FORMS, *QUESTIONS) and view.name not in ("budget-line", "weeks-line")]
OPEN = {"reminder", *QUESTIONS, "call-now"} - {"contact-new", "paper-new"}
"""The views of a new record that begin in a field; those two begin on a choice."""


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
        assert opens == (view.name in OPEN)
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


async def test_a_digit_on_the_first_sum_of_the_budget_is_a_tab() -> None:
    workbook = edits.edit_item(empty(), "pay", "sum", amount=Decimal(3000))
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "2"))
        assert isinstance(app.screen, ChaptersPage)
        assert app.session.value == workbook
        await walk(pilot, ("3", "enter", "7"))
        assert isinstance(app.screen, BudgetPage)
        assert "Enter opens the field" in screen_text(app)
        assert app.session.value == workbook


async def test_a_sum_is_opened_kept_replaced_and_taken() -> None:
    app = make_app(edits.edit_item(empty(), "pay", "sum", amount=Decimal(3000)))
    async with app.run_test(size=SIZE) as pilot:

        def pay() -> Decimal | None:
            return app.session.value.budget.lines[0].amount

        await walk(pilot, ("3", "enter", "enter", "escape"))
        assert pay() == 3000
        await walk(pilot, ("enter", "enter"))
        assert pay() == 3000
        await walk(pilot, ("up", "enter", "end", "5"))  # an arrow keeps what stands in it
        assert pay() == 30005
        await walk(pilot, ("escape", "enter", "1"))
        assert pay() == 1
        await walk(pilot, ("enter", "2"))  # taken; a row on, where 2 is a key
        assert pay() == 1
        assert isinstance(app.screen, ChaptersPage)


async def test_letters_in_an_open_sum_are_text() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", "o", "n", "m"))
        assert isinstance(app.screen, BudgetPage)
        assert app.session.value.unfinished == {"budget.pay.sum.amount": "onm"}


async def test_tab_goes_on_typing_and_arrows_go_from_row_to_row() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("3", "down", "enter", "up", "up"))
        page = app.screen
        assert isinstance(page, DebtPage)
        lender, product = list(page.query(TextInput))[:2]
        assert (app.focused, page.in_field()) == (lender, False)
        await walk(pilot, ("tab",))
        assert (app.focused, page.in_field()) == (product, True)
        await walk(pilot, ("shift+tab",))
        assert (app.focused, page.in_field()) == (lender, True)
        await walk(pilot, ("down",))
        assert (app.focused, page.in_field()) == (product, False)


@pytest.mark.parametrize("sub", ["m o", "m p", "m v", "equals_sign", "f", "f3", "ctrl+p s", "c escape"])
@pytest.mark.parametrize("lender", ["", "某银行"])
async def test_back_from_a_sub_page_the_next_key_is_a_key(sub: str, lender: str) -> None:
    workbook, debt = edits.add_debt(empty())
    workbook = edits.edit_debt(workbook, debt, lender=lender, owed=Decimal(100), owed_on=empty().created)
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "down", "enter", "shift+tab", "escape", *sub.split(" "), "escape"))
        page = app.screen
        assert isinstance(page, DebtPage)
        assert not page.in_field()
        await walk(pilot, ("7", "q"))
        assert app.session.value == workbook
        assert not app.is_running or app._exit


@pytest.mark.parametrize(
    "keys",
    [
        ("3", "enter"),
        ("3", "enter", "m", "l"),
        ("3", "down", "enter", "up"),
        ("3", "down", "m", "o", "enter"),
        ("5", "enter"),
    ],
    ids=" ".join,
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
                app.go.again()
                await settle(pilot)
            page = app.screen
            assert isinstance(page, Page)
            assert type(app.screen) is kind
            field = next(field for field in page.query("*") if isinstance(field, Opens))
            page.set_focus(field)
            await settle(pilot)
            hold_footer(page, ROWS, language)
            await walk(pilot, ("enter",))
            hold_footer(page, EDIT, language)
            assert "Esc " in page.query_one(KeyBar).lines(78)[0], language
            await walk(pilot, ("escape",))


def hold_footer(page: Page, mode: tuple[str, str], language: str) -> None:
    """It is one line; it says what letters are now, and then Enter, which does what one is here for."""
    (line,) = page.query_one(KeyBar).lines(78)
    assert line.startswith(f"{key_label(mode[1])}  Enter "), language
    assert columns(line) <= 78, language


async def test_a_click_opens_a_field() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        page = app.screen
        assert isinstance(page, Page)
        await pilot.click(page.query(TextInput).first())
        await settle(pilot)
        assert page.in_field()
        await walk(pilot, ("end", "X"))
        assert app.session.value.debts[0].lender.endswith("X")
