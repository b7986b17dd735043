"""The Babel extractor for Python: the texts of the program, with where each is seen, what a key does, and what its
blanks hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, Any

from babel.messages.extract import extract_python as texts_of_python

from ashore.i18n.kit.fillings import Module, module
from ashore.i18n.texts import KEY
from ashore.text import columns

Found = tuple[int, str, Any, list[str]]

ROOM_BESIDE = 4
"""Columns by which a label at the foot may be longer than the English one, where possible."""
ROOM_OF_TAB = 10
"""Columns of a tab's word: six of them, each with its digit and a space behind, stand in a line of 80."""
TYPED = ("parse", "words.py")
"""The file of what is typed and never shown."""
LONGEST = 60
"""Characters of code that are shown to translators."""


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
            _seen(path),
            *_room(path),
            *(f"{blank}: {what}" for blank, what in source.fillings(first, message, call).items()),
        ]
        if call is not None and is_short(first):
            more.append(f"in the code: {_around(source, call)}")
        yield line, function or "", message, [*comments, *more]


def is_short(text: str) -> bool:
    """Whether a text says too little by itself: one word, apart from blanks and marks."""
    words = [word for word in text.split() if any(letter.isalpha() for letter in word) and "{" not in word]
    return len(words) <= 1


def _foot(path: PurePath, label: str, keys: list[str]) -> str:
    """Where a key's words stand, and how much room there is."""
    room = columns(label) + ROOM_BESIDE
    named = ", ".join(keys) or "a key"
    return f"foot of {path.stem}: what {named} does; at most {room} columns where possible"


def _around(source: Module, call: ast.Call) -> str:
    """The code that a text stands in: what it is given to."""
    code = " ".join(ast.unparse(source.around(call)).split())
    return code if len(code) <= LONGEST else code[: LONGEST - 1].rstrip() + "…"


def _room(path: PurePath) -> list[str]:
    """How much room the texts of a file have. On pages all wrap: the walk through longer and wider texts holds it."""
    if path.parts[-2:] == TYPED:
        return []
    return [f"at most {ROOM_OF_TAB} columns where possible"] if path.stem == "tabs" else ["it wraps"]


def _seen(path: PurePath) -> str:
    """Where the texts of a file are seen."""
    if path.parts[-2:] == TYPED:
        return "not shown: what people type and how; all usual ways, with | between; in a row, / between"
    if "pages" in path.parts:
        return f"seen on the screen: {path.stem.replace('_', ' ')}"
    if "cli" in path.parts or path.stem == "argparse_texts":
        return "seen on the command line"
    if "dialogue" in path.parts:
        return "seen line by line, in the plain way"
    if path.stem == "tabs":
        return "a tab, at the top of every page"
    if "tui" in path.parts:
        return "seen in the program, on several screens"
    return "seen in lists, papers and messages"
