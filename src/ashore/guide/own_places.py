"""The places of the user: folders beside those that ship. One by which the program cannot go is left out, and named."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ashore.guide.guide import Guide, load
from ashore.guide.place_files import CODE
from ashore.guide.read import ContentError
from ashore.i18n import _, fill
from ashore.storage import access

MOST_PLACES = 100


class OwnPlaces(NamedTuple):
    """The codes of the folders that are places, and in words what is wrong with the rest."""

    codes: tuple[str, ...]
    problems: tuple[str, ...]


def own_places(folder: Path) -> OwnPlaces:
    """What lies where the user's places are; nothing where no file of the user's may be reached."""
    if not access.current().files:
        return OwnPlaces((), ())
    codes, problems = [], []
    try:
        entries = sorted(islice(folder.iterdir(), MOST_PLACES + 1))
    except FileNotFoundError:
        return OwnPlaces((), ())
    except OSError as error:
        return OwnPlaces((), (_wrong(folder, error.strerror or ""),))
    if len(entries) > MOST_PLACES:
        problems.append(_wrong(folder, fill(_("more than {n} places; the others are left out"), n=str(MOST_PLACES))))
    for entry in entries[:MOST_PLACES]:
        if entry.name.startswith((".", "_")):
            continue
        try:
            is_code, is_folder = bool(CODE.fullmatch(entry.name)), entry.is_dir()
        except OSError as error:
            problems.append(_wrong(entry, error.strerror or ""))
            continue
        if is_code and is_folder:
            codes.append(entry.name)
        elif is_code:
            problems.append(_wrong(entry, _("a place is a folder with facts.toml in it")))
        elif is_folder:
            text = _("left out: no code of a place, which is written like gb or us-ny, in small letters")
            problems.append(_wrong(entry, text))
    return OwnPlaces(tuple(codes), tuple(problems))


def usable(jurisdiction: str, directory: Path, own: Path) -> Guide:
    """A place of the user by which the program can go. Raises ContentError with why it cannot."""
    return _usable(load(jurisdiction, directory, own))


@cache
def _usable(guide: Guide) -> Guide:
    """Looked at once, where nothing is wrong with it."""
    from ashore.guide.checks.usable import unusable

    for problem in unusable(guide):
        raise ContentError(problem)
    return guide


def left_out(folder: Path, problem: str) -> str:
    """That a place of the user is left out, in words."""
    return fill(_("{file}: the place is left out: {problem}"), file=str(folder), problem=problem)


def _wrong(path: Path, problem: str) -> str:
    return fill(_("{file}: {problem}"), file=str(path), problem=problem)
