"""The row of tabs at the top of every page: whether the words of all of them fit in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polib

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.po import entries
from ashore.text import columns

ROW = re.compile(r"in one row: all tabs, and (.+?), together at most (\d+) columns")
"""The comment of a word of the row: what stands beside the tabs, one of them at a time, and the room that all have."""


class Word(NamedTuple):
    """A word of the row: how wide it is, and whether it is translated."""

    width: int
    text: str
    entry: polib.POEntry
    translated: bool


def tab_row(catalogues: Iterable[polib.POFile]) -> Iterator[tuple[polib.POEntry, Found]]:
    """The widest word, where all of them are too wide together. A tab that is not translated counts as it is in
    English, what stands beside the tabs when it is translated: nothing is wrong with what is not there yet."""
    tabs: list[Word] = []
    beside: list[Word] = []
    room = 0
    for catalogue in catalogues:
        for entry in entries(catalogue):
            if row := ROW.search(" ".join(entry.comment.split())):
                room = int(row[2])
                (beside if f"'{entry.msgid}'" in row[1] else tabs).append(_word(entry))
    widest = max((word for word in beside if word.translated), key=_width, default=None)
    words = [*tabs, *([widest] if widest else ())]
    own = [word for word in words if word.translated]
    if own and (whole := sum(map(_width, words))) > room:
        if widest:
            text = _("all tabs and '{word}' are {n} columns wide together; there is room for {room} in one line")
        else:
            text = _("all tabs are {n} columns wide together; there is room for {room} in one line")
        said = fill(text, word=widest.text if widest else "", n=str(whole), room=str(room))
        yield max(own, key=_width).entry, Found("room", said)


def _word(entry: polib.POEntry) -> Word:
    translated = bool(entry.msgstr) and "fuzzy" not in entry.flags
    text = entry.msgstr if translated else entry.msgid
    return Word(columns(text), text, entry, translated)


def _width(word: Word) -> int:
    return word.width
