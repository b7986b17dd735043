"""What to do next, in words."""

from __future__ import annotations

from ashore.casework.agenda import UNDATED
from ashore.casework.case import Case
from ashore.casework.next_step import NextAction
from ashore.guide.say import say
from ashore.i18n import _, ngettext, sentences
from ashore.wording.contacts import clock_line
from ashore.wording.standing import agenda_line


def next_words(action: NextAction | None, case: Case) -> tuple[str, str]:
    """The next action, and why it is that; the second text may be empty."""
    if action is None:
        return _("All steps are done or set aside. You can rest, and come back when something changes."), ""
    if action.entry is not None:
        why = _("It has a day, so it comes before the steps. Enter opens it.")
        if action.entry.kind in UNDATED:
            why = _("Its day is not known yet, so it comes before the steps. Enter opens it.")
        return agenda_line(action.entry, case.today), why
    if action.reach is not None:
        why = _("Being reachable is what matters most. Enter opens the log.")
        return clock_line(action.reach, case.workbook, case.now), why
    block, facts = case.guide.steps[action.ref], case.guide.facts
    minutes = ngettext("About {n} minute.", "About {n} minutes.", block.minutes)
    return say(block.text, facts), sentences(minutes, say(block.why, facts))
