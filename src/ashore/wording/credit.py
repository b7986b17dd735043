"""The credit record in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from ashore.casework.credit import DisputeState
from ashore.i18n import _, fill, ngettext, sentences
from ashore.i18n.formats import day, money


def dispute_words(state: DisputeState, further: str = "") -> Iterator[str]:
    """Where an objection is, and what comes next; `further`: where one can go with it there."""
    due = day(state.due) if state.due else ""
    match state.stage:
        case "draft":
            yield _("Not filed yet. Write the letter; note here on which day it went out.")
        case "filed" if state.due is None:
            yield _("Filed. Ask by when you will have an answer, and note that day as a reminder.")
        case "filed":
            yield fill(_("The answer is due by {day}."), day=due)
        case "unanswered":
            text = fill(_("The answer was due by {day}."), day=due)
            yield sentences(text, further) if further else text
        case "answered":
            yield sentences(_("Answered. Is it not right?"), further) if further else _("Answered.")
        case "complained" if state.due is None:
            yield _("The complaint has gone out. Ask by when you will have an answer.")
        case "complained":
            yield fill(_("The answer to your complaint is due by {day}."), day=due)
        case "complaint-unanswered":
            yield fill(_("The answer to your complaint was due by {day}. Ask what became of it."), day=due)
        case "settled":
            yield _("Done. Keep the answer.")
    yield _("An objection is for errors. It promises nothing for an entry that is true.")


def dispute_short(state: DisputeState) -> str:
    """The same in a few words."""
    due = day(state.due) if state.due else ""
    if not due and state.stage in ("filed", "complained"):
        return _("no answer yet")
    texts = {
        "draft": _("not filed yet"),
        "filed": fill(_("answer by {day}"), day=due),
        "unanswered": fill(_("answer was due {day}"), day=due),
        "answered": _("answered"),
        "complained": fill(_("answer by {day}"), day=due),
        "complaint-unanswered": fill(_("answer was due {day}"), day=due),
        "settled": _("done"),
    }
    return texts[state.stage]


def streak_words(count: int) -> str:
    """How often in a row a bill was paid on time."""
    if count == 0:
        return _("No row of payments on time yet; the next one begins it.")
    return ngettext("Paid on time {n} time in a row.", "Paid on time {n} times in a row.", count)


def reserve_words(reserve: Decimal | None, currency: str) -> str:
    """What has been put aside."""
    if reserve is None:
        return _("Nothing put aside yet; a little every week is a beginning")
    return fill(_("Put aside: {sum}"), sum=money(reserve, currency))


def reserve_why() -> str:
    """What a reserve is for."""
    return _("A small sum that nobody touches: the next surprise then needs no loan. The buffer can feed it.")


def years_bar_words() -> str:
    """What the signs of the rows mean."""
    return _("Half a year each: █ the entry is shown, ░ no more, ▒ shown, and its end counts only from paying off.")


def years_bar(today: dt.date, end: dt.date | None, retention: int) -> str:
    """The years to come as a row: filled until the entry ends; half filled where that counts only from paying off."""
    years = range(today.year, today.year + retention + 2)
    if end is None:
        return "  ".join(f"{year} ▒▒" for year in years)
    cells = []
    for year in years:
        halves = sum(dt.date(year, month, 1) <= end for month in (1, 7))
        cells.append(f"{year} " + "█" * halves + "░" * (2 - halves))
    return "  ".join(cells)
