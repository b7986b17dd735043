"""What is still to be translated in a language, in an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ashore.i18n.catalogue import DOMAINS
from ashore.i18n.kit.files import home_of, path_of, template
from ashore.i18n.kit.po import entries, key, read, strings, whole
from ashore.i18n.units import GUIDE, unit_of
from ashore.storage import paths

Rank = Callable[[str | None, str], tuple[int, int]]
"""Where a text stands, by its context and the file that it comes from."""


class Waiting(NamedTuple):
    """A text without a translation: the file and line of its entry, its context, its English, what is said to
    translators; `left`: how many texts of its unit are missing, where that is shown as a whole. Of a fuzzy one the
    `translation` as it is, and, where it was the translation of another text, that text (`before`). `elsewhere`: how
    the same words are translated in another place."""

    file: Path
    line: int
    context: str | None
    source: str
    comments: tuple[str, ...]
    left: int
    plural: str = ""
    translation: tuple[str, ...] = ()
    before: str | None = None
    elsewhere: str = ""


def waiting(tag: str, directory: Path, rank: Rank) -> Iterator[Waiting]:
    """The texts of a language that are not translated, or only by guess, first what `rank` puts first. Raises
    KitError."""
    home = home_of(directory, tag)
    found: list[tuple[tuple[int, int], int, Waiting]] = []
    for domain in DOMAINS:
        own = path_of(home, tag, domain) if home else None
        file = own if own and own.exists() else paths.packaged_locales() / f"{domain}.pot"
        mine = {key(entry): entry for entry in entries(read(file))}
        missing = []
        for entry in entries(template(domain)):
            known = mine.get(key(entry))
            if known is None or "fuzzy" in known.flags or not whole(known):
                missing.append((entry, known))
        same = {entry.msgid: entry.msgstr for entry in mine.values() if entry.msgstr and "fuzzy" not in entry.flags}
        left = Counter(unit_of(entry.msgctxt) for entry, _known in missing if entry.msgctxt and domain == GUIDE)
        for entry, known in missing:
            place = min(
                (rank(entry.msgctxt, file) for file, _line in entry.occurrences), default=rank(entry.msgctxt, "")
            )
            count = left[unit_of(entry.msgctxt)] if entry.msgctxt else 0
            line = (known.linenum if known else 0) or 0
            comments = tuple(entry.comment.splitlines())
            proposed = tuple(filter(None, strings(known))) if known and "fuzzy" in known.flags else ()
            before = known.previous_msgid if known and proposed else None
            both = entry.msgid, comments, count, entry.msgid_plural or ""
            elsewhere = "" if entry.msgid_plural else same.get(entry.msgid, "")
            text = Waiting(file, line, entry.msgctxt, *both, proposed, before, elsewhere)
            found.append((place, len(found), text))
    yield from (text for _rank, _number, text in sorted(found, key=lambda each: each[:2]))
