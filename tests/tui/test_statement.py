"""From the file of a wallet to the budget: read, asked, taken over; nothing else of it is kept."""

from __future__ import annotations

import asyncio
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DirectoryTree

from ashore.statements import read
from ashore.statements.rows import Row
from ashore.storage import paths
from ashore.tui.app import AshoreApp
from ashore.tui.pages.statement import StatementPage
from ashore.tui.pages.statement_file import ChooseFileDialog, ReadFileDialog
from ashore.tui.pages.statement_more import AskedPage
from ashore.tui.widgets.inputs import TextInput
from ashore.tui.widgets.page_list import PageList
from ashore.workbook import edits
from ashore.workbook.file import codec
from ashore.workbook.model import GROUP_SUM
from tests.statements.samples import EXPECTED, FOLDER
from tests.support import empty, make_app, screen_text
from tests.tui.screens import STATEMENT, arrives, go_to_row, settle, walk

SIZE = (80, 24)
PASTE = (*STATEMENT, "down", "enter")


def said(app: AshoreApp) -> str:
    return " ".join(screen_text(app).split())


def typed(app: AshoreApp, path: Path | str) -> None:
    """Put a path into the open dialog; keys of it one by one take long."""
    app.screen.query_one("#path", TextInput).value = str(path)


async def read_sample(pilot: Pilot[None], app: AshoreApp) -> None:
    """Read one of the samples, from Today on."""
    await walk(pilot, PASTE)
    typed(app, FOLDER / "alipay-app.csv")
    await walk(pilot, ("tab", "enter"))


async def test_two_files_become_a_budget() -> None:
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await read_sample(pilot, app)
        assert isinstance(app.screen, StatementPage)
        assert "51 rows, 41 count" in said(app)
        go_to_row(app, "paste")
        await walk(pilot, ("enter",))
        typed(app, FOLDER / "wechat.xlsx")
        await walk(pilot, ("tab", "enter"))
        report = app.reading.report
        assert report and report.average and len(app.reading.files) == 2
        go_to_row(app, "take-new")
        await walk(pilot, ("enter",))
        lines = app.session.value.budget.lines
        assert {line.group: line.amount for line in lines}["food"] == report.average.spending["food"]
        assert "stand in the budget now. u takes them back." in said(app)
        await walk(pilot, ("u",))
        assert app.session.value.budget.lines == ()


async def test_a_sum_that_stands_is_replaced_by_its_own_enter_alone() -> None:
    workbook = edits.edit_item(empty(), "food", GROUP_SUM, amount=Decimal(900))
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await read_sample(pilot, app)
        go_to_row(app, "take-new")
        await walk(pilot, ("enter",))
        assert app.case.budget.groups["food"] == 900
        go_to_row(app, "group-food")
        await walk(pilot, ("enter",))
        assert app.case.budget.groups["food"] != 900
        assert "instead of CN¥900.00" in said(app)


async def test_lines_typed_one_by_one_are_asked_for_first() -> None:
    workbook = edits.edit_item(empty(), "food", "groceries", amount=Decimal(900))
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await read_sample(pilot, app)
        go_to_row(app, "group-food")
        await walk(pilot, ("enter", "escape"))
        assert app.session.value == workbook
        await walk(pilot, ("enter", "down", "enter"))
        assert app.case.budget.groups["food"] != 900


async def test_a_password_is_asked_for_and_a_wrong_one_asked_again() -> None:
    app = make_app(empty())
    password = EXPECTED["files"]["alipay-password.zip"]["password"]
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, PASTE)
        typed(app, FOLDER / "alipay-password.zip")
        await walk(pilot, ("tab", "enter"))
        assert "It has a password." in said(app)
        await walk(pilot, (*"13", "tab", "enter"))
        assert "this password does not open it" in said(app)
        await walk(pilot, (*password, "tab", "enter"))
        assert isinstance(app.screen, StatementPage) and app.reading.report
        assert password not in codec.dump(app.session.value)


async def test_days_that_can_be_read_two_ways_are_asked(tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    file.write_text("Date,Description,Amount\n03/04/2026,Shop,-5.00\n01/02/2026,Shop,-6.00\n03/05/2026,Shop,-7.00\n")
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, PASTE)
        typed(app, file)
        await walk(pilot, ("tab", "enter"))
        assert "The month comes first" in said(app)
        await walk(pilot, ("down", "enter"))
        (statement,) = app.reading.files.values()
        assert statement.rows[0].at and statement.rows[0].at.month == 3


@pytest.mark.parametrize("name", ["", "/nowhere/x.csv", "~nobody-of-that-name/x", "."])
async def test_a_place_without_a_file_is_said(name: str) -> None:
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, PASTE)
        typed(app, name)
        await walk(pilot, ("tab", "enter"))
        assert isinstance(app.screen, ReadFileDialog)
        assert app.screen.query_one("#problem").display
        assert not app.reading.files


async def test_a_long_file_says_how_far_it_is_and_escape_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Held in the middle until the reader has left."""
    monkeypatch.setattr(read, "EVERY", 1)
    left, ended = threading.Event(), threading.Event()
    found: list[Row] = []
    made = read._rows

    def rows(*arguments: object, **more: object) -> object:
        try:
            result = made(*arguments, **more)  # type: ignore[arg-type]
        finally:
            ended.set()
        found.extend(result[0])
        return result

    monkeypatch.setattr(read, "_rows", rows)
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, PASTE)
        page = app.screen
        assert isinstance(page, ReadFileDialog)
        told = page._read_so_far

        async def held(number: int) -> None:
            told(number)
            if number > 30 and not left.is_set():  # behind the head
                left.set()
                page.action_close()
                while page.is_attached:
                    await asyncio.sleep(0.01)

        monkeypatch.setattr(page, "_read_so_far", held)
        typed(app, FOLDER / "alipay-app.csv")
        await pilot.press("tab", "enter")
        await arrives(pilot, left.is_set)
        await arrives(pilot, ended.is_set)
        await settle(pilot)
        assert isinstance(app.screen, StatementPage)
        assert not app.reading.files and not found


async def test_a_file_is_chosen_in_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wechat.csv").write_bytes((FOLDER / "wechat.csv").read_bytes())
    for other in ("photo.jpg", ".hidden.csv"):
        (tmp_path / other).write_text("x")
    (tmp_path / "\x1b[31mred.csv").write_text("x")
    monkeypatch.setattr(paths, "downloads", lambda: tmp_path)
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, (*STATEMENT, "enter"))
        assert isinstance(app.screen, ChooseFileDialog)
        await arrives(pilot, lambda: "wechat.csv" in said(app))
        assert "photo" not in said(app) and "hidden" not in said(app) and "\x1b" not in screen_text(app)
        tree = app.screen.query_one(DirectoryTree)
        node = next(node for node in tree.root.children if "wechat" in str(node.label))
        tree.move_cursor(node)
        await walk(pilot, ("enter",))
        await arrives(pilot, lambda: bool(app.reading.files))
        assert list(app.reading.files) == ["wechat.csv"]


async def test_the_folder_above_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.setattr(paths, "downloads", lambda: inner)
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, (*STATEMENT, "enter", "tab", "enter"))
        await arrives(pilot, lambda: Path(app.screen.query_one(DirectoryTree).path) == tmp_path)


async def test_an_answer_sorts_its_payee_and_is_kept_only_when_that_is_chosen() -> None:
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await read_sample(pilot, app)
        await walk(pilot, ("m", "a"))
        assert isinstance(app.screen, AskedPage)
        assert app.reading.report
        before = len(app.reading.report.asked)
        await walk(pilot, ("enter", "enter"))
        assert app.reading.report and len(app.reading.report.asked) == before - 1
        assert not app.session.value.payees
        go_to_row(app, "keep")
        await walk(pilot, ("enter",))
        assert len(app.session.value.payees) == 1
        go_to_row(app, "forget")
        await walk(pilot, ("enter",))
        assert not app.session.value.payees


async def test_nothing_of_the_files_is_in_the_workbook_but_sums(tmp_path: Path) -> None:
    """Payees, places, numbers of accounts and orders: none of them, after everything was looked at and taken over."""
    app = make_app(empty(), path=tmp_path / "workbook.toml")
    async with app.run_test(size=SIZE) as pilot:
        await read_sample(pilot, app)
        await walk(pilot, ("m", "l", "escape", "m", "v", "escape"))
        go_to_row(app, "take-new")
        await walk(pilot, ("enter", "q"))
        await arrives(pilot, lambda: (tmp_path / "workbook.toml").exists())
        statement = app.reading.files["alipay-app.csv"]
        kept = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
        names = {text for row in statement.rows for text in (row.payee, row.item, row.order) if len(text) > 2}
        assert not [name for name in names if name in kept]
        assert "alipay" not in kept and statement.owner not in kept


async def test_a_lender_is_noted_as_a_debt() -> None:
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await read_sample(pilot, app)
        await walk(pilot, ("m", "l", "enter"))
        assert app.reading.report
        assert [debt.product in app.reading.report.repayments_by for debt in app.session.value.debts] == [True]
        await walk(pilot, ("escape",))
        assert "among your debts" in said(app)


@pytest.mark.parametrize("page", ["l", "v"], ids=["with rows", "text alone"])
@pytest.mark.parametrize("key", ["end", "pagedown"])
async def test_what_stands_below_the_last_line_comes_into_sight(key: str, page: str) -> None:
    """What repeats stands below all that can be chosen; on the page of weeks nothing can be."""
    app = make_app(empty())
    async with app.run_test(size=(80, 12)) as pilot:
        await read_sample(pilot, app)
        await walk(pilot, ("m", page, *(key,) * 5))
        rows = app.screen.query_one(PageList)
        assert rows.max_scroll_y and rows.scroll_y == rows.max_scroll_y
