"""What a page knows of the program around it: the case, how to go elsewhere, and how to say something.

Pages and widgets are written against this; what does it is put together in `ashore.tui.app`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ashore.casework.agenda import Entry
from ashore.casework.case import Case
from ashore.guide.guide import Guide
from ashore.guide.installed import InForce
from ashore.guide.models.chapter import Chapter
from ashore.guide.models.facts import NoteName, PageName
from ashore.settings import Settings
from ashore.tui.actions import Action, Actions
from ashore.tui.tabs import Tab
from ashore.values import LetterLength
from ashore.workbook.model import Workbook
from ashore.workbook.open_workbook import Unsaved
from ashore.workbook.session import Session

if TYPE_CHECKING:
    from textual.screen import ModalScreen, Screen

    from ashore.export.registers import ExportFormat
    from ashore.forms.reading import Reading
    from ashore.guide.models.cards import CardRole
    from ashore.guide.models.letter_roles import LetterRole
    from ashore.i18n.kit.watching import Watch

Make = Callable[[Workbook], tuple[Workbook, str]]
"""Makes a new record; returns its id."""


class Acts(Protocol):
    """Something on which something can be done."""

    def offered(self) -> Actions: ...
    def keys(self) -> tuple[tuple[str, str], ...]: ...
    def keys_in_menu(self) -> tuple[tuple[str, str], ...]: ...
    def run(self, action: Action) -> None: ...
    def action_more(self) -> None: ...


class Goes(Protocol):
    """The way from page to page. A page is named as in the list of pages (`ashore.tui.navigation`)."""

    def open(self, name: str, *about: object, at: str | None = None) -> None:
        """A page, at a place in it; Esc leads back to the one that is shown. That one stays as it is."""

    def begun(self, name: str, *about: object) -> None:
        """The page of a record that was just made and is to be filled in."""

    def tab(self, name: Tab) -> None:
        """The first page of a tab."""

    def tab_of(self, page: Screen[None]) -> Tab:
        """The tab on which a page stands."""

    def back(self) -> None:
        """Where the reader came from; from there to the tab, and from it to Today."""

    def again(self) -> None:
        """The page that is shown, made anew."""

    def again_at(self, page: Screen[None]) -> None:
        """A page instead of the one that is shown, at the same place of the way back."""

    def dialog(self, page: ModalScreen[None], closed: Callable[[None], None] | None = None) -> None:
        """A dialog, or another small page, above the one that is shown."""

    def menu(self) -> None:
        """Where to go, and what can be done on the page that is shown."""

    def more(self, page: Acts) -> None:
        """What can be done on a page and has no key of its own."""

    def new(
        self, make: Make, name: str, closed: Callable[[None], None] | None = None, before: tuple[object, ...] = ()
    ) -> None:
        """A new record, and its page or dialog; `before` is what that page is told before the record."""

    def new_record(self, kind: str, name: str, /, **values: object) -> None:
        """A new record of a kind, and its page."""

    def new_contact(self, **values: object) -> None:
        """An entry of the log of just now to fill in."""

    def note_contact(self, **values: object) -> None:
        """An entry of the log that says something as it is, and its page."""

    def entry(self, entry: Entry) -> None:
        """What something that is due is about."""

    def chapter(self, chapter: Chapter, at: str | None = None) -> None:
        """A chapter, at a block, or where the reader last was."""

    def card(self, card: str) -> None:
        """A card for a hard moment."""

    def card_for(self, role: CardRole) -> None:
        """The card of a role."""

    def begin_letter(self, kind: str, length: LetterLength = "formal", paper: str | None = None) -> None:
        """What one should know before a letter of a kind, or about a court paper; then it begins."""

    def begin_letter_for(self, role: LetterRole) -> None:
        """The letter of a role."""

    def facts(self, ids: tuple[str, ...]) -> None:
        """The sources behind a statement."""

    def facts_behind(self, page: PageName) -> None:
        """The sources behind a page, as the jurisdiction names them."""

    def to_file(self, title: str, formats: Sequence[ExportFormat], name: str) -> None:
        """Something goes to a file, called so by default."""


class Saves(Protocol):
    """Whether everything is saved, and what can be done about it."""

    @property
    def has_passphrase(self) -> bool: ...
    @property
    def may_take_over(self) -> bool: ...
    def save_words(self) -> str: ...
    def take_theirs(self) -> None: ...
    def keep_mine(self) -> None: ...
    def take_unsaved(self, unsaved: Unsaved) -> None: ...
    def refuse_unsaved(self, unsaved: Unsaved) -> None: ...
    def fits(self, passphrase: str) -> bool: ...
    def protect(self, passphrase: str | None) -> None: ...


class Sets(Protocol):
    """The settings in use, and another one at once."""

    value: Settings

    def set_language(self, tag: str) -> None: ...
    def set_theme(self, theme: str) -> None: ...
    def set_hide_after(self, minutes: int) -> None: ...


class Shell(Protocol):
    """The program around a page."""

    last_read: dict[str, str | None]
    """Where the reader last was in each chapter."""
    last_here: dt.date | None
    """The day on which something was changed last, before this session."""

    @property
    def go(self) -> Goes: ...
    @property
    def session(self) -> Session: ...
    @property
    def case(self) -> Case: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def guide(self) -> Guide: ...
    @property
    def rules(self) -> InForce: ...
    @property
    def settings(self) -> Sets: ...
    @property
    def saving(self) -> Saves: ...
    @property
    def texts(self) -> Watch | None: ...
    @property
    def message(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def ephemeral(self) -> bool: ...
    @property
    def locale_dirs(self) -> tuple[Path, ...]: ...
    def today(self) -> dt.date: ...
    def now(self) -> dt.datetime: ...
    def clock(self) -> dt.datetime: ...
    def note(self, name: NoteName) -> str: ...
    def say(self, text: str, stays: float = ...) -> None: ...
    def hold_keys(self, *, frames: bool = False) -> None: ...
    def release_keys(self) -> None: ...
    def unforeseen(self, error: Exception, failed: object) -> None: ...
    def begin(self) -> None: ...
    def quit(self) -> None: ...
    def leave_unsaved(self) -> None: ...
    def leave_now(self) -> None: ...
