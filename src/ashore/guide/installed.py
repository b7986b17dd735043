"""Which places' rules are here, and what stands in where those that a workbook has chosen are not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ashore.guide.guide import HOME, Guide, load
from ashore.guide.lineage import lineage
from ashore.guide.own_places import left_out, own_places, usable
from ashore.guide.place_files import CODE
from ashore.guide.read import ContentError
from ashore.i18n import _, fill, sentences
from ashore.storage import paths

STAND_IN = "any"
"""The place that states no law: it misleads nobody, wherever they are."""


class InForce(NamedTuple):
    """The guidance that is shown for a place: its own, or what stands in for it. `missing` is its code where it is not
    installed; `problem` what is wrong with it, in words; `left_out`: the user's own files alone are wrong, and the
    place is shown as it ships."""

    guide: Guide
    missing: str = ""
    problem: str = ""
    left_out: bool = False

    @property
    def notice(self) -> str:
        """What the reader has to know about it; empty where the place's own rules are shown."""
        if self.left_out:
            text = _("Your own files for this place are left out: {problem}.")
            return sentences(fill(text, problem=self.problem), _("The place is shown as it comes with Ashore."))
        if self.missing:
            text = _("The rules of the place '{place}', which your workbook has chosen, are not installed here.")
            first = fill(text, place=self.missing)
        elif self.problem:
            first = fill(_("The rules of your place cannot be read: {problem}."), problem=self.problem)
        else:
            return ""
        return sentences(first, _("What is shown instead states no law. The workbook keeps its place."))


def in_force(jurisdiction: str = HOME, directory: Path | None = None) -> InForce:
    """The guidance for a place. Raises ContentError when what would stand in cannot be read either."""
    content, own = directory or paths.content_dir(), paths.user_places()
    if not os.path.lexists(own / jurisdiction):
        return _in_force(jurisdiction, content)
    try:
        return InForce(usable(jurisdiction, content, own))
    except ContentError as error:
        shipped = _in_force(jurisdiction, content)
        if shipped.notice:
            return InForce(shipped.guide, problem=str(error))
        return InForce(shipped.guide, problem=str(error), left_out=True)


@cache
def _in_force(jurisdiction: str, directory: Path) -> InForce:
    if jurisdiction not in _codes(directory):
        return InForce(_sound(load(STAND_IN, directory)), missing=jurisdiction)
    try:
        return InForce(_sound(load(jurisdiction, directory)))
    except ContentError as error:
        if jurisdiction == STAND_IN:
            raise
        return InForce(_sound(load(STAND_IN, directory)), problem=str(error))


def places(directory: Path | None = None) -> tuple[list[Guide], list[str]]:
    """All places whose rules can be read, the first one first and last those that stand in for others; and in words
    what is wrong with the rest."""
    content, folder = directory or paths.content_dir(), paths.user_places()
    own = own_places(folder)
    sound: dict[str, Guide] = {}
    problems = [*_no_codes(content)]
    for code in _codes(content):
        try:
            sound[code] = _sound(load(code, content))
        except ContentError as error:
            problems.append(str(error))
    for code in own.codes:
        try:
            sound[code] = usable(code, content, folder)
        except ContentError as error:
            problems.append(left_out(folder / code, str(error)))
    found = sorted(sound.values(), key=lambda guide: (guide.jurisdiction != HOME, guide.is_base, guide.jurisdiction))
    return found, [*problems, *own.problems]


def before_shipped(directory: Path | None = None) -> list[Path]:
    """The folders of the user's places that come before places that ship with the same code."""
    folder, shipped = paths.user_places(), _codes(directory or paths.content_dir())
    return [folder / code for code in own_places(folder).codes if code in shipped]


def faults(directory: Path | None = None) -> list[str]:
    """What is wrong in any file of any place, in words."""
    return [*faults_of_shipped(directory), *faults_of_own(directory)]


def faults_of_shipped(directory: Path | None = None) -> list[str]:
    """What is wrong in any file of the places that ship, in words."""
    from ashore.guide.checks.usable import unreadable

    content = directory or paths.content_dir()
    wrong = [problem for code in _codes(content) for problem in unreadable(load(code, content))]
    return list(dict.fromkeys([*_no_codes(content), *wrong]))


def faults_of_own(directory: Path | None = None) -> list[str]:
    """Why places of the user are left out, and what else lies there that is none, in words."""
    from ashore.guide.checks.usable import unusable

    content, folder = directory or paths.content_dir(), paths.user_places()
    own = own_places(folder)
    wrong = [left_out(folder / code, why) for code in own.codes for why in unusable(load(code, content, folder))]
    return [*wrong, *own.problems]


def _codes(directory: Path) -> list[str]:
    """The codes of the places that ship."""
    folders = [path.parent for path in sorted((directory / "jurisdictions").glob("*/facts.toml"))]
    return [folder.name for folder in folders if CODE.fullmatch(folder.name)]


def _no_codes(directory: Path) -> Iterator[str]:
    """Folders among the places that ship that are none, in words."""
    for path in sorted((directory / "jurisdictions").glob("*/facts.toml")):
        if not CODE.fullmatch(path.parent.name):
            yield fill(_("{file}: not the code of a place; it is left out"), file=str(path.parent))


def _sound(guide: Guide) -> Guide:
    """A place whose facts have been read, and those of the place on which it rests. Raises ContentError."""
    _facts = lineage(guide), guide.facts
    return guide
