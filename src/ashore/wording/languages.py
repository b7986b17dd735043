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


def language_line(tag: str, directories: Sequence[Path]) -> str:
    """A language by its own name; where not every text is there, how many are; of one written from right to left, on
    what it depends whether that is seen."""
    name = language_name(tag)
    if is_right_to_left(tag):
        name = fill(_("{language} · right to left only where your terminal can"), language=name)
    whole, done = (True, 100) if tag == SOURCE else _done(tag, tuple(directories), catalogue.stamp(tag, directories))
    if done == 100:
        return name
    if whole:
        text = _("{language} · the program; of guide and letters {share}, the rest in English")
        return fill(text, language=name, share=percent(Decimal(done) / 100))
    return fill(
        _("{language} · {share} translated, the rest in English"), language=name, share=percent(Decimal(done) / 100)
    )


def is_whole(tag: str, directories: Sequence[Path]) -> bool:
    """Whether every text is there in a language."""
    return tag == SOURCE or _done(tag, tuple(directories), catalogue.stamp(tag, directories))[1] == 100


@lru_cache(maxsize=64)
def _done(tag: str, directories: tuple[Path, ...], _stamp: object) -> tuple[bool, int]:
    """Whether the program itself is whole, and how many of a hundred texts are there: where it is, of the others. Asked
    again once a catalogue was saved."""
    counts = list(catalogue.counts(catalogue.load(tag, directories, parts=True)))
    held, there = counts[0]
    whole = held >= there
    rest = counts[1:] if whole else counts
    total = sum(there for _held, there in rest)
    done = sum(min(held, there) for held, there in rest)
    return whole, done * 100 // total if total else 0
