"""What answers a question in free words: answers first, then steps and pages, then what collectors say to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ashore.guide.guide import Guide
from ashore.guide.index import Hit, Index, is_pinyin
from ashore.guide.models.answer import Alias, Answer
from ashore.guide.models.base import Words
from ashore.guide.say import say
from ashore.guide.sounds import heard, spelt
from ashore.i18n import current
from ashore.text import folded

MOST = 5
"""So many of each are found."""
LIKE, ALONE, NAMED = 0.04, 0.18, 0.25
"""From this score on an answer is like what was asked: with a word of the subject in it; without any, and what any
question may have left out; and what has one name and no other ways."""
BESIDE = 0.5
"""Below this part of the best score something is left out."""
_LEFT_ALONE = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])")
"""A Chinese character with none beside it: it may mean anything."""
_LATIN = re.compile(r"[a-z]{4,}")
_SOUNDING = re.compile(r"[a-z]+|[\u3400-\u9fff]+")
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


def _either(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the words, longer ones first: in Latin letters whole words, in others wherever they stand."""
    ordered = sorted(words, key=len, reverse=True)
    parts = [rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])" if word.isascii() else re.escape(word) for word in ordered]
    return re.compile("|".join(parts) or r"(?!)")


def aliased(aliases: Iterable[Alias]) -> Callable[[str], str]:
    """What puts the words that others stand for in their place; longer ones before those that they begin with."""
    means = {folded(word): folded(alias.means) for alias in aliases for word in alias.word}
    means = {sound: stands for word, stands in means.items() if (sound := spelt(word))} | means
    pattern = _either(means)

    def put(text: str) -> str:
        return pattern.sub(lambda match: means[match[0]] or " ", folded(text))

    return put


class Signs:
    """Words that alone say something, whatever stands around them: as they are written, or by their sound."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = _either(_joined(word) for word in words)
        sounds = {sound for word in words if not word.isascii() and " " in (sound := heard(word))}
        self._typed = _either(sounds)
        self._long = _either(sound for sound in sounds if sound.count(" ") > 1)

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands there. By sound: any in pinyin; of other characters such as have three or more."""
        text = _joined(text)
        if self._words.search(text):
            return True
        sounds = " ".join(heard(run) for run in _SOUNDING.findall(text))
        return bool((self._typed if is_pinyin(text) else self._long).search(sounds))


def _bare(text: str) -> str:
    """A text by its letters and digits alone."""
    return "".join(filter(str.isalnum, text))


def _jumble(word: str) -> str:
    """A word by its first letter and which others it has: as it is when two are typed the wrong way round."""
    return word[0] + "".join(sorted(word[1:]))


def _joined(text: str) -> str:
    """A text as signs are looked for in it: no apostrophes, one space between words."""
    return " ".join(folded(text).replace("'", "").replace("\u2019", "").split())


class Search:
    """The search in one place's guidance, in the language that is in use."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._answers = guide.answers
        self._put = aliased(self._answers.aliases)
        self._index = Index(self._ways(), self._put)
        self._subject = _either(self._answers.subject)
        self._signs = {id: Signs(words) for id, words in self._answers.signs.items()}
        self._said = {said.id: said for said in self._they_say()}
        self._theirs = Index((said.id, [said.says]) for said in self._said.values())

    # What only some questions need is made when the first one does.

    @cached_property
    def _frame(self) -> re.Pattern[str]:
        """What finds what any question may have."""
        return _either(self._answers.frame)

    @cached_property
    def _typed_so(self) -> frozenset[str]:
        """All ways of asking, by their letters and digits alone."""
        return frozenset(_bare(self._put(way)) for _id, ways in self._ways() for way in ways)

    @cached_property
    def _jumbles(self) -> frozenset[str]:
        """The English words of the subject, as they are typed the wrong way round."""
        return frozenset(_jumble(word) for word in self._answers.subject if _LATIN.fullmatch(word))

    @cached_property
    def _sounds(self) -> re.Pattern[str]:
        """What finds the Chinese words of the subject in pinyin."""
        return _either(sound for word in self._answers.subject if " " in (sound := heard(word)))

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
        said = [id for id, signs in self._signs.items() if signs.stand_in(question)]
        first = [*said, *(hit.id for hit in hits if answers[hit.id].role and hit.covered >= FIRST)]
        others = _like(hits, LIKE) if self._is_ours(question) else []
        return tuple(answers[id] for id in dict.fromkeys([*first, *others]))[:MOST]

    def _is_ours(self, question: str) -> bool:
        """Whether a question is about what is answered here: it has a word of the subject, is a way of asking as it
        stands, or is much like one in what it has beside words that any question may have."""
        put = self._put(question)
        if not self._answers.subject or self._subject.search(put) or _bare(put) in self._typed_so:
            return True
        if any(_jumble(word) in self._jumbles for word in _LATIN.findall(put)):
            return True
        if is_pinyin(put) and self._sounds.search(" ".join(heard(word) for word in put.split())):
            return True
        hits = self._index.find(_LEFT_ALONE.sub("", self._frame.sub(" ", put)))
        return bool(hits) and hits[0].score >= ALONE

    def they_say(self, question: str) -> tuple[Said, ...]:
        """What collectors say that is like the question, where it is about what is answered here."""
        if not self._is_ours(question):
            return ()
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
