"""Court papers: by when each has to be answered, and whether it has to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ashore.workbook.model import Contact, CourtPaper, Workbook


def awaits_answer(paper: CourtPaper) -> bool:
    """Whether there is something to do about it by its day: not once it was answered, nor where the court knows of no
    such case."""
    return paper.answered_on is None and paper.checked != "no-case"


def answer_by(paper: CourtPaper, days: Mapping[str, int]) -> dt.date | None:
    """The last day to act, counted from the receipt, which itself does not count; or the day that stands in the paper.

    `days` are those of each kind that has a clock. None when neither is known.
    """
    clock = days.get(paper.kind or "")
    if clock is not None and paper.received is not None:
        return paper.received + dt.timedelta(days=clock)
    return paper.date


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
