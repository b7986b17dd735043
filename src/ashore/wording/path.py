"""From need to an agreed plan, in sentences: which stages are done, which is next, what a stage still lacks."""

from __future__ import annotations

from typing import NamedTuple

from ashore.casework.case import Case
from ashore.casework.debts import Wrong
from ashore.casework.path import done_stages
from ashore.casework.promises import OVER
from ashore.finance.offers import Measured
from ashore.guide.models.path import PathStage
from ashore.wording.budget import unknown_words
from ashore.wording.offers import verdict_words, wrong_words


class Reached(NamedTuple):
    """A stage of the way. `lacks` is what stands against it yet, in words."""

    stage: PathStage
    done: bool
    next: bool
    lacks: str = ""


def stages(case: Case) -> list[Reached]:
    """Every stage, as far as the workbook knows."""
    plan, filled, path = _plan(case), case.budget.known, case.guide.path
    carried = isinstance(plan, Measured) and plan.verdict == "fits"
    done = done_stages(case.workbook, filled, carried, len(case.guide.terms.point))
    reached = next((stage.id for stage in path.stage if stage.known not in done), None)
    return [
        Reached(stage, stage.known in done, stage.id == reached, _lacks(stage, plan, carried, case))
        for stage in path.stage
    ]


def _lacks(stage: PathStage, plan: Measured | Wrong | None, carried: bool, case: Case) -> str:
    if stage.known == "offer" and plan is not None and not carried:
        return wrong_words(plan) if isinstance(plan, Wrong) else verdict_words(plan, case.workbook.currency)
    if stage.known == "budget" and not case.budget.known:
        return unknown_words(case.budget)
    return ""


def _plan(case: Case) -> Measured | Wrong | None:
    """The offer that counts, measured: one that fits, else the firmest or the newest of those that still stand."""
    standing = [offer for offer in case.workbook.offers if offer.state not in OVER]
    standing.sort(key=lambda offer: ("open", "proposal", "agreed").index(offer.state))
    measured = [case.measured(offer) for offer in standing]
    for found in reversed(measured):
        if isinstance(found, Measured) and found.verdict == "fits":
            return found
    return measured[-1] if measured else None
