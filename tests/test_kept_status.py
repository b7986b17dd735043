"""`ashore status` says again what it said last, and only while nothing has changed that it depends on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from ashore import kept_status
from ashore.cli import erase
from ashore.workbook.file import codec
from ashore.workbook.file.passphrase import Key
from ashore.workbook.file.store import Store
from tests.support import story

SAID = "said before\n"


def status(home: Path, *options: str, **environment: str) -> str:
    whole = {**os.environ, "ASHORE_HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", **environment}
    command = [sys.executable, "-m", "ashore", "status", *options]
    return subprocess.run(command, env=whole, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("data", "config"):
        (tmp_path / name).mkdir(mode=0o700)
    workbook(tmp_path).write_text(codec.dump(story()), "utf-8")
    (tmp_path / "config" / "settings.toml").write_text('language = "en"\n')
    return tmp_path


def workbook(home: Path) -> Path:
    return home / "data" / "workbook.toml"


def kept(home: Path) -> Path:
    return home / "data" / ".workbook.toml.status"


def put(home: Path, text: str = SAID) -> None:
    """Keep another answer under the same mark, so that it is seen whether it is used."""
    mark, _newline, _text = kept(home).read_text("utf-8").partition("\n")
    kept(home).write_text(f"{mark}\n{text}", "utf-8")


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_it_is_said_again_word_for_word_and_read_by_nobody_else(home: Path, options: tuple[str, ...]) -> None:
    first = status(home, *options)
    assert "2052.50" in first or "2,052.50" in first
    assert kept(home).stat().st_mode & 0o777 == 0o600
    assert status(home, *options) == first
    put(home)
    assert status(home, *options) == SAID
    other = status(home, *(() if options else ("--json",)))
    assert other not in (first, SAID)


def change(what: str, home: Path) -> dict[str, str]:
    """Change one thing that the answer depends on; what is in the environment is returned."""
    match what:
        case "workbook":
            workbook(home).write_text(codec.dump(story()) + "# by hand\n", "utf-8")
        case "settings":
            (home / "config" / "settings.toml").write_text('language = "ru"\n')
        case "catalogues":
            (home / "data" / "locales").mkdir()
        case "link":
            workbook(home).rename(home / "elsewhere.toml")
            workbook(home).symlink_to(home / "elsewhere.toml")
        case "day":
            return {"TZ": "Etc/GMT-14"}
        case "language":
            return {"LANG": "zh_CN.UTF-8"}
    return {}


@pytest.mark.parametrize("what", ["workbook", "settings", "catalogues", "link", "day", "language"])
def test_what_has_changed_is_worked_out_anew(home: Path, what: str) -> None:
    assert status(home)
    put(home)
    assert status(home) == SAID
    assert status(home, **change(what, home)) not in ("", SAID)


def test_options_ask_another_question(home: Path) -> None:
    first = status(home)
    put(home)
    assert status(home, "--lang", "en") == first
    assert status(home, "--workbook", str(workbook(home))) == first


@pytest.mark.parametrize("text", ["\x1b[31mred\n", "\x9b1m\n", "a\u202eb\n"])
def test_what_a_terminal_acts_upon_is_never_said(home: Path, text: str) -> None:
    first = status(home)
    put(home, text)
    assert status(home) == first


def test_a_passphrase_leaves_none(home: Path) -> None:
    status(home)
    store = Store(workbook(home))
    saved = store.read()
    assert saved
    store.protect(saved, Key.make("four words of it"))
    assert not kept(home).exists()


def test_erasing_takes_it_along(home: Path) -> None:
    status(home)
    assert kept(home) in erase.what(workbook(home))


@pytest.mark.skipif(sys.platform != "linux", reason="kept only where the usual place is known without platformdirs")
@pytest.mark.parametrize("own", ["", "/somewhere/else"])
def test_its_place_is_that_of_the_workbook(monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    monkeypatch.delenv("ASHORE_HOME", raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, own)
    assert kept_status._place() == str(platformdirs.user_data_path("ashore") / ".workbook.toml.status")
    assert kept_status._settings() == str(platformdirs.user_config_path("ashore") / "settings.toml")
