"""Court papers, reports, objections, bills and reminders in sentences: what each comes to. No key is named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ashore.casework.agenda import AgendaGroup
from ashore.casework.case import Case
from ashore.casework.credit import dispute_state, due_days, streak
from ashore.casework.papers import answer_by, awaits_answer
from ashore.guide.guide import Guide
from ashore.guide.models import PaperAnswer
from ashore.guide.say import note_of, say
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import day
from ashore.wording.credit import dispute_words, streak_words
from ashore.wording.phrases import named
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
            yield from _paper(record, case)
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


def paper_title(paper: CourtPaper, guide: Guide) -> str:
    """What it is, from which court, under which number."""
    kind = guide.papers.get(paper.kind or "")
    parts = [say(kind.title, guide.facts) if kind else _("a paper"), paper.court, paper.number]
    return " · ".join(filter(None, parts))


def paper_until(paper: CourtPaper, case: Case) -> str:
    """Its last day, in a few words."""
    by = answer_by(paper, case.clocks.papers)
    if paper.answered_on:
        return _("answered")
    if not awaits_answer(paper):
        return _("the court has no such case")
    if by is None:
        return _("no day yet")
    return fill(_("was due {day}") if by < case.today else _("by {day}"), day=day(by))


def paper_facts(paper: CourtPaper, guide: Guide) -> tuple[str, ...]:
    """The facts behind it: those of its kind, and of what the court said of it; where they are none, of the card."""
    kind = guide.papers.get(paper.kind or "")
    of_kind = kind.facts if kind and paper.checked != "no-case" else ()
    return tuple(dict.fromkeys((*of_kind, *_court_said(paper, guide).facts))) or guide.card_for("court").facts


def _court_said(paper: CourtPaper, guide: Guide) -> PaperAnswer:
    return guide.paper_answer(paper.checked or "not-asked")


def _paper(paper: CourtPaper, case: Case) -> Iterator[Part | str]:
    by, guide = answer_by(paper, case.clocks.papers), case.guide
    of_court = say(_court_said(paper, guide).text, guide.facts)
    if paper.checked == "no-case":  # whatever it says that it is, its days are not a court's
        yield of_court
        return
    if paper.answered_on is not None:
        yield fill(_("Answered on {day}. Keep a copy and the receipt."), day=day(paper.answered_on))
    elif by is not None:
        left = (by - case.today).days
        if left >= 0:
            days = ngettext("{n} day left.", "{n} days left.", left)
            yield sentences(fill(_("Last day: {day}."), day=day(by)), days)
        else:
            yield fill(_("The last day was {day}. Ask for legal advice today."), day=day(by))
    kind = guide.papers.get(paper.kind or "")
    starts = kind is not None and kind.days is not None and paper.received is None
    asks = by is None and paper.answered_on is None and not starts
    ask = _("By when it has to be answered is not known: ask the court today, and note the day.") if asks else ""
    if kind is None:
        yield _("Choose what it is; then it stands here which days count, and what to do.")
        yield from [ask] if ask else []
        return
    yield from [ask] if ask else []
    if starts:
        yield _("Note the day on which you got it: it starts the clock.")
    yield say(kind.text, guide.facts)
    for title, text in ((_("If nothing is done"), kind.silence), (_("What to do"), kind.do)):
        words = say(text, guide.facts)
        yield Part(named(title, words), note=words, title=title)
    yield of_court
    yield _("This is where a lawyer or legal aid is worth asking. This page is no legal advice.")


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
