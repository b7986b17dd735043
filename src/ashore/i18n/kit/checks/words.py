"""Words: what was left in English, what is translated in two ways, what the list of terms rules out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import polib

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.language import lower
from ashore.i18n.kit.checks.subject import Subject
from ashore.i18n.kit.po import BLANK, entries
from ashore.i18n.kit.terms import is_term, ruled_out

SHORTEST = 12
"""Letters from which on a translation that is the same as its source is asked about: names and units stay so."""


def same(subject: Subject) -> Iterator[Found]:
    """A translation that is the English text."""
    words = re.findall(r"[A-Za-z]{2,}", BLANK.sub("", subject.source))
    if subject.string == subject.source and len(words) > 1 and sum(map(len, words)) >= SHORTEST:
        yield Found("same-as-english", _("the same as the English text"))


def terms(subject: Subject) -> Iterator[Found]:
    """Words that are not to stand for a term."""
    for word, term in ruled_out(subject.string, subject.tag.replace("-", "_"), to_others=subject.to_others):
        text = _("'{word}' is not the term for '{english}': that is '{own}'")
        yield Found("term", fill(text, word=word, english=term.english, own=term.own))


def unlike(catalogues: Iterable[polib.POFile], tag: str) -> Iterator[tuple[polib.POEntry, Found]]:
    """Terms that stand alone and are translated otherwise in most places, with what stands there."""
    places: dict[str, list[polib.POEntry]] = {}
    for catalogue in catalogues:
        for entry in entries(catalogue):
            if entry.msgstr and "fuzzy" not in entry.flags and is_term(entry.msgid):
                places.setdefault(entry.msgid.lower(), []).append(entry)
    for alike in places.values():
        usual, times = Counter(lower(entry.msgstr, tag) for entry in alike).most_common(1)[0]
        if len(alike) > 1 and times * 2 >= len(alike):
            first = next(entry.msgstr for entry in alike if lower(entry.msgstr, tag) == usual)
            text = fill(_("elsewhere the same words are translated as '{text}'"), text=first)
            yield from ((entry, Found("term-unlike", text)) for entry in alike if lower(entry.msgstr, tag) != usual)
