"""The files of the content that are looked at: those that all places share, those of a place, and the user's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ashore.guide.files import KINDS, kind_in_place, kind_of
from ashore.guide.guide import HOME, Guide
from ashore.guide.read import data_of
from ashore.guide.texts import FoundText, prefix_of, texts

MOST = 1000
"""Entries of a folder that are looked at."""
DEEP = 2
"""Folders within that of a place in which files of it may lie: `answers/words`."""


class ContentFile(NamedTuple):
    """A file, what it is called in words, and what kind of file it is."""

    path: Path
    name: str
    kind: str

    def texts(self) -> list[FoundText]:
        """Its texts. Raises ContentError."""
        data = data_of(self.path)
        return texts(KINDS[self.kind][0], data, prefix_of(self.path.name, data))


def files_in(directory: Path) -> Iterator[ContentFile]:
    """All files below a folder of content, in order."""
    for path in sorted(directory.rglob("*.toml")):
        if kind := kind_of(path):
            yield ContentFile(path, path.relative_to(directory).as_posix(), kind)


def files_of_user(guide: Guide) -> Iterator[ContentFile]:
    """The files of a place that are the user's."""
    if guide.own:
        folder = guide.own / guide.jurisdiction
        for path in below(folder):
            if kind := kind_in_place(path.relative_to(folder)):
                yield ContentFile(path, path.relative_to(guide.own.parent).as_posix(), kind)


def files_of(guide: Guide) -> Iterator[ContentFile]:
    """The files of the place; at home those that all places share too."""
    places = guide.directory / "jurisdictions"
    users = list(files_of_user(guide))
    yield from users
    instead = {file.path.relative_to(guide.files.folders[0]) for file in users}
    for file in files_in(guide.directory):
        own = places / guide.jurisdiction
        if own in file.path.parents:
            if file.path.relative_to(own) not in instead:
                yield file
        elif guide.jurisdiction == HOME and places not in file.path.parents:
            yield file


def below(folder: Path, deep: int = DEEP) -> Iterator[Path]:
    """The files in a folder and in those within, as deep as those of a place lie, in order. Raises OSError."""
    for path in sorted(islice(folder.iterdir(), MOST)):
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            yield path
        elif deep:
            yield from below(path, deep - 1)
