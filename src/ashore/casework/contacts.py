"""The contact log: who has to be called back by when, what was promised, and what the conduct rules say to it.

A finding is never a judgment: it says that an entry, as it was noted, touches a rule.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from ashore.workbook import edits
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Contact, Workbook

RuleKind = Literal["quiet-hours", "calls-a-day", "tries-a-day", "mark", "channel", "after-agreement"]
SETTLED = ("kept", "broken")
"""What became of a promise with which nothing more is due."""
ENDS = ("call", "visit")
"""Ways in which both sides have talked. Whether a written answer alone counts is not settled (fact avoid-visit-1b)."""


class Rule(NamedTuple):
    """What a conduct rule looks for. `values` are those of its fact: quiet_start, quiet_end, or a number a day."""

    id: str
    kind: RuleKind
    values: Mapping[str, str]


def time_is_open(contact: Contact, workbook: Workbook) -> bool:
    """Whether a day or time was typed for an entry and cannot be read: what stands in it then was not meant."""
    return any(f"contact.{contact.id}.{part}" in workbook.unfinished for part in ("day", "time"))


def timed(workbook: Workbook) -> tuple[Contact, ...]:
    """The entries of which it is known when they were."""
    if not any(name.startswith("contact.") for name in workbook.unfinished):
        return workbook.contacts
    return tuple(contact for contact in workbook.contacts if not time_is_open(contact, workbook))


class Finding(NamedTuple):
    """Entries that, as they were noted, touch a rule."""

    rule: str
    contacts: tuple[str, ...]
    on: dt.date


def marked(contacts: Iterable[Contact], marks: Collection[str]) -> list[Contact]:
    """The entries of what came in that have one of these marks."""
    return [contact for contact in contacts if contact.direction == "in" and not set(contact.marks).isdisjoint(marks)]


def sorted_contacts(contacts: Iterable[Contact]) -> list[Contact]:
    """By time, oldest first."""
    return sorted(contacts, key=attrgetter("at", "id"))


def seen(contacts: Iterable[Contact], view: str, marked: Collection[str] = ()) -> list[Contact]:
    """The entries of a view, newest first: all (""), `marked` by a rule, with a `promise`, with a `next` step, of one
    debt (`debt.<id>`), of one way (`by.<channel>`)."""
    kind, _dot, name = view.partition(".")

    def shown(contact: Contact) -> bool:
        match kind:
            case "marked":
                return contact.id in marked
            case "promise":
                return bool(contact.my_promise or contact.their_promise)
            case "next":
                return bool(contact.next_step or contact.next_on)
            case "debt":
                return contact.debt == name
            case "by":
                return contact.channel == name
        return True

    return [contact for contact in reversed(sorted_contacts(contacts)) if shown(contact)]


def new_contact(workbook: Workbook, at: dt.datetime, **values: Any) -> tuple[Workbook, str]:
    """A new entry of the log, and its id; about the debt, where only one is open."""
    debts = [debt.id for debt in workbook.debts if debt.state != "cleared"]
    return edits.add_contact(workbook, at, debt=debts[0] if len(debts) == 1 else None, **values)


_NOTED_AT = re.compile(r"^\d{2}:\d{2}:\d{2}  ", re.MULTILINE)


def note_said(workbook: Workbook, contact: str | None, words: str, at: dt.datetime) -> tuple[Workbook, str]:
    """What is said in a call just now, with the time to the second; the entry is made when it is first needed."""
    entry = find(workbook.contacts, contact)
    if entry is None:
        minute = at.replace(second=0, microsecond=0)
        workbook, contact = new_contact(workbook, minute, channel="call")
        entry = get_record(workbook.contacts, contact)
    line = f"{at:%H:%M:%S}  {words}"
    said = f"{entry.said}\n{line}" if entry.said else line
    return edits.edit_contact(workbook, entry.id, said=said), entry.id


def words_alone(said: str) -> str:
    """What was said without the times with which `note_said` has noted it."""
    return _NOTED_AT.sub("", said)


# Being reachable


class Reachability(NamedTuple):
    """Missed calls of one lender since the two sides last reached each other."""

    debt: str | None
    missed: int
    last: dt.datetime
    call_back_by: dt.date
    """The day of the last missed call: third persons may be contacted from the next day after three in a row, or after
    three days (facts cba-third-person, avoid-visit-1)."""


def reachability(contacts: Iterable[Contact], now: dt.datetime) -> tuple[Reachability, ...]:
    """For each lender with calls that were missed and not answered since. A call back or any talk ends the count."""
    calls = []
    reached: dict[str | None, tuple[dt.datetime, str]] = {}
    for contact in contacts:
        if contact.channel == "missed-call":
            if contact.direction == "in":
                calls.append(contact)
        elif contact.channel in ENDS and contact.at <= now:
            moment = (contact.at, contact.id)
            if contact.debt not in reached or moment > reached[contact.debt]:
                reached[contact.debt] = moment
    missed: dict[str | None, list[Contact]] = {}
    for call in sorted_contacts(calls):
        if call.at <= now and (call.debt not in reached or (call.at, call.id) > reached[call.debt]):
            missed.setdefault(call.debt, []).append(call)
    return tuple(Reachability(debt, len(calls), calls[-1].at, calls[-1].at.date()) for debt, calls in missed.items())


# The rules


def findings(contacts: Sequence[Contact], rules: Iterable[Rule], agreed: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the entries touch, newest first. `agreed` are debts for which a plan is agreed."""
    incoming = [contact for contact in sorted_contacts(contacts) if contact.direction == "in"]
    plans = set(agreed)
    found: list[Finding] = []
    for rule in rules:
        match rule.kind:
            case "quiet-hours":
                start, end = (_clock(rule.values[key]) for key in ("quiet_start", "quiet_end"))
                hits = [
                    c
                    for c in incoming
                    if c.channel in ("call", "missed-call", "visit", "sms", "chat") and _quiet(c.at.time(), start, end)
                ]
                found += [Finding(rule.id, (c.id,), c.at.date()) for c in hits]
            case "calls-a-day":
                most = int(rule.values["most"])
                found += _too_many(rule.id, [c for c in incoming if c.channel == "call"], most)
            case "tries-a-day":
                most = int(rule.values["most"])
                found += _too_many(rule.id, [c for c in incoming if c.channel == "missed-call"], most)
            case "mark":
                found += [Finding(rule.id, (c.id,), c.at.date()) for c in incoming if rule.id in c.marks]
            case "channel":
                channel = rule.values["channel"]
                found += [Finding(rule.id, (c.id,), c.at.date()) for c in incoming if c.channel == channel]
            case "after-agreement":
                hits = [c for c in incoming if c.debt in plans and c.channel != "letter"]
                found += [Finding(rule.id, (c.id,), c.at.date()) for c in hits]
    return tuple(sorted(found, key=lambda finding: (finding.on, finding.rule), reverse=True))


def _clock(text: str) -> dt.time:
    hours, _colon, minutes = text.partition(":")
    return dt.time(int(hours), int(minutes or 0))


def _quiet(time: dt.time, start: dt.time, end: dt.time) -> bool:
    """Whether a time lies in the quiet hours, which go over midnight. The minute in which they end is free."""
    return time >= start or time < end if start > end else start <= time < end


def _too_many(rule: str, contacts: Iterable[Contact], most: int) -> list[Finding]:
    """Days on which there were more than `most` about one debt, from whatever numbers: both caps count what reaches the
    reader (fact cba-dial-cap: tries to one number, which is the reader's)."""
    days: dict[tuple[dt.date, str | None], list[Contact]] = {}
    for contact in contacts:
        days.setdefault((contact.at.date(), contact.debt), []).append(contact)
    return [Finding(rule, tuple(contact.id for contact in day), key[0]) for key, day in days.items() if len(day) > most]


def promises(workbook: Workbook) -> list[tuple[dt.date, Contact, bool]]:
    """What was promised until a day, or moved to it, with its entry, unless it is known that it was kept or not; the
    last part says whether the reader promised it."""
    found = []
    for c in workbook.contacts:
        if c.my_promise and c.my_until and c.my_state not in SETTLED:
            found.append((c.my_moved_to or c.my_until, c, True))
        if c.their_promise and c.their_until and c.their_state not in SETTLED:
            found.append((c.their_moved_to or c.their_until, c, False))
    return sorted(found, key=lambda entry: (entry[0], entry[1].id))
