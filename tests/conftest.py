"""Every test has a home of its own, speaks English, and knows what day it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ashore.guide.guide import Guide, load
from ashore.i18n import use
from ashore.i18n.catalogue import ENGLISH

settings.register_profile("ashore", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("ashore")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty ASHORE_HOME; the environment asks for English."""
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
