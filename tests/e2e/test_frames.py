"""A movement key sends only what it changes: over a slow line, every byte is time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.e2e.terminal import Terminal
from tests.support import TODAY, story

MOST = 1_500
"""Bytes a key may send where nothing scrolls."""


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("1",), "The four chapters"),
        (("2",), "Speak to the lender early"),
        (("3",), "Note a debt"),
        (("3", "enter"), "What comes in"),
        (("4",), "明天上门"),
        (("3", "down", "enter"), "What kind of debt"),
    ],
)
def test_a_key_sends_what_it_changes(keys: tuple[str, ...], seen: str, tmp_path: Path) -> None:
    workbook, moment = story(), dt.datetime.combine(TODAY, dt.time(9), dt.timezone(dt.timedelta(hours=8)))
    for hours in range(12):
        workbook, _entry = edits.add_contact(workbook, moment - dt.timedelta(hours=hours), debt="d1", said="明天上门")
    Store(tmp_path / "data" / "workbook.toml").write(workbook)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('welcomed = true\nlanguage = "en"\n')
    with Terminal(home=tmp_path) as terminal:
        terminal.until("The four chapters")
        terminal.press(*keys)
        terminal.until(seen)
        terminal.press("\x1b[B")
        terminal.settle()
        before = len(terminal.output)
        terminal.press("\x1b[B")
        terminal.settle()
        assert 0 < len(terminal.output) - before <= MOST
