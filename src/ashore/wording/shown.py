"""Steps that look done by what was entered: which, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from ashore.casework.case import Case
from ashore.guide.models.chapter import ShownBy
from ashore.guide.say import say
from ashore.i18n import N_, _
from ashore.wording.phrases import named

SHOWN: Mapping[ShownBy, str] = {
    "debt": N_("a debt is noted with its lender, contract and day"),
    "owed": N_("what is owed is noted with its day"),
    "budget": N_("the budget is filled in"),
    "offer": N_("an offer stands beside the budget"),
    "letter": N_("an offer is in a letter"),
    "letter-sent": N_("a letter has gone out"),
    "log": N_("a contact is in the log"),
    "called": N_("a call of yours is in the log"),
    "evidence": N_("a piece of evidence is noted"),
    "terms": N_("all points of an offer are there in writing"),
    "court-paper": N_("a court paper is noted"),
    "report": N_("a look at the credit report is noted"),
    "dispute": N_("an objection is noted"),
    "bills": N_("a monthly bill is noted"),
    "reminder": N_("a reminder is noted"),
    "reserve": N_("a reserve is noted"),
    "certificate": N_("a settlement certificate is noted"),
}
"""What shows it, by the condition of the step."""


def shown_words(step: str, case: Case) -> str:
    """A step that looks done, and why."""
    block = case.guide.steps[step]
    text = say(block.text, case.guide.facts)
    return named(_(SHOWN[block.shown_by]), text) if block.shown_by else text
