"""Kinds of terminals by what terminfo notes for them: their keys, their colours; read by pyte."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Collection, Mapping

from tests.e2e.terminal import Terminal
from tests.terminals import walk
from tests.terminals.case import home

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
ANY_COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")
COLOURLESS = ("vt100", "vt220")
"""Kinds that know no colours."""
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
    **{f"f{number}": f"kf{number}" for number in (1, 2, 3, 4, 5, 7, 8, 9)},
}
"""The keys that are no letters, and what terminfo calls them."""
ARROWS = ("up", "down", "left", "right")
OF_THE_KEYPAD = {"vt100": ("f5", "f7", "f8", "f9")}
"""Keys of the keypad that terminfo calls function keys: there they are digits and signs."""


class Kind:
    """A terminal whose keys send what terminfo says."""

    def __init__(self, terminal: Terminal, sent: Mapping[str, str]) -> None:
        self._terminal, self._sent = terminal, sent

    def press(self, *keys: str) -> None:
        """Press keys as this kind sends them."""
        self._terminal.press(*(self._sent.get(key, key) for key in keys))

    def paste(self, text: str) -> None:
        """Paste a text in brackets, as asked for by Ashore."""
        paste(self._terminal, text)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window so large."""
        self._terminal.resize(columns, rows)

    def text(self) -> str:
        """What it shows."""
        self._terminal.settle(0.05)
        return self._terminal.text()


def paste(terminal: Terminal, text: str) -> None:
    """Paste as terminals do it: line ends as Enter sends them, in brackets where the program asked for them."""
    on, off = (terminal.output.rfind(b"\x1b[?2004" + end) for end in (b"h", b"l"))
    begin, end = ("\x1b[200~", "\x1b[201~") if on > off else ("", "")
    terminal.write(begin + text.replace("\n", "\r") + end)


def drawn(size: tuple[int, int], **environment: str) -> str:
    """Today, a page, other sizes, the end; what went wrong, or nothing."""
    with home() as place, Terminal(home=place, size=size, **environment) as terminal:  # type: ignore[arg-type]
        window = Kind(terminal, {})
        try:
            walk.shows(window, walk.HOME_PAGE)
            walk.sizes(window)
            if environment.get("NO_COLOR") and any(len(set(rgb)) > 1 for rgb in COLOUR.findall(terminal.output)):
                return "more than greys in spite of NO_COLOR"
            if environment.get("TERM") in COLOURLESS and ANY_COLOUR.search(terminal.output):
                return "colours, which it does not know"
            terminal.press("q")
            return "" if terminal.ended() == 0 else "an exit code that is not 0"
        except AssertionError as problem:
            return str(problem).splitlines()[0]


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
        return "not at hand, with Debian the package ncurses-term"
    sent |= dict.fromkeys(OF_THE_KEYPAD.get(kind, ()), "")
    lacks = {key for key, sequence in sent.items() if not sequence}
    with_arrows = [attempt for attempt in walk.KEYS if set(ARROWS) & set(attempt.keys.split())]
    for arrows, tries in (("\x1bO", walk.KEYS), ("\x1b[", with_arrows)):
        other = {key: re.sub(r"^\x1b[O\[](?=[ABCD]$)", arrows, sent[key]) for key in ARROWS}
        if problem := _walk(kind, tries, lacks, sent | other):
            return problem
    return f"well, without {', '.join(sorted(lacks))}, which it does not have" if lacks else ""


def _walk(kind: str, tries: Collection[walk.Try], lacks: Collection[str], sent: Mapping[str, str]) -> str:
    with home() as place, Terminal(home=place, TERM=kind, COLORTERM="") as terminal:
        window = Kind(terminal, sent)
        try:
            walk.shows(window, walk.HOME_PAGE)
            walk.keys(window, tries, lacks)
        except AssertionError as problem:
            return str(problem).splitlines()[0]
        if COLOUR.search(terminal.output):
            return "colours of 24 bits, which it was not said to have"
        return ""


def plain(**environment: str) -> str:
    """The plain way by itself."""
    with home() as place, Terminal(home=place, **environment) as terminal:  # type: ignore[arg-type]
        terminal.until("A number, or Enter")
        terminal.write("q\n")
        code = terminal.ended()
        return "" if code == 0 and b"\x1b" not in terminal.output else f"exit code {code}, or escape sequences"
