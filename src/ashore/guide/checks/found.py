"""Does what people ask find its answer?"""

from __future__ import annotations

from collections.abc import Iterator

from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.guide.search import search
from ashore.i18n import _, fill


def not_found(guide: Guide) -> Iterator[str]:
    """Answers that their own title, or a way of asking for them, does not bring, in words."""
    looked = search(guide)
    for answer in guide.answers.by_id.values():
        for way in (say(answer.title, guide.facts), *guide.answers.ways.get(answer.id, ())):
            if answer not in looked.answers(way):
                text = _("{place}: '{way}' does not find the answer {answer}")
                yield fill(text, place=guide.jurisdiction, way=way, answer=answer.id)
