"""A court paper in sentences: its days first, then what it is, how to check it, what to do. No key is named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.casework.case import Case
from ashore.casework.papers import counted, days_of, hearing_on, lacks_day
from ashore.guide.guide import Guide
from ashore.guide.models.base import Words
from ashore.guide.models.papers import PaperAnswer, PaperKind
from ashore.guide.say import say
from ashore.i18n import _, fill, letter_text, ngettext, sentences
from ashore.i18n.formats import day
from ashore.wording.phrases import named
from ashore.wording.result import Part
from ashore.workbook.model import CourtPaper


def paper_kind(paper: CourtPaper, guide: Guide) -> PaperKind | None:
    """Its kind, as far as it was chosen."""
    return guide.papers.get(paper.kind or "")


def paper_title(paper: CourtPaper, guide: Guide) -> str:
    """What it is, from which court, under which number."""
    kind = paper_kind(paper, guide)
    parts = [say(kind.title, guide.facts) if kind else _("a paper"), paper.court, paper.number]
    return " · ".join(filter(None, parts))


def paper_until(paper: CourtPaper, case: Case) -> str:
    """Its next day, in a few words."""
    if paper.checked == "no-case":
        return _("the court has no such case")
    days, today = days_of(paper, case.clocks.papers, case.today), case.today
    if lacks_day(paper, case.clocks.papers) and not any(found.day >= today for found in days):
        return _("no day yet")
    if not days:
        return _("answered")
    found = next((found for found in days if found.day >= today), days[-1])
    if found.kind == "hearing":
        text = _("hearing was {day}") if found.day < today else _("hearing {day}")
    else:
        text = _("was due {day}") if found.day < today else _("by {day}")
    return fill(text, day=day(found.day))


def paper_facts(paper: CourtPaper, guide: Guide) -> tuple[str, ...]:
    """The facts behind it: those of its kind, and of what the court said of it; where they are none, of the card."""
    kind = paper_kind(paper, guide)
    of_kind = kind.facts if kind and paper.checked != "no-case" else ()
    return tuple(dict.fromkeys((*of_kind, *_court_said(paper, guide).facts))) or guide.card_for("court").facts


def paper_letters(paper: CourtPaper, guide: Guide) -> list[tuple[str, str]]:
    """The letters that its kind calls for, by kind, each with its title."""
    kind = paper_kind(paper, guide)
    if kind is None or paper.checked == "no-case":
        return []
    templates = [guide.letters[letter] for letter in kind.letters if letter in guide.letters]
    return [(template.id, say(template.title, guide.facts, letter_text)) for template in templates]


def _court_said(paper: CourtPaper, guide: Guide) -> PaperAnswer:
    return guide.paper_answer(paper.checked or "not-asked")


def paper_parts(paper: CourtPaper, case: Case) -> Iterator[Part | str]:
    """What a court paper comes to."""
    guide, kind = case.guide, paper_kind(paper, case.guide)
    of_court = say(_court_said(paper, guide).text, guide.facts)
    if paper.checked == "no-case":  # whatever it says that it is, its days are not a court's
        yield of_court
        return
    if kind is None:
        yield _("Choose what it is; then it stands here which days count, and what to do.")
    yield from _days(paper, kind, case)
    if kind is None:
        return
    yield say(kind.text, guide.facts)
    parts: list[tuple[str, Words | None]] = [
        (_("Is it real?"), kind.check),
        (_("If nothing is done"), kind.silence),
        (_("What to do"), kind.do),
        (_("What does not help"), kind.trap),
    ]
    for title, text in parts:
        if text is not None:
            words = say(text, guide.facts)
            yield Part(named(title, words), note=words, title=title)
    yield of_court
    yield _("This is where a lawyer or legal aid is worth asking. This page is no legal advice.")


def _days(paper: CourtPaper, kind: PaperKind | None, case: Case) -> Iterator[str]:
    """Its days: when one has to be there, by when it has to be answered, or that only the court can say."""
    clocks, guide = case.clocks.papers, case.guide
    if paper.answered_on is not None:
        yield fill(_("Answered on {day}. Keep a copy and the receipt."), day=day(paper.answered_on))
    hearing = hearing_on(paper, clocks)
    for found in days_of(paper, clocks, case.today):
        yield from [_hearing(found.day, case)] if found.kind == "hearing" else _last_day(paper, found.day, kind, case)
    if not lacks_day(paper, clocks):
        return
    if kind is not None and (kind.days or kind.months) and paper.received is None:
        yield _("Note the day on which you got it: it starts the clock.")
    elif kind is not None and kind.undated is not None:
        yield say(kind.undated, guide.facts)
    elif hearing is None:
        yield _("By when it has to be answered is not known: ask the court today, and note the day.")


def _hearing(on: dt.date, case: Case) -> str:
    left = (on - case.today).days
    if left < 0:
        return fill(_("The hearing was on {day}. Ask the court today what was decided."), day=day(on))
    return sentences(fill(_("Hearing: {day}, be there."), day=day(on)), _days_left(left))


def _last_day(paper: CourtPaper, by: dt.date, kind: PaperKind | None, case: Case) -> Iterator[str]:
    left = (by - case.today).days
    if left >= 0:
        yield sentences(fill(_("Last day: {day}."), day=day(by)), _days_left(left))
    else:
        yield fill(_("The last day was {day}. Ask for legal advice today."), day=day(by))
    by_clock = counted(paper, case.clocks.papers)
    if paper.date is None and kind is not None and kind.counts is not None:
        yield say(kind.counts, case.guide.facts)
    elif paper.date is not None and by_clock is not None and by_clock < by:
        text = _("This is the day that you noted from it. By the usual count it would be {day} already: act by then.")
        yield fill(text, day=day(by_clock))


def _days_left(left: int) -> str:
    return ngettext("{n} day left.", "{n} days left.", left)
