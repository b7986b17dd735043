"""How a language is written here: how long a sentence may be, and what stands in no text."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ashore.guide.models.base import Id, Ids, Model
from ashore.values import Whole


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error:
        raise ValueError("a regular expression") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
Phrases = Annotated[tuple[str, ...], Field(min_length=1)]
Where = Literal["prose", "chapters", "statements", "guide", "letters"]
"""Which texts: what the reader is told in sentences; all of the chapters; what facts state; all that is no letter; all
of the letters."""


class Never(Model):
    """Words that stand in no text: phrases to `find`, however they are written, and `patterns` where these do not do.

    `unless`: beside these words in the same text it is harmless; `not_before`: directly before these. `places`: only
    in what is shown at these places.
    """

    id: Id
    find: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    where: tuple[Where, ...] = ("guide",)
    places: Ids = ()


class Beside(Model):
    """A rule that binds some alone: a text with a number of this fact says whom, in one of the words of `find`."""

    fact: Id
    find: Phrases


class Style(Model):
    """content/style/<language>.toml. A sentence ends with one of `ends`, a statement of fact with one of `closes`."""

    id: Id
    counts: Literal["words", "characters"]
    """What the length of a sentence is counted in."""
    average: Annotated[Whole, Field(ge=1)]
    """How long the sentences of a file may be on average."""
    longest: Annotated[Whole, Field(ge=1)]
    """How long a single sentence may be."""
    ends: Annotated[str, Field(min_length=1)]
    closes: Annotated[str, Field(min_length=1)]
    never: tuple[Never, ...] = ()
    beside: tuple[Beside, ...] = ()
