"""Court papers, reports, objections, bills and reminders in sentences: what each comes to. No key is named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ashore.casework.agenda import AgendaGroup
from ashore.casework.case import Case
from ashore.casework.credit import dispute_state, due_days, streak
from ashore.guide.say import note_of
from ashore.i18n import N_, _, fill
from ashore.i18n.formats import day
from ashore.wording.credit import dispute_words, streak_words
from ashore.wording.papers import paper_parts
from ashore.wording.result import Part, Result, said
from ashore.workbook.model import Bill, CourtPaper, CreditReport, Dispute, Record, Reminder

GROUPS: Mapping[AgendaGroup, str] = {
    "undated": N_("To be done without a day"),
    "overdue": N_("Past its day"),
    "today": N_("Today"),
    "week": N_("In the next seven days"),
    "later": N_("Later"),
}


def entry_sentences(record: Record | None, case: Case) -> list[str]:
    """What there is to say about a record."""
    return entry_result(record, case).sentences


def entry_result(record: Record | None, case: Case) -> Result:
    """The same as a result: what matters most stands first."""
    return said(_entry(record, case))


def _entry(record: Record | None, case: Case) -> Iterator[Part | str]:
    match record:
        case Reminder():
            if record.date is None:
                yield _("With a day it stands in what is due.")
            else:
                yield _("It stands in what is due until it is done.")
        case CourtPaper():
            yield from paper_parts(record, case)
        case CreditReport():
            yield _("Look at: name and ID number, each lender, sums, days overdue, what is paid, who asked.")
            if record.found:
                text = _(
                    "Something is wrong: note the objection in the credit page, and write it with the letter for it."
                )
                yield text
            yield _("A true entry stays for its time; nobody can take it out for money.")
        case Dispute():
            clocks = case.clocks
            state = dispute_state(record, case.today, clocks.objection_days, clocks.complaint_days)
            yield from dispute_words(state, note_of("objection", case.guide.facts))
        case Bill():
            yield from _bill(record, case.today)


def _bill(bill: Bill, today: dt.date) -> Iterator[str]:
    if bill.day is None:
        yield _("With its day it stands in what is due.")
        return
    yield streak_words(streak(bill, today))
    paid = {entry.due: entry.on for entry in bill.paid}
    lines = []
    known = [due for due in due_days(bill, today, back=6) if paid and due >= min(paid)]
    for due in reversed(known or due_days(bill, today, back=1)):
        if due in paid:
            text = _("{due}: paid on {day}") if paid[due] <= due else _("{due}: paid late, on {day}")
            lines.append(fill(text, due=day(due), day=day(paid[due])))
        else:
            lines.append(fill(_("{due}: not noted as paid"), due=day(due)))
    yield "\n".join(lines)
