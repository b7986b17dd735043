"""One key, one meaning, on every page; a door from everywhere, and Esc back; what names and imports the pages."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

import ashore.tui
from ashore.i18n import _, fill
from ashore.text import columns
from ashore.tui.actions import split
from ashore.tui.app import AshoreApp
from ashore.tui.dialog import ModalPage
from ashore.tui.key_list import KEYS
from ashore.tui.moving import NOT_OPEN
from ashore.tui.navigation import BY_NAME, PAGES, ROOTS, entry_of, page_class, places
from ashore.tui.page import Page
from ashore.tui.pages.card import CardPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.menu import MenuDialog
from ashore.tui.pages.more import MoreDialog
from ashore.tui.pages.record import RecordPage
from ashore.tui.tabs import TABS
from ashore.tui.widgets.bars import SEPARATOR, KeyBar
from ashore.tui.widgets.inputs import Opens
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.tab_row import TabRow
from tests.support import logged, make_app, screen_text, three_lenders
from tests.tui.screens import SIZE, VIEWS, View, frames_left_out
from tests.tui.test_keys import SHOWN_AS
from tests.tui.test_typing import WIDE, pressed

LISTED = {word for keys, _label in KEYS for word in keys.split()}
"""Every key, as it is shown."""
LETTERS = {*string.ascii_lowercase, *string.digits}
NEW = {"n", "x"}
"""What begins and what deletes a record: held in `test_new_records` and by undo."""
EVERYWHERE = {*"123456", *"jk", "c", "u", "r", "q"}
"""Letters and digits that mean something on every page."""
DOORS: dict[str, str] = {
    "f1": "help",
    "f3": "door",
    "f4": "pause",
    "f7": "court",
    "f8": "call-now",
    "f9": "chapters",
    "c": "call-now",
}
"""What leads to a page from anywhere; the last one where letters are keys."""
ANOTHER_STATE = re.compile(r"-(?:empty|all|second|check|said|three|none|about|card|[234])$")
SHOWN = [view for view in VIEWS if not ANOTHER_STATE.search(view.name) or view.keys == ()]
"""The views, without those of a page that is among them with more or with less in it."""
MORE_ESC = 4
"""Presses of Esc for a field, a dialog, the tab and Today, beside those along the way that one came."""


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait for what they have begun."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def page_of(app: AshoreApp) -> Page:
    """The page that is shown, under whatever lies above it."""
    return next(screen for screen in reversed(app.screen_stack) if isinstance(screen, Page))


def place_of(screen: Screen[Any]) -> tuple[object, ...]:
    """Where the reader is: which page, which question, which stop, which line of a list, and whether in a field."""
    focused = screen.focused
    stop = screen.focus_chain.index(focused) if focused in screen.focus_chain else None
    line = focused.highlighted or 0 if isinstance(focused, OptionList) else None
    question = screen.question if isinstance(screen, RecordPage) else None
    return type(screen), question, stop, line, isinstance(focused, Opens) and focused.typing


@pytest.mark.parametrize("view", SHOWN, ids=lambda view: view.name)
async def test_a_page_keeps_to_the_keys(view: View) -> None:
    app = view.app()
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            await press(pilot, *view.keys)
            before = app.session.to_save
            if isinstance(app.screen, Page):
                hold_names(app.screen)
                hold_footer(app, app.screen)
                await hold_letters(pilot, app, app.screen)
            elif isinstance(app.screen, ModalPage):
                await hold_dialog(pilot, app, app.screen)
            if not app.hidden:
                await hold_named_keys(pilot, app)
            await hold_menu(pilot, app)
            await hold_door(pilot, app, list(DOORS)[SHOWN.index(view) % len(DOORS)])
            assert app.session.to_save == before
            await hold_way_out(pilot, app, len(view.keys) + MORE_ESC)
            assert app.session.value == before


def hold_names(page: Page) -> None:
    """What has a key of its own has one of the list; the letters of `m` are free everywhere, and each is there once."""
    direct, more = split(page.actions())
    assert {action.key for action in direct} <= LISTED
    letters = [action.key for action in more]
    assert all(letter in string.ascii_lowercase for letter in letters), letters
    assert len(set(letters)) == len(letters), letters
    assert not LISTED & set(letters), letters


def hold_footer(app: AshoreApp, page: Page) -> None:
    """A click on a key presses the key that is shown, and that one does something now."""
    bar = page.query_one(KeyBar)
    simulated: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "simulate_key", simulated.append)
        column = 0
        for key, words in bar.shown(bar.content_size.width):
            if key:
                bar.on_click(click(bar, column))
                bar.on_click(click(bar, column + columns(words) - 1))
                name, again = simulated[-2:]
                assert name == again
                assert key.split()[0].casefold() == SHOWN_AS.get(name, name).casefold()
                opens = name == "enter" and isinstance(page.focused, Opens)
                assert opens or name in page.active_bindings, key
            column += columns(words + SEPARATOR)
    assert simulated


def click(bar: KeyBar, column: int) -> events.Click:
    x, y = bar.content_region.x + column, bar.content_region.y
    left = bar.gutter.left
    return events.Click(bar, column + left, bar.gutter.top, 0, 0, 1, False, False, False, x, y)


async def hold_menu(pilot: Pilot[None], app: AshoreApp) -> None:
    """Its keys are there once. Ctrl+P opens it, also out of a field, and Esc leads back into that; not out of a dialog,
    nor before the first start is over."""
    shown, place = app.screen, place_of(app.screen)
    leads_on = isinstance(shown, Page) and shown.LEADS_ON
    if isinstance(shown, Page) and leads_on:
        menu = MenuDialog(places(), shown)
        menu._parent = app  # built, not shown
        keys = [choice.key for choice in (*menu._goes(), *menu._here()) if choice.key]
        assert len(set(keys)) == len(keys), keys
        if not shown.in_field():
            return
    await press(pilot, "ctrl+p")
    assert isinstance(app.screen, MenuDialog) if leads_on else app.screen is shown
    await press(pilot, *(["escape"] if leads_on else []))
    assert app.screen is shown
    assert place_of(shown) == place


async def hold_letters(pilot: Pilot[None], app: AshoreApp, page: Page) -> None:
    """Letters and digits, out of a field: one without a meaning says so, whatever its width; one with a meaning leads
    on and back, and changes nothing that Esc leaves behind."""
    if typing := page.in_field():
        await press(pilot, "escape")
    direct, more = split(page.actions())
    own = {action.key for action in direct} & LETTERS
    before, untouched = app.session.value, app.session.value != app.session.to_save
    everywhere = EVERYWHERE if page.LEADS_ON else EVERYWHERE - {*"123456", "c"}
    nothing = sorted(LETTERS - everywhere - own - {"x"} - ({"m"} if more else set()))
    assert len(nothing) > 15
    said = await answers(pilot, app, "".join(WIDE[key] if n % 2 else key for n, key in enumerate(nothing)))
    ticks = "Space" in dict(page.keys())
    space = _("{key} does nothing here. Space shows what can be done.")
    ctrl_p = _("{key} does nothing here. Ctrl+P shows what can be done.")
    before_the_first_choice = _("{key} does nothing here yet. Enter chooses.")
    does_nothing = before_the_first_choice if not page.LEADS_ON else ctrl_p if ticks else space
    shown = dict(page._key_bar._always)
    assert not page.LEADS_ON or ("Ctrl+P" in shown, "Space" in shown) == (ticks, not ticks), "Space means one thing"
    for key, message in zip(nothing, said, strict=True):
        assert message in (_(NOT_OPEN), fill(does_nothing, key=key)), key
    line = page.query_one("#message", Prose)
    assert line.display and line.text == said[-1]
    assert line.region.area and page.region.contains_region(line.region)
    await press(pilot, *("jk" if typing else "kj"))  # and back to where one was
    assert app.screen is page
    for key in sorted(own - NEW - ({"w"} if untouched else set())):
        await hold_nothing_made(pilot, app, key)
    assert app.session.value == before
    if typing:
        await press(pilot, "enter")


async def hold_named_keys(pilot: Pilot[None], app: AshoreApp) -> None:
    """Keys that type nothing and mean nothing here say so, also out of a field, which stays as it is."""
    shown, place = app.screen, place_of(app.screen)
    leads_on = isinstance(shown, Page) and shown.LEADS_ON
    f5 = () if isinstance(shown, RecordPage) and shown.questions() else (("f5", "F5"),)
    for key, name in (("f6", "F6"), ("f10", "F10"), *f5, *(() if leads_on else (("ctrl+p", "Ctrl+P"),))):
        app.message = ""
        await press(pilot, key)
        assert app.message.startswith(f"{name} does nothing here"), key
    assert app.screen is shown
    assert place_of(shown) == place


def own_letters(dialog: ModalPage) -> set[str]:
    """What means something in a dialog that has letters of its own."""
    if isinstance(dialog, MenuDialog):
        return {choice.key for choice in (*dialog._goes(), *dialog._here())} | {"m"}
    return {action.key for action in dialog._actions} if isinstance(dialog, MoreDialog) else set()


async def hold_dialog(pilot: Pilot[None], app: AshoreApp, dialog: ModalPage) -> None:
    """A key that no field takes and that means nothing says so, whatever its width, and the dialog stays as it is."""
    place = place_of(dialog)
    nothing = sorted((LETTERS | {"?", "/", "="}) - own_letters(dialog) - {*dialog.active_bindings})
    assert len(nothing) > 5
    if isinstance(dialog.focused, Opens):
        assert all(dialog.focused.check_consume_key(key, key) for key in nothing)
        return
    said = await answers(pilot, app, "".join(WIDE[key] if n % 2 else key for n, key in enumerate(nothing)))
    assert said == [fill(_("{key} does nothing here. Esc closes this."), key=key) for key in nothing]
    line = dialog.query_one("#below", Prose)
    assert line.display and line.text == said[-1]
    box = dialog.query_one(".dialog")
    assert box.content_region.contains_region(box.children[-1].region), "its own keys are still there"
    assert box.region.bottom <= line.region.y
    assert await answers(pilot, app, "汉") == [_("The input method is on. Letters are keys here: switch it off.")]
    assert app.screen is dialog
    assert place_of(dialog) == place


async def answers(pilot: Pilot[None], app: AshoreApp, text: str) -> list[str]:
    """What the app says to keys, one after the other."""
    said: list[str] = []
    say = app.say

    def note(text: str) -> None:
        said.append(text)
        say(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "say", note)
        pressed(app, text)
        await press(pilot)
    return said


async def hold_nothing_made(pilot: Pilot[None], app: AshoreApp, key: str) -> None:
    """A key of the page, and Esc back: nothing is left of what was only begun. A letter that was written stays, and one
    undo takes it back."""
    page, before, undo = type(app.screen), app.session.value, len(app.session._undo)
    await press(pilot, key)
    for _turn in range(MORE_ESC):
        if type(app.screen) is not page:
            await press(pilot, "escape")
    assert type(app.screen) is page, key
    if key == "w" and app.session.value != before:
        assert len(app.session._undo) == undo + 1
        app.session.undo()
    assert app.session.value == before, key


async def hold_door(pilot: Pilot[None], app: AshoreApp, key: str) -> None:
    """A door, from wherever one is, and Esc back to the same place; a new record that nothing was answered of is gone
    by then."""
    below, above = page_of(app), app.screen
    if key == "c" and (above is not below or below.in_field() or not below.LEADS_ON):
        key = "f8"
    place = place_of(below)
    await press(pilot, key)
    if app.hidden:
        assert app.screen is above
        return
    shown = app.screen
    name = DOORS[key]
    if name in BY_NAME:
        assert type(shown) is page_class(name)
    else:
        assert isinstance(shown, CardPage)
        assert shown.card.role == name
    if shown is below:  # one was there already
        return
    await press(pilot, *(["escape"] if page_of(app).in_field() else []), "escape")
    if below.there():
        assert place_of(app.screen) == place
    else:
        assert type(app.screen) is not type(shown)


async def hold_way_out(pilot: Pilot[None], app: AshoreApp, most: int) -> None:
    """Esc, again and again, leads to Today, and is said to lead no further there."""
    for turn in range(most + 1):
        if isinstance(app.screen, HomePage):
            break
        assert turn < most, "Esc does not lead to Today"
        await press(pilot, "escape")


ANYWHERE: dict[str, View] = {
    "welcome": next(view for view in VIEWS if not view.welcomed),
    "dialog": View("find", ("slash",)),
    "field": View("search", ("4", "tab"), logged),
}


@pytest.mark.parametrize("where", ANYWHERE)
async def test_every_door_opens_from_anywhere(where: str) -> None:
    """One after the other, each with Esc back; a key that comes at once behind it is not lost, and does not wait."""
    app = ANYWHERE[where].app()
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            await press(pilot, *ANYWHERE[where].keys)
            for key in DOORS:
                if key.startswith("f"):
                    await hold_door(pilot, app, key)
                    await press(pilot, *(["slash"] if where == "dialog" else []))


async def test_what_a_dialog_said_of_a_key_goes_with_it() -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "4", "m", "0")
        assert screen_text(app).count(app.message) == 1
        await press(pilot, "escape")
        assert app.message == ""


async def test_what_a_dialog_did_is_said_on_the_page_beneath() -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "4", "m")
        app.say("done")
        assert not page_of(app).query_one("#message", Prose).display
        app.screen.dismiss()
        await press(pilot)
        assert page_of(app).query_one("#message", Prose).display
        assert "done" in screen_text(app)


async def test_every_place_of_the_menu_is_two_keys_away() -> None:
    keys = [place.key for place in places()]
    assert all(keys) and len(set(keys)) == len(keys)
    app = make_app(three_lenders())
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            for place in places():
                await press(pilot, "6", "space", {"?": "question_mark", ".": "full_stop"}.get(place.key, place.key))
                assert entry_of(app.screen) == place
                await press(pilot, *(["escape"] if page_of(app).in_field() else []))


async def test_a_click_on_a_tab_does_what_its_digit_does() -> None:
    """Also out of a field, where a digit is text."""
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        for number, tab in enumerate(TABS, 1):
            await press(pilot, "4", "tab")
            assert page_of(app).in_field()
            row = app.screen.query_one(TabRow)
            begin, end = row._places(row.content_size.width)[number - 1]
            for column in (begin, end - 1):
                await pilot.click(row, offset=(row.gutter.left + column, 0))
                await press(pilot)
                shown = entry_of(app.screen)
                assert shown is not None and shown.name == ROOTS[tab]
            await press(pilot, str(number))
            assert entry_of(app.screen) == shown
            assert type(app.screen) is page_class(ROOTS[tab])


async def test_a_click_on_a_key_of_the_footer_presses_it() -> None:
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "4", "tab")
        page = page_of(app)
        bar = page.query_one(KeyBar)
        for key in ("Esc", "Space"):
            words = bar.shown(bar.content_size.width)
            at = [shown for shown, _words in words].index(key)
            column = columns(SEPARATOR.join([*(text for _key, text in words[:at]), ""]))
            await pilot.click(bar, offset=(bar.gutter.left + column, bar.gutter.top))
            await press(pilot)
            assert not page.in_field()
        assert isinstance(app.screen, MenuDialog)


@pytest.mark.parametrize("key", ["n", "1", "?", "/"])
async def test_a_full_width_key_does_on_a_list_what_the_key_does(key: str) -> None:
    led = []
    app = make_app(logged())
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            for text in (key, WIDE[key]):
                await press(pilot, "4")
                there = app.screen
                pressed(app, text)
                await press(pilot)
                assert app.screen is not there
                led.append(type(app.screen))
                await press(pilot, "escape", "escape")
            assert led[0] is led[1]
            assert app.session.value == logged()


FOLDER = Path(ashore.tui.__file__).parent
MODULES = {
    ".".join(("ashore.tui", *file.relative_to(FOLDER).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(FOLDER.rglob("*.py"))
}
FIRST_PAGES = {"home.HomePage", "welcome.WelcomePage"}
"""What the program begins with, and falls back on after an error."""


def imported(body: list[ast.stmt]) -> Iterator[str]:
    """What a module imports as it is imported: not what stands in functions, nor what is for the types alone."""
    for part in body:
        if isinstance(part, ast.Import):
            yield from (name.name for name in part.names)
        elif isinstance(part, ast.ImportFrom):
            yield from (part.module or "", *(f"{part.module}.{name.name}" for name in part.names))
        elif isinstance(part, ast.If) and ast.unparse(part.test) == "TYPE_CHECKING":
            yield from imported(part.orelse)
        elif not isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            for name in ("body", "orelse", "finalbody"):
                yield from imported(getattr(part, name, []))
            for handler in getattr(part, "handlers", []):
                yield from imported(handler.body)


def reached(leads: Mapping[str, Iterable[str]], begin: str) -> set[str]:
    """All that something leads to, itself only where it leads back."""
    found: set[str] = set()
    todo = [begin]
    while todo:
        new = set(leads[todo.pop()]) - found
        found |= new
        todo += new
    return found


def test_no_module_of_the_screens_is_imported_in_a_circle() -> None:
    leads = {
        name: {*imported(ast.parse(file.read_text("utf-8")).body)} & {*MODULES} - {name}
        for name, file in MODULES.items()
    }
    assert "ashore.tui.page" in reached(leads, "ashore.tui.pages.call_now")
    assert [name for name in leads if name in reached(leads, name)] == []


def test_only_the_list_of_pages_names_them() -> None:
    """A page is opened by its name in `PAGES`; its class is named elsewhere only to be built on."""
    known = {entry.page for entry in PAGES}
    found = set()
    for name, file in MODULES.items():
        tree = ast.parse(file.read_text("utf-8"))
        bases = {ast.unparse(base) for part in ast.walk(tree) if isinstance(part, ast.ClassDef) for base in part.bases}
        for part in ast.walk(tree):
            if isinstance(part, ast.ImportFrom) and (part.module or "").startswith("ashore.tui.pages."):
                of = (part.module or "").rpartition(".")[2]
                found |= {(name, f"{of}.{a.name}") for a in part.names if a.name not in bases}
    named = {(name, page) for name, page in found if page in known}
    assert {page for _name, page in named} == FIRST_PAGES
    assert {name for name, _page in named} == {"ashore.tui.app", "ashore.tui.rescue"}
