"""The Babel extractors: for the content files, and for Python, with comments that say where a text is seen."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, Any

from babel.messages.extract import extract_python as texts_of_python

from ashore.guide.files import model_of
from ashore.guide.texts import prefix_of, texts
from ashore.storage.toml_file import line_of
from ashore.text import columns

Found = tuple[int, str, Any, list[str]]

ROOM_BESIDE = 4
"""Columns by which a label at the foot may be longer than the English one, where possible."""


def extract_content(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """Every text of a content file, with its stable id as context and a comment that says where it is seen."""
    text = fileobj.read().decode("utf-8")
    data = tomllib.loads(text)
    name = getattr(fileobj, "name", "")
    model = model_of(PurePath(name))
    for found in texts(model, data, prefix_of(name, data)) if model else ():
        yield line_of(text, found.path), "pgettext", (found.context, found.source), [found.comment]


def extract_python(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """Every text of a Python file, with where it is seen; labels of keys with the key, and the room at the foot."""
    path = PurePath(getattr(fileobj, "name", ""))
    labels = _labels(ast.parse(fileobj.read()))
    fileobj.seek(0)
    found: Iterator[Any] = texts_of_python(fileobj, keywords, comment_tags, options)
    for line, function, message, comments in found:
        first = message[0] if isinstance(message, tuple) else message
        more = [_seen(path)]
        if keys := labels.get(str(first)):
            room = columns(str(first)) + ROOM_BESIDE
            more = [f"foot of {path.stem}: what {', '.join(keys)} does; at most {room} columns where possible"]
        yield line, function or "", message, [*comments, *more]


def _seen(path: PurePath) -> str:
    """Where the texts of a file are seen."""
    if path.parts[-2:] == ("parse", "words.py"):
        return "not shown: what people type and how; all usual ways, with | between; in a row, / between"
    if "pages" in path.parts:
        return f"seen on the screen: {path.stem.replace('_', ' ')}"
    if "cli" in path.parts or path.stem == "argparse_texts":
        return "seen on the command line"
    if "dialogue" in path.parts:
        return "seen line by line, in the plain way"
    if "tui" in path.parts:
        return "seen in the program, on several screens"
    return "seen in lists, papers and messages"


def _labels(tree: ast.Module) -> dict[str, list[str]]:
    """The labels of keys: texts that stand in a pair behind a key."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            key, call = node.elts
            if isinstance(key, ast.Constant) and isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                text = call.args[0] if call.args else None
                if call.func.id in ("N_", "_") and isinstance(text, ast.Constant) and len(str(key.value)) <= 9:
                    keys = found.setdefault(str(text.value), [])
                    if str(key.value) not in keys:
                        keys.append(str(key.value))
    return found
