"""Which page a tool of the content is, and which page something that is due is about.

Pages stand here by name: a page is imported when it is first opened, so that the first screen does not wait for all.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from ashore.casework.agenda import Entry, EntryKind
from ashore.tui.page import Page
from ashore.workbook.model import Workbook

TOOLS: dict[str, str] = {
    "budget": "budget.BudgetPage",
    "debts": "debts.DebtsPage",
    "weeks": "weeks.WeeksPage",
    "what-if": "what_if.WhatIfPage",
    "contacts": "contacts.ContactsPage",
    "letter": "letters.LettersPage",
    "evidence": "evidence.EvidencePage",
    "outlook": "outlook.OutlookPage",
    "timeline": "outlook.TimelinePage",
    "calls": "calls.CallsPage",
    "path": "path.PathPage",
    "papers": "entries.PapersPage",
    "credit": "credit.CreditPage",
    "agenda": "agenda.AgendaPage",
    "triage": "card.TriagePage",
    "help": "help.HelpPage",
    "sources": "facts.SourcesPage",
}
ENTRIES: dict[EntryKind, str] = {
    "court-paper": "entries.PaperPage",
    "dispute": "entries.DisputePage",
    "bill": "entries.BillPage",
    "reminder": "entries.ReminderPage",
    "debt-due": "debts.DebtPage",
    "entry-ends": "debts.DebtPage",
    "agreed-payment": "offers.OfferPage",
    "my-promise": "contacts.ContactPage",
    "their-promise": "contacts.ContactPage",
    "next-step": "contacts.ContactPage",
    "proposed-payment": "letter.LetterPage",
    "proposed-date": "letter.LetterPage",
    "reply-by": "letter.LetterPage",
}


def page_class(name: str) -> Callable[..., Page]:
    """A page by its module and name, such as `budget.BudgetPage`."""
    module, _dot, page = name.partition(".")
    return cast("Callable[..., Page]", getattr(import_module(f"ashore.tui.pages.{module}"), page))


def page_of(entry: Entry, workbook: Workbook) -> Page:
    """What something that is due is about."""
    if entry.kind != "reply-awaited":
        return page_class(ENTRIES[entry.kind])(entry.ref)
    draft = next(draft.id for draft in workbook.letters if any(s.id == entry.ref for s in draft.sendings))
    return page_class("sent.SendingPage")(draft, entry.ref)
