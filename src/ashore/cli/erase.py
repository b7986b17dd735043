"""Removing what Ashore keeps: workbook, backups, catalogues that can be made again, settings, unpacked programs."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from ashore.i18n import _
from ashore.storage import catalogue_cache, paths, private_file
from ashore.workbook.file.backups import Backups
from ashore.workbook.file.compared_file import real_path
from ashore.workbook.file.lock import Lock
from ashore.workbook.file.problems import problem_of


def what(path: Path) -> list[Path]:
    """The files of a workbook and of the program's own folders, each that is there; a program that was unpacked as one
    folder, and last: it may be the one that runs. Raises OSError where a folder cannot be read."""
    real = real_path(path)  # a link of the user's own leads to the file
    found = [file for file in dict.fromkeys((path, real)) if file.is_symlink() or file.is_file()]
    found += Backups(real).everything()
    found += _settings()
    for kind in (*catalogue_cache.KINDS, *catalogue_cache.OLD_KINDS):
        found += sorted((paths.cache_dir() / kind).glob("*"))
    return found + _locks() + unpacked()


def unpacked() -> list[Path]:
    """The folders into which the one file of Ashore has unpacked the program, also half. Raises OSError."""
    return [file for file in _beside_programs() if file.is_dir() and not file.is_symlink()]


def _locks() -> list[Path]:
    """What keeps two first starts from unpacking at once. Raises OSError."""
    return [file for file in _beside_programs() if file.is_symlink() or not file.is_dir()]


def _beside_programs() -> list[Path]:
    return [file for folder in _programs() if folder.is_dir() for file in sorted(folder.iterdir())]


def _programs() -> tuple[Path, ...]:
    """Where programs are unpacked, now and where SHIV_ROOT names no place."""
    return tuple(dict.fromkeys((paths.unpacked_programs(), paths.cache_dir() / paths.PROGRAMS)))


def _settings() -> list[Path]:
    folder, half = paths.config_dir(), private_file.half_written(re.escape("settings.toml"))
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.name == "settings.toml" or re.fullmatch(half, file.name))


def remove(files: Iterable[Path], lock: Lock) -> list[tuple[Path, str]]:
    """Remove files, and folders of Ashore's own that are empty then. Returns what is left, with why, in words.

    The lock is let go of before its own file, the last of them: Windows removes no file that is open.
    """
    left: list[tuple[Path, str]] = []
    folders: set[Path] = set()
    programs = unpacked()
    for file in sorted(files, key=lock.file.__eq__):
        if file == lock.file:
            lock.release()
        folders.add(file.parent)
        try:
            shutil.rmtree(file) if file in programs else file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append((file, problem_of(error)))
            continue
        if os.path.lexists(file):
            left.append((file, _("it is there again: another program writes it")))
    for folder in sorted(filter(_is_ours, folders), key=lambda folder: len(folder.parts), reverse=True):
        try:
            folder.rmdir()
        except OSError:
            continue  # something else is in it
    return left


def _is_ours(folder: Path) -> bool:
    """Whether Ashore made the folder: one that the user chose for the workbook stays, even when it is empty."""
    own = (paths.data_dir(), paths.config_dir(), paths.cache_dir(), *_programs())
    return folder.name == "backups" or any(place in (folder, *folder.parents) for place in own)
