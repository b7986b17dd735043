"""Words that are looked for in a text: Latin ones at the start of a word, others anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LETTER = "a-z\u00df-\u024f"


def folded(text: str) -> str:
    """A text as it is searched: half width, small letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def pattern(words: Iterable[str], whole: Iterable[str] = ()) -> re.Pattern[str]:
    """What finds any of the words in a folded text; `whole` ones stand alone. Nothing is found where there are none."""
    parts = [_one(word) for word in sorted(map(folded, words), key=len, reverse=True)]
    parts += [_one(word) + f"(?![{_LETTER}])" for word in sorted(map(folded, whole), key=len, reverse=True)]
    return re.compile("|".join(parts) if parts else r"(?!)")


def _one(word: str) -> str:
    latin = re.match(f"[{_LETTER}]", word)
    return (f"(?<![{_LETTER}])" if latin else "") + re.escape(word)


def header_name(text: str) -> str:
    """A name in a header as it is compared: half width, without blanks, small letters."""
    return "".join(folded(text).replace("\ufeff", "").split()).strip('"')
