"""The texts of the user's own places, which no template has: their translations stay in the user's catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ashore.guide.checks.content_files import files_of_user
from ashore.guide.guide import load
from ashore.guide.own_places import own_places
from ashore.guide.read import ContentError
from ashore.i18n.kit.own import Own, OwnText
from ashore.i18n.units import DOMAINS, GUIDE
from ashore.storage import paths

LETTERS = ("letters", "letters.toml")
"""What lies below these names in a place belongs to the letters."""


def own_texts() -> Own:
    """The texts of every place of the user, by the catalogue to which they belong. A file that cannot be read has none;
    `ashore doctor` says so."""
    found: dict[str, list[OwnText]] = {domain: [] for domain in DOMAINS}
    for domain, text in _each(paths.user_places()):
        found[domain].append(text)
    return found


def _each(folder: Path) -> Iterator[tuple[str, OwnText]]:
    for code in own_places(folder).codes:
        for file in files_of_user(load(code, own=folder)):
            domain = "letters" if file.path.relative_to(folder / code).parts[0] in LETTERS else GUIDE
            try:
                texts = file.texts()
            except (ContentError, OSError):
                continue
            for text in texts:
                yield domain, OwnText(text.context, text.source, text.comment, str(file.path))
