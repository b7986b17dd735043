"""The list of terms: one word for one thing, in every language that names its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ashore.i18n import _, fill
from ashore.i18n.compiled import read_file
from ashore.i18n.kit.po import KitError
from ashore.storage import paths

NAME = "terms.toml"
"""The file of terms, beside the catalogues."""

TO_THE_READER = "(the reader)"
"""In the English of a term: how the reader is spoken to. A letter speaks to somebody else, and may be more polite."""


class Term(NamedTuple):
    """A term: its English word, its word in a language, and what is not to stand for it there."""

    english: str
    own: str
    never: tuple[str, ...]


def own_file() -> Path:
    """Where a translator's own terms are."""
    return paths.user_locales() / NAME


@cache
def _file() -> tuple[dict[str, object], ...]:
    """The terms that came with Ashore, and those of one's own, which come before them. Raises KitError."""
    by_word: dict[str, dict[str, object]] = {}
    for path in (paths.packaged_locales() / NAME, own_file()):
        for term in _terms_of(path):
            by_word.setdefault(str(term["en"]), {}).update(term)
    return tuple(by_word.values())


def _terms_of(path: Path) -> list[dict[str, object]]:
    try:
        found = tomllib.loads(read_file(path).decode("utf-8-sig")).get("term", [])
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise KitError(fill(_("{file}: {problem}"), file=str(path), problem=str(error))) from None
    if not isinstance(found, list) or not all(isinstance(term, dict) and _is_sound(term) for term in found):
        text = _("{file}: a [[term]] has en = '…', words such as fr = '…', and never = { fr = ['…'] } if there are any")
        raise KitError(fill(text, file=str(path)))
    return found


def _is_sound(term: dict[str, object]) -> bool:
    never = term.get("never", {})
    lists = list(never.values()) if isinstance(never, dict) else [None]
    words = [word for each in lists for word in (each if isinstance(each, list) else [None])]
    named = [value for name, value in term.items() if name != "never"]
    return "en" in term and all(isinstance(word, str) for word in (*named, *words))


@cache
def terms(tag: str) -> tuple[Term, ...]:
    """The terms for which a language has named its word. Raises KitError where a file of terms cannot be read."""
    return tuple(term for term in all_terms(tag) if term.own)


def all_terms(tag: str) -> Iterator[Term]:
    """Every term, also those for which a language has not named its word yet."""
    for term in _file():
        never = term.get("never")
        words = never.get(tag, ()) if isinstance(never, dict) else ()
        yield Term(str(term["en"]), str(term.get(tag, "")), tuple(words))


def ruled_out(text: str, tag: str, *, to_others: bool) -> Iterator[tuple[str, Term]]:
    """Words of a text in a language that are not to stand for a term, with the term. How the reader is spoken to does
    not matter in what a letter says to others."""
    for term in terms(tag):
        if not (to_others and term.english.endswith(TO_THE_READER)):
            folded = text.casefold()
            yield from ((word, term) for word in term.never if word.casefold() in folded)


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
