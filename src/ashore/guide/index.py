"""An index of short texts by their parts: what is like a question, best first. It knows no particular language.

A text is looked for by pairs of neighbouring characters and of neighbouring sounds where it is Chinese, by words, pairs
of words and the letters in them elsewhere. A rare part counts for more than one that stands everywhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ashore.guide.sounds import readings, syllables
from ashore.text import folded

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<word>[^\W_{_HAN}]+(?:'[^\W_{_HAN}]+)?)")
_LATIN = re.compile(r"[a-zü']+")
_ENDINGS = ("ings", "ing", "ers", "ed", "es", "s", "er")
"""Of English words: what is left out, so that one form finds another."""

PAIR, SOUND, NEAR, SINGLE, WORD, LETTERS = 1.0, 0.6, 0.3, 0.25, 1.0, 0.12
"""What a part counts: two characters side by side, two sounds, two characters with one between, one character; a word,
or three of its letters."""
STRANGERS = 0.5
"""What two characters count that are not known to stand together, of what two count that always do."""
OF_WAY = 0.7
"""How much what a way has beside what was asked counts against it; the rest of 1: how much what was asked has."""
WHOLE = 0.85
"""How much all ways of an entry together count; the rest of 1: the one that is most like what was asked."""
SHARE = 0.5
"""How little it matters that a part stands in few of the ways of an entry: 0 not at all, 1 in full."""
COMMON, STEEP = 0.05, 1.5
"""What a part counts that stands everywhere, at least; how much more a rare one counts."""
BY_SOUND = 0.85
"""What likeness in sound alone counts: of pinyin, of characters that sound alike, of Traditional ones."""
STRANGE = 0.4
"""What a part of the question that stands nowhere counts, beside one that stands once."""

Parts = dict[str, float]


class Hit(NamedTuple):
    """An entry that was found: how like what was asked it is, from 0 on, and how much of one of its ways was asked."""

    id: str
    score: float
    covered: float


def _add(parts: Parts, part: str, weight: float) -> None:
    if weight > parts.get(part, 0.0):
        parts[part] = weight


def _han(run: str, parts: Parts) -> None:
    before: tuple[str, ...] = ()
    for number, character in enumerate(run):
        _add(parts, character, SINGLE)
        sounds = readings(character)
        if number:
            _add(parts, run[number - 1 : number + 1], PAIR)
            for first in before:
                for second in sounds:
                    _add(parts, f"{first} {second}", SOUND)
        if number > 1:
            _add(parts, f"{run[number - 2]}_{character}", NEAR)
        before = sounds


def stem(word: str) -> str:
    """An English word without its ending, as far as that is plain."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def parts_of(text: str, *, typed: bool = False) -> Parts:
    """The parts of a text, `folded`; of one that was `typed`, Latin letters may be pinyin as well."""
    return _parts(text, typed)[0]


def _parts(text: str, typed: bool) -> tuple[Parts, set[str]]:
    """The parts of a text, and those of them that are the letters of something that can be read as pinyin."""
    parts: Parts = {}
    spelt: set[str] = set()
    sounds: list[str] = []
    before = ""
    for match in _RUNS.finditer(text):
        if han := match["han"]:
            _han(han, parts)
            before, sounds = "", []
            continue
        word = match["word"].replace("'", "")  # "don't" is typed "dont" as often
        root = stem(word)
        letters = {f"={root}": WORD}
        if before:
            letters[f"{before}+{root}"] = WORD / 2
        before = root
        if len(word) >= 4:
            edged = f"<{word}>"
            letters.update({f"~{edged[at : at + 3]}": LETTERS for at in range(len(edged) - 2)})
        for part, weight in letters.items():
            _add(parts, part, weight)
        found = syllables(word) if typed and _LATIN.fullmatch(word) else ()
        if found:
            spelt.update(letters)
        sounds = [*sounds[-1:], *found] if found else []
        for first, second in pairwise(sounds):
            _add(parts, f"{first} {second}", SOUND)
    return parts, spelt if typed and is_pinyin(text) else set()


def is_pinyin(text: str) -> bool:
    """Whether all words in Latin letters can be read as pinyin, and there are two syllables at least: English seldom
    can."""
    words = [word for match in _RUNS.finditer(text) if (word := match["word"]) and not word.isdigit()]
    return all(syllables(word) for word in words) and sum(len(syllables(word)) for word in words) > 1


class _Way(NamedTuple):
    """A way of an entry as it is looked for: what all its parts count, those of its sounds, how many these are; and the
    first two as they weigh against it, where it says more than what was asked."""

    entry: int
    total: float
    sounds: float
    pairs: int
    weight: float
    sounds_weight: float


class Index:
    """Entries that can be asked for, each in several ways. `put` is what is done to each text, and to each question,
    before it is looked at.

    It never changes: it is made of all its entries at once.
    """

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]], put: Callable[[str], str] = folded) -> None:
        self._put = put
        self._ids: list[str] = []
        ways: list[tuple[int, Parts]] = []
        held: defaultdict[str, dict[int, float]] = defaultdict(dict)
        """For each part how large a share of the ways of each entry has it."""
        stands: Counter[str] = Counter()
        for id, texts in entries:
            entry, share = len(self._ids), 1 / len(texts)
            self._ids.append(id)
            for text in texts:
                parts = parts_of(put(text))
                ways.append((entry, parts))
                stands.update(parts)
                for part in parts:
                    found = held[part]
                    found[entry] = found.get(entry, 0.0) + share
        rarity = [self._rarity(times) for times in range(len(self._ids) + 1)]
        self._strange = STRANGE * rarity[0]
        self._counts = {part: rarity[len(found)] * _bond(part, stands) for part, found in held.items()}
        self._held = held
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        self._ways: list[_Way] = []
        for number, (entry, parts) in enumerate(ways):
            for part, counts in parts.items():
                self._postings[part].append((number, counts))
            total, sounds = self._sums(parts)
            pairs = sum(" " in part for part in parts)
            self._ways.append(_Way(entry, total, sounds, pairs, total**OF_WAY, sounds**OF_WAY))

    def _rarity(self, times: float) -> float:
        """What a part that stands in so many entries counts."""
        return math.pow(max(COMMON, math.log(1 + (len(self._ids) - times + 0.5) / (times + 0.5))), STEEP)

    def _sums(self, parts: Parts) -> tuple[float, float]:
        """What parts count together, and the sounds among them."""
        total = sounds = 0.0
        for part, counts in parts.items():
            known = self._counts.get(part)
            if known is None:
                known = self._strange * (STRANGERS if _is_pair(part) else 1.0)
            total += counts * known
            if " " in part:
                sounds += counts * known
        return total, sounds

    def find(self, question: str) -> list[Hit]:
        """What is like a question, best first."""
        asked, spelt = _parts(self._put(question), typed=True)
        # What is heard is no strange word as well.
        asked = {part: counts for part, counts in asked.items() if part not in spelt or part in self._held}
        total, total_sounds = self._sums(asked)
        matched: defaultdict[int, float] = defaultdict(float)
        sounds: defaultdict[int, float] = defaultdict(float)
        whole: defaultdict[int, float] = defaultdict(float)
        for part, counts in asked.items():
            counted = self._counts.get(part, 0.0)
            is_sound = " " in part
            for number, here in self._postings.get(part, ()):
                both = (here if here < counts else counts) * counted
                matched[number] += both
                if is_sound:
                    sounds[number] += both
            for entry, share in self._held.get(part, {}).items():
                whole[entry] += counts * counted * math.pow(share, SHARE)
        all_of, sounds_of = total ** (1 - OF_WAY), total_sounds ** (1 - OF_WAY)
        best: dict[int, tuple[float, float]] = {}
        for number, sum_ in matched.items():  # a large part of all ways: nothing here is asked twice
            way = self._ways[number]
            like, covered = (sum_ / (way.weight * all_of), sum_ / way.total) if sum_ else (0.0, 0.0)
            if heard := sounds.get(number):
                like = max(like, BY_SOUND * (heard / (way.sounds_weight * sounds_of)))
                if way.pairs > 1:  # one pair is heard by chance
                    covered = max(covered, BY_SOUND * heard / way.sounds)
            score, most = best.get(way.entry, (0.0, 0.0))
            best[way.entry] = (like if like > score else score, covered if covered > most else most)
        hits = [
            Hit(self._ids[entry], (1 - WHOLE) * like + WHOLE * whole[entry] / total, covered)
            for entry, (like, covered) in best.items()
        ]
        return sorted(hits, key=lambda hit: -hit.score)


def _is_pair(part: str) -> bool:
    """Whether a part is two Chinese characters: all others begin with another sign, or are one character."""
    return len(part) == 2 and part[0] >= "\u3400"


def _bond(part: str, stands: Mapping[str, int]) -> float:
    """How much two characters are one word: how often they stand together, beside how often at all."""
    return stands[part] / math.sqrt(stands[part[0]] * stands[part[1]]) if _is_pair(part) else 1.0
