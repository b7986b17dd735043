"""One translation, with everything that a look needs to judge it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ashore.i18n.catalogue import script_of
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.language import language_of
from ashore.i18n.kit.po import BLANK
from ashore.i18n.marks import allowed

WIDE = frozenset({"Hans", "Hant", "Hani", "Jpan"})
"""Scripts whose marks are as wide as their letters."""
NOT_SHOWN = "not shown:"
"""The comment of what people type: no sentence, and read by no one."""
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,6});")
PRINTF = re.compile(r"%(?:\([A-Za-z_]+\))?[sdrifgx](?![A-Za-z])")
_NO_WORDS = re.compile("|".join((BLANK.pattern, PRINTF.pattern, r"https?://\S+", r"\S+@\S+\.\S+", ENTITY.pattern)))
OF_LETTERS = "content/letters/"


@dataclass(frozen=True)
class Subject:
    """A translation, or one form of it. `numbers`: those that a plural form serves; `comment`: in one line."""

    tag: str
    source: str
    plural: str
    raw: str
    comment: str = ""
    numbers: frozenset[int] = frozenset()
    to_others: bool = False
    """Whether it is what a letter says, not what Ashore says to the reader: its form is that of letters there."""

    @cached_property
    def string(self) -> str:
        """The translation without the invisible signs that its language may hold."""
        kept = allowed(self.tag)
        return "".join(character for character in self.raw if character not in kept)

    @cached_property
    def english(self) -> str:
        """Its English, of a plural text both forms."""
        return f"{self.source}\n{self.plural}" if self.plural else self.source

    @cached_property
    def plain(self) -> str:
        """The translation with a digit for each blank, address and entity: what is left is words and marks."""
        return _NO_WORDS.sub("0", self.string)

    @cached_property
    def plain_english(self) -> str:
        """Its English, likewise."""
        return _NO_WORDS.sub("0", self.english)

    @property
    def language(self) -> str:
        """Its language, without script and territory."""
        return language_of(self.tag)

    @property
    def script(self) -> str:
        """Its script."""
        return script_of(self.tag)

    @property
    def wide(self) -> bool:
        """Whether its marks are as wide as its letters."""
        return self.script in WIDE

    @property
    def shown(self) -> bool:
        """Whether anybody reads it."""
        return NOT_SHOWN not in self.comment

    def stands_alone(self, mark: str) -> bool:
        """Whether the English has a mark between spaces: then it is a key or a sign, and ends no sentence."""
        return re.search(rf"(?:^|(?<=[\s(]))\{mark}(?=[\s),]|$)", self.english) is not None


Look = Callable[[Subject], Iterator[Found]]
"""What looks at one translation."""
