"""Where a key stands in a TOML text, so that an error can name its line.

tomllib gives values without positions. This scanner knows tables, arrays of tables, keys and multi-line strings:
what Ashore's own files and a person's edits of them contain. It never judges the text; tomllib has done that.
"""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]
"""Where a value stands in data: keys, and numbers in lists from 0."""

_TABLE = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=(.*)$"""
)
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def _parts(key: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(key)]


def _positions(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every table header and key, by its path. Lines end where TOML and editors end them."""
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    here: KeyPath = ()
    closing: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            if closing in line:
                closing = None
            continue
        if table := _TABLE.match(line):
            path: KeyPath = ()
            parts = _parts(table.group(2))
            for index, part in enumerate(parts):
                path += (part,)
                last = index == len(parts) - 1
                if last and table.group(1) == "[[":
                    counts[path] = counts.get(path, -1) + 1
                    found.setdefault(path, number)
                if path in counts:
                    path += (counts[path],)
            found.setdefault(path, number)
            here = path
        elif key := _KEY.match(line):
            path = here + tuple(_parts(key.group(1)))
            found.setdefault(path, number)
            for quotes in ('"""', "'''"):
                if key.group(2).count(quotes) == 1:
                    closing = quotes
    return found


def line_of(text: str, path: KeyPath) -> int:
    """The line (from 1) of the key at `path`, or of the nearest table around it; 1 when nothing is known."""
    positions = _positions(text)
    while path:
        if path in positions:
            return positions[path]
        path = path[:-1]
    return 1


def name_of(path: KeyPath) -> str:
    """A path as people write it: `debts[2].owed`, counted from 1."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if name else part)
    return name
