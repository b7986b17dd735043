"""What may stand beside `--kiosk`: nothing that names a file, and no verb."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ashore.cli.kiosk import END, END_AFTER, HIDE, HIDE_AFTER, TAKEN, settle
from ashore.cli.parser import parser, parsers
from ashore.errors import AshoreError, UsageError
from ashore.storage import access
from tests.e2e.terminal import Terminal
from tests.monkey.keys import LEAVE, keys
from tests.support import speak


def others() -> list[str]:
    """Every option and every verb of the command line that is not for such a session."""
    whole = parser()
    verbs = [verb for a in whole._actions if isinstance(a, argparse._SubParsersAction) for verb in a.choices]
    options = [option for each in parsers(whole) for action in each._actions for option in action.option_strings]
    return sorted({*verbs, *options} - set(TAKEN))


@pytest.mark.parametrize("argument", [*others(), "--kios", "--lan", "x", ""])
def test_nothing_else_is_taken(argument: str) -> None:
    speak("en")
    with pytest.raises(UsageError):
        settle(["--ephemeral", "--kiosk", argument])


@pytest.mark.parametrize("minutes", ["0", "-1", "121", "1e9", "two", "９", "1" * 5000])
@pytest.mark.parametrize("name", [HIDE, END])
def test_times_that_are_none_are_named(name: str, minutes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.setenv(name, minutes)
    with pytest.raises(UsageError, match=name):
        settle(["--kiosk"])


def test_the_times_are_those_of_whoever_offers_it(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    for value in (sys.stdin, sys.stdout):
        monkeypatch.setattr(value, "isatty", lambda: True, raising=False)
    settle(["--kiosk"])
    assert access.current() == access.Access(False, HIDE_AFTER, END_AFTER)
    monkeypatch.setenv(HIDE, "1")
    monkeypatch.setenv(END, "3")
    settle(["--kiosk", "--lang", "zh_CN", "--plain"])
    assert access.current() == access.Access(False, 1, 3)


def test_without_a_terminal_there_is_no_session() -> None:
    speak("en")
    with pytest.raises(AshoreError, match="no terminal"):
        settle(["--kiosk"])


def a_home(home: Path) -> dict[str, bytes]:
    """A folder of an account with everything that a session of its owner would read."""
    for name, text in {
        "data/workbook.toml": 'schema = 1\ncreated = 2026-11-23\n[[debts]]\nid = "de1"\nlender = "SECRET"\n',
        "config/settings.toml": 'language = "ru"\nwelcomed = true\n',
        "data/locales/fr/LC_MESSAGES/interface.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n',
        "data/places/xx/facts.toml": "wrong",
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    return {str(file): file.read_bytes() for file in home.rglob("*") if file.is_file()}


@pytest.mark.parametrize("way", ["screens", "plain"])
def test_nothing_of_the_account_is_read_or_written(way: str, tmp_path: Path) -> None:
    before = a_home(tmp_path)
    arguments = ("--ephemeral", "--kiosk", *(["--plain"] if way == "plain" else []))
    with Terminal(*arguments, home=tmp_path, folder=tmp_path, LANG="en_US.UTF-8") as terminal:
        terminal.until("You are not alone with this.")
        if way == "screens":
            terminal.until("You share this machine with others.")
            terminal.press("enter")
            terminal.press(*(key for key in keys(5, 60) if key not in LEAVE))
            assert terminal.code() is None
            terminal.press("ctrl+q")
        else:
            for line in ("", "1", "", "9", "2", "zz", "", "q"):
                terminal.press(line, "enter")
        assert terminal.ended() == 0
    assert b"SECRET" not in terminal.output
    assert b"facts.toml" not in terminal.output
    assert {str(file): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert tomllib.loads((tmp_path / "config" / "settings.toml").read_text())["language"] == "ru"


def test_the_plain_way_ends_when_nobody_types() -> None:
    program = (
        "import io, os, sys, time\n"
        "from ashore.cli.idle import WatchedLines\n"
        "lines = WatchedLines(os.fdopen(0))\n"
        "lines.end_after(0.2, lambda: print('ended', flush=True))\n"
        "print(lines.readline(), end='', flush=True)\n"
        "lines.readline()\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ}) as one:
        assert one.stdin and one.stdout
        assert one.stdout.read() == "ended\n"  # the end of what is written: the process has ended
        assert one.wait(30) == 0
