"""What can be talked about, and the way there: the one file that names the subjects.

A subject stands here by name: one is imported when it is first talked about.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ashore.i18n import N_
from ashore.storage import access
from ashore.wording.program import no_files_words

if TYPE_CHECKING:
    from ashore.dialogue.subject import Subject


class Place(NamedTuple):
    """Something to talk about: its words in a menu, and the subject with the method that does it."""

    label: str
    subject: str
    needs_files: bool = False
    """Whether it is about files that the reader names."""


PLACES: dict[str, Place] = {
    "triage": Place(N_("Danger, a court paper, nothing to eat?"), "cards.Cards.triage"),
    "chapters": Place(N_("The chapters and their steps"), "chapters.Chapters.chapters"),
    "debts": Place(N_("Debts"), "debts.Debts.debts"),
    "budget": Place(N_("Budget"), "budget.Budgets.budget"),
    "letter": Place(N_("Letters"), "letters.Letters.letters"),
    "contacts": Place(N_("Contact log"), "contacts.Contacts.contacts"),
    "agenda": Place(N_("What is due"), "agenda.Agenda.agenda"),
    "cards": Place(N_("Cards for hard moments"), "cards.Cards.cards"),
    "evidence": Place(N_("Evidence"), "evidence.EvidenceList.evidence"),
    "credit": Place(N_("The credit record"), "entries.Entries.credit"),
    "papers": Place(N_("Court papers"), "entries.Entries.papers"),
    "outlook": Place(N_("What speaks for and against a visit"), "outlook.Outlooks.outlook"),
    "next": Place(N_("Your next step"), "next_step.NextStep.next_step"),
    "calls": Place(N_("On the telephone: what they say, what you say"), "calls.Calls.calls"),
    "path": Place(N_("From need to an agreed plan"), "path.Path.path"),
    "look-up": Place(N_("To look up"), "look_up.LookUp.look_up"),
    "settings": Place(N_("Settings"), "settings.Settings.settings"),
    "ask": Place(N_("Ask in your own words"), "ask.Ask.ask"),
    "timeline": Place(N_("What usually happens, and when"), "outlook.Outlooks.timeline"),
    "words": Place(N_("Words explained"), "look_up.LookUp.words"),
    "sources": Place(N_("Sources"), "look_up.LookUp.sources"),
    "help": Place(N_("Whom to turn to"), "look_up.LookUp.help"),
    "statement": Place(N_("Read an account statement"), "statements.Statements.statement", True),
    "weeks": Place(N_("Week by week"), "weeks.Weeks.weeks"),
    "what-if": Place(N_("What if"), "weeks.Weeks.what_if"),
    "share": Place(N_("Share out what is left"), "sharing.Sharing.shares"),
    "new-debt": Place(N_("Note a debt"), "debts.Debts.new"),
    "pause": Place(N_("A pause"), "cards.Cards.pause"),
    "door": Place(N_("At the door"), "cards.Cards.door"),
}
"""By name. Tools that the content names are among them."""
HOME = (
    *("triage", "chapters", "debts", "budget", "letter", "contacts", "agenda", "cards", "evidence", "credit"),
    *("papers", "outlook", "next", "calls", "path", "look-up", "settings", "ask", "statement"),
)
"""The first menu. What is new comes at its end: who types numbers, or has a script do it, finds the old ones."""
TO_LOOK_UP = ("timeline", "words", "sources", "help")
RECORDS: dict[str, str] = {
    "paper": "entries.Entries.paper",
    "dispute": "entries.Entries.dispute",
    "bill": "entries.Entries.bill",
    "reminder": "entries.Entries.reminder",
    "debt": "debts.Debts.debt",
    "offer": "offers.Offers.offer",
    "contact": "contacts.Contacts.contact",
    "draft": "letters.Letters.letter",
    "sending": "sent.Sent.sending",
    "offers": "offers.Offers.offers",
    "terms": "offers.Offers.terms",
}
"""What is about one record, by what the core calls it."""


def places() -> dict[str, Place]:
    """Those that this session may talk about."""
    files = access.current().files
    return {name: place for name, place in PLACES.items() if files or not place.needs_files}


def go(subject: Subject, name: str) -> None:
    """Talk about something, until the reader goes back; where the session may not, say so."""
    if name not in places():
        subject.refuse(no_files_words())
    else:
        _call(subject, PLACES[name].subject)


def go_to(subject: Subject, kind: str, record: str) -> None:
    """Talk about one record."""
    _call(subject, RECORDS[kind], record)


def _call(subject: Subject, way: str, *told: str) -> None:
    module, name, method = way.split(".")
    other: type[Subject] = getattr(import_module(f"ashore.dialogue.{module}"), name)
    getattr(other.of(subject), method)(*told)
