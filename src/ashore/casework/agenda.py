"""What is due when, from what the workbook holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from ashore.casework.contacts import SETTLED, promises
from ashore.casework.credit import dispute_state, entry_ends, next_bill
from ashore.casework.debts import state_of
from ashore.casework.papers import DayKind, Rules, days_of, lacks_day, logged_alone, warnings_of
from ashore.casework.promises import agreed_payments, answered, asks_for, awaits
from ashore.workbook.model import CourtPaper, LetterDraft, Offer, Workbook

if TYPE_CHECKING:
    from ashore.casework.promises import Templates
    from ashore.guide.models.letter import LetterTemplate
    from ashore.guide.models.letter_roles import FieldRole

AgendaGroup = Literal["undated", "overdue", "today", "week", "later"]
EntryKind = Literal[
    "debt-due",
    "proposed-payment",
    "proposed-date",
    "reply-by",
    "reply-awaited",
    "agreed-payment",
    "my-promise",
    "their-promise",
    "next-step",
    "court-paper",
    "court-hearing",
    "court-ahead",
    "court-undated",
    "court-logged",
    "dispute",
    "bill",
    "entry-ends",
    "reminder",
]


UNDATED: tuple[EntryKind, ...] = ("court-undated", "court-logged")
"""What has a day that nobody knows yet: a court paper, or what came from a court and stands in the log alone. To find
it out is for today."""

COURT: tuple[EntryKind, ...] = ("court-paper", "court-hearing")
"""Days of a court: the last one to answer a paper, and that of a hearing."""


class Entry(NamedTuple):
    """One thing with a date; what is `UNDATED` has that of today. `ref` is the record's id; `lender` whom it is about,
    `text` what the reader wrote; `part` which of several dates of a kind that a record has: the number of a payment, a
    bill's month, an answer's name; `unsent`: it stands in a letter that has not gone out."""

    date: dt.date
    kind: EntryKind
    ref: str
    lender: str
    text: str = ""
    part: str = ""
    unsent: bool = False


@dataclass(frozen=True, slots=True)
class Clocks:
    """The numbers of the jurisdiction: the clock of each kind of court paper, days for an answer to an objection and
    to a complaint about it, years for which an entry is kept. None: there is no such rule."""

    papers: Rules = field(default_factory=dict)
    objection_days: int | None = None
    complaint_days: int | None = None
    retention_years: int | None = None


GROUPS: tuple[AgendaGroup, ...] = ("undated", "overdue", "today", "week", "later")


def group_of(day: dt.date, today: dt.date) -> AgendaGroup:
    """Overdue, today, in the seven days after, later."""
    if day < today:
        return "overdue"
    if day == today:
        return "today"
    return "week" if day <= today + dt.timedelta(days=7) else "later"


def group(entry: Entry, today: dt.date) -> AgendaGroup:
    """Where something that is due stands in the list."""
    return "undated" if entry.kind in UNDATED else group_of(entry.date, today)


def themselves(entries: Sequence[Entry]) -> list[Entry]:
    """What is due, without the days on which something else that stands there too is only named ahead."""
    return [entry for entry in entries if entry.kind != "court-ahead"]


def coming(entries: Sequence[Entry], today: dt.date) -> Entry | None:
    """The first thing that is still to come, or what is overdue least; None where nothing has a day."""
    found = themselves(entries)
    return next((entry for entry in found if entry.date >= today), found[-1] if found else None)


ABSENCE = dt.timedelta(days=7)
"""Without a change for so long one has been away."""


def came_since(entries: Sequence[Entry], last: dt.date | None, today: dt.date) -> list[Entry] | None:
    """What has come due since the workbook was written last; None where that is not long ago, or not known."""
    if last is None or today - last < ABSENCE:
        return None
    return [entry for entry in entries if last < entry.date <= today and entry.kind not in UNDATED]


About = Literal["paper", "dispute", "bill", "reminder", "debt", "offer", "contact", "draft", "sending"]
"""What a thing that is due can be about."""
ABOUT: Mapping[EntryKind, About] = {
    "court-paper": "paper",
    "court-hearing": "paper",
    "court-ahead": "paper",
    "court-undated": "paper",
    "court-logged": "contact",
    "dispute": "dispute",
    "bill": "bill",
    "reminder": "reminder",
    "debt-due": "debt",
    "entry-ends": "debt",
    "agreed-payment": "offer",
    "my-promise": "contact",
    "their-promise": "contact",
    "next-step": "contact",
    "proposed-payment": "draft",
    "proposed-date": "draft",
    "reply-by": "draft",
}


def about(entry: Entry, workbook: Workbook) -> tuple[About, tuple[str, ...]]:
    """What something that is due is about: a kind of record, and its id; of a letter that went out the draft's too."""
    if entry.kind != "reply-awaited":
        return ABOUT[entry.kind], (entry.ref,)
    draft = next(draft.id for draft in workbook.letters if any(s.id == entry.ref for s in draft.sendings))
    return "sending", (draft, entry.ref)


_LETTER_DATES: Mapping[FieldRole, EntryKind] = {
    "first-instalment": "proposed-payment",
    "extension-day": "proposed-date",
    "waiver-day": "proposed-date",
    "reply-day": "reply-by",
}


PAST = dt.timedelta(days=31)
"""How long an agreed payment stays in the agenda after its day."""


def agenda(workbook: Workbook, letters: Templates, today: dt.date, clocks: Clocks | None = None) -> tuple[Entry, ...]:
    """Everything with a date, earliest first, and before it what has one that nobody knows yet. What a debt was due at
    first no longer counts once a plan is agreed."""
    lenders = {debt.id: debt.lender for debt in workbook.debts}
    entries = [
        Entry(d.due_date, "debt-due", d.id, d.lender)
        for d in workbook.debts
        if d.due_date is not None and state_of(d, today) in ("running", "overdue", "disputed")
    ]
    agreed_on = {offer.debt for offer in workbook.offers if offer.state == "agreed"}  # an answer to all that was asked
    for offer in workbook.offers:
        agreed = agreed_entries(offer, lenders.get(offer.debt, ""), today)
        entries += [entry for entry in agreed if entry.date >= today - PAST]
    for until, contact, mine in promises(workbook):
        kind: EntryKind = "my-promise" if mine else "their-promise"
        what = contact.my_promise if mine else contact.their_promise
        entries.append(Entry(until, kind, contact.id, lenders.get(contact.debt or "", ""), what))
    for contact in workbook.contacts:
        if contact.next_on is not None:
            lender = lenders.get(contact.debt or "", "")
            entries.append(Entry(contact.next_on, "next-step", contact.id, lender, contact.next_step))
    for letter in workbook.letters:
        for sending in letter.sendings:
            if sending.reply_by is not None and not answered(sending):
                lender = sending.to or lenders.get(letter.debt or "", "")
                entries.append(Entry(sending.reply_by, "reply-awaited", sending.id, lender))
        if (template := letters.get(letter.kind)) is not None and letter.debt not in agreed_on:
            entries += _named_in(letter, template, lenders.get(letter.debt or "", ""), today)
    entries += _records(workbook, today, clocks or Clocks(), lenders)
    return tuple(sorted(entries, key=lambda e: (e.kind not in UNDATED, e.date, e.kind, e.ref)))


def _named_in(letter: LetterDraft, template: LetterTemplate, lender: str, today: dt.date) -> Iterator[Entry]:
    """The days that a letter names, as long as it can still be answered."""
    for role, asked in template.by_role.items():
        day = letter.answers.get(asked.id)
        if role in _LETTER_DATES and isinstance(day, dt.date) and asks_for(letter, template, role):
            over = bool(letter.sendings) if role == "reply-day" else not awaits(letter, today)
            if not over:
                yield Entry(day, _LETTER_DATES[role], letter.id, lender, part=asked.id, unsent=not letter.sendings)


def agreed_entries(offer: Offer, lender: str, today: dt.date) -> Iterator[Entry]:
    """The payments of an agreed offer of which it is not known what became of them; none of one that is not agreed."""
    if offer.state != "agreed":
        return
    settled = {outcome.due for outcome in offer.outcomes if outcome.state in SETTLED}
    for number, (due, day, _sum) in enumerate(agreed_payments(offer, today), 1):
        if due not in settled:
            yield Entry(day, "agreed-payment", offer.id, lender, part=str(number))


_COURT_DAYS: Mapping[DayKind, EntryKind] = {"answer": "court-paper", "hearing": "court-hearing"}


def _of_paper(paper: CourtPaper, clocks: Rules, today: dt.date, lender: str) -> Iterator[Entry]:
    """The days of a court paper, each named ahead as well; or that nobody knows by when it has to be answered."""
    if lacks_day(paper, clocks):
        yield Entry(today, "court-undated", paper.id, lender)
    for found in days_of(paper, clocks, today):
        yield Entry(found.day, _COURT_DAYS[found.kind], paper.id, lender)
        for day, before in warnings_of(found, today):
            yield Entry(day, "court-ahead", paper.id, lender, part=f"{found.kind}-{before}")


def _records(workbook: Workbook, today: dt.date, clocks: Clocks, lenders: Mapping[str, str]) -> Iterator[Entry]:
    """Court papers, objections, bills, ends of entries, reminders."""
    for paper in workbook.papers:
        yield from _of_paper(paper, clocks.papers, today, paper.court or lenders.get(paper.debt or "", ""))
    for contact in logged_alone(workbook):
        yield Entry(today, "court-logged", contact.id, lenders.get(contact.debt or "", ""))
    for dispute in workbook.disputes:
        state = dispute_state(dispute, today, clocks.objection_days, clocks.complaint_days)
        if state.due is not None:
            yield Entry(state.due, "dispute", dispute.id, dispute.to, dispute.entry)
    for bill in workbook.bills:
        if (due := next_bill(bill, today)) is not None:
            yield Entry(due, "bill", bill.id, "", bill.label, part=f"{due:%Y-%m}")
    if clocks.retention_years is not None:
        for debt in workbook.debts:
            if (end := entry_ends(debt, clocks.retention_years)) is not None and end >= today:
                yield Entry(end, "entry-ends", debt.id, debt.lender)
    for reminder in workbook.reminders:
        if reminder.date is not None and reminder.done_on is None:
            yield Entry(reminder.date, "reminder", reminder.id, "", reminder.text)
