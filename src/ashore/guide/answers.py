"""What people ask, and the answers of a place: read from its files, each thing that they name looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ashore.guide.models.answer import CHAPTERS, Alias, Answer, AnswerFile, AnswerWords
from ashore.guide.read import ContentError, read
from ashore.i18n import _, fill

if TYPE_CHECKING:
    from ashore.guide.guide import Guide

NUMBER = "number"
"""The value of a fact that is a number to ring."""
AREA_CODE = "area_code"
"""The value of such a fact that says whose area code is dialled before it: `court`, the one of the court's town."""


class Answers(NamedTuple):
    """The answers of a place, in order of its files, with the ways of asking for each."""

    by_id: Mapping[str, Answer]
    ways: Mapping[str, tuple[str, ...]]
    aliases: tuple[Alias, ...]
    subject: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    signs: Mapping[str, tuple[str, ...]] = {}

    @property
    def common(self) -> tuple[Answer, ...]:
        """What is asked most."""
        return tuple(answer for answer in self.by_id.values() if answer.common)


NONE = Answers({}, {}, ())


def read_answers(folder: Path, guide: Guide) -> Answers:
    """All answers below a folder. Raises ContentError, also where one names what is not there."""
    found: dict[str, Answer] = {}
    for path in sorted(folder.glob("*.toml")):
        for answer in read(path, AnswerFile).answer:
            place = f"{path.parent.name}/{path.name}, {answer.id}"
            if answer.id in found:
                raise ContentError(fill(_("{place}: '{id}' stands there twice"), place=place, id=answer.id))
            for problem in _missing(answer, guide):
                raise ContentError(f"{place}: {problem}")
            found[answer.id] = answer
    ways: dict[str, tuple[str, ...]] = {}
    aliases: list[Alias] = []
    signs: dict[str, tuple[str, ...]] = {}
    subject: list[str] = []
    frame: list[str] = []
    for path in sorted((folder / "words").glob("*.toml")):
        words = read(path, AnswerWords)
        aliases += words.alias
        subject += words.subject
        frame += words.frame
        for each in words.answer:
            if each.id not in found:
                text = _("{place}: no answer '{answer}'")
                raise ContentError(fill(text, place=f"{path.parent.name}/{path.name}", answer=each.id))
            ways[each.id] = (*ways.get(each.id, ()), *each.ways)
            if each.signs:
                signs[each.id] = (*signs.get(each.id, ()), *each.signs)
    return Answers(found, ways, tuple(aliases), tuple(subject), tuple(frame), signs)


def _missing(answer: Answer, guide: Guide) -> Iterator[str]:
    """What an answer names and the place does not have, in words. Only the files of what is named are read."""
    facts = guide.facts.facts
    for fact in answer.facts:
        if fact not in facts:
            yield fill(_("no fact '{fact}'"), fact=fact)
    if answer.letter is not None and answer.letter not in guide.letters:
        yield fill(_("no letter '{letter}'"), letter=answer.letter)
    if answer.card is not None and answer.card not in {card.id for card in guide.cards.card}:
        yield fill(_("no card '{card}'"), card=answer.card)
    if answer.paper is not None and answer.paper not in guide.papers:
        yield fill(_("no court paper '{paper}'"), paper=answer.paper)
    if answer.call is not None and answer.call not in {move.id for move in guide.calls.move}:
        to_ring = facts.get(answer.call)
        if to_ring is None or NUMBER not in to_ring.values:
            yield fill(_("no move of a call and no fact with a number to ring '{call}'"), call=answer.call)
    if answer.page in CHAPTERS and CHAPTERS[answer.page] not in {chapter.number for chapter in guide.chapters}:
        yield fill(_("no chapter {n}"), n=str(CHAPTERS[answer.page]))
