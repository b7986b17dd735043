"""The visit outlook in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.casework.case import Case
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.wording.contacts import contact_line
from ashore.wording.result import Part, Result
from ashore.workbook.find import get_record

MOST_ENTRIES = 3
"""How many entries of the log stand under one heading."""


def outlook_facts(case: Case) -> tuple[str, ...]:
    """The facts behind what is said."""
    file, (outlook, _answers) = case.guide.outlook, case.outlook
    facts = [*file.facts, *(fact for one in file.reason if one.id in outlook.reasons for fact in one.facts)]
    return tuple(dict.fromkeys([*facts, *(f for one in file.noted if case.signalled(one.signals) for f in one.facts)]))


def _noted(case: Case) -> Iterator[Part]:
    """What the log has of threats and of visits that were announced, and what that means."""
    facts = case.guide.facts
    for note in case.guide.outlook.noted:
        if entries := case.signalled(note.signals)[:MOST_ENTRIES]:
            title = fill(_("{what}, as you noted it:"), what=say(note.title, facts))
            lines = "\n".join(contact_line(entry, case.workbook, False) for entry in entries)
            yield Part(f"{title}\n{lines}", note=lines, title=title)
            yield Part(say(note.text, facts), follows=True)


def outlook_sentences(case: Case, hint: str = "", bullet: str = "") -> list[str]:
    """The answer with its reasons, and what is in the reader's own hands; `hint` stands where no reason is known.
    `bullet` stands before these instead of their number, where other numbers can be chosen."""
    return outlook_result(case, hint, bullet).sentences


def outlook_result(case: Case, hint: str = "", bullet: str = "") -> Result:
    """The same as a result: the answer stands first."""
    (outlook, _answers), guide = case.outlook, case.guide
    level = get_record(guide.outlook.level, outlook.level)
    reasons = {reason.id: reason for reason in guide.outlook.reason}
    speaks = {"for": "+", "against": "−"}
    lead = say(level.text, guide.facts) if outlook.reasons else hint
    parts = [Part(say(level.text, guide.facts), note="")] if outlook.reasons else []
    held = [f"{speaks[reasons[name].speaks]} {say(reasons[name].text, guide.facts)}" for name in outlook.reasons]
    if held:
        parts.append(Part("\n".join(held)))
    elif hint:
        parts.append(Part(hint, note=""))
    hands = [f"{bullet or f'{n}.'} {say(hand.text, guide.facts)}" for n, hand in enumerate(guide.outlook.hand, 1)]
    own = _("In your own hands:")
    parts += _noted(case)
    parts += [Part(own, note=""), Part("\n".join(hands), title=own), Part(say(guide.outlook.text, guide.facts))]
    return Result(lead, parts=parts)
