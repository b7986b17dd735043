"""What answers a question in free words: answers first, then steps and pages, then what collectors say to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ashore.guide.guide import Guide
from ashore.guide.index import Hit, Index
from ashore.guide.models.answer import Alias, Answer
from ashore.guide.models.base import Words
from ashore.guide.say import say
from ashore.i18n import current
from ashore.text import folded

MOST = 5
"""So many of each are found."""
LIKE, NAMED = 0.08, 0.25
"""From this score on an answer, and what has one name and no other ways, is like what was asked."""
BESIDE = 0.5
"""Below this part of the best score something is left out."""
FIRST = 0.75
"""From this part of one of its ways on, an answer with a role comes first: somebody has said it."""


class PageFound(NamedTuple):
    """A place that may help: what kind of thing it is, its id, what it is called."""

    kind: str
    id: str
    title: str


class Said(NamedTuple):
    """Something that collectors say on the telephone, and a calm reply."""

    id: str
    says: str
    reply: str
    facts: tuple[str, ...]


class Found(NamedTuple):
    """What was found for a question."""

    answers: tuple[Answer, ...]
    pages: tuple[PageFound, ...]
    they_say: tuple[Said, ...]


def aliased(aliases: Iterable[Alias]) -> Callable[[str], str]:
    """What puts the words that others stand for in their place; longer ones before those that they begin with."""
    means = {folded(word): folded(alias.means) for alias in aliases for word in alias.word}
    if not means:
        return folded
    ordered = sorted(means, key=len, reverse=True)
    # In Latin letters only whole words; in others wherever they stand.
    parts = [rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])" if word.isascii() else re.escape(word) for word in ordered]
    pattern = re.compile("|".join(parts))

    def put(text: str) -> str:
        return pattern.sub(lambda match: means[match[0]] or " ", folded(text))

    return put


class Search:
    """The search in one place's guidance, in the language that is in use."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._answers = guide.answers
        self._index = Index(self._ways(), aliased(self._answers.aliases))
        self._said = {said.id: said for said in self._they_say()}
        self._theirs = Index((said.id, [said.says]) for said in self._said.values())

    def _both(self, words: Words) -> list[str]:
        """A text in the language in use, and as its author wrote it."""
        texts = (say(words, self._guide.facts), say(words, self._guide.facts, lambda _context, source: source))
        return list(dict.fromkeys(texts))

    def _ways(self) -> Iterable[tuple[str, list[str]]]:
        """The ways in which each answer may be asked for. What it says itself does not help: that was tried."""
        for id, answer in self._answers.by_id.items():
            yield id, [*self._both(answer.title), *self._answers.ways.get(id, ())]

    def _they_say(self) -> Iterable[Said]:
        guide = self._guide
        for move in guide.calls.move:
            yield Said(move.id, say(move.says, guide.facts), say(move.reply, guide.facts), move.facts)

    def answers(self, question: str) -> tuple[Answer, ...]:
        """The answers to a question, best first."""
        hits = self._index.find(question)
        answers = self._answers.by_id
        first = [hit.id for hit in hits if answers[hit.id].role and hit.covered >= FIRST]
        return tuple(answers[id] for id in dict.fromkeys([*first, *_like(hits, LIKE)]))[:MOST]

    def they_say(self, question: str) -> tuple[Said, ...]:
        """What collectors say that is like the question."""
        return tuple(self._said[id] for id in _like(self._theirs.find(question), NAMED))[:MOST]

    def pages(self, question: str, places: Mapping[str, str]) -> tuple[PageFound, ...]:
        """Chapters, steps, cards, letters, court papers, and `places` by name, whose words are like the question."""
        known: dict[str, PageFound] = {}
        entries = []
        for kind, id, texts in self._pages(places):
            page = PageFound(kind, id, texts[0])
            if page.title not in known:  # a page and a card may be called the same, and are the same
                known[page.title] = page
                entries.append((page.title, texts))
        return tuple(known[title] for title in _like(Index(entries).find(question), NAMED))[:MOST]

    def _pages(self, places: Mapping[str, str]) -> Iterable[tuple[str, str, list[str]]]:
        guide = self._guide
        for name, label in places.items():
            yield "page", name, [label]
        for chapter in guide.chapters:
            yield "chapter", str(chapter.number), self._both(chapter.title)
        for step in guide.steps.values():
            yield "step", step.id, self._both(step.text)
        for card in guide.cards.card:
            yield "card", card.id, self._both(card.title)
        for paper in guide.papers.values():
            yield "paper", paper.id, self._both(paper.title)

    def find(self, question: str, places: Mapping[str, str]) -> Found:
        """All that was found."""
        return Found(self.answers(question), self.pages(question, places), self.they_say(question))


def _like(hits: list[Hit], least: float) -> list[str]:
    """Those that are like what was asked, and not far behind the best."""
    return [hit.id for hit in hits if hit.score >= max(least, BESIDE * hits[0].score)]


@lru_cache(maxsize=4)
def _search(guide: Guide, _language: str) -> Search:
    return Search(guide)


def search(guide: Guide) -> Search:
    """The search in a place's guidance, made once for each language."""
    return _search(guide, current().tag)
