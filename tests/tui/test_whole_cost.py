"""The whole cost of a loan on the screen and in the plain way, and the letter that disputes it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore.export.render import as_text
from ashore.guide.guide import load
from ashore.letters import drafts
from ashore.tui.pages.debts import DebtPage
from ashore.tui.pages.facts import FactsPage
from ashore.tui.pages.letter import LetterPage
from ashore.values import LetterLength
from ashore.workbook import edits
from ashore.workbook.model import Loan, Workbook
from tests.support import TODAY, case_of, charged, make_app, screen_text, speak, two_debts
from tests.tui.screens import result_text, walk


def typed(text: str) -> tuple[str, ...]:
    return tuple("minus" if sign == "-" else sign for sign in text)


async def test_the_loan_is_noted_and_its_cost_is_seen() -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 70)) as pilot:
        await walk(pilot, ("3", "down", "enter", "m", "v"))
        assert "Still missing: the payments" in screen_text(app)
        await walk(pilot, ("enter", *typed("6x380"), "tab", "tab", *typed("2026-06-19")))
        await walk(pilot, ("tab", "tab", *typed("2000")))
        await walk(pilot, ("tab", *typed("1900"), "escape"))
        assert "Really a year 65.66%" in result_text(app)
        debt = app.session.value.debts[0]
        assert (debt.received, debt.loan.first) == (Decimal(1900), dt.date(2026, 6, 19))
        assert [(payment.times, payment.amount) for payment in debt.loan.payments] == [(6, Decimal(380))]
        await walk(pilot, ("f",))
        assert isinstance(app.screen, FactsPage)
        await walk(pilot, ("escape", "escape"))
        assert isinstance(app.screen, DebtPage)


async def test_the_letter_is_begun_once_and_goes_on() -> None:
    app = make_app(charged())
    async with app.run_test(size=(80, 60)) as pilot:
        for _turn in range(2):
            await walk(pilot, ("3", "down", "enter", "m", "v"))
            await walk(pilot, ("w",))
            assert isinstance(app.screen, LetterPage)
            await walk(pilot, ("escape",))
    kinds = [draft.kind for draft in app.session.value.letters]
    assert kinds.count(load().letters.for_role("disputes-cost").id) == 1


def letter(workbook: Workbook, length: LetterLength = "formal") -> str:
    guide = load(workbook.jurisdiction)
    workbook, draft = drafts.dispute_cost(workbook, "d1", guide, TODAY)
    workbook = edits.edit_letter(workbook, draft, language="en", length=length)
    case = drafts.letter_case(next(d for d in workbook.letters if d.id == draft), case_of(workbook, guide))
    written = drafts.write_letter(case, ())
    assert drafts.letter_clauses(case, written) == ()
    assert written.blanks == ()
    return as_text(written)


@pytest.mark.parametrize("length", ["formal", "short", "spoken"])
def test_its_sums_are_those_of_the_page(length: LetterLength) -> None:
    text = letter(charged(), length)
    read_aloud = length == "spoken"  # a sum is said as one says it
    sums = ("1900 Chinese yuan", "2280 Chinese yuan") if read_aloud else ("CN¥1,900.00", "CN¥2,280.00")
    for sum_ in (*sums, "65.66% a year", "above 24% a year"):
        assert sum_ in text
    assert ("244.81" in text) == (not read_aloud)
    never = "100 Chinese yuan" if read_aloud else "CN¥100.00"
    assert (f"{never} of it never reached me" in text) == (length != "short")


def test_without_sums_it_asks_for_them_all_the_same() -> None:
    text = letter(edits.edit_debt(charged(), "d1", loan=Loan()))
    assert "a table of every charge" in text
    for word in ("received CN¥", "24%", "never reached", "[…]"):
        assert word not in text


@pytest.mark.parametrize("place", ["gb", "any"])
def test_where_no_line_is_drawn_none_is_named(place: str) -> None:
    text = letter(edits.changed(charged(), jurisdiction=place))
    assert "65.66% a year" in text
    assert "24%" not in text
    assert "courts" not in text
    private = edits.edit_loan(charged(), "d1", by="private")
    assert "24%" not in letter(private)
    assert "12.4% a year" in letter(edits.edit_loan(private, "d1", lpr=Decimal("0.031")))
