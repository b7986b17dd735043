"""A language in the menu, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ashore.guide.guide import Guide
from ashore.guide.say import words_of
from ashore.i18n import _, catalogue, fill
from ashore.i18n.catalogue import SOURCE
from ashore.i18n.formats import language_name
from ashore.i18n.marks import is_right_to_left


def named_language(tag: str) -> str:
    """A language by its own name; of one written from right to left, on what it depends whether that is seen."""
    name = language_name(tag)
    if is_right_to_left(tag):
        return fill(_("{language} · right to left only where your terminal can"), language=name)
    return name


def language_line(tag: str, directories: Sequence[Path], guide: Guide) -> str:
    """A language as it is named; where the chapters are not whole in it, that parts of them will be in English."""
    name = named_language(tag)
    if tag == SOURCE or _whole(tag, tuple(directories), catalogue.stamp(tag, directories), guide):
        return name
    return fill(_("{language} · parts of the guide in English"), language=name)


@lru_cache(maxsize=64)
def _whole(tag: str, directories: tuple[Path, ...], _stamp: object, guide: Guide) -> bool:
    """Whether every text of the chapters is there. Asked again once a catalogue was saved."""
    texts = catalogue.load(tag, directories).guide
    blocks = (block for chapter in guide.chapters for section in chapter.section for block in section.block)
    return all(catalogue.has(texts, words.context, words.source) for block in blocks for words in words_of(block))
