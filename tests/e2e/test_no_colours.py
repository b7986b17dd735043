"""A terminal that knows no colours gets none: what stands out is bold or reversed, and marked by a sign as well."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

SGR = re.compile(rb"\x1b\[([\d;]*)m")
PLAIN = {b"", b"0", b"1", b"4", b"7"}


def test_a_vt100_gets_bold_and_reverse_only(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('welcomed = true\nlanguage = "en"\n')
    with Terminal(home=tmp_path, TERM="vt100", COLORTERM="") as terminal:
        for keys, text in (
            ((), "The four chapters"),
            (("?",), "Keys"),
            (("3", "enter"), "What comes in"),
            (("down",), "▌ Gig work"),
        ):
            terminal.press(*keys)
            terminal.until(text)
        used = {part for codes in SGR.findall(terminal.output) for part in codes.split(b";")}
        tabs, title, page = (terminal.screen.buffer[line] for line in range(3))
        assert used <= PLAIN
        assert all(line[column].reverse for line in (tabs, title) for column in range(80))
        assert not any(page[column].reverse for column in range(76))
        assert "".join(tabs[column].data for column in range(80) if tabs[column].underscore) == "3 Money"


@pytest.mark.parametrize(
    ("kind", "colorterm", "known"),
    [
        ("vt100", "", False),
        ("vt220", "", False),
        ("xterm-mono", "", False),
        ("xterm", "", True),
        ("screen", "", True),
        ("xterm-256color", "", True),
        ("linux", "", True),
        ("vt100", "truecolor", True),
        ("no-such-terminal", "", True),
    ],
)
def test_terminfo_says_which_terminals_know_colours(kind: str, colorterm: str, known: bool) -> None:
    script = "from ashore.tui.no_colours import knows_colours; print(knows_colours())"  # curses asks once a process
    environment = {**os.environ, "TERM": kind, "COLORTERM": colorterm}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(known)
