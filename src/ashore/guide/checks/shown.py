"""Every text that a place shows: its own, what its facts carry of the shared ones, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pydantic import BaseModel

from ashore.guide.answers import Answers
from ashore.guide.checks.told import Told
from ashore.guide.guide import Guide
from ashore.guide.models.base import Words


def words_in(value: object) -> Iterator[Words]:
    """Every text below a part of the guidance."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from words_in(getattr(value, name))
    elif isinstance(value, Answers):
        yield from words_in(value.by_id)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from words_in(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from words_in(item)


def parts(guide: Guide) -> list[str]:
    """The parts of the guidance that are read from files."""
    return [name for name, part in vars(Guide).items() if isinstance(part, cached_property)]


def shown(guide: Guide, told: Iterable[Told]) -> list[Told]:
    """The texts that a place shows, of all that are told: its facts, too, and those of the place on which it rests."""
    read = [guide.facts.facts, *(getattr(guide, part) for part in parts(guide))]
    here = {words.context: words.source for part in read for words in words_in(part)}
    return [text for text in told if here.get(text.context) == text.source]
