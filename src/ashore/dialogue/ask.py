"""Ask: a question in one's own words; answers, pages that may help, and what collectors say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from ashore.dialogue.calls import Calls
from ashore.dialogue.cards import Cards
from ashore.dialogue.chapters import Chapters
from ashore.dialogue.entries import Entries
from ashore.dialogue.letters import Letters
from ashore.dialogue.places import PLACES, places
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.guide.models.answer import Answer
from ashore.guide.search import Found, PageFound, search
from ashore.i18n import _, fill
from ashore.wording.answers import (
    WayOn,
    about_lines,
    call_lines,
    common_titles,
    none_words,
    they_say_words,
    title_words,
    ways_on,
)


class Ask(Subject):
    """Answers to what people ask."""

    def ask(self) -> None:
        """One question after the other, until the reader goes back."""
        hint = _("Ask in your own words: a few are enough. Enter goes back.")
        while question := self._heard(hint):
            found = search(self._guide).find(question, self._labels())
            self._talk.menu(partial(self._title, question, found), partial(self._choices, found))

    @staticmethod
    def _labels() -> Mapping[str, str]:
        """The places by name. A call that is going on stands with what to say in one."""
        labels = {name: _(place.label) for name, place in places().items()}
        return {**labels, "call-now": labels["calls"]}

    def _title(self, question: str, found: Found) -> list[str]:
        if none := none_words(self._guide):
            return [question, none, *(() if found.pages else call_lines(self._guide))]
        if found.answers:
            return [question]
        return [question, _("Nothing here answers that. What is asked most:"), *call_lines(self._guide)]

    def _choices(self, found: Found) -> list[Choice]:
        answers = [(answer, title_words(answer, self._guide)) for answer in found.answers]
        choices: list[Choice] = [
            (fill(_("Answer: {title}"), title=title), partial(self._answer, answer))
            for answer, title in answers or common_titles(self._guide)
        ]
        choices += [(page.title, partial(self._page, page)) for page in found.pages]
        return choices + [(they_say_words(said), partial(Calls.of(self).move, said.id)) for said in found.they_say]

    def _answer(self, answer: Answer) -> None:
        guide = self._guide

        def choices() -> list[Choice]:
            ways: list[Choice] = [(way.label, self._way(way)) for way in ways_on(answer, guide, self._labels())]
            return [*ways, *self._sources(answer.facts)]

        self._talk.menu(lambda: [title_words(answer, guide), *about_lines(answer, guide)], choices)

    def _way(self, way: WayOn) -> Callable[[], object]:
        match way.kind:
            case "letter":
                return partial(Letters.of(self).begin, self._guide.letters[way.id])
            case "paper":
                return partial(Entries.of(self).new, "paper", kind=way.id)
            case "move":
                return partial(Calls.of(self).move, way.id)
            case "page" if way.id not in PLACES:
                return partial(self._go, "calls")
            case _other:
                return partial(self._page, PageFound(way.kind, way.id, way.label))

    def _page(self, page: PageFound) -> None:
        guide = self._guide
        match page.kind:
            case "page":
                self._go(page.id)
            case "chapter":
                Chapters.of(self).chapter(next(c for c in guide.chapters if str(c.number) == page.id))
            case "step":
                Chapters.of(self).step(guide.steps[page.id])
            case "card":
                Cards.of(self).card(page.id)
            case "paper":
                self._go("papers")
