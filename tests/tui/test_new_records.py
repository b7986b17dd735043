"""Looking makes nothing: what was opened new and left untouched is gone again, from every page and by every way."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from textual.pilot import Pilot

import ashore
from ashore.casework.verdict import verdict_of
from ashore.tui.app import AshoreApp
from ashore.tui.dialog import ModalPage
from ashore.tui.page import Page
from ashore.tui.pages.contacts import ContactPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.letters import LetterStartPage
from ashore.tui.pages.listing import ListPage
from ashore.tui.widgets.page_list import PageList
from ashore.tui.widgets.row import Row
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.support import empty, make_app, screen_text, two_debts
from tests.tui.screens import VIEWS, Keys, View, walk

OUT = {
    "esc": ("escape", "escape", "escape"),
    "home": ("escape", "1"),
    "door": ("f3",),
    "door and back": ("f3", "escape"),
    "another tool": ("escape", "ctrl+p", "i"),
    "find": ("escape", "slash", "escape", "1"),
}
"""Ways out of a page; the first Esc leaves a field where one is in it."""

BEGINS = {
    "home-empty",
    *("budget-full", "debts", "debts-empty"),
    *("offers", "offers-empty", "weeks", "weeks-empty", "contacts", "contacts-empty"),
    *("evidence", "evidence-empty", "letter-start", "papers", "credit", "credit-empty"),
    *("agenda", "agenda-empty"),
}
"""The views on which something new begins. The walk for the pictures (test_snapshots) holds that no other does. A call
now begins on every page, by the same key."""
NEW = {
    "debt-empty",
    "debt-all",
    "offer-empty",
    "offer-payments",
    "contact-new",
    "paper-new",
    "letter-empty",
    "reminder",
}
"""The views of a new record: where it is dropped untouched, the page behind it begins another."""


def begins(app: AshoreApp) -> list[str]:
    """What begins something new on the page: its keys and its rows."""
    page = app.screen
    if not isinstance(page, Page):
        return []
    new = [action.key for action in page.actions() if action.do in ("new", "add")]
    rows = [row.id for found in page.query(PageList) for row in found.options if row.id and row.id.startswith("new")]
    if isinstance(page, LetterStartPage):
        rows += [row.id for row in page.query(Row) if row.id]
    if isinstance(page, HomePage) and verdict_of(app.case).kind == "no-debt":
        rows.append("act")
    return [f"key {key}" for key in new] + [f"row {row}" for row in rows if not row.startswith("new-") or ends(row)]


def ends(row: str) -> bool:
    """Whether a row makes a record: those of the letters' list lead to a page first."""
    return row in ("new-report", "new-dispute", "new-bill")


async def begin(pilot: Pilot[None], how: str) -> None:
    kind, name = how.split(" ")
    page = pilot.app.screen
    assert isinstance(page, Page)
    if page.in_field():
        await walk(pilot, ("escape",))
    if kind == "row" and isinstance(page, ListPage) and name != "act":
        page.set_focus(page.page_list)
        page.page_list.highlighted = page.page_list.get_option_index(name)
    elif kind == "row":
        page.set_focus(page.query_one(f"#{name}"))
    await walk(pilot, (name if kind == "key" else "enter",))


@pytest.mark.parametrize("view", [view for view in VIEWS if view.name in BEGINS | NEW], ids=lambda view: view.name)
async def test_nothing_is_left_of_what_was_only_looked_at(view: View) -> None:
    number, found = 0, [""]
    while number < len(found):
        app = view.app()
        async with app.run_test(size=(80, 60)) as pilot:
            await walk(pilot, view.keys)
            app.session.drop_untouched()
            await walk(pilot, ())
            found = begins(app)
            before, undo = app.session.value, list(app.session._undo)
            await begin(pilot, found[number])
            made = app.session.value != before
            out = list(OUT)[number % len(OUT)] if not isinstance(app.screen, ModalPage) else "esc"
            assert app.session.to_save == before, found[number]
            await walk(pilot, OUT[out])
            assert app.session.value == before, (found[number], out)
            assert app.session._undo == undo, (found[number], out)
            assert app.is_running
            assert not made or not app.session.can_redo
        number += 1


@pytest.mark.parametrize("keys", [("4", "n"), ("c",), ("5", "f8"), ("3", "ctrl+p", "c")], ids=" ".join)
@pytest.mark.parametrize("out", OUT)
async def test_every_way_out_of_a_new_entry_of_the_log_leaves_none(out: str, keys: Keys) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, keys)
        page = app.screen
        assert isinstance(page, ContactPage)
        assert len(app.session.value.contacts) == 1
        await walk(pilot, OUT[out])
        assert page not in app.screen_stack
        assert app.session.value == two_debts()
        await walk(pilot, ("escape", "u", "u", "r"))
        assert app.session.value == two_debts()


@pytest.mark.parametrize("end", ["quit", "SIGHUP", "SIGTERM"])
@pytest.mark.parametrize(
    "keys",
    [("4", "n"), ("c",), ("3", "n"), ("6", "n"), ("ctrl+p", "e", "n"), ("ctrl+p", "p", "n"), ("3", "m", "v", "n")],
    ids=" ".join,
)
async def test_a_session_that_ends_on_an_untouched_new_record_has_not_saved_it(
    keys: Keys, end: str, home: Path
) -> None:
    path = home / "data" / "workbook.toml"
    Store(path).write(two_debts())
    app = make_app(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("2", "enter", "down", "down", "down", "down", "space"))  # something that is saved
        kept = app.session.value
        await walk(pilot, keys)
        assert app.session.value != kept
        if end == "quit":
            await app.action_quit()
        else:
            app.open_workbook.keep_unsaved()  # what every signal and a closed terminal lead to
            app.exit(return_code=128 + getattr(signal, end))
        await pilot.pause()
    assert app.session.saver is not None
    app.session.saver.close()
    assert Store(path).read() == kept


async def test_one_answer_keeps_it_and_undoing_all_gives_the_first_workbook() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "n", "A", "escape", "escape"))
        assert [debt.lender for debt in app.session.value.debts] == ["A"]
        assert app.session.to_save == app.session.value
        await walk(pilot, ("u", "u", "u"))
        assert app.session.value == empty()
        await walk(pilot, ("r", "r"))
        assert [debt.lender for debt in app.session.value.debts] == ["A"]


async def test_a_page_about_a_new_record_may_be_visited_before_it_is_touched() -> None:
    app = make_app(empty())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("3", "n", "escape", "m", "o", "n"))
        assert "Offer:" in screen_text(app)
        await walk(pilot, ("escape", "escape"))
        assert [len(app.session.value.offers), len(app.session.value.debts)] == [0, 1]
        await walk(pilot, ("escape", "escape"))
        assert app.session.value == empty()


async def test_a_letter_that_was_copied_stays() -> None:
    app = make_app(edits.changed(two_debts(), letters=()))
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("5", "enter", "enter", "enter"))
        assert app.session.to_save.letters == ()
        await walk(pilot, ("escape", "m", "y", "down", "enter", "1"))
        assert isinstance(app.screen, HomePage)
        assert len(app.session.to_save.letters) == 1


def test_only_what_says_something_as_it_is_is_kept_untouched() -> None:
    """A visit noted at the door, a letter that went out, an offer that was worked out, kept as it was tried or taken
    into a letter, a letter about entries of the log or the whole cost, a lender that a statement names. All else that
    pages and the plain way make is begun, and kept from the first answer on."""
    folder = Path(ashore.__file__).parent
    found = [
        str(file.relative_to(folder))
        for place in ("tui", "dialogue")
        for file in sorted((folder / place).rglob("*.py"))
        for _call in re.findall(r"session\.make\(", file.read_text("utf-8"))
    ]
    offers, plain_offers = ["tui/pages/offers.py"] * 2, ["dialogue/offers.py"] * 2
    assert found == [
        "tui/navigation.py",
        "tui/pages/contacts.py",
        "tui/pages/home.py",
        *["tui/pages/negotiator.py"] * 2,
        *offers,
        "tui/pages/sent.py",
        "tui/pages/statement_more.py",
        "tui/pages/whole_cost.py",
        "dialogue/cards.py",
        "dialogue/contacts.py",
        *["dialogue/negotiator.py"] * 2,
        *plain_offers,
        "dialogue/sent.py",
        "dialogue/statements.py",
        "dialogue/verdict.py",
        "dialogue/whole_cost.py",
    ]
