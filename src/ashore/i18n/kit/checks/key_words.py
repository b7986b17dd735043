"""The words of the keys that are seen together on one screen: of two with one word nobody knows which is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polib

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.language import lower
from ashore.i18n.kit.po import entries

FOOT = re.compile(r"foot of ([^\s:;]+)(?:: what (.*?) ?does\b)?")
"""The comment of a key's label: on which screen it stands at the foot, and which key it is."""
KEY = re.compile(r"\S|[↑↓←→]{2}|F\d{1,2}|(?:Shift|Ctrl|Alt)\+\w+|Esc|Enter|Tab|Space|Del|Pg(?:Up|Dn)|\d-\d")
EVERY_PAGE = "page"
"""The screen whose keys every page has."""
OF_WHAT_HAS_THE_FOCUS = frozenset({"Esc", "Enter", "Tab", "Shift+Tab"})
"""Of those keys the ones that are shown while a field is open: then the page's own are not there."""


class Label(NamedTuple):
    """What a key does, as a screen says it."""

    entry: polib.POEntry
    word: str
    keys: frozenset[str]
    """Which keys; none where the comment does not say."""


def same_words(catalogues: Iterable[polib.POFile], tag: str) -> Iterator[tuple[polib.POEntry, Found]]:
    """Labels that say the same as one for another key on the same screen, across all catalogues."""
    screens = _screens(catalogues, tag)
    always = [label for label in screens.get(EVERY_PAGE, []) if label.keys - OF_WHAT_HAS_THE_FOCUS]
    told: set[tuple[int, int]] = set()
    for screen, labels in screens.items():
        for at, label in enumerate(labels):
            for other in (*labels[:at], *(always if screen != EVERY_PAGE else ())):
                pair = (id(other.entry), id(label.entry))
                if _clash(other, label) and pair not in told:
                    told |= {pair, pair[::-1]}  # they may stand together on several screens
                    text = _("the same word as for '{other}' at the foot of one screen")
                    yield label.entry, Found("same-key-word", fill(text, other=other.entry.msgid))


def _clash(one: Label, other: Label) -> bool:
    return one.entry is not other.entry and one.word == other.word and not one.keys & other.keys


def _screens(catalogues: Iterable[polib.POFile], tag: str) -> dict[str, list[Label]]:
    found: dict[str, list[Label]] = {}
    for catalogue in catalogues:
        for entry in entries(catalogue):
            if entry.msgstr and "fuzzy" not in entry.flags:
                for match in FOOT.finditer(" ".join(entry.comment.split())):
                    screen, said = match.groups()
                    keys = frozenset() if said is None else frozenset(said.replace(", ", " ").split(" "))
                    if all(map(KEY.fullmatch, keys)):  # a pair in the sources may be no key and its words
                        label = Label(entry, lower(entry.msgstr.strip(), tag), keys)
                        found.setdefault(screen, []).append(label)
    return found
