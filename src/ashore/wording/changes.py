"""What an edit did, in a few words: what is said when it is undone, and when it is done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ashore.i18n import N_, _, fill
from ashore.text import shorten
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session

WHAT: Mapping[str, str] = {
    "created": N_("the workbook"),
    "jurisdiction": N_("the place whose rules hold"),
    "currency": N_("the currency"),
    "steps": N_("a step"),
    "debts": N_("a debt"),
    "offers": N_("an offer"),
    "share": N_("the way of sharing out"),
    "budget": N_("the budget"),
    "cash": N_("the weeks ahead"),
    "trial": N_("what is being tried"),
    "contacts": N_("a contact"),
    "letters": N_("a letter"),
    "evidence": N_("a piece of evidence"),
    "answers": N_("an answer about a visit"),
    "later": N_("what was put off"),
    "reminders": N_("a reminder"),
    "papers": N_("a court paper"),
    "reports": N_("a look at the credit report"),
    "disputes": N_("an objection"),
    "bills": N_("a bill"),
    "payees": N_("a payee of the statements"),
    "reserve": N_("the reserve"),
    "unfinished": N_("what was typed"),
}
"""Everything that a workbook holds."""
NAMES = ("lender", "label", "text", "entry", "court", "person", "name")
"""Under which of its words a record is known to the reader."""
MOST = 2
"""So many things are named."""
ROOM = 20
"""Columns for the name of one."""


def change_words(before: Workbook, after: Workbook) -> str:
    """What is another in a workbook than before."""
    found = list(_changes(before, after))
    # What belongs to a field that could not be read yet is said by nothing else.
    counted = Counter([words for field, words in found if field != "unfinished"] or [words for _field, words in found])
    said = [f"{words} × {count}" if count > 1 else words for words, count in counted.items()]
    return _(", ").join(said[:MOST]) + ("…" if len(said) > MOST else "")


def undo(session: Session) -> str:
    """Take the last edit back, and say which it was."""
    after = session.value
    if not session.undo():
        return _("Nothing to undo.")
    return fill(_("Undone: {what}. r does it again."), what=change_words(session.value, after))


def redo(session: Session) -> str:
    """Do again what was undone, and say what it was."""
    before = session.value
    if not session.redo():
        return _("Nothing to redo.")
    return fill(_("Done again: {what}. u undoes it."), what=change_words(before, session.value))


def _changes(before: Workbook, after: Workbook) -> Iterator[tuple[str, str]]:
    """Each thing that was noted, deleted or changed, with the field of the workbook in which it stands."""
    for field, words in WHAT.items():
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        if not _records(old) or not _records(new):
            yield field, _changed(_(words))
            continue
        olds, news = ({record.id: record for record in records} for records in (old, new))
        for id_ in olds.keys() - news.keys():
            yield field, fill(_("{what} deleted"), what=_named(words, olds[id_]))
        for id_ in news.keys() - olds.keys():
            yield field, fill(_("{what} noted"), what=_named(words, news[id_]))
        for id_ in olds.keys() & news.keys():
            if olds[id_] != news[id_]:
                yield field, _changed(_named(words, olds[id_], news[id_]))


def _records(values: Any) -> bool:
    return isinstance(values, tuple) and all(hasattr(value, "id") for value in values)


def _changed(what: str) -> str:
    return fill(_("{what} changed"), what=what)


def _named(words: str, *records: Any) -> str:
    name = next((text for record in records for name in NAMES if (text := getattr(record, name, ""))), "")
    return fill(_("{what} ({name})"), what=_(words), name=shorten(name, ROOM)) if name else _(words)
