"""A text of the guidance in the reader's language, its blanks filled from the facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from ashore.guide.facts import Facts
from ashore.guide.guide import Guide, mentioned
from ashore.guide.models.base import Words
from ashore.guide.models.chapter import Block, ListBlock, ScriptBlock
from ashore.guide.models.facts import NoteName
from ashore.guide.texts import BLANK
from ashore.i18n import guide_text

DECIMAL = re.compile(r"\d+\.\d+")


def say(words: Words, facts: Facts, translate: Callable[[str, str], str] = guide_text) -> str:
    """The text as the reader sees it. A translation's blank that names nothing known stays as it is."""

    def value(blank: re.Match[str]) -> str:
        known = facts.facts.get(blank.group(1))
        return written(known.values[blank.group(2)]) if known and blank.group(2) in known.values else blank.group(0)

    return BLANK.sub(value, translate(words.context, words.source))


def written(value: str | int | bool) -> str:
    """A value of a fact with the decimal sign of the language; most are whole numbers, or no numbers at all."""
    text = str(value)
    if not DECIMAL.fullmatch(text):
        return text
    from ashore.i18n.formats import plain

    return plain(Decimal(text))


def note_of(name: NoteName, facts: Facts) -> str:
    """What the law of the place has to say about something; empty where it has nothing."""
    note = facts.notes.get(name)
    return say(note.text, facts) if note else ""


def words_of(block: Block) -> Iterator[Words]:
    """Every text of a block."""
    for name in type(block).model_fields:
        value = getattr(block, name)
        if isinstance(value, Words):
            yield value
        elif isinstance(block, ListBlock | ScriptBlock) and name == "items":
            yield from value


def facts_behind(block: Block) -> tuple[str, ...]:
    """The ids of the facts behind a block: those that it names and those whose values it uses."""
    ids = [*block.facts, *(fact for words in words_of(block) for fact in mentioned(words))]
    return tuple(dict.fromkeys(ids))


def title_of(guide: Guide) -> str:
    """What the place is called whose rules these are."""
    return say(guide.facts.title, guide.facts) if guide.facts.title else guide.jurisdiction
