"""What a form comes to, in parts: a verdict, bars, figures, and what else there is to say.

A part is a whole sentence; where it is figures, it holds these as well. A screen shows them in a table instead of the
sentence, the plain way and the verbs print the sentence: both say the same, and neither can lose what the other says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

Tone = Literal["plain", "fits", "over"]
"""How a verdict is meant: neither way, that it fits or is well, or that there is something to look at."""


class SumBar(NamedTuple):
    """A sum that is shown with a bar; the name of what it is, and the sum in words."""

    label: str
    amount: Decimal
    words: str


class Figure(NamedTuple):
    """A value with its name."""

    label: str
    value: str


class Part(NamedTuple):
    """One thing that a result says."""

    text: str
    """The whole sentence; empty for what another part says already."""
    figures: Sequence[Figure] = ()
    note: str | None = None
    """What a screen says of it in words, where figures or the verdict say the rest; None: all that they do not say."""
    title: str = ""
    """What stands above it on a screen."""
    follows: bool = False
    """Whether it belongs to the one before: no empty line stands between them."""

    @property
    def words(self) -> str:
        """What a screen says of it in words."""
        if self.note is not None:
            return self.note
        return "" if self.figures else self.text


class Result(NamedTuple):
    """All of it. `lead` and `under` are what a screen says first and loudest; the parts say it too."""

    lead: str = ""
    under: str = ""
    tone: Tone = "plain"
    bars: Sequence[SumBar] = ()
    parts: Sequence[Part] = ()

    @property
    def sentences(self) -> list[str]:
        """All of it in whole sentences."""
        return [part.text for part in self.parts if part.text]

    def plus(self, *parts: Part | str) -> Result:
        """With more behind it."""
        more = [Part(part) if isinstance(part, str) else part for part in parts]
        return self._replace(parts=[*self.parts, *more])


def said(lines: Iterable[Part | str], tone: Tone = "plain") -> Result:
    """Sentences as a result: the first is what matters."""
    result = Result(tone=tone).plus(*lines)
    if not result.parts:
        return result
    first, *others = result.parts
    return result._replace(lead=first.text, parts=[first._replace(note=""), *others])
