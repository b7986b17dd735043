"""Words of the glossary in a text: found so that they can be marked and explained."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ashore.guide.facts import Facts
from ashore.guide.models.glossary import Term
from ashore.guide.say import say

_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of writing without spaces between words, or whose words take endings: a term is found within them."""


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The terms, longest first; where words have spaces between them only as whole words, with the English ending."""
    ordered = sorted(filter(None, names), key=len, reverse=True)
    parts = []
    for name in map(re.escape, ordered):
        parts.append(name if _SPACELESS.search(name) else rf"(?<![^\W\d_]){name}s?(?![^\W\d_])")
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
