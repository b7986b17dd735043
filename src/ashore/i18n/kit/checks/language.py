"""What a check has to know about a language: its script, its letters, the signs that are its own business."""

from __future__ import annotations

DOTTED_I = ("tr", "az")


def language_of(tag: str) -> str:
    """The language of a tag: zh of zh_Hant."""
    return tag.replace("-", "_").partition("_")[0].lower()


def lower(text: str, tag: str) -> str:
    """Text in small letters, as the language has them: in Turkish the small letter of I is ı, that of İ is i."""
    if language_of(tag) in DOTTED_I:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()
