"""With a Chinese input method left on, the keys of the pages are the same keys, and what is looked for is found."""

from __future__ import annotations

import asyncio
import unicodedata

import pytest
from textual import events

from ashore.i18n import use
from ashore.i18n.catalogue import load
from ashore.text import folded
from ashore.tui import key_queue
from ashore.tui.app import AshoreApp
from ashore.tui.key_queue import SIGNS, same_key
from ashore.tui.pages.budget import BudgetPage
from ashore.tui.pages.debts import DebtPage, DebtsPage
from ashore.tui.pages.find import FindPage, best
from ashore.tui.pages.home import HomePage
from ashore.tui.textual_internals.parser import SteadyParser, key_of
from ashore.tui.widgets.field import FieldView
from tests.support import empty, logged, make_app, screen_text, speak, two_debts
from tests.tui.screens import arrives, settle, walk
from tests.tui.test_keys import bindings

SIZE = (80, 24)
WIDE = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)} | {" ": "\u3000"}
"""The full-width form of each character of ASCII."""


def on(app: AshoreApp, page: type) -> bool:
    return isinstance(app.screen, page)


def pressed(app: AshoreApp, text: str) -> None:
    """What a terminal sends for characters, as the app gets it."""
    for event in SteadyParser().feed(text):
        app.post_message(event)


def test_every_key_of_every_page_has_its_full_width_form() -> None:
    by_name = {key_of(plain).key: wide for plain, wide in WIDE.items()}
    names = {key for keys, _page in bindings() for key in keys.split(",")}
    typed = {name for name in names if name in by_name}
    assert {"question_mark", "slash", "equals_sign", "c", "m", "1", "space"} <= typed
    for name in typed:
        (event,) = SteadyParser().feed(by_name[name])
        assert isinstance(event, events.Key)
        assert same_key(event).key == name
        assert same_key(event).character == unicodedata.normalize("NFKC", by_name[name])


@pytest.mark.parametrize("sign", SIGNS)
def test_the_sign_of_an_input_method_is_the_key_that_it_stands_on(sign: str) -> None:
    (event,) = SteadyParser().feed(sign)
    assert isinstance(event, events.Key)
    assert same_key(event).character == SIGNS[sign]


@pytest.mark.parametrize("character", ["中", "é", "½", "㎏", "\u3001\ufe00"[1]])
def test_what_is_no_form_of_a_key_stays_what_it_is(character: str) -> None:
    event = events.Key(character, character)
    assert same_key(event) is event


@pytest.mark.parametrize("wide", ["？", "、", "ｃ", "２", "／", "\u3000", "\u3000ｂ", "３ｍｖ"])
async def test_full_width_keys_lead_where_the_keys_lead(wide: str) -> None:
    pages = []
    for text in (wide, SIGNS.get(wide) or unicodedata.normalize("NFKC", wide)):
        app = make_app(logged())
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            pressed(app, text)
            await settle(pilot)
            pages.append(screen_text(app))
            assert not isinstance(app.screen, HomePage)
    assert pages[0] == pages[1]


async def test_in_a_field_they_are_text_and_out_of_it_keys() -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "down", "enter"))
        pressed(app, "１２ｂ？￥")
        await settle(pilot)
        assert isinstance(app.screen, BudgetPage)
        assert "１２ｂ？￥" in app.session.value.unfinished.values()
        await walk(pilot, ("escape", "u", "down", "enter"))
        pressed(app, "￥１２")
        await settle(pilot)
        assert app.focused is not None
        assert getattr(app.focused, "value", "") == "￥１２"
        await walk(pilot, ("escape",))
        pressed(app, "１")
        await settle(pilot)
        assert isinstance(app.screen, HomePage)


async def test_find_and_the_log_take_full_width_letters_and_words() -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        pressed(app, "、ｂｕｄｇｅｔ")
        await settle(pilot)
        assert on(app, FindPage)
        await walk(pilot, ("enter",))
        assert on(app, BudgetPage)


def test_width_and_case_make_no_difference_to_what_is_found() -> None:
    texts = [folded(text) for text in ("Week by week", "Budget", "ＱＲ码，２０２６")]
    assert best("ｂｕｄｇｅｔ", texts)[0] == 1
    assert best("BUDGET", texts)[0] == 1
    assert best("qr码,2026", texts)[0] == 2


def test_a_whole_name_is_found_before_names_of_which_it_is_a_part() -> None:
    texts = ["money: debts and budget", "budget line", "budget"]
    assert best("budget", texts)[:3] == [2, 0, 1]


async def test_on_a_slow_machine_keys_keep_their_order_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a key takes, the next one waits as long as the mark behind it can still come back."""
    monkeypatch.setattr(key_queue, "KEY_LIMIT", 1e-6)
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        pressed(app, "3\r\r３０００元\r" + "\x1b[B" * 3 + "\r2,000\r")
        await settle(pilot)
        assert isinstance(app.screen, BudgetPage)
        assert [line.amount for line in app.session.value.budget.lines] == [3000, 2000]


async def test_the_limit_of_one_change_of_page_does_not_end_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(key_queue, "LAST_LIMIT", 0.01)
        app.hold_keys()
        app.release_keys()
        monkeypatch.setattr(key_queue, "LAST_LIMIT", 1000.0)
        app.hold_keys()
        passed = asyncio.Event()
        app.set_timer(0.02, passed.set)
        await passed.wait()
        pressed(app, "3")
        await settle(pilot)
        assert isinstance(app.screen, HomePage)  # the key waits for the page that is coming
        app.release_keys()
        await settle(pilot)
        assert isinstance(app.screen, DebtsPage)


async def test_what_has_the_focus_keeps_it_while_another_window_has_the_keyboard() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        pressed(app, "3")
        await arrives(pilot, lambda: on(app, DebtsPage))
        await settle(pilot)
        focused = app.focused
        assert focused is not None
        for told in ("\x1b[O", "\x1b[I"):
            pressed(app, told)
            await settle(pilot)
            assert app.focused is focused


async def test_keys_that_still_wait_as_the_program_ends_are_for_nobody() -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.hold_keys()
        pressed(app, "3")
        await settle(pilot)
        assert app._waiting
    app._held = False
    await app._next()
    await app.on_event(events.Key("3", "3"))


async def test_a_mark_of_direction_does_not_come_in_and_a_joiner_does() -> None:
    """Typed or pasted, also where the language is written from right to left and its own texts may hold such marks."""
    use(load("fa", []))
    app = make_app(empty())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        pressed(app, "می\u200cخ\u200f")
        await settle(pilot)
        app.post_message(events.Paste("\u2067و\u2069\u061c\u202eم"))
        await settle(pilot)
        assert getattr(app.focused, "value", "") == "می\u200cخوم"
        await walk(pilot, ("enter",))
        assert [debt.lender for debt in app.session.value.debts] == ["می\u200cخوم"]
    speak("en")


async def test_what_is_typed_is_seen_at_once_and_the_other_fields_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    show = FieldView.show

    def noted(self: FieldView) -> None:
        shown.append(self.field.name)
        show(self)

    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "down", "enter", "up", "enter"))
        page = app.screen
        assert isinstance(page, DebtPage)
        names = [view.field.name for view in page._field_views]
        here = page._field_here()
        assert here is not None
        monkeypatch.setattr(FieldView, "show", noted)
        app.post_message(events.Key("X", "X"))
        await arrives(pilot, lambda: bool(shown))
        assert set(shown) == {here.field.name}
        await arrives(pilot, lambda: set(shown) == set(names))
        await settle(pilot)
        assert sorted(shown) == sorted([*names, here.field.name])  # each once more, and no oftener
