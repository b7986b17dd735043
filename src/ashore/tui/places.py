"""Which page a tool of the content is, and which page something that is due is about."""

from __future__ import annotations

from collections.abc import Callable

from ashore.casework.agenda import Entry, EntryKind
from ashore.tui.page import Page
from ashore.tui.screens.agenda import AgendaPage
from ashore.tui.screens.budget import BudgetPage
from ashore.tui.screens.calls import CallsPage
from ashore.tui.screens.card import TriagePage
from ashore.tui.screens.contacts import ContactPage, ContactsPage
from ashore.tui.screens.credit import CreditPage
from ashore.tui.screens.debts import DebtPage, DebtsPage
from ashore.tui.screens.entries import BillPage, DisputePage, PaperPage, PapersPage, ReminderPage
from ashore.tui.screens.evidence import EvidencePage
from ashore.tui.screens.facts import SourcesPage
from ashore.tui.screens.help import HelpPage
from ashore.tui.screens.letter import LetterPage
from ashore.tui.screens.letters import LettersPage
from ashore.tui.screens.offers import OfferPage
from ashore.tui.screens.outlook import OutlookPage, TimelinePage
from ashore.tui.screens.path import PathPage
from ashore.tui.screens.sent import SendingPage
from ashore.tui.screens.weeks import WeeksPage
from ashore.workbook.model import Workbook

TOOLS: dict[str, type[Page]] = {
    "budget": BudgetPage,
    "debts": DebtsPage,
    "weeks": WeeksPage,
    "contacts": ContactsPage,
    "letter": LettersPage,
    "evidence": EvidencePage,
    "outlook": OutlookPage,
    "timeline": TimelinePage,
    "calls": CallsPage,
    "path": PathPage,
    "papers": PapersPage,
    "credit": CreditPage,
    "agenda": AgendaPage,
    "triage": TriagePage,
    "help": HelpPage,
    "sources": SourcesPage,
}
ENTRIES: dict[EntryKind, Callable[[str], Page]] = {
    "court-paper": PaperPage,
    "dispute": DisputePage,
    "bill": BillPage,
    "reminder": ReminderPage,
    "debt-due": DebtPage,
    "entry-ends": DebtPage,
    "agreed-payment": OfferPage,
    "my-promise": ContactPage,
    "their-promise": ContactPage,
    "next-step": ContactPage,
    "proposed-payment": LetterPage,
    "proposed-date": LetterPage,
    "reply-by": LetterPage,
}


def page_of(entry: Entry, workbook: Workbook) -> Page:
    """What something that is due is about."""
    if entry.kind != "reply-awaited":
        return ENTRIES[entry.kind](entry.ref)
    draft = next(draft.id for draft in workbook.letters if any(s.id == entry.ref for s in draft.sendings))
    return SendingPage(draft, entry.ref)
