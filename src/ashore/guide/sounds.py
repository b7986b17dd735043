"""Chinese by its sound: so that pinyin, characters of the same sound, and Traditional ones find what is meant."""

from __future__ import annotations

import os
import re
from functools import cache

_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = "iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|in|ia|ie|iu|ua|uo|ui|un|ue|ve|[aoeiuv]"
_SYLLABLE = re.compile(f"(?:{_INITIAL})?(?:{_FINAL})")
_LONGEST = 6
"""Letters of the longest syllable."""
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ü", "v"))
"""Sounds that many do not tell apart when they type."""
READINGS = 2
"""So many readings of a character count: it is found by each of them."""


def _plain(syllable: str) -> str:
    """A syllable without what is often mixed up: zh and z, -ng and -n."""
    for long, short in _ALIKE:
        syllable = syllable.replace(long, short)
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


@cache
def _spellings(character: str) -> tuple[str, ...]:
    """How a character may be spelt in pinyin, the usual way first; nothing for one that is no Chinese character."""
    # Without its phrases: they take three times as long to read, and what is looked for is short.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(found[0]) if found else ()


@cache
def readings(character: str) -> tuple[str, ...]:
    """How a character may be read, by the sounds that are told apart; nothing for one that is no Chinese character."""
    return tuple(dict.fromkeys(_plain(each) for each in _spellings(character)))[:READINGS]


@cache
def syllables(word: str) -> tuple[str, ...]:
    """A word in Latin letters as pinyin, in as few syllables as it can be; nothing where it is none."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        found: tuple[str, ...] | None = None
        for start in range(max(0, end - _LONGEST), end):
            before, part = best[start], word[start:end]
            if before is not None and _SYLLABLE.fullmatch(part) and (found is None or len(before) + 1 < len(found)):
                found = (*before, _plain(part))
        best.append(found)
    return best[-1] or ()


def spelt(word: str) -> str:
    """A Chinese word as it is spelt in pinyin without its tones; empty for one that is not all Chinese, or but one
    character."""
    sounds = [_spellings(character) for character in word]
    return "".join(each[0] for each in sounds) if len(sounds) > 1 and all(sounds) else ""


def heard(word: str) -> str:
    """A word by its sounds, the usual reading of each character, with spaces between; Latin letters as pinyin."""
    if word.isascii():
        return " ".join(syllables(word))
    sounds = [readings(character)[:1] for character in word]
    return " ".join(sound[0] for sound in sounds) if all(sounds) else ""
