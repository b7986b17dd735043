"""The case, its guidance, and the navigation from page to page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.driver import Driver

from ashore.casework.agenda import Entry
from ashore.casework.case import Case, Present
from ashore.casework.contacts import new_contact
from ashore.guide.guide import Guide
from ashore.guide.installed import InForce, in_force
from ashore.guide.models import CardRole, Chapter, LetterRole, NoteName, PageName
from ashore.guide.say import note_of
from ashore.i18n import _
from ashore.storage import paths
from ashore.tui.key_queue import TypingApp
from ashore.tui.page import ModalPage, Page
from ashore.tui.pages.home import HomePage
from ashore.tui.routes import TOOLS, page_class, page_of
from ashore.values import LetterLength
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from ashore.workbook.open_workbook import OpenWorkbook

if TYPE_CHECKING:
    from ashore.export.registers import ExportFormat
    from ashore.i18n.kit.watching import Watch


CARDS: tuple[CardRole, ...] = ("door", "pause")
"""Tools that are cards."""


class NavigatingApp(TypingApp[None]):
    """An app that has the case in hand and knows which page shows what. Pages ask it to go there."""

    def __init__(
        self, open_workbook: OpenWorkbook, guide: Guide, today: dt.date | None, driver_class: type[Driver] | None
    ) -> None:
        super().__init__(driver_class)
        self.open_workbook = open_workbook
        self.session = open_workbook.session
        self._guide = guide
        self._present = Present()
        self.path = open_workbook.path
        self.ephemeral = open_workbook.mode == "ephemeral"
        self.last_read: dict[str, str | None] = {}
        """Where the reader last was in each chapter."""
        self.texts: Watch | None = None
        """For translators: which texts are shown."""
        self._today = today

    @property
    def guide(self) -> Guide:
        """The guidance for the place whose rules the workbook has chosen; undo may choose another."""
        if self._guide.jurisdiction != self.session.value.jurisdiction:
            self._guide = self.rules.guide
        return self._guide

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._present.case(self.session.value, self.guide, self.now())

    @property
    def rules(self) -> InForce:
        """The rules that are shown, and whether they only stand in for those of the workbook's place."""
        return in_force(self.session.value.jurisdiction, self._guide.directory)

    def note(self, name: NoteName) -> str:
        """What the law of the place has to say about something; empty where it has nothing."""
        return note_of(name, self.guide.facts)

    def today(self) -> dt.date:
        """The day; fixed in tests."""
        return self._today or dt.date.today()

    def now(self) -> dt.datetime:
        """This moment, with its offset; noon of the fixed day in tests."""
        if self._today:
            return dt.datetime.combine(self._today, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
        return dt.datetime.now().astimezone().replace(second=0, microsecond=0)

    def clock(self) -> dt.datetime:
        """This moment to the second, for what is noted during a call."""
        return self.now() if self._today else dt.datetime.now().astimezone()

    # From page to page

    def visit(self, page: Page) -> None:
        """Show a page instead of the one that is shown. A new record that was left untouched is gone then."""
        self.session.drop_untouched(partial(self._needed_by, page), tell=False)
        self._show(page)

    def _show(self, page: Page) -> None:
        self.hold_keys()
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if self.texts:
            self.texts.forget()
        self.switch_screen(page)

    def show_again(self) -> None:
        """The page that is shown, made anew; one goes on where one was, also in the middle of a field."""
        if isinstance(self.screen, Page):
            again = self.screen.again()
            again.opens = self.screen.in_field()
            self.visit(again)

    def open_dialog(self, page: ModalPage, closed: Callable[[None], None] | None = None) -> None:
        """Show a dialog, or another small page, above the one that is shown."""
        self.hold_keys()

        def over(result: None) -> None:
            below = next(screen for screen in reversed(self.screen_stack) if not isinstance(screen, ModalPage))
            if isinstance(below, Page):
                self.session.drop_untouched(partial(self._needed_by, below))
            if closed:
                closed(result)

        self.push_screen(page, over)

    def _needed_by(self, page: Page) -> bool:
        """Asked of the workbook without a new record: whether a page cannot do without it."""
        return not page.there()

    def open_new(
        self,
        make: Callable[[Workbook], tuple[Workbook, str]],
        page: Callable[[str], Page | ModalPage],
        closed: Callable[[None], None] | None = None,
    ) -> None:
        """A new record, and its page or dialog. It is kept from the first answer on: looking makes nothing."""
        if new := self.session.begin(make):
            opened = page(new)
            if isinstance(opened, ModalPage):
                self.open_dialog(opened, closed)
            else:
                opened.opens = True
                self._show(opened)

    def go_home(self) -> None:
        """Home."""
        self.visit(HomePage())

    def open_chapter(self, chapter: Chapter, at: str | None = None) -> None:
        """A chapter, at a block, or where the reader last was."""
        from ashore.tui.pages.chapter import ChapterPage

        self.visit(ChapterPage(chapter, at or self.last_read.get(chapter.id)))

    def open_tool(self, tool: str) -> None:
        """A tool by its name in the content."""
        if card := next((role for role in CARDS if role == tool), None):
            self.show_card_for(card)
        else:
            self.visit(page_class(TOOLS[tool])())

    def show_card(self, card: str) -> None:
        """A card for a hard moment."""
        from ashore.tui.pages.card import CardPage

        self.visit(CardPage(card))

    def show_card_for(self, role: CardRole) -> None:
        """The card of a role."""
        self.show_card(self.guide.card_for(role).id)

    def open_debt(self, debt: str) -> None:
        """A debt."""
        from ashore.tui.pages.debts import DebtPage

        self.visit(DebtPage(debt))

    def open_contact(self, contact: str) -> None:
        """An entry of the log."""
        from ashore.tui.pages.contacts import ContactPage

        self.visit(ContactPage(contact))

    def open_entry(self, entry: Entry) -> None:
        """What something that is due is about."""
        self.visit(page_of(entry, self.session.value))

    # New records

    def open_new_record(self, kind: str, page: Callable[[str], Page], /, **values: object) -> None:
        """A new record of a kind, and its page."""
        self.open_new(lambda workbook: edits.add_record(workbook, kind, **values), page)

    def new_contact(self, workbook: Workbook, **values: object) -> tuple[Workbook, str]:
        """The workbook with an entry of the log of just now."""
        return new_contact(workbook, self.now(), **values)

    def new_entry(self) -> None:
        """A new entry of the log to fill in, and its page."""
        from ashore.tui.pages.contacts import ContactPage

        self.open_new(self.new_contact, ContactPage)

    def note_contact(self, **values: object) -> None:
        """An entry of the log that says something as it is, and its page."""
        if new := self.session.make(lambda workbook: self.new_contact(workbook, **values)):
            self.open_contact(new)

    def open_letter(self, draft: str) -> None:
        """A draft."""
        from ashore.tui.pages.letter import LetterPage

        self.visit(LetterPage(draft))

    def begin_letter(self, kind: str, length: LetterLength = "formal") -> None:
        """What one should know before a letter of a kind; then it begins."""
        from ashore.tui.pages.letters import LetterStartPage

        self.visit(LetterStartPage(self.guide.letters[kind], length))

    def begin_letter_for(self, role: LetterRole) -> None:
        """The letter of a role."""
        self.begin_letter(self.guide.letters.for_role(role).id)

    def export_contacts(self) -> None:
        """The contact log to a file."""
        from ashore.export.registers import contact_formats

        title = _("Write the contact log to a file that only you can read")
        self._export(title, contact_formats(self.session.value), "contacts")

    def export_evidence(self) -> None:
        """The evidence list to a file."""
        from ashore.export.registers import evidence_formats

        title = _("Write the evidence list to a file that only you can read")
        self._export(title, evidence_formats(self.session.value), "evidence")

    def _export(self, title: str, formats: Sequence[ExportFormat], name: str) -> None:
        from ashore.tui.pages.export import ExportDialog

        self.open_dialog(ExportDialog(title, formats, paths.own_files() / f"{name}-{self.today().isoformat()}"))

    def show_facts(self, ids: tuple[str, ...]) -> None:
        """The sources behind a statement."""
        if ids:
            from ashore.tui.pages.facts import FactsPage

            self.open_dialog(FactsPage(self.guide.facts, ids))

    def show_facts_behind(self, page: PageName) -> None:
        """The sources behind a page, as the jurisdiction names them."""
        self.show_facts(self.guide.facts.behind.get(page, ()))
