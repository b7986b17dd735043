"""What nobody meant to leave in a text: notes to oneself, and letters that a program has broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject

NOTE = re.compile(r"(?<![A-Za-z0-9_])(?:TODO|FIXME|XXX)(?![A-Za-z0-9_])")
TODO_IS_A_WORD = ("es", "pt", "gl", "ast", "an", "lad")
"""Languages in which it means 'all'."""

_BYTES = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xC0)}
_MARKS = "«»“”‘’„‚…–—‹›\u00a0"
"""Marks that stand beside a letter in good texts as well."""
_NEXT = "".join(sorted({chr(code) for code in _BYTES} | {sign for sign in _BYTES.values() if sign != "\ufffd"}))
_NEXT_BUT_MARKS = "".join(sign for sign in _NEXT if sign not in _MARKS)
BROKEN = re.compile(
    "|".join(
        (
            "[\ufffd]+",
            "锟斤拷",  # U+FFFD twice, read as Chinese
            "ï»¿",
            f"â€[{re.escape(_NEXT)}]?",
            f"Ã[{re.escape(_NEXT_BUT_MARKS)}]",
            "Â[\u00a1-\u00bf]|Â\u00a0",
            f"(?:[ÐÑ][{re.escape(_NEXT)}]){{2,}}",  # Cyrillic
            f"(?:[à-ï][{re.escape(_NEXT)}]{{2}}){{2,}}",  # Chinese, Japanese, Arabic and others
        )
    )
)
"""UTF-8 that was read as Windows-1252 or Latin-1, and what was left of letters that could not be read at all."""


def notes(subject: Subject) -> Iterator[Found]:
    """A note to oneself."""
    for note in dict.fromkeys(NOTE.findall(subject.plain)):
        if note not in subject.english and not (note == "TODO" and subject.language in TODO_IS_A_WORD):
            yield Found("unfinished", fill(_("{word} is left over"), word=note))


def broken(subject: Subject) -> Iterator[Found]:
    """Letters that were read in another encoding than they were written in."""
    if (found := BROKEN.search(subject.raw)) and found[0] not in subject.english:
        text = _("{signs} looks like a letter that was read in a wrong encoding")
        yield Found("mojibake", fill(text, signs=found[0]))


def composed(subject: Subject) -> Iterator[Found]:
    """A letter and its accent as two characters where there is one for both: it looks the same, and is not found."""
    for word in subject.raw.split():
        one = unicodedata.normalize("NFC", word)
        if len(one) < len(word):
            text = _("in '{word}' an accent is a character of its own (not NFC); type the letter again")
            yield Found("not-composed", fill(text, word=one))
            return
