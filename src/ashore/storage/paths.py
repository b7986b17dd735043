"""Where Ashore's own files and the user's files are. The one place that knows."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from ashore import system
from ashore.storage import access


class NoHomeError(Exception):
    """Nothing says where the user's files are."""


@cache
def _root() -> Path:
    """The folder that holds `content` and `locales`: inside the installed package, or the top of a checkout."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3]


def content_dir() -> Path:
    """The guidance."""
    return _root() / "content"


def packaged_locales() -> Path:
    """The catalogues that come with Ashore."""
    return _root() / "locales"


def _home(name: str) -> Path:
    """A folder of the user's: below ASHORE_HOME when that is set, otherwise where the platform keeps such things. Where
    no file may be reached, one that cannot be."""
    if not access.current().files:
        return Path(os.devnull) / name
    if home := os.environ.get("ASHORE_HOME"):
        return system.reachable(Path(home) / name)
    import platformdirs

    kinds = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
    }
    try:
        folder = kinds[name]("ashore", appauthor=False)
    except RuntimeError:
        folder = Path()
    if not folder.is_absolute():  # it would lie wherever Ashore is started
        raise NoHomeError
    return folder


def own_files() -> Path:
    """Where a file of the reader's own goes, unless another place is named."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def downloads() -> Path:
    """Where files come to that were downloaded; where there is no such folder, the reader's own."""
    import platformdirs

    try:
        folder = platformdirs.user_downloads_path()
    except RuntimeError:
        return own_files()
    return folder if folder.is_dir() else own_files()


def data_dir() -> Path:
    """Where the workbook is kept, unless another file is named."""
    return _home("data")


def config_dir() -> Path:
    """Where the settings of the program are kept."""
    return _home("config")


def cache_dir() -> Path:
    """What can be made again: compiled catalogues, the program as its one file unpacks it."""
    return _home("cache")


PROGRAMS = "program"
"""The folder in the cache that holds them."""


def unpacked_programs() -> Path:
    """Where the one file of Ashore unpacks the program, each version in a folder of its own. All in it is Ashore's:
    where SHIV_ROOT names a place that other programs share, it is a folder of our own there."""
    if root := os.environ.get("SHIV_ROOT"):
        return Path(root).expanduser().absolute() / "ashore"
    return cache_dir() / PROGRAMS


def running_unpacked() -> Path | None:
    """The folder from which the program runs, if its one file unpacked it; None where it is installed."""
    folder = Path(__file__).resolve().parents[3]
    try:
        return folder if folder.parent == unpacked_programs().resolve() else None
    except NoHomeError:
        return None


_writing = True


def write_nothing() -> None:
    """From now on not even the cache is written."""
    global _writing
    _writing = False


def may_write() -> bool:
    """Whether the cache may be written."""
    return _writing and access.current().files


def user_locales() -> Path:
    """Catalogues that the user added or improved."""
    return data_dir() / "locales"


def user_places() -> Path:
    """Places that the user added or improved."""
    return data_dir() / "places"
