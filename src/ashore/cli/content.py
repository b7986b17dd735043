"""What `ashore check content` says: is all that Ashore tells its readers sound, used, found and looked up of late?"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ashore.cli.shared import out

if TYPE_CHECKING:
    from ashore.guide.guide import Guide


def check_content() -> int:
    """Print what is wrong in the content, and what is to be looked at. Returns 1 where something is wrong."""
    from ashore.guide.check import check
    from ashore.guide.installed import faults, places
    from ashore.i18n import _, fill

    wrong = list(faults())
    for guide in places()[0]:
        wrong += [f"{guide.jurisdiction}: {problem}" for problem in check(guide)] if not wrong else []
    if not wrong:  # what cannot be read cannot be looked through
        wrong += [problem for guide in places()[0] for problem in _not_found(guide)]
    for problem in wrong:
        out(f"! {problem}")
    look_at = [] if wrong else [line for guide in places()[0] for line in (*_unused(guide), *_old(guide))]
    for line in look_at:
        out(line)
    if not wrong:
        text = _("The content is sound. To be looked at: {n}.") if look_at else _("The content is sound.")
        out(fill(text, n=str(len(look_at))))
    return 1 if wrong else 0


def _not_found(guide: Guide) -> Iterator[str]:
    """Answers that their own title, or a way of asking for them, does not bring."""
    from ashore.guide.say import say
    from ashore.guide.search import search
    from ashore.i18n import _, fill

    looked = search(guide)
    for answer in guide.answers.by_id.values():
        for way in (say(answer.title, guide.facts), *guide.answers.ways.get(answer.id, ())):
            if answer not in looked.answers(way):
                text = _("{place}: '{way}' does not find the answer {answer}")
                yield fill(text, place=guide.jurisdiction, way=way, answer=answer.id)


def _unused(guide: Guide) -> Iterator[str]:
    """Facts that no text rests on."""
    from ashore.guide.texts import BLANK
    from ashore.i18n import _, fill

    used: set[str] = set()
    for path in guide.directory.rglob("*.toml"):
        for text in _strings(tomllib.loads(path.read_text("utf-8"))):
            used.add(text)
            used.update(fact for fact, _key in BLANK.findall(text))
    for fact in guide.facts.facts.values():
        if fact.id not in used and fact.certainty != "unsure":
            yield fill(_("{place}: no text rests on the fact {fact}"), place=guide.jurisdiction, fact=fact.id)


def _strings(data: object) -> Iterator[str]:
    """Every text in the data of a file but the ids of its entries."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != "id":
                yield from _strings(value)


def _old(guide: Guide) -> Iterator[str]:
    """Facts that were looked up so long ago that they have to be checked."""
    from ashore.guide.as_text import is_old
    from ashore.i18n import _, fill

    for fact in guide.facts.facts.values():
        if is_old(fact, dt.date.today()):
            text = _("{place}: the fact {fact} was last looked up on {day}")
            yield fill(text, place=guide.jurisdiction, fact=fact.id, day=fact.checked.isoformat())
