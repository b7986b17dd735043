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
    done = 100 if tag == SOURCE else _percent(tag, tuple(directories), catalogue.stamp(tag, directories))
    if done == 100:
        return name
    return fill(
        _("{language} · {share} translated, the rest in English"), language=name, share=percent(Decimal(done) / 100)
    )


@lru_cache(maxsize=64)
def _percent(tag: str, directories: tuple[Path, ...], _stamp: object) -> int:
    """How many of a hundred texts are there. Asked again once a catalogue was saved."""
    total = done = 0
    for count, whole in catalogue.counts(catalogue.load(tag, directories, parts=True)):
        total, done = total + whole, done + min(count, whole)
    return done * 100 // total if total else 0
