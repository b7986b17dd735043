"""Every screen, and how a reader gets there: used by the walks and the snapshots."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import DirectoryTree
from textual.worker import Worker, WorkerCancelled

from ashore.forms.reading import read_file
from ashore.guide.installed import places
from ashore.i18n import catalogue
from ashore.i18n.catalogue import PSEUDOS
from ashore.i18n.pseudo import CHANGES
from ashore.storage import paths
from ashore.text import columns
from ashore.tui.app import AshoreApp
from ashore.tui.form_page import RESULT_DELAY
from ashore.tui.page import Page
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.settings import HIDE_AFTER
from ashore.tui.themes import THEME_NAMES
from ashore.tui.widgets.bars import KeyBar, TitleBar
from ashore.tui.widgets.line_list import LineList
from ashore.tui.widgets.page_list import PageList
from ashore.tui.widgets.result import ResultView
from ashore.workbook.model import Workbook
from tests.rest import FRAME, rest
from tests.support import (
    charged,
    empty,
    logged,
    make_app,
    proven,
    screen_text,
    speak,
    story,
    three_lenders,
    tried,
    two_debts,
    years,
)

Keys = tuple[str, ...]

SIZE = (80, 24)
"""Columns and lines that every screen is made for."""
SOON = RESULT_DELAY + FRAME
"""Seconds: what a page does by itself after a key, it does within this time."""

LANGUAGES = len(catalogue.available([paths.packaged_locales()])) + len(places()[0])
"""Lines at the top of the settings, languages and places; themes and times to hide come behind them."""
PASSPHRASE = LANGUAGES + len(THEME_NAMES) + len(HIDE_AFTER)
"""Lines of the settings above the passphrase, where one begins on the first."""


@dataclass(frozen=True)
class View:
    """A screen: the workbook in it, and the keys that lead there from home."""

    name: str
    keys: Keys
    workbook: Callable[[], Workbook] = story
    welcomed: bool = True
    read: tuple[str, ...] = ()
    """Samples of account statements that were read before."""

    def app(self) -> AshoreApp:
        """The app before the keys."""
        app = make_app(self.workbook(), welcomed=self.welcomed)
        for name in self.read:
            path = STATEMENTS / name
            statement = read_file(path, app.reading.rules)
            app.reading.add(path, statement, app.reading.with_file(statement))
        return app


STATEMENTS = Path(__file__).parents[1] / "data" / "statements"
HOUSEHOLD = ("alipay-app.csv", "wechat.xlsx", "cmb-debit.csv")
STATEMENT = ("space", "comma")
FIRST_DEBT = ("3", "down")
OFFERS = (*FIRST_DEBT, "m", "o")

VIEWS = (
    View("welcome", (), empty, welcomed=False),
    View("home-empty", (), empty),
    View("home", ()),
    View("menu", ("3", "space"), two_debts),
    View("more", (*FIRST_DEBT, "enter", "m"), two_debts),
    View("chapters", ("2",)),
    View("chapter-1", ("2", "enter", "down", "down", "down", "down")),
    View("chapter-2", ("2", "down", "enter")),
    View("chapter-3", ("2", "down", "down", "enter")),
    View("chapter-4", ("2", "down", "down", "down", "enter")),
    View("step", ("2", "enter", "down", "down", "down", "down", "enter")),
    View("facts", ("2", "enter", "f")),
    View("budget-quick", ("3", "enter")),
    View("budget-quick-empty", ("3", "enter"), empty),
    View("budget-problem", ("3", "enter", "down", "enter", "1", "2", "o")),
    View("budget-full", ("3", "enter", "down", "down", "m", "l", "down")),
    View("budget-line", ("3", "enter", "down", "m", "d")),
    View("debts", ("3",), two_debts),
    View("debts-empty", ("3",), empty),
    View("debt", (*FIRST_DEBT, "enter"), two_debts),
    View("debt-card", (*FIRST_DEBT, "down", "enter"), two_debts),
    View("debt-empty", (*FIRST_DEBT, "enter"), empty),
    View("debt-second", (*FIRST_DEBT, "enter", "甲", "enter", "enter"), empty),
    View("debt-check", (*FIRST_DEBT, "enter", "甲", *("enter",) * 15), empty),
    View("debt-all", (*FIRST_DEBT, "enter", "f5"), empty),
    View("offers", OFFERS, two_debts),
    View("offers-empty", OFFERS),
    View("offer", (*OFFERS, "down", "enter"), two_debts),
    View("offer-empty", (*OFFERS, "enter")),
    View("offer-payments", (*OFFERS, "enter", "enter", "enter")),
    View("offer-all", (*OFFERS, "enter", "f5")),
    View("negotiator", (*FIRST_DEBT, "enter", "m", "e"), two_debts),
    View("terms", (*OFFERS, "m", "t"), two_debts),
    View("picture", (*OFFERS, "m", "p", "m", "o"), two_debts),
    View("part-payment", (*FIRST_DEBT, "enter", "m", "p", "enter", "5", "0", "0"), two_debts),
    View("whole-cost", (*FIRST_DEBT, "enter", "m", "v"), charged),
    View("whole-cost-empty", (*FIRST_DEBT, "enter", "m", "v"), two_debts),
    View("share", ("3", "m", "h"), two_debts),
    View("share-by-hand", ("3", "m", "h", "down", "down", "down", "enter"), two_debts),
    View("proposals", ("3", "m", "h", "m", "p"), two_debts),
    View("proposals-three", ("3", "m", "h", "m", "p"), three_lenders),
    View("what-if", ("space", "z"), tried),
    View("what-if-empty", ("space", "z"), empty),
    View("working", (*FIRST_DEBT, "enter", "equals_sign"), two_debts),
    View("weeks", ("3", "m", "v"), two_debts),
    View("weeks-empty", ("3", "m", "v"), empty),
    View("weeks-line", ("3", "m", "v", "down", "enter"), two_debts),
    View("statement", STATEMENT, read=HOUSEHOLD),
    View("statement-empty", STATEMENT, empty),
    View("statement-path", (*STATEMENT, "down", "enter"), empty),
    View("statement-file", (*STATEMENT, "up", "up", "up", "enter"), read=HOUSEHOLD),
    View("statement-names", (*STATEMENT, "down", "down", "down", "down", "enter"), read=HOUSEHOLD),
    View("statement-asked", (*STATEMENT, "m", "a"), read=HOUSEHOLD),
    View("statement-question", (*STATEMENT, "m", "a", "enter"), read=HOUSEHOLD),
    View("statement-lenders", (*STATEMENT, "m", "l"), read=HOUSEHOLD),
    View("statement-weeks", (*STATEMENT, "m", "v"), read=HOUSEHOLD),
    View("contacts", ("4",), logged),
    View("contacts-empty", ("4",), empty),
    View("contact", ("4", "end", "enter"), logged),
    View("contact-new", ("4", "n"), two_debts),
    View("contact-said", ("4", "n", *("enter",) * 6), two_debts),
    View("call-now", ("c",), two_debts),
    View("contacts-view", ("4", "m", "v"), proven),
    View("evidence", ("space", "e"), proven),
    View("evidence-empty", ("space", "e"), empty),
    View("evidence-piece", ("space", "e", "down", "enter"), proven),
    View("letters", ("5",)),
    View("letters-empty", ("5",), empty),
    View("letter-start", ("5", "down", "enter")),
    View("letter", ("5", "enter")),
    View("letter-empty", ("5", "enter", "enter", "enter"), empty),
    View("letter-all", ("5", "enter", "enter", "enter", "f5"), empty),
    View("letter-about", ("4", "end", "enter", "w"), logged),
    View("letter-sent", ("5", "enter", "m", "v"), proven),
    View("letter-sending", ("5", "enter", "m", "v", "down", "down", "enter"), proven),
    View("letter-version", ("5", "enter", "m", "v", "down", "down", "down", "enter"), proven),
    View("export", ("5", "enter", "m", "s")),
    View("triage", ("space", "d"), empty),
    View("door", ("f3",)),
    View("pause", ("f4",), empty),
    View("court", ("f7",), empty),
    View("outlook", ("space", "o"), logged),
    View("outlook-empty", ("space", "o"), empty),
    View("timeline", ("space", "i"), two_debts),
    View("calls", ("space", "t"), empty),
    View("move", ("space", "t", "down", "enter"), empty),
    View("path", ("space", "a"), proven),
    View("papers", ("space", "p"), years),
    View("paper", ("space", "p", "enter"), years),
    View("paper-new", ("space", "p", "n"), years),
    View("credit", ("space", "y"), years),
    View("credit-empty", ("space", "y"), empty),
    View("report", ("space", "y", "down", "down", "down", "enter"), years),
    View("dispute", ("space", "y", *("down",) * 5, "enter"), years),
    View("bill", ("space", "y", *("down",) * 7, "enter"), years),
    View("reserve", ("space", "y", *("down",) * 3, "enter"), empty),
    View("agenda", ("6",), years),
    View("agenda-empty", ("6",), empty),
    View("reminder", ("6", "n"), years),
    View("words", ("2", "down", "enter", "down", "g")),
    View("words-all", ("2", *("down",) * 7, "enter")),
    View("settings", ("space", "s")),
    View("passphrase", ("space", "s", *("down",) * PASSPHRASE, "enter")),
    View("hidden", ("f2",)),
    View("help", ("question_mark",)),
    View("find", ("slash",)),
    View("find-none", ("slash", "9", "9", "7")),
    View("find-answers", ("slash", *"会坐牢吗")),
    View("answer", ("slash", *"会坐牢吗", "enter")),
)


@contextmanager
def frames_left_out(app: App[None]) -> Iterator[None]:
    """A terminal shows each frame; a test looks at the last, and the others take a third of the time. An app that
    forgives errors paints them all: one of its errors may be in painting."""
    if "survive" not in vars(app):
        yield
        return
    paint = Compositor.render_update

    def leave_out(self: Compositor, *_arguments: object, **_options: object) -> None:
        self._dirty_regions.clear()

    patch = pytest.MonkeyPatch()
    patch.setattr(Compositor, "render_update", leave_out)
    try:
        yield
    finally:
        patch.undo()
    if not app.is_ending and app.screen_stack:  # type: ignore[attr-defined]
        paint(app.screen._compositor, full=True, screen_stack=app._background_screens)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers, timers and painting have come to rest, and look at what is painted then."""
    with frames_left_out(pilot.app):
        await come_to_rest(pilot)


def working(app: App[None]) -> list[Worker[object]]:
    """The workers that come to an end: a tree of folders has one for as long as it is there."""
    return [worker for worker in app.workers if worker.is_running and not isinstance(worker.node, DirectoryTree)]


async def come_to_rest(pilot: Pilot[None]) -> None:
    """Wait for workers and for what a page does by itself."""
    while True:
        if ending := working(pilot.app):
            with suppress(WorkerCancelled):  # the page that asked was left
                await pilot.app.workers.wait_for_complete(ending)
        await rest(SOON)
        if not working(pilot.app):
            break
    await pilot.pause()


async def arrives(pilot: Pilot[None], holds: Callable[[], bool], limit: float = 20.0) -> None:
    """Wait until something holds that the app does by itself."""
    end = time.monotonic() + limit
    while not holds():
        assert time.monotonic() < end, screen_text(pilot.app)  # type: ignore[arg-type]
        await pilot.pause(FRAME)


async def walk(pilot: Pilot[None], keys: Keys) -> None:
    """Press keys one after the other, as a person does."""
    with frames_left_out(pilot.app):
        for key in keys:
            await pilot.press(key)
        await come_to_rest(pilot)


async def to_a_step(pilot: Pilot[None]) -> None:
    """In a chapter, down to the next step that is not done."""
    while "Space done  " not in screen_text(pilot.app):  # type: ignore[arg-type]  # ours is the only app
        await walk(pilot, ("down",))


def go_to_row(app: AshoreApp, row: str) -> None:
    """To a row of the list that is shown, by its id."""
    rows = app.screen.query_one(PageList)
    rows.highlighted = rows.get_option_index(row)


def go_to_found(app: AshoreApp, text: str) -> None:
    """To the first line of what was found that has these words."""
    lines = app.screen.query_one(LineList)
    texts = [str(lines.get_option_at_index(number).prompt) for number in range(lines.option_count)]
    lines.highlighted = next(number for number, line in enumerate(texts) if text in line)


async def show_in(pilot: Pilot[None], app: AshoreApp, view: View, language: str) -> None:
    """The screen that is shown in another language: made anew as for a reader who chooses one, and a small page opened
    again from home."""
    page = type(app.screen)
    speak(language)
    if isinstance(app.screen, Page):
        app.go.again()
        await settle(pilot)
    else:
        await open_again(pilot, app, view)
    assert type(app.screen) is page


async def open_again(pilot: Pilot[None], app: AshoreApp, view: View) -> None:
    """A screen anew from home, with its workbook as it was at first."""
    while not isinstance(app.screen, HomePage):
        await walk(pilot, ("x" if app.hidden else "escape" if not isinstance(app.screen, Page) else "1",))
    app.last_read.clear()
    app.session.replace(view.workbook())
    app.message = ""
    app.go.tab("today")
    await walk(pilot, view.keys)


Step = Callable[[Pilot[None]], Awaitable[None]]


def hold_whole(app: AshoreApp, language: str) -> None:
    """Every line fits, none begins with a mark that ends a sentence, and every key that is named is there."""
    lines = screen_text(app).splitlines()
    closing = "。，、；：？！）》" + ("“" if language == "en_XB" else "”")  # quotes are mirrored there: ”so“
    for line in lines:
        assert columns(line) <= 80
        for part in re.split("[│▌]", line):
            assert not re.match(rf"\s*[{closing}]", part), line
    for bar in app.screen.query(KeyBar):
        wanted = bar.lines(78)
        assert [line.strip() for line in lines[-len(wanted) :]] == wanted
        assert len(wanted) == 1 or language in PSEUDOS
    for dialog in app.screen.query(".dialog"):
        assert dialog.region.y >= 0
        assert dialog.region.bottom <= app.size.height
        for last in dialog.children[-1:]:
            assert dialog.content_region.contains_region(last.region)
    if language in CHANGES:
        begin, end = ends(language)
        for top in app.screen.query(TitleBar):
            title = "".join(top.lines(78))
            assert title.count(begin) == title.count(end)
            assert "…" not in title


async def show_all(pilot: Pilot[None], app: AshoreApp) -> None:
    """As high as the longest list or page in it needs. Lines may be broken anew in a new size, and need more."""
    for _turn in range(4):
        lists = [widget for widget in app.screen.query("*") if widget.is_scrollable]
        below = [widget.max_scroll_y for widget in lists]
        if not any(below):
            return
        high = app.size.height + max(below)
        for widget in lists:
            widget.styles.max_height = high * 2
            if app.screen.query(".dialog"):  # a list in a dialog is as high as its lines were beside a scroll bar
                widget.styles.min_height = widget.virtual_size.height + 4
        await pilot.resize_terminal(80, high * 2 if app.screen.query(".dialog") else high)  # a dialog leaves room
        await settle(pilot)
    raise AssertionError("something is below the screen however high it is")


def ends(language: str) -> tuple[str, str]:
    """The signs at both ends of every text of a pseudo-locale."""
    text = CHANGES[language]("x")
    return text[0], text[-1]


def result_text(app: App[None]) -> str:
    """What stands at the right of a form, as one line, whatever its width."""
    return " ".join(app.screen.query_one(ResultView).text.split())


def top_text(app: AshoreApp) -> str:
    """What the reader looks at: the dialog, or the whole screen."""
    strips = app.screen._compositor.render_strips()
    for dialog in app.screen.query(".dialog"):
        x, y, width, height = dialog.region
        strips = [strip.crop(x, x + width) for strip in strips[y : y + height]]
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
