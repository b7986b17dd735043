"""Try Ashore in kinds and sizes of terminals, and print the table of docs/terminals.md: `python -m tests.terminals`.

Each is started for real: home is shown, the budget is opened with a key, the terminal is made smaller, and q ends it.
Then every key that is no letter is pressed as that kind of terminal sends it, by terminfo, and has to have its effect.
tmux and screen are asked for what they show; the others are read by pyte.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

from ashore.workbook.file.store import Store
from tests.e2e.terminal import Terminal
from tests.support import story

KINDS = {
    "xterm-256color": "",
    "xterm": "",
    "screen-256color": "",
    "tmux-256color": "",
    "linux": "the Linux console",
    "vt100": "",
    "vt220": "",
    "rxvt-unicode-256color": "",
    "ms-terminal": "Windows Terminal",
    "nsterm-256color": "macOS Terminal",
    "putty-256color": "PuTTY",
}
"""The kinds, by their names in terminfo, and what they are where the name does not say it."""
SIZES = ((80, 24), (60, 20), (200, 60))
COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
ANY_COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
COLOURLESS = ("vt100", "vt220")
"""Kinds that know no colours."""
HOME_PAGE, BUDGET = "Your next step", "Budget"


def home() -> Path:
    """A case in a home of its own."""
    place = Path(tempfile.mkdtemp())
    Store(place / "data" / "workbook.toml").write(story())
    (place / "config").mkdir()
    (place / "config" / "settings.toml").write_text('welcomed = true\nlanguage = "en"\n', "utf-8")
    return place


def drawn(size: tuple[int, int], **environment: str) -> str:
    """Home, a page, another size, the end; what went wrong, or nothing."""
    try:
        with Terminal(home=home(), size=size, **environment) as terminal:  # type: ignore[arg-type]
            terminal.until(HOME_PAGE)
            terminal.press("3", "enter")
            terminal.until(BUDGET)
            if environment.get("NO_COLOR") and any(len(set(rgb)) > 1 for rgb in COLOUR.findall(terminal.output)):
                return "more than greys in spite of NO_COLOR"
            if environment.get("TERM") in COLOURLESS and ANY_COLOUR.search(terminal.output):
                return "colours, which it does not know"
            fcntl.ioctl(terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 60, 0, 0))
            terminal.screen.resize(20, 60)
            terminal.columns, terminal.rows = 60, 20
            terminal.settle()
            terminal.press("1")
            terminal.until(HOME_PAGE)
            terminal.press("q")
            return "" if terminal.ended() == 0 else "an exit code that is not 0"
    except AssertionError as problem:
        return str(problem).splitlines()[0]


KEYS = {
    "up": "kcuu1",
    "down": "kcud1",
    "left": "kcub1",
    "right": "kcuf1",
    "pagedown": "knp",
    "pageup": "kpp",
    "home": "khome",
    "end": "kend",
    "delete": "kdch1",
    "backspace": "kbs",
    "shift+tab": "kcbt",
    "f1": "kf1",
    "f2": "kf2",
    "f3": "kf3",
    "f4": "kf4",
    "f5": "kf5",
    "f7": "kf7",
    "f8": "kf8",
    "f9": "kf9",
}
"""The keys that are no letters, and what terminfo calls them."""
OF_THE_KEYPAD = {"vt100": ("f5", "f7", "f8", "f9")}
"""Keys of the keypad that terminfo calls function keys: there they are digits and signs."""
WALK: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("3 enter", ("down", "up", "down"), "▌ Gig work"),
    ("1 3 enter", ("pagedown", "pagedown", "pageup", "pageup"), "▌ Pay"),
    ("1", ("f2",), ""),
    ("x", ("f3",), "At the door"),
    ("1", ("f4",), "A pause"),
    ("1", ("f1",), "where to go, and what can be done here"),
    ("1", ("f7",), "A paper from a court"),
    ("1", ("f9",), "Speak to the lender early"),
    ("1", ("f8", "f5"), "Who began it"),
    ("escape 1", (), HOME_PAGE),
    ("3 n abd", ("left", "!c", "home", "!Z", "delete", "end", "!e", "!f", "backspace", "left", "right"), "Zbcde "),
    ("tab tab", ("shift+tab", "shift+tab", "backspace"), "Zbcd "),
)
"""Keys that bring one somewhere, keys that are tried there (with ! letters between them), and what is seen then."""


WITHIN = (
    *(("", HOME_PAGE), ("3", "Note a debt"), ("Enter", BUDGET), ("Down", "Net: after fuel")),
    *(("F3", "At the door"), ("1", HOME_PAGE)),
)
"""Keys in tmux and screen, and what is seen then."""


def sent_by(kind: str) -> dict[str, str]:
    """What a kind of terminal sends for each of the keys; empty for a key that it does not have. Nothing at all where
    terminfo does not know the kind."""
    program = (
        f"import curses, json; curses.setupterm({kind!r}, 1)\n"
        f"print(json.dumps({{k: (curses.tigetstr(c) or b'').decode('latin-1') for k, c in {KEYS!r}.items()}}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return dict(json.loads(done.stdout)) if done.returncode == 0 else {}


def keys(kind: str) -> str:
    """Every key as this kind sends it, the arrows in both ways that it may; what went wrong, or nothing."""
    sent = sent_by(kind)
    if not sent:
        return "not installed here, with Debian the package ncurses-term"
    sent |= dict.fromkeys(OF_THE_KEYPAD.get(kind, ()), "")
    lacks = {key for key, sequence in sent.items() if not sequence}
    for arrows in ("\x1bO", "\x1b["):
        if problem := _walk(kind, {key: re.sub(r"^\x1b[O\[](?=[ABCD]$)", arrows, text) for key, text in sent.items()}):
            return problem
    return f"well, without {', '.join(sorted(lacks))}, which it does not have" if lacks else ""


def _walk(kind: str, sent: dict[str, str]) -> str:
    with Terminal(home=home(), TERM=kind, COLORTERM="") as terminal:
        try:
            terminal.until(HOME_PAGE)
            for go, tried, seen in WALK:
                if not all(key.startswith("!") or sent[key] for key in tried):
                    terminal.press("escape", "escape")
                    continue
                terminal.press(*go.split())
                if go == "1":
                    terminal.until(HOME_PAGE, 10)
                for key in tried:
                    terminal.press(key[1:] if key.startswith("!") else sent[key])
                if seen:
                    terminal.until(seen, 10)
                else:
                    terminal.until_gone(HOME_PAGE, 10)
        except AssertionError as problem:
            return f"{' '.join(tried)}: {str(problem).splitlines()[0]}"
        if COLOUR.search(terminal.output):
            return "colours of 24 bits, which it was not said to have"
        return ""


def plain(**environment: str) -> str:
    """The plain way by itself."""
    with Terminal(home=home(), **environment) as terminal:  # type: ignore[arg-type]
        terminal.until("A number, or Enter")
        terminal.write("q\n")
        code = terminal.ended()
        return "" if code == 0 and b"\x1b" not in terminal.output else f"exit code {code}, or escape sequences"


def within(begin: list[str], send: Callable[[str], list[str]], show: Callable[[], str], end: list[str]) -> str:
    """In a program that draws terminals itself."""
    subprocess.run(begin, check=True, env={**os.environ, "TERM": "xterm-256color"})
    try:
        for key, text in WITHIN:
            if key:
                subprocess.run(send(key), check=True)
            limit = time.monotonic() + 20
            while text not in show():
                if time.monotonic() > limit:
                    return f"never shown: {text}"
                time.sleep(0.2)
        return ""
    finally:
        subprocess.run(end, capture_output=True)


def in_tmux() -> str:
    """tmux."""
    command = f"ASHORE_HOME={home()} {sys.executable} -m ashore"
    return within(
        ["tmux", "-L", "ashore-try", "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command],
        lambda key: ["tmux", "-L", "ashore-try", "send-keys", key],
        lambda: (
            subprocess.run(["tmux", "-L", "ashore-try", "capture-pane", "-p"], capture_output=True, text=True).stdout
        ),
        ["tmux", "-L", "ashore-try", "kill-server"],
    )


def in_screen() -> str:
    """GNU screen."""
    copy = Path(tempfile.mkdtemp()) / "copy"

    def show() -> str:
        subprocess.run(["screen", "-S", "ashore-try", "-X", "hardcopy", str(copy)], capture_output=True)
        time.sleep(0.2)
        return copy.read_text("utf-8", "replace") if copy.exists() else ""

    sent = {"Down": "^[[B", "F3": "^[OR", "Enter": "^M"}
    command = ["env", f"ASHORE_HOME={home()}", sys.executable, "-m", "ashore"]
    return within(
        ["screen", "-U", "-c", "/dev/null", "-dmS", "ashore-try", *command],
        lambda key: ["screen", "-S", "ashore-try", "-X", "stuff", sent.get(key, key)],
        show,
        ["screen", "-S", "ashore-try", "-X", "quit"],
    )


def main() -> int:
    """Print the table. Returns 1 when something did not work."""
    rows: list[tuple[str, str]] = []
    for kind, what in KINDS.items():
        name = f"TERM={kind} ({what})" if what else f"TERM={kind}"
        rows.append((f"{name}, 80×24", drawn((80, 24), TERM=kind, COLORTERM="")))
        rows.append((f"{name}: its keys", keys(kind)))
    rows += [(f"{columns}×{lines}", drawn((columns, lines))) for columns, lines in SIZES]
    rows.append(("NO_COLOR", drawn((80, 24), NO_COLOR="1")))
    rows.append(("16 colours (TERM=xterm-16color)", drawn((80, 24), TERM="xterm-16color", COLORTERM="")))
    rows.append(("TERM=dumb: the plain way", plain(TERM="dumb")))
    rows.append(("not UTF-8: the plain way", plain(PYTHONIOENCODING="latin-1")))
    for name, attempt in (("tmux", in_tmux), ("screen", in_screen)):
        rows.append((name, attempt() if shutil.which(name) else "not installed here"))
    print("| Terminal | |\n|---|---|")
    for name, problem in rows:
        print(f"| {name} | {problem or 'well'} |")
    well = ("", "well", "not installed here")
    return 0 if all(problem.partition(",")[0] in well for _name, problem in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
