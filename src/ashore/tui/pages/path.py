"""From need to an agreed plan: where the reader is, what comes next, and what to do when it goes another way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding

from ashore.casework.debts import Wrong
from ashore.casework.path import done_stages
from ashore.casework.promises import OVER
from ashore.finance.offers import Measured
from ashore.guide.models import PathBranch
from ashore.guide.say import say
from ashore.i18n import N_, _
from ashore.tui.page import Keys, Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.wording.budget import unknown_words
from ashore.wording.offers import verdict_words, wrong_words
from ashore.workbook.find import find


class PathPage(ListPage):
    """The stages with a mark for what the workbook knows to be done; the next one is named."""

    BINDINGS = [Binding("f", "facts", show=False), Binding("o", "choose", show=False)]
    KEYS: ClassVar[Keys] = (("↑↓", N_("read")), ("Enter", N_("open")), ("f", N_("source")))

    def again(self) -> Page:
        return PathPage(self.chosen)

    def heading(self) -> str:
        return _("From need to an agreed plan")

    def items(self) -> Iterable[Item]:
        guide, workbook = self.ashore.guide, self.ashore.session.value
        filled = self.ashore.case.budget.known
        plan = self._plan()
        carried = isinstance(plan, Measured) and plan.verdict == "fits"
        done = done_stages(workbook, filled, carried, len(guide.terms.point))
        reached = next((stage.id for stage in guide.path.stage if stage.known not in done), None)
        for stage in guide.path.stage:
            mark = "[x]" if stage.known in done else "[ ]"
            right = _("← next") if stage.id == reached else ""
            title = f"{mark} {say(stage.title, guide.facts)}"
            yield Item(title, partial(self.ashore.open_tool, stage.opens), right, f"stage-{stage.id}")
            yield Item(say(stage.text, guide.facts), kind="note")
            if stage.known == "offer" and plan is not None and not carried:
                why = wrong_words(plan) if isinstance(plan, Wrong) else verdict_words(plan, workbook.currency)
                yield Item(why, kind="note")
            if stage.known == "budget" and not filled:
                yield Item(unknown_words(self.ashore.case.budget), kind="note")
        yield Item(_("When it goes another way"), kind="heading")
        for branch in guide.path.branch:
            yield Item(say(branch.title, guide.facts), partial(self._open, branch), id=f"branch-{branch.id}")
            yield Item(say(branch.text, guide.facts), kind="note")

    def _plan(self) -> Measured | Wrong | None:
        """The offer that counts, measured: one that fits, else the firmest or the newest of those that still stand."""
        standing = [offer for offer in self.ashore.session.value.offers if offer.state not in OVER]
        standing.sort(key=lambda offer: ("open", "proposal", "agreed").index(offer.state))
        measured = [self.ashore.case.measured(offer) for offer in standing]
        for found in reversed(measured):
            if isinstance(found, Measured) and found.verdict == "fits":
                return found
        return measured[-1] if measured else None

    def _open(self, branch: PathBranch) -> None:
        if branch.letter:
            self.ashore.begin_letter(branch.letter)
        else:
            self.ashore.open_tool(branch.opens)

    def action_facts(self) -> None:
        place = (self.chosen or "").removeprefix("branch-")
        path = self.ashore.guide.path
        branch = find(path.branch, place)
        self.ashore.show_facts(branch.facts if branch else path.facts)
