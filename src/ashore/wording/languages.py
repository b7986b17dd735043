"""A language in the menu, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from ashore.i18n import _, catalogue, fill
from ashore.i18n.catalogue import SOURCE
from ashore.i18n.formats import language_name, percent


def language_line(tag: str, directories: Sequence[Path]) -> str:
    """A language by its own name; where not every text is there, how many are."""
    name = language_name(tag)
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
