"""Does a place send its readers to an office or a telephone that only another place has?

What belongs to a place stands in its facts: its sources, by what they are called and by the `names` that texts give
them, and its numbers to ring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ashore.guide.checks.told import Language, Told
from ashore.guide.guide import Guide
from ashore.guide.models.facts import Source
from ashore.i18n import _, fill
from ashore.i18n.catalogue import SOURCE, has

PARTS = re.compile(r"[,;:()/]|\bof the\b|\bby the\b")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SMALL = 3
"""Letters up to which a word within a name may be small: of, the, and."""
RING = re.compile(r"(?!\d{4}-)\d[\d -]+\d")
"""A value that is a number to ring, and no day; numbers that are counted with stand in the facts without marks."""
FEWEST = 3
"""Digits of the shortest number to ring."""
LONG = 4
"""Characters from which on a name in Chinese is one: shorter ones are words."""


def is_name(words: str) -> bool:
    """Whether English words are the name of something: two words or more, none of them small but short ones."""
    found = WORD.findall(words)
    large = [word for word in found if word[0].isupper()]
    return len(large) > 1 and all(word in large or len(word) <= SMALL for word in found)


def names_of(source: Source, languages: Iterable[Language]) -> Iterator[str]:
    """What a source is called: its own `names`, its title and the parts of it, and the title in other languages."""
    yield from source.names
    title = source.title.source
    yield from (part.strip() for part in PARTS.split(title) if is_name(part))
    if is_name(title):
        yield title
        for language in languages:
            if language.tag != SOURCE and has(language.texts.guide, source.title.context, title):
                said = language.texts.guide.pgettext(source.title.context, title).strip("《》")
                if len(said) >= LONG:
                    yield said


def rings(guide: Guide) -> set[str]:
    """The numbers to ring of a place."""
    values = (
        str(value) for fact in guide.facts.facts.values() for value in fact.values.values() if isinstance(value, str)
    )
    return {value for value in values if RING.fullmatch(value) and sum(map(str.isdigit, value)) >= FEWEST}


def belongings(guides: Sequence[Guide], languages: Sequence[Language]) -> dict[str, set[str]]:
    """For each place the names and numbers that are its own, and those of the place on which it rests."""
    return {
        guide.jurisdiction: rings(guide).union(
            *(names_of(source, languages) for source in guide.facts.sources.values())
        )
        for guide in guides
    }


def foreign(place: str, belong: Mapping[str, set[str]]) -> dict[str, str]:
    """What belongs to other places alone, with the place."""
    return {
        name: other
        for other, names in belong.items()
        for name in sorted(names)
        if not any(name in own for own in belong[place])
    }


def stands(name: str, said: str) -> bool:
    """Whether a name stands in a text; in Latin letters and figures only as a whole one."""
    if name not in said:
        return False
    return not name.isascii() or bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", said))


def addressed(
    guide: Guide, shown: Sequence[Told], languages: Iterable[Language], belong: Mapping[str, set[str]]
) -> Iterator[str]:
    """Offices and numbers of other places in the texts that a place shows, in words."""
    names = foreign(guide.jurisdiction, belong)
    for language in languages:
        said = [(text, words) for text in shown if (words := language.says_itself(text))]
        everything = "\n".join(words for _text, words in said)
        for name in [name for name in names if name in everything]:
            for text, words in said:
                if stands(name, words):
                    problem = _("{place}, {file}, {language}: '{name}' belongs to another place: {other}")
                    yield fill(
                        problem,
                        place=guide.jurisdiction,
                        file=f"{text.file} ({text.context})",
                        language=language.tag,
                        name=name,
                        other=names[name],
                    )
