"""The contact log and the evidence list on paper: as a table for spreadsheets (CSV), and as a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ashore.casework.agenda import Entry
from ashore.casework.contacts import sorted_contacts, time_is_open, timed
from ashore.export.cells import as_csv
from ashore.export.document import HEADING, Document, PlainDocument, PlainPart, Table
from ashore.export.render import SUFFIXES, LetterFormat, render
from ashore.guide.guide import Guide
from ashore.guide.models.base import Words
from ashore.guide.models.cards import Card
from ashore.guide.say import say
from ashore.i18n import _, current, ngettext
from ashore.i18n.catalogue import Texts
from ashore.i18n.formats import day, short_day
from ashore.system.names import last_name
from ashore.values import PromiseState
from ashore.wording.contacts import CHANNELS, TONES
from ashore.wording.evidence import evidence_name
from ashore.wording.phrases import named, quoted
from ashore.wording.promises import OUTCOMES
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Workbook

CONTACT_COLUMNS = (
    "at",
    "lender",
    "direction",
    "channel",
    "number",
    "person",
    "acts_for",
    "verified",
    "minutes",
    "tone",
    "said",
    "mine",
    "my_promise",
    "my_until",
    "my_state",
    "my_moved_to",
    "their_promise",
    "their_until",
    "their_state",
    "their_moved_to",
    "in_writing",
    "ticket",
    "next_step",
    "next_on",
    "marks",
    "evidence",
)
EVIDENCE_COLUMNS = ("label", "date", "lender", "file", "paper_at", "black_out", "note", "sha256", "added")


class ExportFormat(NamedTuple):
    """A format in which something goes to a file."""

    id: str
    label: str
    suffix: str
    make: Callable[[], str | bytes]


def document_formats(make: Callable[[], Document]) -> tuple[ExportFormat, ...]:
    """The formats of a document."""
    labels: tuple[tuple[LetterFormat, str], ...] = (
        ("text", _("Plain text")),
        ("docx", _("DOCX, for a word processor")),
        ("html", _("HTML, to print")),
        ("markdown", _("Markdown")),
    )

    def format_of(id: LetterFormat, label: str) -> ExportFormat:
        return ExportFormat(id, label, SUFFIXES[id], lambda: render(make(), id))

    return tuple(format_of(id, label) for id, label in labels)


def contact_formats(workbook: Workbook) -> tuple[ExportFormat, ...]:
    """The formats of the contact log."""
    table = ExportFormat("csv", _("Table (CSV), for a spreadsheet"), ".csv", lambda: contacts_csv(workbook))
    return (*document_formats(lambda: chronicle(workbook)), table)


def evidence_formats(workbook: Workbook) -> tuple[ExportFormat, ...]:
    """The formats of the evidence list."""
    table = ExportFormat("csv", _("Table (CSV), for a spreadsheet"), ".csv", lambda: evidence_csv(workbook))
    return (*document_formats(lambda: evidence_list(workbook)), table)


def agenda_formats(entries: Sequence[Entry], now: dt.datetime) -> tuple[ExportFormat, ...]:
    """The formats of what is due."""
    from ashore.export.calendar import as_calendar

    quiet, named_too = _("Calendar, without private words"), _("Calendar, with lenders and own words")
    return (
        ExportFormat("ics", quiet, ".ics", lambda: as_calendar(entries, now)),
        ExportFormat("ics-named", named_too, ".ics", lambda: as_calendar(entries, now, named=True)),
    )


def _lender(debt: str | None, workbook: Workbook) -> str:
    record = find(workbook.debts, debt)
    return (record.lender or record.product) if record else ""


def contacts_csv(workbook: Workbook) -> str:
    """The log as CSV, oldest first; no time where the one that was typed cannot be read."""

    def row(contact: Contact) -> dict[str, object]:
        values = {**contact.model_dump(), "lender": _lender(contact.debt, workbook)}
        joined = {name: " ".join(values[name]) for name in ("marks", "evidence")}
        return {
            **values,
            **joined,
            "at": "" if time_is_open(contact, workbook) else contact.at.isoformat(timespec="minutes"),
            "in_writing": "yes" if contact.in_writing else "",
        }

    return as_csv(CONTACT_COLUMNS, map(row, sorted_contacts(workbook.contacts)))


def evidence_csv(workbook: Workbook) -> str:
    """The evidence list as CSV."""
    rows = ({**piece.model_dump(), "lender": _lender(piece.debt, workbook)} for piece in workbook.evidence)
    return as_csv(EVIDENCE_COLUMNS, rows)


def chronicle(workbook: Workbook) -> PlainDocument:
    """The log day by day, oldest first; at its end what was noted at a time that cannot be read."""
    parts = []
    reached = None
    for contact in sorted_contacts(timed(workbook)):
        heading = ""
        if contact.at.date() != reached:
            reached = contact.at.date()
            heading = day(reached)
        parts.append(PlainPart("\n".join(_entry(contact, workbook)), heading))
    heading = _("time not clear")
    for contact in sorted_contacts(contact for contact in workbook.contacts if time_is_open(contact, workbook)):
        parts.append(PlainPart("\n".join(_entry(contact, workbook, timed=False)), heading))
        heading = ""
    return PlainDocument(_("Contact log"), current().tag, tuple(parts), heading_form=_(HEADING))


def _entry(contact: Contact, workbook: Workbook, *, timed: bool = True) -> list[str]:
    who = _("They did") if contact.direction == "in" else _("You did")
    minutes = ngettext("{n} minute", "{n} minutes", contact.minutes) if contact.minutes is not None else ""
    tone = _(TONES[contact.tone]) if contact.tone else ""
    way = _(CHANNELS[contact.channel])
    parts = [_lender(contact.debt, workbook), way, who, contact.number, contact.person, minutes, tone]
    lines = [(f"{contact.at:%H:%M}  " if timed else "") + " · ".join(part for part in parts if part)]
    names = [evidence_name(piece) for piece in workbook.evidence if piece.id in contact.evidence]
    for label, words in (
        (_("For whom they say they act"), contact.acts_for),
        (_("How you made sure who they are"), contact.verified),
        (_("What was said, in their words"), contact.said),
        (_("What you said"), contact.mine),
        (
            _("What you promised"),
            _promise(contact.my_promise, contact.my_until, contact.my_state, contact.my_moved_to),
        ),
        (
            _("What they promised"),
            _promise(contact.their_promise, contact.their_until, contact.their_state, contact.their_moved_to),
        ),
        (_("Number of the ticket"), contact.ticket),
        (_("Evidence"), _(", ").join(names)),
    ):
        if words:
            lines.append(named(label, " ".join(words.split())))
    return lines


def _promise(promise: str, until: dt.date | None, state: PromiseState | None, moved_to: dt.date | None) -> str:
    """A promise, with its day and what became of it."""
    if not promise:
        return ""
    outcome = _(OUTCOMES[state]) if state else ""
    if outcome and state == "moved" and moved_to:
        outcome = named(outcome, short_day(moved_to))
    known = _(", ").join(part for part in (short_day(until) if until else "", outcome) if part)
    return f"{promise} ({known})" if known else promise


def evidence_list(workbook: Workbook) -> PlainDocument:
    """The evidence list with the fingerprints: what was there, and when it was added."""
    head = (_("No."), _("What it is"), _("Day"), _("Where it is"), _("Added on"), "SHA-256")
    rows = []
    for number, piece in enumerate(workbook.evidence, 1):
        where = last_name(piece.file) or piece.paper_at
        days = [day(date) if date else "" for date in (piece.date, piece.added)]
        rows.append((str(number), evidence_name(piece), days[0], where, days[1], piece.sha256 or ""))
    text = _("The fingerprint (SHA-256) of a file shows whether it is still the one that was added.")
    return PlainDocument(_("Evidence"), current().tag, (PlainPart(text, "", Table(head, tuple(rows))),))


def said_in(texts: Texts, words: Words, guide: Guide) -> str:
    """A text of the guidance in a language, with the numbers of the facts."""
    return say(words, guide.facts, texts.guide.pgettext)


def card_document(card: Card, texts: Texts, guide: Guide) -> PlainDocument:
    """A card on one page."""
    parts = []
    for part in card.part:
        items = [said_in(texts, words, guide) for words in part.items]
        lines = [quoted(item, texts) if part.say else item for item in items]
        parts.append(PlainPart("\n".join(lines), said_in(texts, part.title, guide)))
    form = texts.interface.gettext(HEADING)
    return PlainDocument(said_in(texts, card.title, guide), texts.tag, tuple(parts), heading_form=form)
