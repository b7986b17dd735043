"""Any page as a translator wants to see it: with the example on it, in the language in use, without a terminal.

Nothing of the reader's own workbook is read, and nothing is written.
"""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from textual.keys import Keys

from ashore.errors import AshoreError
from ashore.guide.guide import Guide
from ashore.guide.models.chapter import Chapter
from ashore.i18n import _, fill
from ashore.settings import Settings
from ashore.tui.app import AshoreApp
from ashore.tui.example import NAME, TODAY, example, statement
from ashore.tui.form_page import RESULT_DELAY
from ashore.tui.navigation import PAGES, entry_of
from ashore.tui.page import Page
from ashore.tui.picture import text_of
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from ashore.workbook.open_workbook import OpenWorkbook

WELCOME = "welcome"
"""The page with which the program begins the first time."""
PATH = Path("/example/workbook.toml")
"""Where the example would lie; there is no such file."""
SIZE = (80, 24)
"""Columns and lines, unless others are asked for."""
LEAST, MOST = (20, 8), (400, 1000)
"""Between which they are."""
FRAME = 0.02
"""Seconds: a little more than it takes until something is painted."""
PAUSE = RESULT_DELAY + 2 * FRAME
"""Seconds in which nothing changes on a page that has come to rest."""
LIMIT = 30.0
"""Seconds after which nobody waits any longer for a page."""


class Subject(NamedTuple):
    """What pages can be about."""

    workbook: Workbook
    guide: Guide
    chapter: Chapter


About = Callable[[Subject], tuple[object, ...]]


def _nothing(_of: Subject) -> tuple[object, ...]:
    return ()


def _debt(of: Subject) -> tuple[object, ...]:
    return (of.workbook.debts[0].id,)


def _offer(of: Subject) -> tuple[object, ...]:
    return (of.workbook.offers[0].id,)


def _draft(of: Subject) -> tuple[object, ...]:
    return (of.workbook.letters[0].id,)


ABOUT: Mapping[str, About] = {
    **dict.fromkeys((WELCOME, "proposals", "reserve"), _nothing),
    **dict.fromkeys(("statement-asked", "statement-more", "statement-weeks"), _nothing),
    **dict.fromkeys(("debt", "part-payment", "whole-cost", "offers", "negotiator"), _debt),
    **dict.fromkeys(("offer", "terms"), _offer),
    **dict.fromkeys(("draft", "sent"), _draft),
    "card": lambda of: (of.guide.cards.card[0].id,),
    "chapter": lambda of: (of.chapter,),
    "chart": lambda of: (*_debt(of), *_offer(of)),
    "budget-line": lambda of: (of.workbook.budget.lines[0].id,),
    "cash-line": lambda of: (of.workbook.cash.lines[0].id,),
    "contact": lambda of: (of.workbook.contacts[0].id,),
    "evidence-piece": lambda of: (of.workbook.evidence[0].id,),
    "letter-start": lambda of: (of.guide.letters.for_role("proposes-offer"),),
    "sending": lambda of: (*_draft(of), of.workbook.letters[0].sendings[0].id),
    "version": lambda of: (*_draft(of), of.workbook.letters[0].versions[0].id),
    "paper": lambda of: (of.workbook.papers[0].id,),
    "report": lambda of: (of.workbook.reports[0].id,),
    "dispute": lambda of: (of.workbook.disputes[0].id,),
    "bill": lambda of: (of.workbook.bills[0].id,),
    "reminder": lambda of: (of.workbook.reminders[0].id,),
}
"""The pages that are not in 'where to go', and what each is about here."""
DIALOGS: Mapping[str, Callable[[AshoreApp], object]] = {
    "menu": AshoreApp.action_menu,
    "find": AshoreApp.action_find,
    "hidden": AshoreApp.action_hide,
}
"""What lies above a page and is no page of the list, and how it is opened."""


def is_key(name: str) -> bool:
    """Whether a key is called so: a character, or a name such as down, f1 or ctrl+p."""
    if len(name) == 1 or name in {key.value for key in Keys}:
        return True
    plain = name.removeprefix("ctrl+").removeprefix("alt+").removeprefix("shift+")
    if plain != name:
        return is_key(plain)
    try:
        unicodedata.lookup(name.replace("_", " "))  # as Textual calls signs: question_mark
    except KeyError:
        return False
    return True


def names(guide: Guide) -> list[str]:
    """What can be shown for a place: pages, its cards by their roles, what lies above pages."""
    cards = [card.role for card in guide.cards.card if card.role]
    return [*(entry.name for entry in PAGES), *cards, *DIALOGS]


class _NoStore(Store):
    """A store that reads no file, and has the example in it."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(PATH)
        self._workbook = workbook

    def read(self) -> Workbook:
        return self._workbook


@asynccontextmanager
async def shown(
    name: str,
    guide: Guide,
    directories: Sequence[Path],
    *,
    size: tuple[int, int] = SIZE,
    chapter: int = 0,
    keys: Sequence[str] = (),
) -> AsyncIterator[AshoreApp]:
    """The app with what is called so (`names`) on its screen, at rest; the `keys` were pressed there. Raises
    AshoreError where there is an error on it."""
    workbook = example(guide, directories)
    opened = OpenWorkbook(PATH, TODAY, ephemeral=True, store=_NoStore(workbook))
    app = AshoreApp(opened, guide, Settings(welcomed=name != WELCOME), locale_dirs=directories, today=TODAY)
    read = statement(app.reading.rules)
    app.reading.add(Path(NAME), read, app.reading.with_file(read))
    async with app.run_test(size=size) as pilot:
        await _until_settled(app)
        _open(app, name, Subject(workbook, guide, guide.chapters[chapter]))
        await _rest(app)
        _hold_that_it_is_there(app, name)
        if keys:
            await pilot.press(*keys)
            await _rest(app)
        yield app


def _open(app: AshoreApp, name: str, of: Subject) -> None:
    if name == WELCOME:  # it is there
        return
    if name in DIALOGS:
        DIALOGS[name](app)
    elif card := next((card for card in of.guide.cards.card if card.role == name), None):
        app.go.card(card.id)
    else:
        app.go.open(name, *ABOUT.get(name, _nothing)(of))


def _hold_that_it_is_there(app: AshoreApp, name: str) -> None:
    """A page with an error on it was closed by now, and the message says so."""
    if any(entry.name == name for entry in PAGES):
        entry = entry_of(app.screen)
        if entry is None or entry.name != name:
            text = _("the page '{name}' cannot be shown: {problem}")
            raise AshoreError(fill(text, name=name, problem=app.message or (entry.name if entry else "")))


async def _until_settled(app: AshoreApp) -> None:
    """Wait until the page stands as it was built."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end and not (isinstance(app.screen, Page) and app.screen.settled):
        await asyncio.sleep(FRAME)


async def _rest(app: AshoreApp) -> None:
    """Wait until something is there, and does not change any more."""
    end, before = time.monotonic() + LIMIT, ""
    while time.monotonic() < end:
        if isinstance(app.screen, Page):
            await _until_settled(app)
        now = text_of(app)
        if now.strip() and now == before:
            return
        before = now
        await asyncio.sleep(PAUSE)
