"""Where the conversation begins: danger first, then where the case stands, and where to go from there."""

from __future__ import annotations

from functools import partial

from ashore.casework.agenda import came_since, coming
from ashore.casework.verdict import verdict_of
from ashore.dialogue.cards import Cards
from ashore.dialogue.next_step import next_lines
from ashore.dialogue.places import HOME, PLACES, places
from ashore.dialogue.settings import Settings
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice, wrong_words
from ashore.dialogue.verdict import Verdicts
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.i18n.formats import day
from ashore.wording.phrases import named
from ashore.wording.program import about_words, kept_words, rules_words
from ashore.wording.standing import agenda_line, status_lines
from ashore.wording.verdict import night_words


class Conversation(Subject):
    """The workbook, question by question."""

    def begin(self) -> None:
        """The first start: whether there is danger now, and what this is; then home."""
        if not self._program.settings.welcomed:
            self._talk.heading(_("You are not alone with this."))
            languages: Choice = ("Language / 语言", Settings.of(self).language)
            Cards.of(self).triage(languages)
            self._talk.say("", about_words(), rules_words(self._guide), kept_words(self._program.path))
            self._program.keep(welcomed=True)
        self.home()

    def home(self) -> None:
        """Where the case stands, and where to go from there."""
        self._talk.urgent = Cards.of(self).triage

        def title() -> list[str]:
            try:
                return [_("Ashore: where you stand"), *self._stand()]
            except Exception as error:  # every way from here stays open
                return [_("Ashore: where you stand"), wrong_words(error)]

        def choices() -> list[Choice]:
            offered = places()
            ways: list[Choice] = [(_(PLACES[name].label), partial(self._go, name)) for name in HOME if name in offered]
            return [*ways, self._follows(), *self._program.more()]

        self._talk.menu(title, choices)

    def _stand(self) -> list[str]:
        """How far one is, what is owed, left and due, and the next step."""
        case = self._case
        lines = [*self._since(), *Verdicts.of(self).lines(), *status_lines(case)]
        if first := coming(case.agenda, case.today):
            lines.append(named(_("What is due"), agenda_line(first, case.today)))
        if late := night_words(verdict_of(case), case):
            lines.append(late)
        helps = self._guide.help.line_for("despair") if case.weighs_heavily else None
        helpline = [say(helps.text, self._guide.facts)] if helps else []
        return list(dict.fromkeys([*lines, *next_lines(case), *helpline]))  # what is said twice is heard twice

    def _follows(self) -> Choice:
        """The one thing that follows from how the case stands."""
        try:
            return Verdicts.of(self).choice()
        except Exception:  # the other ways stay open
            return _("Debts"), partial(self._go, "debts")

    def _since(self) -> list[str]:
        """After an absence: what came since the workbook was written last."""
        last, today = self._program.last_here, self._today
        came = came_since(self._case.agenda, last, today)
        if last is None or came is None:
            return []
        return [
            fill(_("Since you were here, {day}"), day=day(last)),
            *([agenda_line(entry, today) for entry in came] or [_("Nothing that was noted has come due.")]),
            _("Sums are as they were noted then: look up what is owed today."),
        ]
