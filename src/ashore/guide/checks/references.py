"""What a file names of others: facts with their values, sources, letters, cards. Is it there?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from ashore.guide.checks.content_files import ContentFile, files_of
from ashore.guide.facts import number_of
from ashore.guide.guide import Guide
from ashore.guide.models.base import FactValue
from ashore.guide.read import ContentError, data_of, in_file
from ashore.guide.texts import BLANK
from ashore.i18n import _, fill
from ashore.storage.toml_file import KeyPath

What = Literal["fact", "value", "number", "source", "letter", "card"]


class Named(NamedTuple):
    """What is named, and where in its file; of a fact, the value that is meant."""

    what: What
    id: str
    at: KeyPath
    value: str = ""


def missing(guide: Guide) -> Iterator[str]:
    """What is named in the files of a place and is not there, in words: the program would look for it in vain."""
    for file in files_of(guide):
        for one in named_in(file):
            if problem := _problem(one, guide):
                yield fill(_("{file}: {problem}"), file=in_file(file.path, one.at), problem=problem)


def unsettled(guide: Guide) -> Iterator[str]:
    """Facts that may not be stated, since they are not settled, where they are named, in words."""
    for file in files_of(guide):
        for one in named_in(file):
            known = guide.facts.facts.get(one.id) if one.what in ("fact", "value", "number") else None
            if known and known.certainty == "unsure":
                text = _("{place}: fact '{fact}' is not settled and may not be stated")
                yield fill(text, place=in_file(file.path, one.at), fact=one.id)


def named_in(file: ContentFile) -> Iterator[Named]:
    """All that a file names. Raises ContentError."""
    yield from _below(data_of(file.path), (), file.kind)
    for text in file.texts():
        for fact, value in BLANK.findall(text.source):
            yield Named("value", fact, text.path, value)


def _problem(one: Named, guide: Guide) -> str:
    """What is wrong with what is named, in words; empty where it is there."""
    facts = guide.facts.facts
    match one.what:
        case "source" if one.id not in guide.facts.sources:
            return fill(_("no source '{source}'"), source=one.id)
        case "letter" if one.id not in guide.letters:
            return fill(_("no letter '{letter}'"), letter=one.id)
        case "card" if one.id not in {card.id for card in guide.cards.card}:
            return fill(_("no card '{card}'"), card=one.id)
        case "fact" | "value" | "number" if one.id not in facts:
            return fill(_("no fact '{fact}'"), fact=one.id)
        case "value" | "number" if one.value not in facts[one.id].values:
            return fill(_("fact '{fact}' has no value '{key}'"), fact=one.id, key=one.value)
        case "number":
            try:
                number_of(facts, FactValue(fact=one.id, value=one.value), guide.jurisdiction)
            except ContentError as error:
                return str(error)
    return ""


def _below(data: object, at: KeyPath, kind: str) -> Iterator[Named]:
    """What is named below a part of a file's data."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _below(item, (*at, number), kind)
    elif isinstance(data, dict):
        yield from _in_table(data, at, kind)
        for key, value in data.items():
            yield from _below(value, (*at, key), kind)


def _in_table(data: Mapping[str, Any], at: KeyPath, kind: str) -> Iterator[Named]:
    """What a table names by itself."""
    for key, value in data.items():
        here = (*at, key)
        if key in ("facts", "call") and isinstance(value, list):
            yield from (Named("fact", one, here) for one in value)
        elif key == "behind" and isinstance(value, dict):
            yield from (Named("fact", one, (*here, page)) for page, ids in value.items() for one in ids)
        elif key == "measure" and isinstance(value, dict):
            fact, most = value.get("fact", ""), value.get("most")
            yield Named("value", fact, here, most) if most else Named("fact", fact, here)
        elif isinstance(value, dict) and set(value) == {"fact", "value"}:
            yield Named("number", value["fact"], here, value["value"])
        elif key == "sources" and kind in ("facts", "more-facts"):
            yield from (Named("source", one["id"], here) for one in value)
        elif key == "letters" and kind == "papers":
            yield from (Named("letter", one, here) for one in value)
        elif key == "letter" and kind in ("chapter", "more-sections", "conduct", "path"):
            yield Named("letter", value, here)
        elif key == "card" and kind in ("chapter", "more-sections"):
            yield Named("card", value, here)
