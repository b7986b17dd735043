"""A language in the menu, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from ashore.i18n import _, catalogue, fill
from ashore.i18n.catalogue import SOURCE
from ashore.i18n.formats import language_name, percent
from ashore.i18n.marks import is_right_to_left
from ashore.i18n.whole import counts


def named_language(tag: str) -> str:
    """A language by its own name; of one written from right to left, on what it depends whether that is seen."""
    name = language_name(tag)
    if is_right_to_left(tag):
        return fill(_("{language} · right to left only where your terminal can"), language=name)
    return name


def language_line(tag: str, directories: Sequence[Path]) -> str:
    """A language as it is named; where not every text is there, how many are."""
    name = named_language(tag)
    whole, done = (True, 100) if tag == SOURCE else _done(tag, tuple(directories), catalogue.stamp(tag, directories))
    if done == 100:
        return name
    if whole:
        text = _("{language} · the program; of guide and letters {share}, the rest in English")
        return fill(text, language=name, share=percent(Decimal(done) / 100))
    return fill(
        _("{language} · {share} translated, the rest in English"), language=name, share=percent(Decimal(done) / 100)
    )


@lru_cache(maxsize=64)
def _done(tag: str, directories: tuple[Path, ...], _stamp: object) -> tuple[bool, int]:
    """Whether the program itself is whole, and how many of a hundred texts are there: where it is, of the others. Asked
    again once a catalogue was saved."""
    held_of = list(counts(catalogue.load(tag, directories, parts=True)))
    held, there = held_of[0]
    whole = held >= there
    rest = held_of[1:] if whole else held_of
    total = sum(there for _held, there in rest)
    done = sum(min(held, there) for held, there in rest)
    return whole, done * 100 // total if total else 0
