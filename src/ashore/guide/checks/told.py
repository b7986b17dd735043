"""Every text of the content as its author wrote it, and what each language makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ashore.guide.checks.content_files import ContentFile, files_in, files_of_user
from ashore.guide.guide import Guide
from ashore.guide.texts import BLANK
from ashore.i18n import catalogue
from ashore.i18n.catalogue import SOURCE, Texts

LETTERS = ("letter", "letter-parts")
FACTS = ("facts", "more-facts")
NO_PROSE = (*LETTERS, *FACTS, "renamed")
NAMES = ("title", "short", "label", "term")
"""Texts that are no sentences: what something is called."""


class Told(NamedTuple):
    """A text: its file within the content, what kind of file that is, its stable id, the English, the catalogue."""

    file: str
    kind: str
    context: str
    source: str
    of_letter: bool

    @property
    def key(self) -> str:
        """Under which key it stands; the number of an item of a list."""
        return self.context.rpartition("/")[2]

    @property
    def is_prose(self) -> bool:
        """Whether it is told to the reader in sentences: facts keep to their sources, letters speak to an office."""
        return self.kind not in NO_PROSE and not self.of_letter and self.key not in NAMES

    @property
    def to_others(self) -> bool:
        """Whether a letter says it to somebody else than the reader."""
        return self.of_letter and self.key == "text"


def told(directory: Path) -> list[Told]:
    """Every text below a folder of content, in order of the files."""
    return [text for file in files_in(directory) for text in told_in(file)]


def told_by_user(guide: Guide) -> list[Told]:
    """Every text in the files of a place that are the user's."""
    return [text for file in files_of_user(guide) for text in told_in(file)]


def told_in(file: ContentFile) -> list[Told]:
    """The texts of one file."""
    of_letter = file.kind in LETTERS or (file.kind == "instead" and file.path.stem == "letters")
    return [Told(file.name, file.kind, text.context, text.source, of_letter) for text in file.texts()]


class Language(NamedTuple):
    """A language in which texts are told. `behind`: the one whose translations stand in for those that it lacks."""

    tag: str
    texts: Texts
    behind: Texts | None = None

    def says(self, text: Told) -> str | None:
        """The text in this language; None where it has no translation."""
        return self._in(self.texts, text)

    def says_itself(self, text: Told) -> str | None:
        """The same; None, too, where it is another language's that stands in: it is looked at there."""
        said = self.says(text)
        return None if self.behind and said == self._in(self.behind, text) else said

    def _in(self, texts: Texts, text: Told) -> str | None:
        domain = texts.letters if text.of_letter else texts.guide
        known = self.tag == SOURCE or catalogue.has(domain, text.context, text.source)
        return domain.pgettext(text.context, text.source) if known else None


def languages(directories: Sequence[Path] | None = None) -> Iterator[Language]:
    """English, and each language for which there is a catalogue."""
    folders = catalogue.search_path() if directories is None else directories
    tags = catalogue.available(folders)
    for tag in tags:
        others = [other for other in catalogue.chain(tag, tags) if other != tag]
        behind = catalogue.load(others[0], folders) if others and tag != SOURCE else None
        yield Language(tag, catalogue.load(tag, folders), behind)


def bare(text: str) -> str:
    """A text with a short word for each number of a fact."""
    return BLANK.sub("five", text)
