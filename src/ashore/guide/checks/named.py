"""Is there what is named: facts and their values, sources, letters, ids that were renamed, texts that are replaced?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ashore.guide.checks.told import told, told_in
from ashore.guide.files import kind_of
from ashore.guide.guide import HOME, Guide
from ashore.guide.models.chapter import LeadingBlock
from ashore.guide.read import data_of
from ashore.guide.texts import BLANK
from ashore.i18n import _, fill


def check(guide: Guide) -> Iterator[str]:
    """What is wrong across files, in words: facts that are missing or unsettled, ids used twice, empty texts."""
    facts = guide.facts
    for fact in facts.facts.values():
        for reference in fact.sources:
            if reference.id not in facts.sources:
                yield fill(_("fact {fact}: no source '{source}'"), fact=fact.id, source=reference.id)
    seen: dict[str, str] = {}
    for chapter in guide.chapters:
        for step in chapter.steps:
            if step.id in seen:
                yield fill(_("step {step} stands in two chapters"), step=step.id)
            seen[step.id] = chapter.id
    yield from _leads_nowhere(guide)
    stated: dict[str, Path] = {}
    for path in _files(guide):
        data = data_of(path)
        for twice in _twice(data):
            yield fill(_("{place}: '{id}' stands there twice"), place=_name(path), id=twice)
        for fact in data.get("fact", ()):
            if stated.setdefault(fact["id"], path) != path:
                yield fill(_("fact {fact} stands in two files"), fact=fact["id"])
    for name, fact_id, key in _uses(guide):
        known = facts.facts.get(fact_id)
        if known is None:
            yield fill(_("{place}: no fact '{fact}'"), place=name, fact=fact_id)
        elif known.certainty == "unsure":
            yield fill(_("{place}: fact '{fact}' is not settled and may not be stated"), place=name, fact=fact_id)
        elif key is not None and key not in known.values:
            yield fill(_("{place}: fact '{fact}' has no value '{key}'"), place=name, fact=fact_id, key=key)


def _leads_nowhere(guide: Guide) -> Iterator[str]:
    """Letters of court papers, cards of blocks, and ids that were renamed, that are not there; and old ids that still
    are."""
    for paper in guide.papers.values():
        for letter in paper.letters:
            if letter not in guide.letters:
                yield fill(_("court paper {paper}: no letter '{letter}'"), paper=paper.id, letter=letter)
    told_here = {text.context for text in told(guide.directory)}
    for path in (path for path in _files(guide) if kind_of(path) == "instead"):
        for entry in data_of(path).get("instead", ()):
            for at in entry["at"]:
                if at not in told_here:
                    yield fill(_("{place}: no text '{id}' that it could replace"), place=_name(path), id=at)
    cards = {card.id for card in guide.cards.card}
    for chapter in guide.chapters:
        for block in (block for section in chapter.section for block in section.block):
            if isinstance(block, LeadingBlock) and block.card and block.card not in cards:
                yield fill(_("block {block}: no card '{card}'"), block=block.text.context, card=block.card)
    there: dict[str, Iterable[str]] = {
        "paper": guide.papers,
        "step": guide.steps,
        "letter": guide.letters,
        "question": [question.id for question in guide.outlook.question],
        "rule": guide.conduct,
        "term": [point.id for point in guide.terms.point],
    }
    for one in guide.renamed:
        if one.new not in there[one.what] or one.old in there[one.what]:
            yield fill(_("renamed.toml: '{old}' leads to '{new}', which is not there"), old=one.old, new=one.new)


def _uses(guide: Guide) -> Iterator[tuple[str, str, str | None]]:
    """Every use of a fact: where, which, and the value that fills a blank."""
    for path in _files(guide):
        data = data_of(path)
        name = _name(path)
        for listed in _listed(data):
            yield name, listed, None
        for text in told_in(path, guide.directory):
            for fact, key in BLANK.findall(text.source):
                yield f"{name} ({text.context})", fact, key


def _name(path: Path) -> str:
    """A file as it is named in words."""
    return f"{path.parent.name}/{path.name}"


def _files(guide: Guide) -> Iterator[Path]:
    """The files of the place; at home those of all places too."""
    places = guide.directory / "jurisdictions"
    for path in sorted(guide.directory.rglob("*.toml")):
        own = places / guide.jurisdiction in path.parents
        if own or (guide.jurisdiction == HOME and places not in path.parents):
            yield path


def _twice(data: object) -> Iterator[str]:
    """The ids that two tables of one list have: of the two only the last would be seen."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _twice(value)
    elif isinstance(data, list):
        ids = [item["id"] for item in data if isinstance(item, dict) and isinstance(item.get("id"), str)]
        yield from dict.fromkeys(name for name in ids if ids.count(name) > 1)
        for item in data:
            yield from _twice(item)


def _listed(data: object) -> Iterator[str]:
    if isinstance(data, list):
        for item in data:
            yield from _listed(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "facts" and isinstance(value, list):
                yield from map(str, value)
            elif key == "behind" and isinstance(value, dict):
                for facts in value.values():
                    yield from map(str, facts)
            else:
                yield from _listed(value)
