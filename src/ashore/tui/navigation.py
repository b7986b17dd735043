"""Which pages there are, where each stands, and the way from one to another. The one file that names pages.

A new page takes one entry in PAGES: it is then in the menu, in what can be found, in the key list and in the tests.
Pages stand here by name: one is imported when it is first opened, so that the first screen does not wait for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ashore.casework.agenda import Entry, about
from ashore.casework.contacts import new_contact
from ashore.guide.models.chapter import Chapter
from ashore.guide.models.facts import PageName
from ashore.i18n import N_
from ashore.storage import access, paths
from ashore.tui.dialog import ModalPage
from ashore.tui.page import Page
from ashore.tui.page_stack import PageStack
from ashore.tui.shell import Acts, Make
from ashore.tui.tabs import Tab
from ashore.values import LetterLength
from ashore.wording.program import no_files_words
from ashore.workbook import edits

if TYPE_CHECKING:
    from textual.screen import Screen

    from ashore.export.registers import ExportFormat
    from ashore.guide.models.cards import CardRole
    from ashore.guide.models.letter_roles import LetterRole
    from ashore.tui.app import AshoreApp

ROOTS: dict[Tab, str] = {
    "today": "home",
    "chapters": "chapters",
    "money": "debts",
    "contacts": "contacts",
    "letters": "letter",
    "dates": "agenda",
}
"""The first page of each tab."""


class PageEntry(NamedTuple):
    """A page: its name, its class by module and name, its tab; where it is not about one record, the words and the
    key in 'where to go'."""

    name: str
    page: str
    tab: Tab
    label: str = ""
    key: str = ""
    needs_files: bool = False
    """Whether it is about files that the reader names."""


PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", "home.HomePage", "today", N_("Today"), "1"),
    PageEntry("triage", "card.TriagePage", "today", N_("Danger, a court paper, nothing to eat?"), "d"),
    PageEntry("path", "path.PathPage", "today", N_("From need to an agreed plan"), "a"),
    PageEntry("chapters", "chapters.ChaptersPage", "chapters", N_("The four chapters"), "2"),
    PageEntry("outlook", "outlook.OutlookPage", "chapters", N_("Will somebody come: my case"), "o"),
    PageEntry("timeline", "outlook.TimelinePage", "chapters", N_("What happens when"), "i"),
    PageEntry("words", "words.WordsPage", "chapters", N_("Words explained"), "l"),
    PageEntry("sources", "facts.SourcesPage", "chapters", N_("Sources"), "."),
    PageEntry("debts", "debts.DebtsPage", "money", N_("Money: debts and budget"), "3"),
    PageEntry("budget", "budget.BudgetPage", "money", N_("Budget"), "b"),
    PageEntry("statement", "statement.StatementPage", "money", N_("Read an account statement"), ",", True),
    PageEntry("weeks", "weeks.WeeksPage", "money", N_("Week by week"), "v"),
    PageEntry("what-if", "what_if.WhatIfPage", "money", N_("What if"), "z"),
    PageEntry("share", "share.SharePage", "money", N_("Share out what is left"), "h"),
    PageEntry("contacts", "contacts.ContactsPage", "contacts", N_("Contact log"), "4"),
    PageEntry("calls", "calls.CallsPage", "contacts", N_("What to say on a call"), "t"),
    PageEntry("call-now", "call_now.CallNowPage", "contacts", N_("A call now"), "c"),
    PageEntry("evidence", "evidence.EvidencePage", "contacts", N_("Evidence"), "e"),
    PageEntry("letter", "letters.LettersPage", "letters", N_("Letters"), "5"),
    PageEntry("agenda", "agenda.AgendaPage", "dates", N_("What is due"), "6"),
    PageEntry("papers", "entries.PapersPage", "dates", N_("Court papers"), "p"),
    PageEntry("credit", "credit.CreditPage", "dates", N_("The credit record"), "y"),
    PageEntry("settings", "settings.SettingsPage", "today", N_("Settings"), "s"),
    PageEntry("help", "help.HelpPage", "today", N_("Help"), "?"),
    # About one record, or something else that is chosen first.
    PageEntry("welcome", "welcome.WelcomePage", "today"),
    PageEntry("card", "card.CardPage", "today"),
    PageEntry("chapter", "chapter.ChapterPage", "chapters"),
    PageEntry("statement-asked", "statement_more.AskedPage", "money", needs_files=True),
    PageEntry("statement-more", "statement_more.LendersSeenPage", "money", needs_files=True),
    PageEntry("statement-weeks", "statement_more.StatementWeeksPage", "money", needs_files=True),
    PageEntry("debt", "debts.DebtPage", "money"),
    PageEntry("part-payment", "part_payment.PartPaymentPage", "money"),
    PageEntry("whole-cost", "whole_cost.WholeCostPage", "money"),
    PageEntry("proposals", "proposals.ProposalsPage", "money"),
    PageEntry("offers", "offers.OffersPage", "money"),
    PageEntry("offer", "offers.OfferPage", "money"),
    PageEntry("negotiator", "negotiator.NegotiatorPage", "money"),
    PageEntry("terms", "terms.TermsPage", "money"),
    PageEntry("chart", "chart.ChartPage", "money"),
    PageEntry("budget-line", "budget_line.LineDialog", "money"),
    PageEntry("cash-line", "weeks.CashDialog", "money"),
    PageEntry("contact", "contacts.ContactPage", "contacts"),
    PageEntry("evidence-piece", "evidence.EvidencePiecePage", "contacts"),
    PageEntry("letter-start", "letters.LetterStartPage", "letters"),
    PageEntry("draft", "letter.LetterPage", "letters"),
    PageEntry("sent", "sent.SentPage", "letters"),
    PageEntry("sending", "sent.SendingPage", "letters"),
    PageEntry("version", "sent.VersionPage", "letters"),
    PageEntry("paper", "entries.PaperPage", "dates"),
    PageEntry("report", "entries.ReportPage", "dates"),
    PageEntry("dispute", "entries.DisputePage", "dates"),
    PageEntry("bill", "entries.BillPage", "dates"),
    PageEntry("reminder", "entries.ReminderPage", "dates"),
    PageEntry("reserve", "credit.ReservePage", "dates"),
)
"""Every page. Tools that the content names are among them, and so are the cards of the roles below."""
CARDS: tuple[CardRole, ...] = ("door", "pause")
"""Tools of the content that are cards."""
CALL_NOW = "call-now"
"""The page that begins a record of its own."""
BY_NAME = {entry.name: entry for entry in PAGES}


def page_class(name: str) -> Callable[..., Page | ModalPage]:
    """The class of a page."""
    module, _dot, page = BY_NAME[name].page.partition(".")
    return cast("Callable[..., Page | ModalPage]", getattr(import_module(f"ashore.tui.pages.{module}"), page))


def _made(name: str, *about: object, **more: object) -> Page | ModalPage:
    """A page that knows what it is about."""
    page = page_class(name)(*about, **more)
    if isinstance(page, Page):
        page.about = about
    return page


def entry_of(page: Screen[Any]) -> PageEntry | None:
    """The entry of a page that is shown."""
    wanted = f"{type(page).__module__.rpartition('.')[2]}.{type(page).__name__}"
    return next((entry for entry in PAGES if entry.page == wanted), None)


def is_offered(entry: PageEntry) -> bool:
    """Whether this session may open the page."""
    return access.current().files or not entry.needs_files


def places() -> list[PageEntry]:
    """What 'where to go' shows: the tabs first, then what stands on them."""
    named = [entry for entry in PAGES if entry.label and is_offered(entry)]
    return sorted(named, key=lambda entry: not entry.key.isdecimal())


class Navigation:
    """The way from page to page, and back: opens each by its name."""

    def __init__(self, app: AshoreApp) -> None:
        self._app = app
        self._stack = PageStack(app)

    def open(self, name: str, *about: object, at: str | None = None) -> None:
        """A page, at a place in it, or a card by its role; Esc leads back to the one that is shown.

        One that is shown already stays as it is, and so does the way back, unless a place in it is wanted.
        """
        if card := next((role for role in CARDS if role == name), None):
            self.card_for(card)
            return
        if not is_offered(BY_NAME[name]):
            self._app.say(no_files_words())
            return
        begins = name == CALL_NOW and not about
        if at is None and self._is_shown(name, None if begins else about):
            self._stack.uncover()
            return
        if begins:
            self.new(lambda workbook: new_contact(workbook, self._app.now(), channel="call"), name)
            return
        page = _made(name, *about, **({} if at is None else {"at": at}))
        if isinstance(page, ModalPage):
            self.dialog(page)
        else:
            self._stack.leave_for(page)

    def begun(self, name: str, *about: object) -> None:
        """The page of a record that was just made and is to be filled in: one question at a time, where it has some."""
        page = _made(name, *about)
        assert isinstance(page, Page)
        page.begin()
        self._stack.leave_for(page)

    def tab_of(self, page: Screen[None]) -> Tab:
        """The tab on which a page stands."""
        entry = entry_of(page)
        return entry.tab if entry else "today"

    def tab(self, name: Tab) -> None:
        """The first page of a tab; the way back begins anew there."""
        page = page_class(ROOTS[name])()
        assert isinstance(page, Page)
        self._stack.trail.clear()
        self._stack.visit(page)

    def back(self) -> None:
        """Where the reader came from, as far as it is still there; from there to the tab, and from it to Today."""
        if self._stack.back():
            return
        shown = self._stack.shown
        tab = self.tab_of(shown) if shown else "today"
        at_root = shown is not None and (entry := entry_of(shown)) is not None and entry.name == ROOTS[tab]
        self.tab("today" if at_root else tab)

    def again(self) -> None:
        """The page that is shown, made anew; one goes on where one was, also in the middle of a field."""
        if isinstance(self._app.screen, Page):
            self.again_at(self._app.screen.as_it_is())

    def again_at(self, page: Screen[None]) -> None:
        """A page instead of the one that is shown, at the same place of the way back."""
        assert isinstance(page, Page)
        shown = self._stack.shown
        if shown is not None and type(page) is type(shown):
            page.about = shown.about
        self._stack.visit(page)

    def dialog(self, page: Screen[None], closed: Callable[[None], None] | None = None) -> None:
        """A dialog, or another small page, above the one that is shown."""
        self._stack.lay_above(page, closed)

    def menu(self) -> None:
        """Where to go, and what can be done on the page that is shown."""
        from ashore.tui.pages.menu import MenuDialog

        shown = self._stack.shown
        if shown is not None and shown is self._app.screen and shown.LEADS_ON:
            self.dialog(MenuDialog(places(), shown))

    def more(self, page: Acts) -> None:
        """What can be done on a page and has no key of its own."""
        from ashore.tui.pages.more import MoreDialog

        self.dialog(MoreDialog(page))

    def _is_shown(self, name: str, about: tuple[object, ...] | None) -> bool:
        """Whether a page is the one that is shown, under whatever lies above it; about anything, where that is None."""
        shown = self._stack.shown
        if shown is None or (entry := entry_of(shown)) is None:
            return False
        return entry.name == name and about in (None, shown.about)

    # Records

    def new(
        self, make: Make, name: str, closed: Callable[[None], None] | None = None, before: tuple[object, ...] = ()
    ) -> None:
        """A new record, and its page or dialog. It is kept from the first answer on: looking makes nothing."""
        shown = self._stack.shown
        came_from = shown.as_it_is() if shown is not None else None
        if not (new := self._app.session.begin(make)):
            return
        page = _made(name, *before, new)
        if isinstance(page, ModalPage):
            self.dialog(page, closed)
            return
        if came_from is not None:
            self._stack.remember(came_from)
        page.begin()
        self._stack.show(page)

    def new_record(self, kind: str, name: str, /, **values: object) -> None:
        """A new record of a kind, and its page."""
        self.new(lambda workbook: edits.add_record(workbook, kind, **values), name)

    def new_contact(self, **values: object) -> None:
        """An entry of the log of just now to fill in, and its page."""
        self.new(lambda workbook: new_contact(workbook, self._app.now(), **values), "contact")

    def note_contact(self, **values: object) -> None:
        """An entry of the log that says something as it is, and its page."""
        if new := self._app.session.make(lambda workbook: new_contact(workbook, self._app.now(), **values)):
            self.open("contact", new)

    def entry(self, entry: Entry) -> None:
        """What something that is due is about."""
        name, told = about(entry, self._app.session.value)
        self.open(name, *told)

    # The guidance

    def chapter(self, chapter: Chapter, at: str | None = None) -> None:
        """A chapter, at a block, or where the reader last was."""
        here = self._is_shown("chapter", (chapter,))
        self.open("chapter", chapter, at=at or (None if here else self._app.last_read.get(chapter.id)))

    def card(self, card: str) -> None:
        """A card for a hard moment."""
        self.open("card", card)

    def card_for(self, role: CardRole) -> None:
        """The card of a role."""
        self.card(self._app.guide.card_for(role).id)

    def begin_letter(self, kind: str, length: LetterLength = "formal", paper: str | None = None) -> None:
        """What one should know before a letter of a kind, or about a court paper; then it begins."""
        self.open("letter-start", self._app.guide.letters[kind], length, paper)

    def begin_letter_for(self, role: LetterRole) -> None:
        """The letter of a role."""
        self.begin_letter(self._app.guide.letters.for_role(role).id)

    def facts(self, ids: tuple[str, ...]) -> None:
        """The sources behind a statement."""
        if ids:
            from ashore.tui.pages.facts import FactsPage

            self.dialog(FactsPage(self._app.guide.facts, ids))

    def facts_behind(self, page: PageName) -> None:
        """The sources behind a page, as the jurisdiction names them."""
        self.facts(self._app.guide.facts.behind.get(page, ()))

    def to_file(self, title: str, formats: Sequence[ExportFormat], name: str) -> None:
        """Something goes to a file, called so by default; where there are none, to the screen and the clipboard."""
        if not access.current().files:
            from ashore.tui.pages.shown_export import ShownExportDialog

            self.dialog(ShownExportDialog(formats))
            return
        from ashore.tui.pages.export import ExportDialog

        self.dialog(ExportDialog(title, formats, paths.own_files() / name))
