"""Whether what was noted of late weighs heavily: then the helpline is offered, quietly."""

from __future__ import annotations

import datetime as dt

from ashore.casework.conduct import marks_that_signal
from ashore.guide.guide import Guide
from ashore.workbook.model import Workbook

HEAVY_DAYS = 14
"""For how many days a threat in the log has the helpline offered."""


def weighs_heavily(workbook: Workbook, guide: Guide, today: dt.date) -> bool:
    """Whether the log or a letter of late shows threats or despair."""
    first, last = today - dt.timedelta(HEAVY_DAYS), today + dt.timedelta(HEAVY_DAYS)
    recent = [c for c in workbook.contacts if first <= c.at.date() <= last]
    if any(contact.tone == "threatening" for contact in recent):
        return True
    marks = {mark for contact in recent for mark in contact.marks}
    if marks and not marks.isdisjoint(marks_that_signal(guide, "threat")):
        return True
    words = [text for contact in recent for text in (contact.said, contact.mine)]
    words += [answer for draft in workbook.letters for answer in draft.answers.values() if isinstance(answer, str)]
    if not any(words):
        return False
    from ashore.casework.clauses import check

    rules = [rule for rule in guide.clauses.values() if rule.signals == "despair"]
    # Looked through once; a sentence ends in between.
    whole = "。\n".join(dict.fromkeys(text for text in words if text))
    return bool(check(whole, rules, guide.clause_words))
