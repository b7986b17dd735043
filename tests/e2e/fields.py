"""Every field of every screen that writes into the workbook, and every way in which a session can be cut off in it.

`python -m tests.faults fields` tries all of them; the tests try a part.
"""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from textual.widgets import Input, TextArea

from ashore.storage import private_file
from ashore.workbook.file import codec
from ashore.workbook.file.store import Store
from tests.e2e.ssh import Server, find_server
from tests.e2e.terminal import Terminal
from tests.tui.screens import VIEWS, View

FORMS = {
    "budget-quick": "BudgetPage",
    "budget-full": "BudgetPage",
    "budget-line": "LineDialog",
    "letter": "LetterPage",
    "debt": "DebtPage",
    "offer": "OfferPage",
    "part-payment": "PartPaymentPage",
    "whole-cost": "WholeCostPage",
    "weeks-line": "CashDialog",
    "share-by-hand": "SharePage",
    "what-if": "WhatIfPage",
    "contact": "ContactPage",
    "call-now": "CallNowPage",
    "evidence-piece": "EvidencePiecePage",
    "letter-sending": "SendingPage",
    "paper": "PaperPage",
    "report": "ReportPage",
    "dispute": "DisputePage",
    "bill": "BillPage",
    "reserve": "ReservePage",
    "reminder": "ReminderPage",
}
"""A view of each page on which something is typed into the workbook; the walk over the screens holds that none is left
out."""
QUESTIONS = ("debt-empty", "debt-second", "offer-payments", "contact-new", "contact-said", "paper-new", "letter-empty")
"""Views of the same pages, asked one question at a time."""
TYPED = "7301"
"""Digits, so that sums take them; in a date they stay as typed and cannot be read, and are kept all the same."""
KILLED_AFTER = 1.4
"""Seconds: a kill may lose what was typed in the last second, and the machine may be busy."""


Cut = Callable[[Terminal], None]


def _quit(terminal: Terminal) -> None:
    terminal.press("escape", "escape", "q")


def _signal(number: signal.Signals) -> Cut:
    def send(terminal: Terminal) -> None:
        os.kill(terminal.pid, number)

    return send


def _kill(terminal: Terminal) -> None:
    terminal.settle(KILLED_AFTER, KILLED_AFTER)
    os.kill(terminal.pid, signal.SIGKILL)


CUTS: dict[str, Cut] = {
    "quit": _quit,
    "SIGHUP": _signal(signal.SIGHUP),
    "SIGTERM": _signal(signal.SIGTERM),
    "SIGINT": _signal(signal.SIGINT),
    "SIGKILL": _kill,
    "closed terminal": Terminal.hang_up,
    "closed stdin": Terminal.close_stdin,
    "cut ssh": Terminal.kill_client,
}
"""How a session ends: by its reader, by a signal, or by what it hangs on."""


@dataclass(frozen=True)
class Spot:
    """A field: the screen it is on, and how often Tab leads to it."""

    view: View
    tabs: int
    shut: bool = False
    """Whether it is where the reader begins, and to be opened first."""

    def __str__(self) -> str:
        return f"{self.view.name}+{self.tabs}"


async def _spots(view: View) -> list[Spot]:
    app = view.app()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in view.keys:
            await pilot.press(key)
            await pilot.pause()
        chain = app.screen.focus_chain
        assert app.focused is not None
        start = chain.index(app.focused)
        shut = not getattr(app.focused, "typing", True)
        return [
            Spot(view, (place - start) % len(chain), shut and place == start)
            for place, entry in enumerate(chain)
            if isinstance(entry, Input | TextArea) and getattr(entry, "_take", None)
        ]


@lru_cache
def spots() -> tuple[Spot, ...]:
    """Every field of every form."""
    return tuple(spot for view in VIEWS if view.name in (*FORMS, *QUESTIONS) for spot in asyncio.run(_spots(view)))


def left_running(home: Path, limit: float = 15) -> list[int]:
    """The processes that use this home still after a while."""
    end = time.monotonic() + limit
    while found := [pid for pid in _processes() if f"ASHORE_HOME={home}".encode() in _environment(pid)]:
        if time.monotonic() > end:
            break
        time.sleep(0.05)
    return found


def _processes() -> Iterator[int]:
    numbers = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return (number for number in numbers if number != os.getpid())


def _environment(pid: int) -> list[bytes]:
    try:
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return []  # ended; whoever began it has not looked yet
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return []


@contextmanager
def opened(home: Path, cut: str, server: Server | None) -> Iterator[Terminal]:
    """A session in the home, by ssh when that is what will be cut."""
    if cut == "cut ssh":
        assert server is not None
        with server.terminal(home) as terminal:
            yield terminal
    else:
        with Terminal(home=home, own_stdin=cut == "closed stdin") as terminal:
            yield terminal


def lost_in(spot: Spot, cut: str, server: Server | None = None) -> str:
    """Type in the field, cut the session off. Returns what went wrong, or nothing."""
    with tempfile.TemporaryDirectory(prefix="ashore-field-") as place:
        home = Path(place) / "home"
        path = home / "data" / "workbook.toml"
        private_file.make_private_dir(home / "config")
        private_file.create(home / "config" / "settings.toml", "welcomed = true\n")
        Store(path).write(spot.view.workbook())
        with opened(home, cut, server) as terminal:
            terminal.until("Your next step")
            terminal.press(*spot.view.keys)
            terminal.write("\r" if spot.shut else "\t" * spot.tabs)
            terminal.settle(0.3)
            terminal.write(TYPED)
            try:
                terminal.until(TYPED, 10)
            except AssertionError:
                return f"{spot}: what was typed is not shown\n{terminal.text()}"
            CUTS[cut](terminal)
            if terminal.fd >= 0:
                terminal.settle(0.3, 3)
            running = left_running(home)
            traceback = "Traceback" in terminal.text()
        text = path.read_text("utf-8")
        codec.load(text)
        problems = {"lost what was typed": TYPED not in text, "left running": running, "a traceback": traceback}
        return ", ".join(f"{spot} by {cut}: {problem}" for problem, there in problems.items() if there)


def figures() -> tuple[int, int]:
    """Try all. Returns how many, and how many went wrong."""
    bad = 0
    with find_server() as server, ThreadPoolExecutor(2) as pool:
        if server is None:
            print("  no sshd here: a cut ssh line is not tried")
        cuts = [cut for cut in CUTS if cut != "cut ssh" or server]
        runs = [pool.submit(lost_in, spot, cut, server) for spot in spots() for cut in cuts]
        for run in runs:
            if problem := run.result():
                print(f"  {problem}")
                bad += 1
    return len(runs), bad
