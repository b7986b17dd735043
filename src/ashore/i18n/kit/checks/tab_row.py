"""The row of tabs at the top of every page: whether the words of all of them fit in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polib

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.po import entries
from ashore.text import columns

ROW = re.compile(r"in one row: all tabs, and (.+?), together at most (\d+) columns")
"""The comment of a word of the row: what stands beside the tabs, one of them at a time, and the room that all have."""


def tab_row(catalogues: Iterable[polib.POFile]) -> Iterator[tuple[polib.POEntry, Found]]:
    """The widest word, where all of them are too wide together; what is not translated counts as it is in English."""
    words: list[tuple[int, polib.POEntry]] = []
    beside: list[tuple[int, polib.POEntry]] = []
    room = 0
    for catalogue in catalogues:
        for entry in entries(catalogue):
            if row := ROW.search(" ".join(entry.comment.split())):
                text = entry.msgid if "fuzzy" in entry.flags else entry.msgstr or entry.msgid
                room = int(row[2])
                part = beside if f"'{entry.msgid}'" in row[1] else words
                part.append((columns(text), entry))
    widest = max(beside, key=_width, default=None)
    row_of_all = [*words, *([widest] if widest else ())]
    if (whole := sum(map(_width, row_of_all))) > room:
        text = _("all tabs and '{word}' are {n} columns wide together; there is room for {room} in one line")
        word = (widest[1].msgstr or widest[1].msgid) if widest else ""
        found = Found("room", fill(text, word=word, n=str(whole), room=str(room)))
        yield max(row_of_all, key=_width)[1], found


def _width(word: tuple[int, polib.POEntry]) -> int:
    return word[0]
