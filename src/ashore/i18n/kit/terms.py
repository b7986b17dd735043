"""The list of terms: one word for one thing, in every language that names its own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from ashore.storage import paths


class Term(NamedTuple):
    """A term: its English word, its word in a language, and what is not to stand for it there."""

    english: str
    own: str
    never: tuple[str, ...]


@cache
def _file() -> tuple[dict[str, object], ...]:
    path = paths.packaged_locales() / "terms.toml"
    return tuple(tomllib.loads(path.read_text("utf-8"))["term"]) if path.exists() else ()


def terms(tag: str) -> tuple[Term, ...]:
    """The terms for which a language has named its word."""
    found = []
    for term in _file():
        never = term.get("never")
        if own := term.get(tag):
            words = never.get(tag, ()) if isinstance(never, dict) else ()
            found.append(Term(str(term["en"]), str(own), tuple(words)))
    return tuple(found)


@cache
def _english() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = [str(term["en"]) for term in _file() if "(" not in str(term["en"])]
    return tuple((word, re.compile(rf"\b{word}(?:s|ies|es)?\b", re.IGNORECASE)) for word in words)


def terms_in(text: str) -> list[str]:
    """The English terms that stand in a text."""
    return [word for word, pattern in _english() if pattern.search(text)]


def is_term(text: str) -> bool:
    """Whether a text is a term and nothing else."""
    return any(pattern.fullmatch(text) for _word, pattern in _english())
