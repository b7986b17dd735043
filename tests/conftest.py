"""Every test has a home of its own, speaks English, and knows what day it is."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from collections.abc import Callable, Iterator
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from hypothesis import HealthCheck, settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from ashore import text
from ashore.guide.guide import Guide, load
from ashore.i18n import compiled, use
from ashore.i18n.catalogue import ENGLISH
from ashore.i18n.compiled import Compiled
from ashore.storage import access, paths
from ashore.workbook.file.passphrase import Key
from tests import cheap_keys
from tests.rest import rest_before_going_on

settings.register_profile("ashore", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("ashore")

# As it is installed: hundreds of programs are started here, and none has to compile what the first has compiled.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What is read while the tests are gathered is what ships: a developer's own places are none of it.
os.environ["ASHORE_HOME"] = "/nowhere"

OBJECTS = 100_000
"""New objects after which garbage is collected within a test."""

CATALOGUES = 32
"""So many are kept compiled, and read: all that ship, and those of the last tests that made some of their own."""


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end, and is looked through no more: a test makes few objects beside it.
    Whatever language a module spoke in while it was imported, the first fixture of all begins in English."""
    use(ENGLISH)
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def garbage() -> Iterator[None]:
    """What the tests of a module leave behind is collected with them, so that a file that one has not closed is an
    error there. To collect after each test took a twelfth of all the time."""
    gc.set_threshold(OBJECTS)
    yield
    gc.collect()
    gc.freeze()


def parsed_once(parse: Callable[..., list[RuleSet]]) -> Callable[..., list[RuleSet]]:
    """Styles parsed once for all apps that have the same variables, not anew by each: a fifth of the start of one."""
    kept: dict[object, list[RuleSet]] = {}

    def parsed(self: Stylesheet, *arguments: Any, **options: Any) -> list[RuleSet]:
        key = arguments, tuple(sorted(options.items())), tuple(sorted(self._variables.items()))
        if key not in kept:
            kept[key] = parse(self, *arguments, **options)
        return kept[key]

    return parsed


def read_once(read: Callable[[bytes], Compiled]) -> Callable[[bytes], Compiled]:
    """Compiled catalogues read once: of each a test gets a copy, since what follows it in its chain is its own."""
    kept = lru_cache(CATALOGUES)(read)
    return lambda data: copy(kept(data))


@pytest.fixture(scope="session", autouse=True)
def quick() -> Iterator[None]:
    """What is the same each time is worked out once, and a pilot goes on as soon as the app is at rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "compile_po", lru_cache(CATALOGUES)(compiled.compile_po))
        patch.setattr(compiled, "read_mo", read_once(compiled.read_mo))
        patch.setattr(text, "_units", lru_cache(None)(text._units.__wrapped__))
        patch.setattr(Key, "make", staticmethod(cheap_keys.make))
        patch.setattr(Stylesheet, "_parse_rules", parsed_once(Stylesheet._parse_rules))
        for module in (textual.app, textual.pilot):
            patch.setattr(module, "wait_for_idle", rest_before_going_on)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty ASHORE_HOME; the environment asks for English."""
    gc.enable()  # the command line switches it off
    monkeypatch.setattr(paths, "_writing", True)  # a verb may end it for the rest of its process
    monkeypatch.setattr(access, "_current", access.Access())
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)
    place = tmp_path / "home"
    monkeypatch.setenv("ASHORE_HOME", str(place))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("HOME", "/home/reader")
    use(ENGLISH)
    yield place
    use(ENGLISH)


@pytest.fixture
def today() -> dt.date:
    """The day of all tests."""
    return dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The guidance as it ships."""
    return load()
