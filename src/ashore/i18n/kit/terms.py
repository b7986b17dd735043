"""The list of terms: one word for one thing, in every language that names its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ashore.storage import paths

TO_THE_READER = "(the reader)"
"""In the English of a term: how the reader is spoken to. A letter speaks to somebody else, and may be more polite."""


class Term(NamedTuple):
    """A term: its English word, its word in a language, and what is not to stand for it there."""

    english: str
    own: str
    never: tuple[str, ...]


@cache
def _file() -> tuple[dict[str, object], ...]:
    path = paths.packaged_locales() / "terms.toml"
    return tuple(tomllib.loads(path.read_text("utf-8"))["term"]) if path.exists() else ()


@cache
def terms(tag: str) -> tuple[Term, ...]:
    """The terms for which a language has named its word."""
    found = []
    for term in _file():
        never = term.get("never")
        if own := term.get(tag):
            words = never.get(tag, ()) if isinstance(never, dict) else ()
            found.append(Term(str(term["en"]), str(own), tuple(words)))
    return tuple(found)


def ruled_out(text: str, tag: str, *, to_others: bool) -> Iterator[tuple[str, Term]]:
    """Words of a text in a language that are not to stand for a term, with the term. How the reader is spoken to does
    not matter in what a letter says to others."""
    for term in terms(tag):
        if not (to_others and term.english.endswith(TO_THE_READER)):
            yield from ((word, term) for word in term.never if word in text)


def named(english: str, tag: str) -> Term | None:
    """The term of a language that an English word names."""
    return next((term for term in terms(tag) if term.english == english.casefold()), None)


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
