"""Removing what Ashore keeps: workbook, backups, catalogues that can be made again, settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ashore import resources
from ashore.workbook import recovery
from ashore.workbook.store import Store, problem_of


def what(path: Path) -> list[Path]:
    """The files of a workbook and of the program's own folders, each that is there."""
    found: list[Path] = [path] if path.is_file() or path.is_symlink() else []
    real = Store(path).path
    found += [real] if real != path else []  # a link of the user's own leads to the file
    path, stem, folder = real, real.stem, real.parent
    found += sorted(folder.glob(f"{stem}-set-aside-*{path.suffix}"))
    found += recovery.recovery_files(path) + recovery.halves(path)
    found += sorted(folder.glob(f".{path.name}.*"))
    found += sorted((folder / "backups").glob(f"{stem}-*.toml")) + sorted((folder / "backups").glob(f".{stem}-*.new"))
    settings = resources.config_dir() / "settings.toml"
    found += [settings] if settings.is_file() else []
    for kind in ("catalogues", "content", "formats"):
        found += sorted((resources.cache_dir() / kind).glob("*"))
    return found


def remove(files: Iterable[Path]) -> list[tuple[Path, str]]:
    """Remove files, and folders of theirs that are empty then. Returns what is left, with why, in words."""
    left: list[tuple[Path, str]] = []
    folders: set[Path] = set()
    for file in files:
        folders.add(file.parent)
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append((file, problem_of(error)))
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        try:
            folder.rmdir()
        except OSError:
            continue  # something else is in it
    return left
