"""For translators: which texts were shown, where each comes from, and marks on those that are not translated."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ashore.i18n.catalogue import DOMAINS, PSEUDOS, SOURCE, Texts, entry_files, has
from ashore.i18n.compiled import Compiled
from ashore.i18n.whole import leave_out_parts

MARKS = ("⟪", "⟫")
"""What stands around a text that is not translated."""


class Seen(NamedTuple):
    """A text that was shown: the catalogue it belongs to, its context, its English, what was shown, and whether that
    is a translation."""

    domain: str
    context: str | None
    source: str
    text: str
    translated: bool


class Watch:
    """Notes every text that is asked for, once, in the order in which it was first needed."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str | None, str], Seen] = {}

    def forget(self) -> None:
        """Another page: from here on only what it shows."""
        self._seen.clear()

    def seen(self) -> list[Seen]:
        """What was asked for since then."""
        return list(self._seen.values())

    def note(self, seen: Seen) -> str:
        """Note a text; returns it as it is to be shown."""
        self._seen.setdefault((seen.domain, seen.context, seen.source), seen)
        return seen.text if seen.translated else f"{MARKS[0]}{seen.text}{MARKS[1]}"

    def over(self, texts: Texts) -> Texts:
        """The same catalogues, watched."""
        if isinstance(texts.interface, _Watched):
            return texts
        whole = texts.tag == SOURCE or texts.tag in PSEUDOS
        if isinstance(texts.guide, Compiled):  # what is translated is seen at once, also of a card that is not whole
            leave_out_parts(texts.guide, none=True)
        interface, guide, letters = (_Watched(getattr(texts, name), name, self, whole) for name in DOMAINS)
        return replace(texts, interface=interface, guide=guide, letters=letters)


class _Watched(gettext.NullTranslations):
    """A catalogue whose texts are noted."""

    def __init__(self, inner: gettext.NullTranslations, domain: str, watch: Watch, whole: bool) -> None:
        super().__init__()
        self._inner, self._domain, self._watch, self._whole = inner, domain, watch, whole
        self.add_fallback(inner)  # so that `has` looks through

    def _note(self, context: str | None, source: str, text: str) -> str:
        if not source:
            return text
        known = self._whole or has(self._inner, context, source)
        return self._watch.note(Seen(self._domain, context, source, text, known))

    def gettext(self, message: str) -> str:
        return self._note(None, message, self._inner.gettext(message))

    def pgettext(self, context: str, message: str) -> str:
        return self._note(context, message, self._inner.pgettext(context, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._note(None, msgid1, self._inner.ngettext(msgid1, msgid2, n))


class Location(NamedTuple):
    """Where an entry stands."""

    file: Path
    line: int


def locations(
    tag: str, directories: Sequence[Path], wanted: Iterable[Seen]
) -> dict[tuple[str, str | None, str], Location]:
    """The file and line of each text's entry: in the language's catalogue, or else in the template."""
    from ashore.i18n.kit.po import KitError, entries, key, read

    found: dict[tuple[str, str | None, str], Location] = {}
    for domain in {seen.domain for seen in wanted}:
        for file in entry_files(tag, domain, directories):
            try:
                catalogue = read(file)
            except KitError:
                continue
            for entry in entries(catalogue):
                found.setdefault((domain, *key(entry)), Location(file, entry.linenum or 0))
    return found
