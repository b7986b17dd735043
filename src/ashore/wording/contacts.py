"""The contact log in sentences: entries, whom to call back, what a rule says to an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ashore.casework.case import Case
from ashore.casework.contacts import SETTLED, Finding, Reachability, reachability, time_is_open, timed, words_alone
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext
from ashore.i18n.formats import day, moment
from ashore.values import Channel, Tone
from ashore.wording.debts import lender_of
from ashore.wording.promises import promise_lines
from ashore.wording.result import Part, Result
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Workbook

CHANNELS: Mapping[Channel, str] = {
    "call": N_("call"),
    "missed-call": N_("call not answered"),
    "sms": N_("SMS"),
    "chat": N_("chat or app"),
    "letter": N_("letter or e-mail"),
    "visit": N_("visit"),
    "third-person": N_("somebody else was contacted"),
    "court": N_("court"),
}
WRITTEN: tuple[Channel, ...] = ("sms", "chat", "letter")
"""Ways on which words come in writing: no call can be ended there, and nothing is recorded."""
TONES: Mapping[Tone, str] = {
    "calm": N_("calm"),
    "pressing": N_("pressing"),
    "rude": N_("rude"),
    "threatening": N_("threatening"),
}


def promise_sentences(contact: Contact, case: Case) -> list[str]:
    """What the budget says to a monthly sum that the reader promised in a talk."""
    if not contact.my_promise or contact.my_state in SETTLED:
        return []
    left = case.left(*filter(None, [contact.debt]))
    return promise_lines(contact.my_promise, left, case.workbook.currency, case.guide.clause_words)


def contact_sentences(contact: Contact, case: Case) -> list[str]:
    """What there is to say about an entry: what it promises, what the rules say to it, or else what to do with it."""
    return contact_result(contact, case).sentences


def contact_result(contact: Contact, case: Case) -> Result:
    """The same as a result: that a promise is too much, or that a rule has something to say, stands first."""
    promise = promise_sentences(contact, case)
    found = [finding for finding in case.findings if contact.id in finding.contacts]
    hints: list[str] = []
    if contact.channel == "missed-call" and not found:
        hints = clock_lines(case.workbook, case.now)
    elif contact.channel == "court":
        hints = [_("What comes from a court has a day. Note it as a court paper: then it stands in what is due.")]
    elif not found and contact.channel in WRITTEN:
        hints = [_("Keep the message itself, and a picture of it with its sender and day.")]
    elif not found:
        hints = [_("Write down the words as they were, and keep pictures and recordings.")]
    first, *others = [*promise, *hints] or [""]
    parts = [*([Part(first, note="")] if first else []), *map(Part, others[: len(promise[1:])])]
    for finding in found:
        parts += _finding(finding, case.guide, written=contact.channel in WRITTEN)
    parts += map(Part, others[len(promise[1:]) :])
    if found and not promise:
        first = ngettext("{n} rule has something to say here.", "{n} rules have something to say here.", len(found))
    return Result(first, tone="over" if promise or found else "plain", parts=parts)


def views(workbook: Workbook) -> list[tuple[str, str]]:
    """Which entries can be shown, with a name each."""
    found = [("", _("all entries")), ("marked", _("those to which a rule says something"))]
    found += [("promise", _("those with a promise")), ("next", _("those with a next step"))]
    found += [(f"debt.{debt.id}", lender_of(debt)) for debt in workbook.debts]
    there = {contact.channel for contact in workbook.contacts}
    return found + [(f"by.{way}", _(words)) for way, words in CHANNELS.items() if way in there]


def contact_line(contact: Contact, workbook: Workbook, marked: bool) -> str:
    """An entry in one line; `!` when a rule has something to say."""
    debt = find(workbook.debts, contact.debt)
    way = _(CHANNELS[contact.channel])
    who = fill(_("you: {way}"), way=way) if contact.direction == "out" else way
    when = _("time not clear") if time_is_open(contact, workbook) else moment(contact.at)
    parts = [when, who, lender_of(debt) if debt else "", contact.person, words_alone(contact.said)]
    text = " · ".join(part for part in parts if part).replace("\n", " ")
    return ("! " if marked else "  ") + text


def clock_lines(workbook: Workbook, now: dt.datetime) -> list[str]:
    """Whom to call back by when."""
    return [clock_line(reach, workbook, now) for reach in reachability(timed(workbook), now)]


def clock_line(reach: Reachability, workbook: Workbook, now: dt.datetime) -> str:
    """Whom to call back by when, for one lender."""
    debt = find(workbook.debts, reach.debt)
    missed = ngettext("{n} missed call", "{n} missed calls in a row", reach.missed)
    if reach.call_back_by >= now.date():
        text = _("{lender}: {missed}. Call back today, on the number that they have.")
    else:
        text = _("{lender}: {missed}, the last on {day}. Call back on the number that they have.")
    return fill(text, lender=lender_of(debt), missed=missed, day=day(reach.last.date()))


def _finding(finding: Finding, guide: Guide, *, written: bool) -> list[Part]:
    """What a rule says to entries, and what can be done, about a message or a letter too; never a judgment."""
    rule, on = guide.conduct[finding.rule], day(finding.on)
    says, can = say(rule.text, guide.facts), say((rule.can_written if written else None) or rule.can, guide.facts)
    entries = ngettext("{n} entry", "{n} entries", len(finding.contacts))
    head = fill(_("{day}, {entries}: {rule}"), day=on, entries=entries, rule=says)
    return [Part(head, note=says, title=f"{on} · {entries}"), Part(can, note=f"→ {can}", follows=True)]


def agreement_lines(case: Case) -> list[str]:
    """How often there were demands for a debt for which a plan is agreed."""
    workbook = case.workbook
    rules = {rule.id for rule in case.guide.conduct.values() if rule.kind == "after-agreement"}
    contacts = {contact.id: contact for contact in workbook.contacts}
    counts: dict[str | None, int] = {}
    for finding in case.findings:
        if finding.rule in rules:
            debt = contacts[finding.contacts[0]].debt
            counts[debt] = counts.get(debt, 0) + len(finding.contacts)
    lines = []
    for about, count in counts.items():
        lender = lender_of(find(workbook.debts, about))
        text = ngettext(
            "{lender}: {n} contact although a plan is agreed.",
            "{lender}: {n} contacts although a plan is agreed.",
            count,
        )
        lines.append(fill(text, lender=lender))
    return lines
