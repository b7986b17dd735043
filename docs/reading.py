"""The plain way as it is read aloud: `python -m docs.make` writes docs/recordings/plain-way.*.txt.

The program runs in a real terminal on a day that is fixed, and is answered once it waits. What comes from the terminal
is kept byte by byte, the echo of what is typed in its place, and it is taken for a reading only where it is nothing but
lines: no escape sequence, nothing written over, no bell. So what is new is what a screen reader says, in this order.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ashore.i18n import _, catalogue, use
from tests.e2e.terminal import Terminal
from tests.support import TODAY

HERE = Path(__file__).parent
NOW = dt.datetime.combine(TODAY, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
SIZE = (80, 24)
STEPS: tuple[tuple[str, str], ...] = (
    *(("type", ""), ("choose", "Ask in your own words")),
    *(("type", "will they come to my door|会有人上门吗"), ("type", "1"), ("type", ""), ("type", ""), ("type", "")),
    *(("choose", "Debts"), ("choose", "Note a debt"), ("type", "ABC Consumer Finance|某某消费金融公司")),
    *(("type", ""), ("type", ""), ("type", ""), ("type", "2026-10-19"), ("type", "2000"), ("type", "q")),
    *(("type", ""), ("type", "")),
    *(("choose", "Your next step"), ("choose", "Done"), ("type", ""), ("type", "q")),
)
"""What is typed (English, then Chinese where it is another), and what is chosen by its words in a list."""
PROMPT = "> "
LIMIT = 30.0
NOT_LINES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What moves the cursor, paints or sounds. Of a line end the terminal makes a return and a new line."""


def file_of(language: str) -> Path:
    """Where the reading of a language is."""
    return HERE / "recordings" / f"plain-way.{language}.txt"


def lines_of(sent: bytes) -> str:
    """What came from the terminal, as it is read. Raises ValueError where it is not only lines."""
    text = sent.decode("utf-8").replace("\r\n", "\n")
    if found := NOT_LINES.search(text):
        raise ValueError(f"{found[0]!r} behind {text[max(0, found.start() - 60) : found.start()]!r}")
    return text


def reading(language: str) -> str:
    """Talk with the program; all that is read, with what was typed."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    use(catalogue.load(language, catalogue.search_path()))
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, kept, clear=True):
        command = [sys.executable, "-m", "docs.reading", "--lang", language, "plain"]
        (Path(folder) / "~").mkdir()  # so that no folder of this machine is read
        with Terminal(
            home=Path("~/ashore"),
            folder=Path(folder),
            command=command,
            size=SIZE,
            HOME=".",
            PYTHONPATH=str(HERE.parent),
        ) as terminal:
            said = 0
            for kind, text in STEPS:
                _until_asked(terminal, said)
                said = len(terminal.output)
                typed = text.split("|")[-1 if language == "zh_CN" else 0]
                terminal.write((_number(lines_of(terminal.output), text) if kind == "choose" else typed) + "\n")
            if terminal.ended() != 0:
                raise ValueError(lines_of(terminal.output)[-500:])
            return lines_of(terminal.output)


def _until_asked(terminal: Terminal, since: int) -> None:
    end = time.monotonic() + LIMIT
    while len(terminal.output) == since or not terminal.output.endswith(PROMPT.encode()):
        if time.monotonic() > end:
            raise ValueError(f"no question behind {lines_of(terminal.output)[-500:]}")
        terminal.until_asked()


def _number(read: str, label: str) -> str:
    found = re.findall(rf"^(\d+)\. {re.escape(_(label))}$", read, re.MULTILINE)
    if not found:
        raise ValueError(f"not in any list: {label}\n{read}")
    return str(found[-1])


def program() -> int:
    """Ashore at noon of the day."""
    from ashore.__main__ import main
    from ashore.dialogue.talk import Talk

    begin = Talk.__init__

    def on_the_day(self: Talk, source: Any, target: Any, session: Any, _now: Any, width: int) -> None:
        begin(self, source, target, session, lambda: NOW, width)

    with patch.object(Talk, "__init__", on_the_day):
        return main()


if __name__ == "__main__":
    sys.exit(program())
