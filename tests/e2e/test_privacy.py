"""What reaches the terminal and the disk: nothing that acts, nothing that tells."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.store import Store
from tests.e2e.terminal import Terminal
from tests.support import story

# A title, a colour by C1, a bell, a reversed text, a backspace, DEL, NUL: each with a word to be seen beside it.
NASTY = "\x1b]0;PWNED\x07 \x9b31mPWNED \u202ePWNED\u2066 \x08\x7f\x00PWNED\u200bX"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CSI = re.compile(rb"\x1b\[[0-9;:?<=>!$]*[ -/]*[@-~]")
STRINGS = re.compile(rb"\x1b[PX^_][^\x1b]*\x1b\\|\x1b\]22;[a-z-]*\x07")
"""Sequences with a text in them that Textual itself writes; OSC 22 is the shape of the mouse pointer."""


def acting(output: bytes) -> list[bytes]:
    """What in the output could act on a terminal, besides the sequences by which the screen is painted."""
    rest = CSI.sub(b"", STRINGS.sub(b"", output))
    found = re.findall(rb"\x1b.?|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]", rest)
    text = rest.decode("utf-8", "replace")
    found += [
        c.encode()
        for c in text
        if 0x80 <= ord(c) < 0xA0 or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ]
    return found


@pytest.fixture
def place(home: Path) -> Path:
    """A home in which every text of the workbook, and one of a catalogue, is nasty."""
    write(Settings(welcomed=True, language="fr"))
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    escaped = "".join(f"\\u{ord(c):04x}" for c in NASTY)
    text = path.read_text("utf-8")
    for old in ("某消费金融公司", "李明", "20260419", "平台单量下降，收入不到原来的一半。"):
        text = text.replace(old, old + escaped)
    path.write_text(text, "utf-8")
    po = home / "data" / "locales" / "fr" / "LC_MESSAGES" / "interface.po"
    po.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    bad = "\x1b]0;PWNED\x07\x9b31m\u202e[/][@click=app.quit]x[/]"
    po.write_text(
        header + f'msgid "Your next step"\nmsgstr "{bad}PWNED"\n\nmsgid "help"\nmsgstr "{bad}aide"\n', "utf-8"
    )
    return home


def test_no_control_character_reaches_the_terminal_from_any_screen(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("PWNED")
        for keys in (
            ("1",),
            ("b",),
            ("l",),
            ("enter",),
            ("escape", "w"),
            ("x",),
            ("escape", "s"),
            ("?",),
            ("/",),
            ("escape",),
        ):
            terminal.press(*keys)
        os.write(terminal.fd, b"b\x1b[200~12" + NASTY.encode() + b"\x1b[201~")
        terminal.settle(0.5)
        terminal.press("escape", "q")
        assert terminal.ended() == 0
        assert b"PWNED" in terminal.output
        assert acting(terminal.output) == []


def test_the_check_would_find_them() -> None:
    for piece in ("\x1b]0;x\x07", "\x9b31m", "\u202e", "\x00", "\x7f", "\x08"):
        assert acting(b"\x1b[1;31mtext" + piece.encode())


def test_the_scrollback_is_clean_and_the_terminal_restored(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("PWNED")
        terminal.press("q")
        assert terminal.ended() == 0
        first, last = terminal.output.index(b"\x1b[?1049h"), terminal.output.rindex(b"\x1b[?1049l")
        outside = terminal.output[:first] + terminal.output[last:]
        assert "某消费" not in outside.decode("utf-8", "replace")
        assert b"PWNED" not in outside
        assert b"\x1b[?25h" in terminal.output[last - 200 :]
        assert b"\x1b]0;" not in terminal.output
        assert b"\x1b]2;" not in terminal.output


def test_a_key_hides_everything_at_once_from_a_field_too(home: Path) -> None:
    write(Settings(welcomed=True))
    Store(home / "data" / "workbook.toml").write(story())
    with Terminal(home=home) as terminal:
        terminal.until("Your next step")
        terminal.press("l", "enter")
        terminal.until("2052.50")
        os.write(terminal.fd, b"\x1bOQ")
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
            terminal.press("up", "enter")
            terminal.until("开")
            terminal.press("enter", "b", "100", "enter")
            terminal.settle(1.0)
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
        terminal.settle(1.0)
        terminal.press("1", "down", "down", "down", "down", "space", "b", "100", "enter")
        terminal.settle(1.0)
        terminal.press("escape", "q")
        assert terminal.ended(60) == 0
    writing = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|rename|unlink|mkdir|symlink|link\(|chmod|truncate|mknod")
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if writing.search(line)]
    assert [line for line in lines if "/dev/" not in line and "ENOENT" not in line and "readlink" not in line] == []
    assert not home.exists()


def test_no_core_is_dumped() -> None:
    program = (
        "import resource, sys\nfrom ashore.cli import main\nmain(['where'])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == "(0, 0)"
