"""Which places' rules are here, and what stands in where those that a workbook has chosen are not."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from ashore.guide.guide import HOME, Guide, load
from ashore.guide.read import ContentError
from ashore.i18n import _, fill, sentences
from ashore.storage import paths

STAND_IN = "any"
"""The place that states no law: it misleads nobody, wherever they are."""
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class InForce(NamedTuple):
    """The guidance that is shown for a place: its own, or what stands in for it. `missing` is its code where it is not
    installed; `problem` what is wrong with it, in words."""

    guide: Guide
    missing: str = ""
    problem: str = ""

    @property
    def notice(self) -> str:
        """What the reader has to know about it; empty where the place's own rules are shown."""
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
    return _in_force(jurisdiction, directory or paths.content_dir())


@cache
def _in_force(jurisdiction: str, directory: Path) -> InForce:
    guide = load(jurisdiction, directory)
    if not (directory / "jurisdictions" / jurisdiction / "facts.toml").exists():
        return InForce(_sound(load(STAND_IN, directory)), missing=jurisdiction)
    try:
        return InForce(_sound(guide))
    except (ContentError, RecursionError) as error:
        if jurisdiction == STAND_IN:
            raise
        problem = str(error) if isinstance(error, ContentError) else _("a place rests on itself")
        return InForce(_sound(load(STAND_IN, directory)), problem=problem)


def places(directory: Path | None = None) -> tuple[list[Guide], list[str]]:
    """All places whose rules can be read, the first one first and last those that stand in for others; and in words
    what is wrong with the rest."""
    sound, problems = [], []
    for path in sorted(((directory or paths.content_dir()) / "jurisdictions").glob("*/facts.toml")):
        code = path.parent.name
        if not CODE.fullmatch(code):
            problems.append(fill(_("{file}: not the code of a place; it is left out"), file=str(path.parent)))
            continue
        try:
            sound.append(_sound(load(code, directory)))
        except ContentError as error:
            problems.append(str(error))
        except RecursionError:
            problems.append(fill(_("{file}: {problem}"), file=str(path), problem=_("a place rests on itself")))
    sound.sort(key=lambda guide: (guide.jurisdiction != HOME, guide.is_base, guide.jurisdiction))
    return sound, problems


def faults(directory: Path | None = None) -> list[str]:
    """What is wrong in any file of any place, in words."""
    from ashore.guide.letters import Letters

    sound, problems = places(directory)
    for guide in sound:
        for name in [name for name, part in vars(Guide).items() if isinstance(part, cached_property)]:
            try:
                part = getattr(guide, name)
                _all = list(part.values()) if isinstance(part, Letters) else None
            except ContentError as error:
                problems.append(str(error))
    return list(dict.fromkeys(problems))


def _sound(guide: Guide) -> Guide:
    """A place whose facts have been read, and those of the place on which it rests. Raises ContentError."""
    _facts = guide.facts, guide.is_base
    return guide
