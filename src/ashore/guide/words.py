"""Texts in content files: which keys hold them, and the stable id of each.

The loader and the extractor walk the files with the same function, so no text is shown that a translator never saw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import msgspec

from ashore.storage.toml_file import Path

BLANK = re.compile(r"\{([a-z0-9-]+)\.([a-z0-9_]+)\}")
"""A blank in a text that a fact's value fills: {credit-retention-5y.retention_years}."""

TEXT_KEYS = {
    "title": "a title",
    "short": "a short title in menus, at most 22 columns",
    "text": "a paragraph; {blanks} stay as they are",
    "why": "why: one line",
    "label": "the name of a field, a choice or a line, at most 30 columns where possible",
    "help": "a line of help",
    "statement": "a statement of fact",
    "caveat": "what is not certain about a fact",
    "term": "a term of the glossary",
    "meaning": "what a term means",
    "answer": "the chapter's answer, two or three sentences",
    "says": "what a letter, or a collector, says",
    "use_when": "when to use the letter",
    "not_when": "when not to use it",
    "sets_off": "what it may set off",
    "send": "how to send it",
    "request": "what the lender is asked to confirm; an item of a list in a message to the lender",
    "question": "a question: about a contact, to tick when it was so (at most 60 columns), or to ask back in a call",
    "can": "what can be done about it; one or two sentences",
    "they": "what lenders usually do at a stage",
    "you": "what the reader can do at a stage",
    "reply": "a calm answer to what a collector says",
    "stop": "where to stop in a call",
    "silence": "what it means when one does not answer a court paper",
    "do": "what to do with a court paper",
    "message_begin": "how the message to the lender begins",
    "message_end": "how the message to the lender ends",
}
"""Keys whose strings are texts, with the comment that a translator sees."""

LIST_KEYS = {"items": "an item of a list", "attach": "something to attach"}
"""Keys whose lists hold texts."""


class FoundText(msgspec.Struct, frozen=True):
    """A text in a file: where, its stable id, the English source, a comment for translators."""

    path: Path
    context: str
    source: str
    comment: str


def prefix_of(name: str, data: dict[str, Any]) -> str:
    """The first part of the ids of a file: its own id, or its name."""
    return str(data.get("id") or PurePath(name).stem)


def texts(data: Any, context: str, path: Path = ()) -> Iterator[FoundText]:
    """Every text below `data`."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            name = item.get("id", str(number + 1)) if isinstance(item, dict) else str(number + 1)
            yield from texts(item, f"{context}/{name}", (*path, number))
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in TEXT_KEYS and isinstance(value, str):
                yield FoundText((*path, key), f"{context}/{key}", value.strip(), TEXT_KEYS[key])
            elif key in LIST_KEYS and isinstance(value, list):
                for number, item in enumerate(value):
                    if isinstance(item, str):
                        yield FoundText((*path, key), f"{context}/{key}/{number + 1}", item.strip(), LIST_KEYS[key])
            elif isinstance(value, dict | list):
                yield from texts(value, f"{context}/{key}" if isinstance(value, dict) else context, (*path, key))


def with_contexts(data: Any, context: str) -> Any:
    """The same data with every text replaced by its id and source, as the models expect it."""
    if isinstance(data, list):
        return [
            with_contexts(item, f"{context}/{item.get('id', number + 1) if isinstance(item, dict) else number + 1}")
            for number, item in enumerate(data)
        ]
    if not isinstance(data, dict):
        return data
    new: dict[str, Any] = {}
    for key, value in data.items():
        if key in TEXT_KEYS and isinstance(value, str):
            new[key] = {"context": f"{context}/{key}", "source": value.strip()}
        elif key in LIST_KEYS and isinstance(value, list):
            new[key] = [
                {"context": f"{context}/{key}/{number + 1}", "source": item.strip()} if isinstance(item, str) else item
                for number, item in enumerate(value)
            ]
        elif isinstance(value, dict):
            new[key] = with_contexts(value, f"{context}/{key}")
        elif isinstance(value, list):
            new[key] = with_contexts(value, context)
        else:
            new[key] = value
    return new
