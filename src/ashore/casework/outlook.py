"""The visit outlook: what speaks for and against a visit. No odds: nobody knows them (fact visit-probability)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from ashore.casework.contacts import marked, reachability, timed
from ashore.casework.debts import days_overdue, state_of
from ashore.values import YesNo
from ashore.workbook.model import Workbook

OUT_OF_REACH = 3
"""Missed calls in a row from which on one counts as out of reach (fact cba-third-person)."""
RECENT = dt.timedelta(days=30)
"""How long a talk shows that one can be reached, and that one is in talks; and how long a visit counts as announced."""


def known(workbook: Workbook, now: dt.datetime, late: int, announce: Collection[str] = ()) -> dict[str, YesNo]:
    """What the workbook answers by itself; `late` are the days overdue from which on a case is an old one, `announce`
    the marks of an entry in which somebody said that they would come."""
    answers: dict[str, YesNo] = {}
    today = now.date()
    missed = max((reach.missed for reach in reachability(timed(workbook), now)), default=0)
    past = [contact for contact in timed(workbook) if contact.at <= now]
    talks = [c for c in past if c.channel in ("call", "chat", "visit") and now - c.at <= RECENT]
    if missed >= OUT_OF_REACH:
        answers["reachable"] = "no"
    elif talks and not missed:
        answers["reachable"] = "yes"
    overdue = [days for debt in workbook.debts if (days := days_overdue(debt, today)) is not None]
    if overdue:
        answers["long-overdue"] = "yes" if max(overdue) > late else "no"
    agreed = any(state_of(debt, today) == "agreed" for debt in workbook.debts)
    written = any(sending.replied_on is None for letter in workbook.letters for sending in letter.sendings)
    if agreed or written or any(talk.direction == "out" for talk in talks):  # to be rung up is not to be in talks
        answers["in-talks"] = "yes"
    if any(now - contact.at <= RECENT for contact in marked(past, announce)):
        answers["announced"] = "yes"
    if any(contact.channel == "visit" and contact.direction == "in" for contact in past):
        answers["came-before"] = "yes"
    if any(contact.channel == "third-person" for contact in past):
        answers["others-asked"] = "yes"
    return answers


class Reason(NamedTuple):
    """What speaks for or against a visit, when the named questions have these answers."""

    id: str
    speaks: Literal["for", "against"]
    when: Mapping[str, YesNo]


class Outlook(NamedTuple):
    """The level and the reasons, those for a visit first."""

    level: str
    reasons: tuple[str, ...]


def weigh(answers: Mapping[str, YesNo], reasons: Iterable[Reason], levels: Mapping[str, int]) -> Outlook:
    """Which reasons hold, and the level for so many that speak for a visit. `levels`: from how many on each holds."""
    holding = [reason for reason in reasons if all(answers.get(q) == a for q, a in reason.when.items())]
    count = sum(reason.speaks == "for" for reason in holding)
    level = max((start, name) for name, start in levels.items() if start <= count)[1]
    ordered = sorted(holding, key=lambda reason: reason.speaks == "against")
    return Outlook(level, tuple(reason.id for reason in ordered))


def stage_of(days: int | None, ends: Sequence[int | None]) -> int | None:
    """Which stage so many days overdue are in; None when nothing is known. `ends`: each stage's last day."""
    if days is None:
        return None
    return next((n for n, end in enumerate(ends) if end is None or days <= end), len(ends) - 1)
