"""Words of the glossary in a text: found so that they can be marked and explained."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ashore.guide.facts import Facts
from ashore.guide.models.glossary import Term
from ashore.guide.say import say


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The terms, longest first; in Latin letters only as whole words, with an ending where one follows."""
    ordered = sorted(filter(None, names), key=len, reverse=True)
    parts = []
    for name in map(re.escape, ordered):
        parts.append(rf"(?<![A-Za-z]){name}s?(?![A-Za-z])" if name.isascii() else name)
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def spans(text: str, terms: Iterable[Term], facts: Facts) -> list[tuple[int, int]]:
    """Where terms stand in a text."""
    names = tuple(say(term.term, facts) for term in terms)
    return [match.span() for match in _pattern(names).finditer(text)]


def terms_in(text: str, terms: Iterable[Term], facts: Facts) -> list[Term]:
    """The terms that stand in a text, in the order of the glossary."""
    known = list(terms)
    found = {text[start:end].casefold() for start, end in spans(text, known, facts)}
    return [t for t in known if (name := say(t.term, facts).casefold()) in found or f"{name}s" in found]
