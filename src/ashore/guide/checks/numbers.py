"""Does a number stand in a text that no fact has? What facts state, and what sources are called, alone has numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ashore.guide.checks.told import FACTS, Language, Told
from ashore.i18n import _, fill

BLANK = re.compile(r"\{[A-Za-z][A-Za-z0-9_.-]*\}")
"""A blank of any kind."""
OF_FACTS = ("statement", "caveat", "title")
DIGIT = re.compile(r"\d")


def may_state(text: Told) -> bool:
    """Whether a text may have numbers of its own."""
    return text.kind in FACTS and text.key in OF_FACTS


def has_number(said: str) -> bool:
    """Whether a number stands in a text that does not come from a blank."""
    return bool(DIGIT.search(BLANK.sub("", said)))


def outside(told: Iterable[Told], language: Language) -> Iterator[str]:
    """Numbers outside the facts, in words."""
    for text in told:
        if not may_state(text) and (said := language.says_itself(text)) and has_number(said):
            problem = _("{place}, {language}: a number that is of no fact: '{words}'")
            yield fill(problem, place=f"{text.file} ({text.context})", language=language.tag, words=said)
