"""In tmux, where an Esc and the next key arrive together."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.workbook.file import codec

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


class Tmux:
    """A session of tmux with the program in it."""

    def __init__(self, home: Path) -> None:
        self._base = ["tmux", "-S", str(home / "socket"), "-f", "/dev/null"]
        surroundings = f"ASHORE_HOME={shlex.quote(str(home))} LANG=C.UTF-8 LC_ALL=C.UTF-8"
        command = f"{surroundings} {shlex.quote(sys.executable)} -m ashore"
        self._do("-u", "new-session", "-d", "-x", "80", "-y", "24", command)

    def _do(self, *arguments: str) -> str:
        done = subprocess.run([*self._base, *arguments], capture_output=True, text=True, timeout=30)
        return done.stdout

    def text(self) -> str:
        """What is on the screen."""
        return self._do("capture-pane", "-p")

    def until(self, text: str) -> None:
        """Wait until a text is on the screen."""
        end = time.monotonic() + 30
        while text not in self.text():
            assert time.monotonic() < end, f"never shown: {text}\n{self.text()}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys, all in one piece."""
        self._do("send-keys", *keys)

    def end(self) -> None:
        """End it, and tmux with it."""
        self._do("kill-server")


@pytest.fixture
def tmux(home: Path) -> Iterator[Tmux]:
    """The program in tmux, its first start over."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text('welcomed = true\nlanguage = "en"\n', "utf-8")
    session = Tmux(home)
    yield session
    session.end()


def test_esc_and_the_next_key_are_two_keys(tmux: Tmux, home: Path) -> None:
    tmux.until("The four chapters")
    tmux.press("3")
    tmux.until("Note a debt")
    tmux.press("n")
    tmux.until("Lender")
    tmux.press("-l", "ABC")
    tmux.until("ABC")
    for key, shown in (
        ("?", "1-6       a tab"),
        ("/", "Ask in your own words"),
        ("=", "How this is"),
        ("1", "Your next step"),
    ):
        tmux.press("Escape", key)
        tmux.until(shown)
        tmux.press("Escape")
        tmux.press("3")
        tmux.until("Note a debt")
        tmux.press("Down", "Enter")
        tmux.until("Contract number")
        tmux.press("Up", "Enter")
        tmux.until("Esc leave the field")
    tmux.press("Escape", "q")
    end = time.monotonic() + 30
    while tmux.text().strip():
        assert time.monotonic() < end, tmux.text()
        time.sleep(0.05)
    kept = codec.load((home / "data" / "workbook.toml").read_text("utf-8"))
    assert [debt.lender for debt in kept.debts] == ["ABC"]
