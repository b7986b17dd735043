"""The Babel extractor for Python: the texts of the program, with where each is seen, what a key does, and what its
blanks hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import IO, Any

from babel.messages.extract import extract_python as texts_of_python

from ashore.i18n.kit.fillings import module
from ashore.i18n.kit.seen import TYPED, seen
from ashore.i18n.kit.uses import has_words, use_of
from ashore.i18n.texts import KEY
from ashore.text import columns

Found = tuple[int, str, Any, list[str]]

MEANS_ONE_THING = re.compile(r"[a-z=/?]|F\d+")
"""Keys that do the same everywhere, unlike Enter and Space, which do what the line is for that one is on."""
_SOURCES = Path(__file__).parents[2]
ROOM_BESIDE = 4
"""Columns by which a label at the foot may be longer than the English one, where possible."""
ROOM_OF_TABS = 60
"""Columns of the words of all tabs and of what stands beside them, in a line of 80: the rest are digits and spaces."""


def extract_python(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """Every text of a Python file. What a key does has a context of its own; what else it says is comments."""
    path = PurePath(getattr(fileobj, "name", ""))
    source = module(fileobj.read().decode("utf-8"))
    fileobj.seek(0)
    found: Iterator[Any] = texts_of_python(fileobj, dict.fromkeys((*keywords, "K_")), comment_tags, options)
    for line, function, message, comments in found:
        first = str(message[0] if isinstance(message, tuple) else message)
        call = source.call_of(first, line)
        if function == "K_":
            yield line, "pgettext", (KEY, first), [*comments, _foot(path, first, source.keys_of(first))]
            continue
        more = [
            seen(path, source.about if has_words(first) else ""),
            *_room(path),
            *(f"{blank}: {what}" for blank, what in source.fillings(first, message, call).items()),
        ]
        if call is not None and is_short(first):
            more += filter(None, [use_of(source, call, first)])
        yield line, function or "", message, [*comments, *more]


def is_short(text: str) -> bool:
    """Whether a text says too little by itself: one word, apart from blanks and marks."""
    words = [word for word in text.split() if any(letter.isalpha() for letter in word) and "{" not in word]
    return len(words) <= 1


def _foot(path: PurePath, label: str, keys: list[str]) -> str:
    """Where a key's words stand, and how much room there is."""
    room = f"at most {columns(label) + ROOM_BESIDE} columns where possible"
    if not keys:
        return f"foot of {path.stem}: what one of several keys does, or what stands before the keys; {room}"
    more = [words for key in keys if (words := _meanings().get(key, label)) != label]
    meaning = f" ({more[0]})" if more else ""
    return f"foot of {path.stem}: what {', '.join(keys)} does{meaning}; {room}"


@cache
def _meanings() -> dict[str, str]:
    """What each key does everywhere, by the list of keys: labels at the foot are shorter."""
    tree = ast.parse((_SOURCES / "tui" / "key_list.py").read_text("utf-8"))
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Tuple(elts=[ast.Constant(value=str(keys)), ast.Call(args=[ast.Constant(value=str(words))])]):
                found |= {key: words for key in keys.split(" ") if MEANS_ONE_THING.fullmatch(key)}
    return found


def _room(path: PurePath) -> list[str]:
    """How much room the texts of a file have. On pages all wrap: the walk through longer and wider texts holds it."""
    if path.parts[-2:] == TYPED:
        return []
    if path.stem == "tabs":
        beside = "'saved', 'saving…' or 'nothing is written'"
        return [f"in one row: all tabs, and {beside}, together at most {ROOM_OF_TABS} columns"]
    return ["it wraps"]
