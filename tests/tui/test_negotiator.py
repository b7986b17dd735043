"""The negotiator by keyboard: what is moved, what is seen at once, and that only `w` and `k` make an offer of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.negotiator import Plan, theirs_of, to_repay, try_out
from ashore.text import columns
from ashore.tui.app import AshoreApp
from ashore.tui.pages.debts import DebtPage
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.facts import FactsPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.letter import LetterPage
from ashore.tui.pages.negotiator import NegotiatorPage, step_of
from ashore.tui.pages.offers import OfferPage, OffersPage
from ashore.tui.widgets.compared import column_widths
from ashore.tui.widgets.dial import Dial, Range
from ashore.tui.widgets.step_plot import LINE, StepPlot, step_rows
from ashore.tui.widgets.sum_bars import bar_of
from ashore.wording.negotiator import falling_words, verdict
from ashore.workbook import edits
from tests.support import empty, make_app, screen_text, speak, three_lenders, two_debts
from tests.tui.screens import settle, walk

DEBT = ("3", "down", "enter")
"""The page of the first debt."""
THERE = (*DEBT, "m", "e")


def squeezed(text: str) -> str:
    """A text without spaces, line ends and the frame: however it is broken into lines."""
    return "".join(part for part in text.split() if part not in "▌│▃▅▆▇█▄▂▁")


def shows(app: AshoreApp, *pages: type) -> bool:
    """Whether one of these pages is shown."""
    return isinstance(app.screen, pages)


def dials(app: AshoreApp) -> dict[str, str]:
    """Where each dial stands, as it is read between its arrows."""
    found = {}
    for dial in app.screen.query(Dial):
        line = dial.lines(76)[0]
        found[str(dial.id)] = line.partition("‹")[2].partition("›")[0].strip()
    return found


@pytest.mark.parametrize(
    ("keys", "offer", "number"),
    [
        (THERE, None, "3"),
        ((*DEBT, "m", "o", "m", "e"), "o1", "3"),
        ((*DEBT, "m", "o", "down", "down", "down", "m", "e"), "o4", "12"),
        ((*DEBT, "m", "o", "down", "enter", "m", "e"), "o2", "3"),
        ((*DEBT, "m", "o", *("down",) * 6, "enter"), None, "3"),
    ],
    ids=("debt", "list", "own", "offer", "row"),
)
async def test_it_is_reached_where_offers_are(keys: tuple[str, ...], offer: str | None, number: str) -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, keys)
        assert shows(app, NegotiatorPage)
        assert vars(app.screen)["_offer"] == offer
        assert dials(app)["number"] == number
        assert dials(app)["waived"] == ("52.50" if offer == "o4" else "0.00")
        await walk(pilot, ("escape",))
        assert shows(app, DebtPage, OffersPage, OfferPage)


async def test_what_it_comes_to_is_seen_at_once() -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, (*THERE, "left"))
        lines = screen_text(app).splitlines()
        assert lines[2].startswith(" ▌ Payments      ‹         2 ›  ─o───")
        assert [line.split()[-1] for line in lines[5:8]] == ["1,040.00", "793.66", "194.14"]
        assert [line.split()[0] for line in lines[5:8]] == ["A", "I", "Theirs"]
        bars = [line.count("▇") for line in lines[5:8]]
        assert bars == [int(bars[0] * sum_ / 1040) for sum_ in (1040, 793.66, 194.14)]
        assert columns(lines[5]) == 79
        assert lines[8].strip() == "CN¥246.34 a month too much. One more payment and it is within reach."
        assert lines[10].split() == ["yours", "2", "2,080.00", "80.00", "0.00%", "Jan", "2027"]
        assert lines[11].split() == ["theirs", "12", "2,329.02", "329.02", "24.00%", "Nov", "2027"]
        await walk(pilot, ("right",))
        assert "It fits: CN¥100.32 to spare." in screen_text(app)
        await walk(pilot, ("down", "right", "right", "right"))
        assert dials(app) == {"number": "3", "down": "150.00", "waived": "0.00"}
        await walk(pilot, ("down", "right", "up", "left"))
        assert dials(app) == {"number": "3", "down": "100.00", "waived": "50.00"}
        assert screen_text(app).splitlines()[5].split()[:2] == ["Down", "payment"]


async def test_once_open_digits_set_a_dial_and_lead_nowhere() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, (*THERE, "enter", "2"))
        assert dials(app)["number"] == "2_"
        await walk(pilot, ("5",))
        assert shows(app, NegotiatorPage)
        assert dials(app)["number"] == "25_"
        await walk(pilot, ("backspace",))
        assert dials(app)["number"] == "2_"
        await walk(pilot, ("escape",))
        assert dials(app)["number"] == "3"
        await walk(pilot, ("enter", "４", "8", "enter"))
        assert dials(app)["number"] == "48"
        await walk(pilot, ("enter", "9", "9", "9"))
        assert dials(app)["number"] == "359"
        await walk(pilot, ("9", "backspace", "backspace"))
        assert dials(app)["number"] == "99_"
        await walk(pilot, ("enter", "enter", "0"))
        assert dials(app)["number"] == "1"
        await walk(pilot, ("down", "enter", "1", "0", "full_stop", "5", "0", "9", "down"))
        assert dials(app)["down"] == "10.50"
        await walk(pilot, ("enter", "7", "full_stop", "full_stop", "up", "down", "enter", "8"))
        assert dials(app) == {"number": "1", "down": "10.50", "waived": "8_"}
        await walk(pilot, (*"99999", "enter"))
        assert dials(app)["waived"] == "2,069.49", "a cent is left to be paid"
        await walk(pilot, ("escape",))
        assert shows(app, DebtPage)


async def test_a_digit_is_a_tab_until_a_dial_is_open() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, (*THERE, "1"))
        assert shows(app, HomePage)


async def test_looking_writes_nothing() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.session.value
        await walk(pilot, (*THERE, "right", "enter", "1", "2", "down", "right", "down", "left", "right", "equals_sign"))
        assert shows(app, DerivationPage)
        await walk(pilot, ("escape", "f"))
        assert shows(app, FactsPage)
        await walk(pilot, ("escape", "escape"))
        assert app.session.value is before
        assert not app.session.can_undo


async def test_it_goes_into_the_letter_in_one_step_that_can_be_undone() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.session.value
        await walk(pilot, (*THERE, "enter", "5", "down", "enter", "1", "0", "0", "enter", "w"))
        assert shows(app, LetterPage)
        offer = app.session.value.offers[-1]
        assert (offer.state, offer.by, offer.amount) == ("proposal", "reader", Decimal(2080))
        assert [(run.times, run.amount) for run in offer.payments] == [(1, Decimal(100)), (5, Decimal(396))]
        assert app.session.value.letters[-1].offer == offer.id
        assert app.session.value.letters[-1].answers["instalments"] == 6
        await walk(pilot, ("escape",))
        assert dials(app) == {"number": "5", "down": "100.00", "waived": "0.00"}, "as it was left"
        assert app.screen.focused is app.screen.query_one("#down")
        await walk(pilot, ("u",))
        assert app.session.value == before
        assert dials(app)["down"] == "100.00"


@pytest.mark.parametrize(("language", "words"), [("en", "n keep"), ("zh_CN", "n 存为方案")])
async def test_the_footer_says_that_it_can_be_kept(language: str, words: str) -> None:
    speak(language)
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, THERE)
        assert words in screen_text(app).splitlines()[-1]


async def test_a_down_payment_is_counted_the_same_by_the_dial_and_in_the_table() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, (*THERE, "enter", "5", "down", "enter", "1", "0", "0", "enter"))
        assert dials(app)["number"] == "5"
        lines = [" ".join(line.split()) for line in screen_text(app).splitlines()]
        assert next(line for line in lines if line.startswith("yours 1")).startswith("yours 1 + 5 2,080.00")
        assert "1 + 5: the down payment, then 5 payments." in lines


async def test_it_is_kept_as_an_offer_once() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, (*THERE, "right", "n"))
        assert shows(app, OfferPage)
        offer = app.session.value.offers[-1]
        assert (offer.number, offer.state, len(app.session.value.offers)) == (4, "open", 5)
        shown = app.case.measured(offer)
        tried = try_out(app.case, "d1", Decimal(2080), Plan(4))
        assert shown == tried.measured
        await walk(pilot, ("escape", "n"))
        assert shows(app, OfferPage)
        assert len(app.session.value.offers) == 5


async def test_what_is_clicked_moves_it() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, THERE)
        line = app.screen.query_one("#number", Dial).lines(78)[0]
        for sign, expected in (("‹", "2"), ("›", "3")):
            await pilot.click("#number", offset=(line.index(sign) + 2, 0))
            assert dials(app)["number"] == expected
        begin = columns(line[: line.index("o")]) - line[: line.index("o")].count("─")
        for dial, at, expected in (("number", 0, "1"), ("number", 24, "32"), ("waived", 12, "550.00")):
            await pilot.click(f"#{dial}", offset=(begin + 2 + at, 0))
            assert dials(app)[dial] == expected
            assert app.screen.focused is app.screen.query_one(f"#{dial}")
        await settle(pilot)
        assert app.screen.query_one("#waived", Dial).lines(78)[0].index("o") == begin + 12


async def test_without_a_sum_it_leads_to_the_debt() -> None:
    speak("en")
    workbook, _debt = edits.add_debt(empty())
    app = make_app(workbook)
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, (*DEBT, "m", "e"))
        assert "▌ Note first what is owed on this debt." in screen_text(app)
        assert not [dial for dial in app.screen.query(Dial) if dial.display]
        await walk(pilot, ("w",))
        assert not app.session.value.letters
        await walk(pilot, ("enter",))
        assert shows(app, DebtPage)


async def test_a_sum_that_goes_while_it_is_shown_takes_the_dials_along() -> None:
    app = make_app(three_lenders())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, THERE)
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", owed=None))
        await settle(pilot)
        assert app.screen.focused is app.screen.query_one("#missing")
        await walk(pilot, ("u",))
        assert app.screen.focused is app.screen.query_one("#number")
        app.session.apply(lambda workbook: edits.remove_debt(workbook, "d1"))
        await settle(pilot)
        assert not shows(app, NegotiatorPage)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_all_of_it_is_there_at_any_size(language: str, size: tuple[int, int]) -> None:
    speak(language)
    app = make_app(two_debts())
    async with app.run_test(size=size) as pilot:
        await walk(pilot, (*THERE, "down", "right", "up", "left"))
        theirs = theirs_of(app.session.value, "d1")
        owed = to_repay(app.case, "d1", theirs)
        assert theirs is not None
        assert owed is not None
        tried = try_out(app.case, "d1", owed, Plan(2, Decimal(50)))
        first = screen_text(app)
        lines = first.splitlines()
        assert all(columns(line) <= size[0] for line in lines)
        left = "\n".join(line[: size[0] // 2] for line in lines) if size[0] >= 120 else first
        assert squeezed(verdict(app.case, tried)) in squeezed(left)
        assert all(sum_ in first for sum_ in ("1,015.00", "793.66", "50.00", "194.14", "2,080.00", "24.00%"))
        assert any("▌" in line for line in lines[2:4])
        plot = app.screen.query_one(StepPlot)
        assert plot.size.height >= 5
        if size[0] >= 120:
            assert plot.region.x >= size[0] // 2 - 1
            assert plot.region.y == app.screen.query_one("#number").region.y
        await walk(pilot, ("down", "down", "down"))
        below = squeezed(screen_text(app))
        measured = app.case.measured(theirs)
        for found in (tried.measured, measured):
            words = falling_words("", found.schedule, "CNY")  # type: ignore[union-attr]
            assert squeezed(words.partition("2,")[2]) in below
        await walk(pilot, ("pageup", "pageup"))
        assert any("▌" in line for line in screen_text(app).splitlines()[2:6])


async def test_another_language_leaves_the_dials_where_they_are() -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, (*THERE, "enter", "9", "down", "down", "right"))
        app.settings.set_language("zh_CN")
        await settle(pilot)
        assert dials(app) == {"number": "9", "down": "0.00", "waived": "50.00"}
        assert app.screen.focused is app.screen.query_one("#waived")
        await walk(pilot, ("escape", "escape", "escape", "escape"))
        assert shows(app, HomePage)
    speak("en")


# Its parts


def test_a_step_is_a_round_sum() -> None:
    steps = {owed: step_of(Decimal(owed)) for owed in ("0.01", "60", "100", "2080", "4600", "32474.40", "100000000")}
    assert [int(step) for step in steps.values()] == [1, 1, 2, 50, 100, 1000, 2000000]


@given(
    st.integers(1, 10_000).map(Decimal),
    st.integers(1, 500).map(Decimal),
    st.integers(0, 12_000).map(Decimal),
    st.integers(8, 120),
)
def test_a_dial_stays_on_its_line(most: Decimal, step: Decimal, value: Decimal, cells: int) -> None:
    range_ = Range(Decimal(0), most, step)
    held = range_.held(value)
    assert 0 <= held <= most
    for by in (-1, 1):
        after = range_.stepped(held, by)
        assert after == held if held == (most if by > 0 else 0) else (after - held) * by > 0
        assert after in (0, most) or after % step == 0
        assert abs(after - held) <= step
    assert 0 <= range_.cell(held, cells) < cells
    assert (range_.cell(Decimal(0), cells), range_.cell(most, cells)) == (0, cells - 1)
    for cell in range(cells):
        assert 0 <= range_.value_at(cell, cells) <= most
        assert abs(range_.value_at(cell, cells) - most * cell / (cells - 1)) <= step
    beyond = Range(Decimal(1), most + 1000, scale=most + 1)
    assert beyond.cell(beyond.most, cells) == cells - 1


@given(
    st.lists(st.integers(1, 500).map(Decimal), min_size=1, max_size=80),
    st.lists(st.integers(1, 500).map(Decimal), min_size=1, max_size=80),
    st.integers(3, 90),
    st.integers(3, 30),
)
def test_a_plot_falls_in_steps(ours: list[Decimal], theirs: list[Decimal], width: int, height: int) -> None:
    months = max(len(ours), len(theirs))
    ours, theirs = (sorted(line, reverse=True) + [Decimal(0)] * (months + 1 - len(line)) for line in (ours, theirs))
    alone, both = step_rows(ours, (), width, height), step_rows(ours, theirs, width, height)
    for rows in (alone, both):
        assert len(rows) == height
        assert len({len(row) for row in rows}) == 1
        assert len(rows[0]) <= width
    filled = [sum(row[cell] != " " for row in alone) for cell in range(len(alone[0]))]
    assert filled == sorted(filled, reverse=True), "it never rises"
    changed = {
        two for row, other in zip(alone, both, strict=True) for one, two in zip(row, other, strict=True) if one != two
    }
    if ours[0] >= theirs[0]:
        assert changed <= set(LINE)


def test_a_plot_says_both_without_colour() -> None:
    ours = [Decimal(left) for left in (300, 200, 100, 0)]
    theirs = [Decimal(left) for left in (400, 200, 0, 0)]
    assert step_rows(ours, theirs, 8, 4) == ["━━┓     ", "██┗━┓   ", "████┃   ", "████┃█  "]
    assert step_rows(ours, (), 4, 3) == ["█   ", "██  ", "███ "]
    assert step_rows([Decimal(1), Decimal(0)], (), 2, 3) == ["█ ", "█ ", "█ "]
    assert step_rows([Decimal(1000), Decimal(1), Decimal(0)], (), 3, 3)[-1] == "█▁ "


def test_a_bar_is_as_long_as_its_sum() -> None:
    assert [bar_of(Decimal(amount), Decimal(100), 10) for amount in (100, 99, 50, 1, 0, -5)] == [
        "▇" * 10,
        "▇" * 9,
        "▇" * 5,
        "▏",
        "",
        "",
    ]


def test_the_last_columns_go_where_there_is_no_room() -> None:
    rows = [["", "how many", "in all"], ["  yours", "12", "2,000.00"]]
    assert column_widths(rows, 80) == [7, 10, 10]
    assert column_widths(rows, 23) == [7, 6, 10]
    assert column_widths(rows, 15) == [7, 8]
    assert column_widths(rows, 3) == [7]
