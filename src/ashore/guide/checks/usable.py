"""Can the program go by a place? Whatever it asks for is read, and is there.

What ships is looked at by the tests. A place of the user's is taken only where nothing here is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from ashore.guide.checks import references, roles
from ashore.guide.checks.content_files import below
from ashore.guide.facts import Facts
from ashore.guide.guide import Guide
from ashore.guide.letters import Letters
from ashore.guide.lineage import lineage
from ashore.guide.read import ContentError
from ashore.i18n import _, fill

MOST_FILES = 200
"""Files of a place: the one with the most that ships has a tenth of them."""


def unusable(guide: Guide) -> Iterator[str]:
    """Why the program cannot go by a place, in words."""
    found = [*_too_much(guide)] or unreadable(guide)
    if found:  # what cannot be read cannot be looked through
        yield from found
        return
    yield from references.missing(guide)
    yield from roles.missing(guide)


def unreadable(guide: Guide) -> list[str]:
    """What is wrong in any file of a place, in words."""
    problems: list[str] = []
    try:
        lineage(guide)
        for name in [name for name, part in vars(Guide).items() if isinstance(part, cached_property)]:
            problems += _wrong_in(guide, name)
    except ContentError as error:
        problems.append(str(error))
    return list(dict.fromkeys(problems))


def _wrong_in(guide: Guide, name: str) -> Iterator[str]:
    """What is wrong in a part of a place, in words: facts and letters are read one by one."""
    try:
        part = getattr(guide, name)
        if isinstance(part, Letters):
            _letters = list(part.values())
        elif isinstance(part, Facts):
            _facts = len(part.facts), len(part.sources)
    except ContentError as error:
        yield str(error)


def _too_much(guide: Guide) -> Iterator[str]:
    """Folders of a place that cannot be looked into, or hold too much, in words."""
    try:
        folders = [folder for each in lineage(guide) for folder in each.files.folders]
    except ContentError:
        return  # that is told where it is read
    for folder in folders:
        try:
            count = sum(1 for _path in islice(below(folder), MOST_FILES + 1))
        except FileNotFoundError:
            continue
        except OSError as error:
            yield fill(_("{file}: {problem}"), file=str(error.filename or folder), problem=error.strerror or "")
        else:
            if count > MOST_FILES:
                yield fill(_("{file}: more than {n} files"), file=str(folder), n=str(MOST_FILES))
