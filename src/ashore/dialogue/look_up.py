"""To look up: words explained, the sources, whom to turn to, what can be typed."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.lists import menu_hints
from ashore.dialogue.places import PLACES, TO_LOOK_UP
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice, question_hints
from ashore.guide.as_text import certainty_words, is_old
from ashore.guide.models.facts import Fact
from ashore.guide.models.glossary import Term
from ashore.guide.say import say, title_of
from ashore.i18n import _, fill
from ashore.i18n.formats import short_day
from ashore.text import folded, stands_in


class LookUp(Subject):
    """What is there to be looked up, not to be done."""

    def look_up(self) -> None:
        """What there is."""

        def choices() -> list[Choice]:
            return [(_(PLACES[name].label), partial(self._go, name)) for name in TO_LOOK_UP]

        self._talk.menu(lambda: [_("To look up")], choices)

    def words(self) -> None:
        """The glossary: a word's number says what it means."""
        facts = self._guide.facts

        def explain(term: Term) -> None:
            self._talk.heading(say(term.term, facts))
            self._talk.say(say(term.meaning, facts))

        def choices() -> list[Choice]:
            return [(say(term.term, facts), partial(explain, term)) for term in self._guide.glossary.word]

        self._talk.menu(lambda: [_("Words explained")], choices)

    # Sources

    def sources(self) -> None:
        """How many facts there are; those with a word in them, or all."""
        facts, today = self._guide.facts, self._today
        old = [fact for fact in facts.facts.values() if is_old(fact, today)]

        def title() -> list[str]:
            text = _("{n} facts. Every one says where it is from, how sure we are, and when it was last looked up.")
            lines = [fill(_("Rules of: {place}"), place=title_of(self._guide)), fill(text, n=str(len(facts.facts)))]
            if old:
                text = _("! {n} of them were looked up more than a year ago: check them before you rely on them.")
                lines.append(fill(text, n=str(len(old))))
            return [_("Sources"), *lines]

        def choices() -> list[Choice]:
            return [
                (_("Those with a word in them"), self._search),
                (_("All of them"), partial(self._found, _("All of them"), list(facts.facts.values()))),
            ]

        self._talk.menu(title, choices)

    def _search(self) -> None:
        words = self._heard(_("Which word? Enter goes back."))
        if not words:
            return
        sought, facts = folded(words).split(), self._guide.facts
        found = [fact for fact in facts.facts.values() if stands_in(folded(say(fact.statement, facts)), sought)]
        if found:
            self._found(words, found)
        else:
            self._talk.say(_("Nothing found."))

    def _found(self, heading: str, found: list[Fact]) -> None:
        facts, today = self._guide.facts, self._today

        def line(fact: Fact) -> str:
            mark = "! " if is_old(fact, today) else ""
            return f"{mark}{say(fact.statement, facts)} ({certainty_words(fact)} · {short_day(fact.checked)})"

        def choices() -> list[Choice]:
            return [(line(fact), partial(self._say_facts, (fact.id,))) for fact in found]

        self._talk.menu(lambda: [heading], choices)

    def help(self) -> None:
        """Whom to turn to; and what can be typed where."""
        guide = self._guide

        def title() -> list[str]:
            lines = [say(line.text, guide.facts) for line in guide.help.line]
            keys = [_("In a list:"), *menu_hints(), _("At a question:"), *question_hints()]
            return [_("Whom to turn to"), *lines, *keys]

        def choices() -> list[Choice]:
            return self._sources([fact for line in guide.help.line for fact in line.facts])

        self._talk.menu(title, choices)
