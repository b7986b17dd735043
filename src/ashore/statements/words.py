"""Words that are looked for in a text: Latin ones at the start of a word, others anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LETTER = "a-z\u00df-\u024f"


def folded(text: str) -> str:
    """A text as it is searched: half width, small letters."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


_LATIN = re.compile("[a-z]")


class Finder:
    """Looks for any of some words in folded texts. Latin and other words have a pattern each: in a Chinese text the
    many places where a Latin word could begin need not be tried."""

    def __init__(self, words: Iterable[str], whole: Iterable[str] = ()) -> None:
        parts = [(word, "") for word in map(folded, words)] + [
            (word, f"(?![{_LETTER}])") for word in map(folded, whole)
        ]
        parts.sort(key=lambda part: -len(part[0]))
        latin = [re.escape(word) + end for word, end in parts if re.match(f"[{_LETTER}]", word)]
        other = [re.escape(word) + end for word, end in parts if not re.match(f"[{_LETTER}]", word)]
        self._other = re.compile("|".join(other)) if other else None
        self._latin = re.compile(f"(?<![{_LETTER}])(?:{'|'.join(latin)})") if latin else None

    def search(self, text: str) -> re.Match[str] | None:
        """The first word that is found; None where there is none."""
        found = self._other.search(text) if self._other else None
        if found is None and self._latin and _LATIN.search(text):
            return self._latin.search(text)
        return found

    def sub(self, instead: str, text: str) -> str:
        """The text with each of the words replaced."""
        text = self._other.sub(instead, text) if self._other else text
        return self._latin.sub(instead, text) if self._latin else text


def header_name(text: str) -> str:
    """A name in a header as it is compared: half width, without blanks, small letters."""
    return "".join(folded(text).replace("\ufeff", "").split()).strip('"')
