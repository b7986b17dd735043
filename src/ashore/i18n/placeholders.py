"""Blanks in texts and in their translations."""

from __future__ import annotations

import re

from babel.messages.catalog import Message

BLANK = re.compile(r"\{[A-Za-z][A-Za-z0-9_.-]*\}")


def source_of(message: Message) -> str:
    """The English text; of a plural text its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def strings_of(message: Message) -> tuple[str, ...]:
    """The translation; of a plural text all its forms."""
    string = message.string
    return (string,) if isinstance(string, str) else tuple(string or ())


def blanks(text: str) -> set[str]:
    """The blanks of a text."""
    return set(BLANK.findall(text))
