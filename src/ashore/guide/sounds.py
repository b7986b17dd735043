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
def readings(character: str) -> tuple[str, ...]:
    """How a character may be read, the usual way first; nothing for one that is no Chinese character."""
    # Without its phrases: they take three times as long to read, and what is looked for is short.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(_plain(each) for each in found[0]))[:READINGS] if found else ()


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
