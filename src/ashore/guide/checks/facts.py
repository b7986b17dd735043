"""Is every fact used, and was it looked up of late?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.guide.as_text import is_old
from ashore.guide.checks.content_files import files_of_user
from ashore.guide.guide import Guide
from ashore.guide.read import data_of
from ashore.guide.texts import BLANK
from ashore.i18n import _, fill
from ashore.i18n.formats import short_day


def unused(guide: Guide) -> Iterator[str]:
    """Facts that no text rests on, in words."""
    used: set[str] = set()
    for path in (*guide.directory.rglob("*.toml"), *(file.path for file in files_of_user(guide))):
        for text in _strings(data_of(path)):
            used.add(text)
            used.update(fact for fact, _key in BLANK.findall(text))
    for fact in guide.facts.facts.values():
        if fact.id not in used and fact.certainty != "unsure":
            yield fill(_("{place}: no text rests on the fact {fact}"), place=guide.jurisdiction, fact=fact.id)


def old(guide: Guide, today: dt.date) -> Iterator[str]:
    """Facts that were looked up so long ago that they have to be checked, in words."""
    for fact in guide.facts.facts.values():
        if is_old(fact, today):
            text = _("{place}: the fact {fact} was last looked up on {day}")
            yield fill(text, place=guide.jurisdiction, fact=fact.id, day=short_day(fact.checked))


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
