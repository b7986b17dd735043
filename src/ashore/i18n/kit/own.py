"""Texts that no template has: those of the user's own places. They are translated in the user's own catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import polib

from ashore.i18n.kit.po import Key


class OwnText(NamedTuple):
    """A text of a place of the user: its id, the text, what is said to translators, the file that it stands in."""

    context: str
    source: str
    comment: str
    file: str

    def entry(self) -> polib.POEntry:
        """As a template would have it."""
        return polib.POEntry(
            msgctxt=self.context, msgid=self.source, comment=self.comment, occurrences=[(self.file, "")]
        )


def entries_of(texts: Iterable[OwnText]) -> dict[Key, polib.POEntry]:
    """Them as a template would have them."""
    return {(text.context, text.source): text.entry() for text in texts}


Own = Mapping[str, Sequence[OwnText]]
"""Those texts by the catalogue to which they belong."""
NONE: Own = {}
