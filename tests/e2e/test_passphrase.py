"""A passphrase in real terminals: set in the settings, asked for when hidden and at the start, and taken away again."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ashore.settings import Settings, write
from ashore.workbook.file import codec
from ashore.workbook.file.passphrase import is_encrypted
from ashore.workbook.file.store import Store
from tests.e2e.terminal import Terminal
from tests.support import story
from tests.tui.screens import PASSPHRASE

F2 = b"\x1bOQ"
ASKED = "Passphrase for workbook.toml:"


def test_set_hidden_asked_and_removed(home: Path) -> None:
    write(Settings(welcomed=True))
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    with Terminal(home=home) as terminal:
        terminal.until("Your next step")
        terminal.press("space", "s", *("down",) * PASSPHRASE, "enter")
        terminal.until("A passphrase for the workbook")
        terminal.press("four words", "tab", "four wards", "tab", "enter")
        terminal.until("The two are not the same.")
        terminal.press("backspace", "backspace", "backspace", "backspace", "ords", "tab", "enter")
        terminal.until("are encrypted now")
        terminal.press("down")
        terminal.until("Remove it")
        assert is_encrypted(path.read_bytes())
        os.write(terminal.fd, F2)
        terminal.until_gone("Settings")
        terminal.press("x")
        terminal.until("Passphrase")
        terminal.press("wrong", "enter")
        terminal.until("This is not the passphrase.")
        assert "Settings" not in terminal.text()
        terminal.press("four words", "enter")
        terminal.until("Remove it")
        terminal.press("2", "enter")
        terminal.press_until("down", "Space not done")
        terminal.press("space")
        terminal.until("Space done")
        terminal.press("q")
        assert terminal.ended() == 0
        assert b"four words" not in terminal.output
    assert is_encrypted(path.read_bytes())
    assert all(is_encrypted(file.read_bytes()) for file in path.parent.glob("backups/*"))

    with Terminal("status", home=home) as terminal:
        terminal.until(ASKED)
        terminal.press("wrong\r")
        terminal.until(ASKED, times=2)  # what is typed before the prompt is there is thrown away
        terminal.press("four words\r")
        assert terminal.ended() == 0
        assert re.search(r"\b2 of \d+ steps done", terminal.text())
    with Terminal(home=home) as terminal:
        terminal.until(ASKED)
        for turn in range(3):
            terminal.until(ASKED, times=turn + 1)
            terminal.press("no\r")
        assert terminal.ended() == 1
        assert "still encrypted; nothing was changed" in " ".join(terminal.text().split())
    with Terminal(home=home) as terminal:
        terminal.until(ASKED)
        terminal.press("four words\r")
        terminal.until("Your next step")
        terminal.press("space", "s", *("down",) * (PASSPHRASE + 1), "enter")
        terminal.until("become plain TOML again")
        terminal.press("four words", "tab", "enter")
        terminal.until("are plain TOML again")
        terminal.press("q")
        assert terminal.ended() == 0
    workbook = codec.load(path.read_text("utf-8"))
    assert [step.id for step in workbook.steps if step.state == "done"] == ["look-up-owed", "fill-budget"]
    assert not any(is_encrypted(file.read_bytes()) for file in path.parent.glob("backups/*"))


def test_by_the_command_line(home: Path) -> None:
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    with Terminal("passphrase", "set", home=home) as terminal:
        terminal.until("New passphrase:")
        terminal.press("纸上 words\r")
        terminal.until("The same once more:")
        terminal.press("纸上 words\r")
        assert terminal.ended() == 0
        assert "纸上" not in terminal.text()
    assert is_encrypted(path.read_bytes())
    with Terminal("passphrase", "remove", home=home) as terminal:
        terminal.until(ASKED)
        terminal.press("纸上 words\r")
        assert terminal.ended() == 0
    assert codec.load(path.read_text("utf-8")) == story()
