"""What a check has to know about a language: its script, its letters, the signs that are its own business."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
MARKS = frozenset("\u200e\u200f\u061c")
"""They say which way the signs beside them run."""
OPENING, CLOSING = frozenset("\u2066\u2067\u2068"), "\u2069"
"""They hold a piece of text together that runs the other way."""
NON_JOINER = "\u200c"
ZWNJ_LANGUAGES = ("fa", "ckb", "ku", "ps", "ur", "ug")
"""Those of Arabic script whose spelling has the sign that keeps two letters apart."""
DOTTED_I = ("tr", "az")


def language_of(tag: str) -> str:
    """The language of a tag: zh of zh_Hant."""
    return tag.replace("-", "_").partition("_")[0].lower()


@cache
def script_of(tag: str) -> str:
    """The script of a language, by CLDR's likely subtags: Latn, Cyrl, Hans; nothing where CLDR does not know it."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return ""
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    full = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language) or ""
    return [*str(full).split("_"), "", ""][1]


def allowed_signs(tag: str) -> frozenset[str]:
    """The invisible signs that a catalogue of this language may hold; the one place that decides it."""
    if script_of(tag) not in RIGHT_TO_LEFT:
        return frozenset()
    joiner = {NON_JOINER} if language_of(tag) in ZWNJ_LANGUAGES else set()
    return MARKS | OPENING | {CLOSING} | joiner


def isolates_closed(text: str) -> bool:
    """Whether every isolate that is opened is closed in the same line, and none else: an open one turns the rest."""
    for line in text.split("\n"):
        depth = 0
        for character in line:
            depth += (character in OPENING) - (character == CLOSING)
            if depth < 0:
                return False
        if depth:
            return False
    return True


def lower(text: str, tag: str) -> str:
    """Text in small letters, as the language has them: in Turkish the small letter of I is ı, that of İ is i."""
    if language_of(tag) in DOTTED_I:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()
