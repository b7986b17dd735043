"""Whether somebody will come: a few questions, an answer in words; and what usually happens when."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.outlook import outlook_fields
from ashore.guide.models.timeline import Stage
from ashore.guide.say import say
from ashore.i18n import _
from ashore.wording.outlook import outlook_facts, outlook_sentences
from ashore.wording.phrases import named


class Outlooks(Subject):
    """What speaks for and against a visit."""

    def outlook(self) -> None:
        """What follows from what is known; the questions; what usually happens when."""
        hint = _("Answer what you can; the reasons are said then.")

        def choices() -> list[Choice]:
            return [
                (_("Answer the questions"), lambda: self._questions(lambda _workbook: outlook_fields(self._case))),
                (_("What usually happens, and when"), self.timeline),
                *self._sources(outlook_facts(self._case)),
            ]

        heading = _("What speaks for and against a visit")
        self._talk.menu(lambda: [heading, *outlook_sentences(self._case, hint, "•")], choices)

    def timeline(self) -> None:
        """What lenders usually do, by days overdue, and what to do; 'you are here'."""

        def title() -> list[str]:
            here, lines = self._case.stage, []
            for number, stage in enumerate(self._guide.timeline):
                mark = " " + _("← you are here") if number == here else ""
                lines.append(self._title(stage) + mark)
                lines.append(named(_("They"), say(stage.they, self._guide.facts)))
                lines.append(named(_("You"), say(stage.you, self._guide.facts)))
            usual = _("Lenders differ; this is what is usual, counted in days overdue.")
            return [_("What usually happens, and when"), usual, *lines]

        def choices() -> list[Choice]:
            found = [
                (named(_("Where this is from"), self._title(stage)), partial(self._say_facts, stage.facts))
                for stage in self._guide.timeline
                if stage.facts
            ]
            return [*found]

        self._talk.menu(title, choices)

    def _title(self, stage: Stage) -> str:
        return say(stage.title, self._guide.facts)
