"""From need to an agreed plan: where the reader is, what comes next, and what to do when it goes another way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.guide.models.path import PathBranch
from ashore.guide.say import say
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.wording.path import stages
from ashore.workbook.find import find


class PathPage(ListPage):
    """The stages with a mark for what the workbook knows to be done; the next one is named."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"),)

    def again(self) -> Page:
        return PathPage(self.chosen)

    def heading(self) -> str:
        return _("From need to an agreed plan")

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        for reached in stages(self.ashore.case):
            stage = reached.stage
            mark = "[x]" if reached.done else "[ ]"
            right = _("← next") if reached.next else ""
            title = f"{mark} {say(stage.title, guide.facts)}"
            yield Item(title, partial(self.ashore.go.open, stage.opens), right, f"stage-{stage.id}", hang="    ")
            yield Item(say(stage.text, guide.facts), kind="note")
            if reached.lacks:
                yield Item(reached.lacks, kind="note")
        yield Item(_("When it goes another way"), kind="heading")
        for branch in guide.path.branch:
            yield Item(say(branch.title, guide.facts), partial(self._open, branch), id=f"branch-{branch.id}")
            yield Item(say(branch.text, guide.facts), kind="note")

    def _open(self, branch: PathBranch) -> None:
        if branch.letter:
            self.ashore.go.begin_letter(branch.letter)
        else:
            self.ashore.go.open(branch.opens)

    def action_facts(self) -> None:
        place = (self.chosen or "").removeprefix("branch-")
        path = self.ashore.guide.path
        branch = find(path.branch, place)
        self.ashore.go.facts(branch.facts if branch else path.facts)
