"""Are the sentences short? The bounds of a language stand in content/style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from ashore.guide.checks.styles import style_for
from ashore.guide.checks.told import Language, Told, bare
from ashore.guide.models.style import Style
from ashore.i18n import _, fill

SHORT = re.compile(r"\{[^}]*\}|[A-Za-z][A-Za-z ]*[A-Za-z]")
"""In a text that is counted in characters: a blank, a name in Latin letters; each counts as two."""
SHOWN = 60
"""Characters of a sentence that are shown of one that is too long."""


class Lengths(NamedTuple):
    """How long sentences are on average, and those that are too long, each with its length."""

    average: float
    long: tuple[tuple[str, int], ...]


def sentences(text: str, style: Style) -> list[str]:
    """A text in sentences."""
    ends = re.escape(style.ends)
    pattern = rf"(?<=[{ends}])[”\"]?\s+" if style.counts == "words" else rf"[{ends}\n]"
    return [part for part in re.split(pattern, text) if part.strip()]


def length(sentence: str, style: Style) -> int:
    """How long a sentence is, in what its language is counted in."""
    return len(sentence.split()) if style.counts == "words" else len(SHORT.sub("五五", sentence))


def measure(texts: Iterable[str], style: Style) -> Lengths:
    """The sentences of some texts; a blank counts as a short word."""
    found = [
        (sentence, length(sentence, style))
        for text in texts
        for sentence in sentences(bare(text) if style.counts == "words" else text, style)
    ]
    average = sum(count for _sentence, count in found) / len(found) if found else 0.0
    return Lengths(average, tuple(one for one in found if one[1] > style.longest))


def too_long(told: Iterable[Told], language: Language, styles: Mapping[str, Style]) -> Iterator[str]:
    """Sentences that are too long, and files whose sentences are too long on average, in words."""
    style = style_for(language.tag, styles)
    if style is None:
        return
    for file, texts in groupby((text for text in told if text.is_prose), lambda text: text.file):
        every: list[str] = []
        for text in texts:
            if (said := language.says(text)) is None:
                continue
            every.append(said)
            for sentence, count in measure([said], style).long if language.says_itself(text) else ():
                yield fill(
                    _("{place}, {language}: a sentence of {n}, at most {most}: '{words}…'"),
                    place=f"{file} ({text.context})",
                    language=language.tag,
                    n=_counted(count, style),
                    most=str(style.longest),
                    words=sentence.strip()[:SHOWN],
                )
        if (average := measure(every, style).average) > style.average:
            yield fill(
                _("{place}, {language}: the sentences have {n} on average, at most {most}"),
                place=file,
                language=language.tag,
                n=_counted(round(average, 1), style),
                most=str(style.average),
            )


def _counted(count: float, style: Style) -> str:
    """A length with what it is counted in."""
    text = _("{n} words") if style.counts == "words" else _("{n} characters")
    return fill(text, n=str(count))
