"""Court papers: by when each has to be answered, when one has to be there, and whether it still waits for that."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from typing import Literal, NamedTuple

from ashore.workbook.model import Contact, CourtPaper, Workbook

DayKind = Literal["answer", "hearing"]
"""What a day of a paper is: the last one to answer, or that of a hearing, at which one has to be there."""
WARNED = (7, 2)
"""How many days before a day of a court it is named: time to get help, and time to post a letter."""


class Clock(NamedTuple):
    """What the law counts for a kind of paper. `hearing`: the day that stands in it is that of a hearing, and there is
    no last day to answer. `days` or `months` from the receipt are the clock where no day is printed; None: there is no
    such clock, and only the court can say the day."""

    days: int | None = None
    months: int | None = None
    hearing: bool = False


NO_CLOCK = Clock()
Rules = Mapping[str, Clock]
"""The clocks by the kind of paper."""


class PaperDay(NamedTuple):
    """A day of a paper, and what it is."""

    kind: DayKind
    day: dt.date


def clock_of(paper: CourtPaper, clocks: Rules) -> Clock:
    """The clock of its kind."""
    return clocks.get(paper.kind or "", NO_CLOCK)


def awaits_answer(paper: CourtPaper) -> bool:
    """Whether there is something to do about it by its day: not once it was answered, nor where the court knows of no
    such case."""
    return paper.answered_on is None and paper.checked != "no-case"


def counted(paper: CourtPaper, clocks: Rules) -> dt.date | None:
    """The last day by the clock of the law, counted from the receipt, which itself does not count. Days off, which may
    move it on, are not counted: the earlier day is the safe one. None where there is no such clock, or no receipt."""
    clock, received = clock_of(paper, clocks), paper.received
    if received is None:
        return None
    try:
        if clock.days is not None:
            return received + dt.timedelta(days=clock.days)
        if clock.months is not None:
            years, month = divmod(received.month - 1 + clock.months, 12)
            year = received.year + years
            return dt.date(year, month + 1, min(received.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):  # past the last year that there is
        pass
    return None


def answer_by(paper: CourtPaper, clocks: Rules) -> dt.date | None:
    """The last day to act: the one that the court has printed, otherwise by the clock of the law. None where neither is
    known: then only the court can say it."""
    if clock_of(paper, clocks).hearing:
        return None
    return paper.date or counted(paper, clocks)


def hearing_on(paper: CourtPaper, clocks: Rules) -> dt.date | None:
    """The day of the hearing that stands in it."""
    return paper.hearing or (paper.date if clock_of(paper, clocks).hearing else None)


def lacks_day(paper: CourtPaper, clocks: Rules) -> bool:
    """Whether it waits for an answer and nobody knows by when: the court is to be asked today."""
    known = hearing_on(paper, clocks) if clock_of(paper, clocks).hearing else answer_by(paper, clocks)
    return awaits_answer(paper) and known is None


def days_of(paper: CourtPaper, clocks: Rules, today: dt.date) -> list[PaperDay]:
    """Its days that still matter, earliest first. A hearing that is to come matters also when the paper was answered:
    a written answer does not stand in for being there."""
    if paper.checked == "no-case":
        return []
    found: list[PaperDay] = []
    by, hearing = answer_by(paper, clocks), hearing_on(paper, clocks)
    if by is not None and paper.answered_on is None:
        found.append(PaperDay("answer", by))
    if hearing is not None and (paper.answered_on is None or hearing >= today):
        found.append(PaperDay("hearing", hearing))
    return sorted(found, key=lambda found: (found.day, found.kind))


def warnings_of(found: PaperDay, today: dt.date) -> list[tuple[dt.date, int]]:
    """On which days it is named ahead, and how many days before: those that are still to come."""
    ahead = [(found.day - dt.timedelta(days=before), before) for before in WARNED if found.day.toordinal() > before]
    return [(day, before) for day, before in ahead if day >= today]


def logged_alone(workbook: Workbook) -> list[Contact]:
    """What came from a court and stands in the log alone: the last of each debt for which neither a court paper is
    noted nor a day of the next step."""
    about = {paper.debt for paper in workbook.papers}
    last: dict[str | None, Contact] = {}
    for contact in sorted(workbook.contacts, key=lambda contact: (contact.at, contact.id)):
        if contact.channel == "court" and contact.direction == "in":
            last[contact.debt] = contact
    return [
        contact
        for debt, contact in last.items()
        if contact.next_on is None and not (about and (debt is None or not about.isdisjoint((debt, None))))
    ]
