"""Court papers: by when each has to be answered, and whether it has to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ashore.workbook.model import CourtPaper


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
