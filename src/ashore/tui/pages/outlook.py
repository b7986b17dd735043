"""The visit outlook: a few questions, an answer in words with its reasons; and what usually happens when."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.forms.field import Field
from ashore.forms.outlook import outlook_fields
from ashore.guide.say import say
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import RecordPage
from ashore.wording.outlook import outlook_facts, outlook_result
from ashore.wording.phrases import named
from ashore.wording.result import Result


class OutlookPage(RecordPage):
    """At most eight questions at the left, most of them answered already; what follows at the right."""

    ACTIONS: ClassVar[Actions] = (
        Action("f", K_("source"), "facts"),
        Action("i", K_("what happens when"), "timeline"),
    )

    def again(self) -> Page:
        return OutlookPage(self.place())

    def heading(self) -> str:
        return _("What speaks for and against a visit")

    def fields(self) -> Iterable[Field | str]:
        return outlook_fields(self.ashore.case)

    def comes_to(self) -> Result:
        return outlook_result(self.ashore.case, _("Answer what you can at the left; the reasons stand here."))

    def action_facts(self) -> None:
        self.ashore.go.facts(outlook_facts(self.ashore.case))

    def action_timeline(self) -> None:
        self.ashore.go.open("timeline")


class TimelinePage(ListPage):
    """What lenders usually do, by days overdue, and what to do; 'you are here'."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"),)

    def again(self) -> Page:
        return TimelinePage(self.chosen)

    def heading(self) -> str:
        return _("What usually happens, and when")

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        here = self.ashore.case.stage
        yield Item(_("Lenders differ; this is what is usual, counted in days overdue."), kind="text")
        for number, stage in enumerate(guide.timeline):
            right = _("← you are here") if number == here else ""
            show = partial(self.ashore.go.facts, stage.facts)
            yield Item(say(stage.title, guide.facts), show, right, f"stage-{stage.id}")
            yield Item(named(_("They"), say(stage.they, guide.facts)), kind="note")
            yield Item(named(_("You"), say(stage.you, guide.facts)), kind="note")
        own = _("My case: what speaks for and against a visit")
        yield Item(own, partial(self.ashore.go.open, "outlook"), id="own")

    def focus_start(self) -> None:
        here = self.ashore.case.stage
        if self._at is None and here is not None:
            self._at = f"stage-{self.ashore.guide.timeline[here].id}"
        super().focus_start()

    def action_facts(self) -> None:
        place = (self.chosen or "").removeprefix("stage-")
        facts = [fact for stage in self.ashore.guide.timeline if stage.id == place for fact in stage.facts]
        self.ashore.go.facts(tuple(facts))
