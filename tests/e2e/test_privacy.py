"""What reaches the terminal and the disk: nothing that acts, nothing that tells."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.file.store import Store
from tests.e2e.terminal import Terminal, on_disk
from tests.support import story


@pytest.fixture
def place(home: Path) -> Path:
    """A home with a story in it."""
    write(Settings(welcomed=True))
    Store(home / "data" / "workbook.toml").write(story())
    return home


def test_the_scrollback_is_clean_and_the_terminal_restored(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("q")
        assert terminal.ended() == 0
        first, last = terminal.output.index(b"\x1b[?1049h"), terminal.output.rindex(b"\x1b[?1049l")
        outside = terminal.output[:first] + terminal.output[last:]
        assert "某消费" not in outside.decode("utf-8", "replace")
        assert b"\x1b[?25h" in terminal.output[last - 200 :]
        assert b"\x1b]0;" not in terminal.output
        assert b"\x1b]2;" not in terminal.output


@pytest.mark.parametrize("ended", ["q", signal.SIGTERM, signal.SIGTSTP], ids=str)
def test_nothing_stays_on_a_terminal_that_has_no_other_screen(place: Path, ended: str | signal.Signals) -> None:
    with Terminal(home=place) as terminal:  # as pyte, the Linux console, screen and mosh
        terminal.until("某消费金融公司")
        if isinstance(ended, str):
            terminal.write(ended)
        else:
            os.kill(terminal.pid, ended)
        terminal.until_gone("某消费金融公司")
        assert "Today" not in terminal.text()


def test_a_key_hides_everything_at_once_from_a_field_too(home: Path) -> None:
    write(Settings(welcomed=True))
    Store(home / "data" / "workbook.toml").write(story())
    with Terminal(home=home) as terminal:
        terminal.until("Your next step")
        terminal.press("5", "enter", "enter")
        terminal.until("2052.50")
        os.write(terminal.fd, b"\x1bOQ")
        terminal.until_gone("2052.50")
        terminal.settle(0.5)
        assert not re.search(r"[A-Za-z]{2,}", terminal.text())
        assert "2052" not in terminal.text()
        terminal.press("x")
        terminal.until("2052.50")
        terminal.press("escape", "escape", "q")
        assert terminal.ended() == 0


def test_everything_written_is_private_whatever_the_umask(home: Path) -> None:
    old = os.umask(0)
    try:
        with Terminal(home=home) as terminal:
            terminal.until("Begin")
            terminal.press("up", "up", "up", "enter")
            terminal.until("开始")
            terminal.press("enter", "3", "enter", "enter", "100", "enter")
            on_disk(home / "data" / "workbook.toml", '"100.00"')
            terminal.press("escape", "q")
            assert terminal.ended() == 0
    finally:
        os.umask(old)
    files = list(home.rglob("*"))
    assert any(file.name == "workbook.toml" for file in files)
    for file in [home, *files]:
        assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600), file


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed here")
def test_ephemeral_writes_nothing_at_all(home: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    strace = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=file,ftruncate"]
    wrapper = tmp_path / "traced.py"
    wrapper.write_text(
        "import os, sys\n"
        f"os.execvp('strace', {strace!r} + [sys.executable, '-m', 'ashore', '--ephemeral', '--lang', 'zh_CN'])\n"
    )
    with Terminal(home=home, program=str(wrapper)) as terminal:
        terminal.until("Language / ", 60)
        terminal.press("enter")
        terminal.until("都没有")
        terminal.press("2", "enter")
        terminal.press_until("down", "Space 完成")
        terminal.press("space")
        terminal.until("[x]")
        terminal.press("3", "enter", "enter", "100", "enter")
        terminal.until("100.00")
        terminal.press("escape", "q")
        assert terminal.ended(60) == 0
    calls = r"\b(creat|[fl]?(rename|unlink|mkdir|rmdir|symlink|link|chmod|chown|truncate|mknod)(at)?2?(64)?)\("
    writing = re.compile(rf"O_WRONLY|O_RDWR|O_CREAT|{calls}")  # a call, not a file with such a name
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if writing.search(line)]
    assert [line for line in lines if "/dev/" not in line and "ENOENT" not in line] == []
    assert not home.exists()


def test_no_core_is_dumped() -> None:
    program = (
        "import resource, sys\nfrom ashore.cli.main import main\nmain(['where'])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == "(0, 0)"
