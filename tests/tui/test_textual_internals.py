"""The private parts of Textual that we touch are there, and do what we make of them.

What is read from the terminal: Esc and the next key as two keys, and nothing that comes in ends it. Run against
Textual's own parser beneath ours, so that a change of its private parts is noticed here.
"""

from __future__ import annotations

import ast
import asyncio
import inspect
import random
import string
import time
from pathlib import Path

import pytest
from textual import constants, events
from textual._compositor import ChopsUpdate, Compositor
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region
from textual.message import Message
from textual.messages import Update
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ashore.tui import textual_internals
from ashore.tui.textual_internals.app import LastingApp
from ashore.tui.textual_internals.input import CursorInput
from ashore.tui.textual_internals.option_list import OptionLines
from ashore.tui.textual_internals.painting import paint_now
from ashore.tui.textual_internals.parser import ESC, SteadyParser, key_of
from ashore.tui.textual_internals.screens import Beneath, PaintedOnce, lines_of
from tests.tui.screens import arrives
from tests.tui.test_private_parts import is_private, of_class, of_textual

PRINTABLE = [c for c in string.printable if c.isprintable()] + ["é", "中", "，", "？"]


def read(*pieces: str) -> list[Message]:
    """What is read when pieces arrive one after the other, each with a pause behind it."""
    parser, found = SteadyParser(), []
    for piece in pieces:
        found += list(parser.feed(piece))
        for _turn in range(2):
            time.sleep(constants.ESCAPE_DELAY * 1.1)
            found += list(parser.tick())
    return found


def keys(*pieces: str) -> list[tuple[str, str | None]]:
    """The keys among it; no other kind is expected."""
    found = read(*pieces)
    assert all(isinstance(event, events.Key) for event in found)
    return [(event.key, event.character) for event in found if isinstance(event, events.Key)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause by which an Esc alone is known is short here."""
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.01)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("character", PRINTABLE)
def test_esc_and_any_character_that_arrive_together_are_two_keys(character: str) -> None:
    expected = key_of(character)
    assert keys(ESC + character) == [("escape", ESC), (expected.key, character)]


@pytest.mark.parametrize(
    ("sent", "name"), [("\r", "enter"), ("\t", "tab"), ("\x7f", "backspace"), ("\x03", "ctrl+c"), (ESC, "escape")]
)
def test_esc_and_a_key_without_a_character_are_two_keys(sent: str, name: str) -> None:
    assert keys(ESC + sent) == [("escape", ESC), (name, sent)]


def test_what_is_typed_on_behind_an_esc_is_text_to_its_end() -> None:
    text = "My own words [in brackets], of more letters than any sequence has = 1?"
    assert [character for _key, character in keys(ESC + text)] == [ESC, *text]


def test_shift_and_tab_on_the_console_of_linux_is_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert keys(f"{ESC}\t") == [("shift+tab", None)]


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ("\x1b[A", ["up"]),
        ("\x1bOA", ["up"]),
        ("\x1b[5~", ["pageup"]),
        ("\x1b[[A", ["f1"]),
        ("\x1bOQ", ["f2"]),
        ("\x1b[1;5C", ["ctrl+right"]),
        ("\x1b[Z", ["shift+tab"]),
        ("\x1b[27u", ["escape"]),
        ("\x1b[99;5u", ["ctrl+c"]),
        ("\x1b\x1b[B", ["escape", "down"]),
        ("\x1b[\x1b[B", ["escape", "left_square_bracket", "down"]),
    ],
)
def test_the_keys_that_terminals_send_as_sequences_are_read(sent: str, names: list[str]) -> None:
    assert [name for name, _character in keys(sent)] == names


def test_a_sequence_that_arrives_in_two_pieces_presses_no_other_key() -> None:
    assert keys("\x1b[1;", "5C") == []  # too late to be known, but not 5 and C


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[1114112;1u",
        "\x1b[99999999999;1u",
        "\x1b[0;1;99999999999u",
        f"\x1b[{'9' * 25}A",
        f"\x1b[{'1' * 500}A",
        "\x1b[1:2;3:4u",
        "\x1b[?62;22c",
        "\x1b[>0;276;0c",
        "\x1b[[Z",
        "\x1b[48;99999999;99999999;1;1t",
        "\x1b[48;0;0;0;0t\x1b[<0;5;5M",
    ],
)
def test_what_there_cannot_be_is_not_there_and_the_next_key_is_read(sent: str) -> None:
    assert keys(f"{sent}q") == [("q", "q")]


def test_an_esc_in_what_is_pasted_presses_no_key() -> None:
    (pasted, key) = read("\x1b[200~one \x1b[31mtwo\x1b\x1b u q\x1b[201~b")
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "one [31mtwo u q"
    assert isinstance(key, events.Key)
    assert key.key == "b"


def test_a_paste_without_an_end_does_not_keep_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.tui.textual_internals.parser.PASTE_PAUSE", 0.01)
    pasted, key = read("\x1b[200~lost", "q")
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "lost"
    assert isinstance(key, events.Key)


def _noise(chance: random.Random) -> str:
    """Something like an escape sequence, or not."""
    middle = "".join(chance.choice("0123456789;:<=>?-!") for _number in range(chance.choice((1, 3, 8, 40))))
    begin = chance.choice(
        ("\x1b[", "\x1b[", "\x1bO", "\x1b", "\x1b]", "\x1bP", "\x9b", "", "\x1b[M", "\x1b[[", "\x1b[<")
    )
    return begin + middle + chance.choice("ABCDEFHPQRSZu~tmMcRyn@q\x1b\x07 中\ud800\x00\r")


@pytest.mark.parametrize("seed", range(20))
def test_no_sequence_ends_the_reading(seed: int) -> None:
    chance = random.Random(seed)
    parser = SteadyParser()
    for _turn in range(500):
        noise = _noise(chance)
        cut = chance.randint(0, len(noise))
        for piece in (noise[:cut], noise[cut:]):
            if piece:
                list(parser.feed(piece))
            list(parser.tick())
    for _turn in range(3):
        time.sleep(constants.ESCAPE_DELAY * 1.1)
        list(parser.tick())
    list(parser.feed("\x1b[201~   "))  # whatever was open
    assert [event.key for event in parser.feed("q") if isinstance(event, events.Key)] == ["q"]


async def test_an_error_in_the_queue_of_the_app_does_not_end_it_where_it_can_go_on() -> None:
    class Trying(LastingApp[None]):
        survived: list[Exception]

        def survive(self, error: Exception, failed: object) -> bool:
            self.survived.append(error)
            return True

    app = Trying()
    app.survived = []

    def fail() -> None:
        raise ZeroDivisionError

    async with app.run_test() as pilot:
        app.call_later(fail)
        app.call_next(fail)
        app.set_timer(0.01, fail)
        app.run_worker(_fail())
        while len(app.survived) < 4:
            await asyncio.sleep(0.01)
        assert {type(error) for error in app.survived} == {ZeroDivisionError}
        await pilot.pause()
        assert app.is_running
        assert not app.is_ending
        app.exit()
        await pilot.pause()
        assert app.is_ending


async def _fail() -> None:
    raise ZeroDivisionError


async def test_the_last_words_are_what_is_printed_and_no_text_of_the_error() -> None:
    class Trying(LastingApp[None]):
        def last_words(self, error: BaseException | None) -> str:
            return f"ended by {type(error).__name__}"

    class Drawn(Exception):
        """An error that can draw itself, which Textual would print."""

        def __rich__(self) -> str:
            return "the lender is X"

    for error in (ZeroDivisionError("the lender is X"), Drawn()):
        app = Trying()

        def fail(error: Exception = error) -> None:
            raise error

        said = ""
        with pytest.raises(type(error)):
            async with app.run_test() as pilot:
                app.call_later(fail)
                await pilot.pause()
                said = "".join(map(str, app._exit_renderables))
        assert said == f"ended by {type(error).__name__}"


class TwoLines(Static):
    """Counts how often it is asked for its lines."""

    asked = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked += 1
        return super().render_lines(crop)


class Painted(PaintedOnce, Screen[None]):
    """Two widgets one above the other, and one that lies over both."""

    CSS = "Painted { layers: below above; } #over { layer: above; width: 4; height: 3; offset: 2 0; }"

    def compose(self) -> ComposeResult:
        yield from (TwoLines(f"first {name}\nsecond {name}", id=name) for name in ("one", "two"))
        yield TwoLines("over\n\nover", id="over")


async def test_what_lies_where_nothing_changed_is_not_asked_for_its_lines() -> None:
    app = App[None]()
    async with app.run_test(size=(20, 6)) as pilot:
        await app.push_screen(page := Painted())
        await pilot.pause()
        one, two, over = (page.query_one(name, TwoLines) for name in ("#one", "#two", "#over"))
        compositor = page._compositor
        for changed, others in ((one, (two,)), (two, (one,)), (over, ())):
            before = {widget: widget.asked for widget in (one, two, over)}
            changed.refresh()
            compositor.update_widgets({changed})
            update = compositor.render_partial_update()
            assert isinstance(update, ChopsUpdate)
            assert changed.asked == before[changed] + 1
            assert all(widget.asked == before[widget] for widget in others)
            whole = [strip.text for strip in compositor.render_strips()]
            for y, left, right in update.spans:
                painted = "".join(strip.text for strip in update.chops[y].values() if strip is not None)
                assert painted.rstrip() == whole[y].rstrip()
                assert painted[left:right] == whole[y][left:right]


SIGNATURES = {
    (App, "_handle_exception"): "self, error",
    (App, "_fatal_error"): "self",
    (App, "_close_messages_no_wait"): "self",
    (App, "_dispatch_message"): "self, message",
    (App, "_start_widget"): "self, parent, widget",
    (Compositor, "_get_renders"): "self, crop",
    (Input, "_restart_blink"): "self",
    (LinuxDriver, "_sigtstp_application"): "self, _",
    (LinuxDriver, "_sigcont_application"): "self, _",
    (LinuxDriver, "_run_input_thread"): "self",
    (OptionList, "_size_updated"): "self, size, virtual_size, container_size, layout",
    (OptionList, "_update_lines"): "self",
    (Screen, "_compositor_refresh"): "self",
    (Screen, "_screen_resized"): "self, size",
    (Widget, "_check_refresh"): "self",
    (XTermParser, "_sequence_to_key_events"): "self, sequence, alt",
}
"""The private methods that are replaced or called, with their arguments."""
KEPT = {
    App: ("_background_screens", "_batch_count", "_driver", "_exception", "_exit", "_exit_renderables"),
    Compositor: ("_dirty_regions", "_visible_widgets"),
    Input: ("_cursor_visible",),
    LinuxDriver: ("_app", "_auto_restart", "_file", "_loop", "_must_signal_resume"),
    OptionList: ("_heights", "_index_to_line", "_line_cache", "_lines", "_option_render_cache"),
    Screen: ("_compositor", "_layout_required", "_repaint_required"),
    Widget: ("_vertical_scrollbar",),
}
"""What is read or set of what they keep."""


OF_WINDOWS = ("_restore_console",)
"""What its driver for Windows keeps, which cannot be imported here."""


def test_the_driver_for_windows_has_what_ours_uses() -> None:
    folder = Path(inspect.getfile(LinuxDriver)).parent
    driver, console = (folder.joinpath(f"{name}.py").read_text("utf-8") for name in ("windows_driver", "win32"))
    assert all(f"self.{name}" in driver for name in (*OF_WINDOWS, "_file", "process_message"))
    assert "win32.EventMonitor(" in driver and "XTermParser(debug=" in console and "self.exit_event = " in console


@pytest.mark.parametrize(("kind", "name"), SIGNATURES, ids=[f"{kind.__name__}.{name}" for kind, name in SIGNATURES])
def test_a_private_method_takes_what_it_took(kind: type, name: str) -> None:
    assert ", ".join(inspect.signature(getattr(kind, name)).parameters) == SIGNATURES[kind, name]


@pytest.mark.parametrize("kind", KEPT)
def test_what_textual_keeps_is_where_it_was(kind: type) -> None:
    known = {name for base in kind.__mro__ for name in of_class(base)}
    assert set(KEPT[kind]) <= known


def test_the_table_of_private_parts_is_whole() -> None:
    files = sorted(Path(textual_internals.__path__[0]).glob("*.py"))
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    used = {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    used |= {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    listed = (
        {name for _kind, name in SIGNATURES} | {name for names in KEPT.values() for name in names} | set(OF_WINDOWS)
    )
    assert {name for name in used if is_private(name)} & of_textual() == listed


async def test_an_option_is_found_by_its_line_and_painted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Listing(App[None]):
        def compose(self) -> ComposeResult:
            yield OptionLines("one", "two\nand more", "three")

    async with Listing().run_test() as pilot:
        options = pilot.app.query_one(OptionLines)
        assert [options.option_at(line) for line in range(5)] == [0, 1, 1, 2, None]
        assert [options.lines_of(number) for number in range(4)] == [range(1), range(1, 3), range(3, 4), None]
        painted: list[tuple[int, int]] = []
        monkeypatch.setattr(options, "refresh_lines", lambda *lines: painted.append(lines))
        options.repaint_option(1)
        options.repaint_option(9)
        assert painted == [(1, 2)]


async def test_a_cursor_is_drawn_only_where_it_is_to_be_seen() -> None:
    class Closed(CursorInput):
        open = False

        @property
        def shows_cursor(self) -> bool:
            return self.open

    class Form(App[None]):
        def compose(self) -> ComposeResult:
            yield Closed("text", select_on_focus=False)

    async with Form().run_test() as pilot:
        field = pilot.app.query_one(Closed)
        assert field.has_focus
        field.update_cursor()
        closed = field.render_line(0)
        field.open = True
        field.update_cursor()
        assert field.render_line(0) != closed
        field.open = False
        field.update_cursor()
        assert field.render_line(0) == closed
        style = {segment.style for segment in closed if segment.text.strip()}
        assert len(style) == 1, "no letter is marked"


class Begins(App[None]):
    def on_mount(self) -> None:
        self.push_screen(Screen())


class BeginsAbove(Begins):
    def get_default_screen(self) -> Screen[None]:
        return Beneath()


async def test_what_lies_beneath_a_page_is_not_painted_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Compositor] = []
    whole = Compositor.render_full_update

    def count(self: Compositor, simplify: bool = False) -> object:
        painted.append(self)
        return whole(self, simplify)

    monkeypatch.setattr(Compositor, "render_full_update", count)
    counts = []
    for kind in (Begins, BeginsAbove):
        painted.clear()
        async with kind().run_test() as pilot:
            await arrives(pilot, lambda: bool(painted))
            await pilot.pause(0.1)
        counts.append(len(painted))
    assert counts[1] < counts[0]


async def test_a_widget_can_be_painted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("before")

    async with Page().run_test() as pilot:
        await pilot.pause()
        widget = pilot.app.query_one(Static)
        asked: list[Message] = []
        with monkeypatch.context() as patched:
            patched.setattr(widget.screen, "post_message", asked.append)
            widget.refresh()
            paint_now(widget)
        assert [message.widget for message in asked if isinstance(message, Update)] == [widget]


async def test_what_is_seen_of_a_screen_is_read_line_by_line() -> None:
    class Two(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("上岸\nashore")

    app = Two()
    async with app.run_test(size=(12, 4)):
        assert [line.text for line in lines_of(app.screen)] == ["上岸        ", "ashore      ", *[" " * 12] * 2]


async def test_what_lies_beneath_a_dialog_is_read_before_it_was_ever_painted() -> None:
    class Small(ModalScreen[None]):
        DEFAULT_CSS = "Small { align: center bottom; }"

        def compose(self) -> ComposeResult:
            yield Static("above")

    class Below(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("beneath")

    app = Below()
    async with app.run_test(size=(12, 2)) as pilot:
        with app.batch_update():
            app.push_screen(Small())
            await pilot.pause(0.05)
            assert [line.text.rstrip() for line in lines_of(app.screen)] == ["beneath", "above"]
