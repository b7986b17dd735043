"""The verb that answers a question in free words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ashore.cli.shared import guide_of, out, width, workbook_of
from ashore.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from ashore.guide.guide import Guide
    from ashore.guide.search import Found


def ask(options: argparse.Namespace) -> int:
    """Print what answers a question: answers, then steps and pages, then what collectors say to it."""
    from ashore.dialogue.places import PLACES
    from ashore.guide.search import search
    from ashore.i18n import _
    from ashore.text import normalise

    question = normalise(" ".join(options.words))
    if not question:
        raise UsageError(_("ask what? A few words are enough"))
    guide = guide_of(workbook_of(options))
    found = search(guide).find(question, {name: _(place.label) for name, place in PLACES.items()})
    if options.json:
        import json

        out(json.dumps(_as_data(question, found, guide), ensure_ascii=False, indent=2))
    else:
        out("\n".join(_lines(found, guide)))
    return 0


def _as_data(question: str, found: Found, guide: Guide) -> dict[str, Any]:
    from ashore.guide.say import say

    return {
        "query": question,
        "answers": [
            {
                "id": answer.id,
                "title": say(answer.title, guide.facts),
                "verdict": answer.verdict,
                "text": say(answer.text, guide.facts),
                "facts": list(answer.facts),
                "next": say(answer.today, guide.facts),
                "page": answer.page,
                "card": answer.card,
                "letter": answer.letter,
                "paper": answer.paper,
                "call": answer.call,
            }
            for answer in found.answers
        ],
        "pages": [page._asdict() for page in found.pages],
        "they_say": [{**said._asdict(), "facts": list(said.facts)} for said in found.they_say],
    }


def _lines(found: Found, guide: Guide) -> list[str]:
    from ashore.i18n import _
    from ashore.text import wrap
    from ashore.wording.answers import (
        answer_words,
        none_words,
        reply_words,
        they_say_words,
        title_words,
        today_words,
    )
    from ashore.wording.phrases import named

    wide = width()
    lines: list[str] = []
    if none := none_words(guide):
        lines += [*wrap(none, wide), ""]
    elif not found.answers:
        lines += _nothing(guide, wide)
    for answer in found.answers:
        lines += wrap(title_words(answer, guide), wide)
        lines += wrap(answer_words(answer, guide), wide, first="  ", hang="  ")
        lines += wrap(today_words(answer, guide), wide, first="  ", hang="  ")
        if answer.facts:
            lines += wrap(named(_("Sources"), ", ".join(answer.facts)), wide, first="  ", hang="  ")
        lines.append("")
    if found.pages:
        lines.append(_("Steps and pages"))
        for page in found.pages:
            lines += wrap(page.title, wide, first="  • ", hang="    ")
        lines.append("")
    for said in found.they_say:
        lines += wrap(they_say_words(said), wide)
        lines += wrap(reply_words(said), wide, first="  ", hang="  ")
    if none and not found.pages:
        lines += _turn_to(guide, wide)
    return lines


def _nothing(guide: Guide, wide: int) -> list[str]:
    """What is asked most, and whom to turn to."""
    from ashore.i18n import _
    from ashore.text import wrap
    from ashore.wording.answers import common_titles

    lines = wrap(_("Nothing here answers that. What is asked most:"), wide)
    for _answer, title in common_titles(guide):
        lines += wrap(title, wide, first="  • ", hang="    ")
    return [*lines, *_turn_to(guide, wide), ""]


def _turn_to(guide: Guide, wide: int) -> list[str]:
    from ashore.i18n import _
    from ashore.text import wrap
    from ashore.wording.answers import call_lines

    lines = [_("Whom to turn to")]
    for line in call_lines(guide):
        lines += wrap(line, wide, first="  • ", hang="    ")
    return lines
