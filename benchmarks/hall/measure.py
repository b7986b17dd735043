"""The measurement itself: so many readers at once, what they take, how long a key takes, and what is left of them."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.hall.processes import Memory, below, computed, memory, sessions
from benchmarks.hall.readers import Reader, shown, type_all, until
from benchmarks.hall.server import hall_server, here
from benchmarks.hall.traces import changed_since, holding, places, said_of

MARKER = "zzyzxleftbehind"
"""What every reader types; no text of Ashore has it."""
START_LIMIT = 180.0
LIMIT = 60.0
PAUSE = 0.25
"""Seconds between two keys of a reader: four a second, as one who types without looking."""


class Hall(NamedTuple):
    """What was found."""

    sessions: int
    started: float
    """Seconds from the first start to the last first screen."""
    memory: list[Memory]
    """Of each session, where it may be read."""
    servers: list[Memory]
    """Of the processes of sshd."""
    idle: float
    """Share of one processor that all sessions take together while nobody types."""
    busy: float
    """The same while all type."""
    keys: list[float]
    """Milliseconds from each key to its frame."""
    left: list[str]
    """Files in which what was typed stands."""
    running: int
    """Sessions that still run once all lines are cut."""
    log: str


def measure(
    count: int, keys: int, idle_for: float, *, program: str = "", watched: Sequence[Path] | None = None
) -> Hall:
    """So many sessions of a program; each reader types so many letters. Raises OSError without a server, TimeoutError
    where something never came."""
    since = time.time()
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    with hall_server(program or here()) as server:
        begun = time.monotonic()
        readers = [Reader(server.command(), environment) for _number in range(count)]
        try:
            until(readers, lambda reader: reader.shows("Begin"), START_LIMIT)
            started = time.monotonic() - begun
            shown(readers, "\r", "now?", LIMIT)
            shown(readers, "3", "No debt noted yet", LIMIT)
            shown(readers, "n", "Lender", LIMIT)
            shown(readers, MARKER, MARKER, LIMIT)
            pids = sessions(server.pid)
            began, before = time.monotonic(), computed(pids)
            took = type_all(readers, keys, PAUSE, LIMIT + keys * PAUSE * 4)
            busy = (computed(pids) - before) / (time.monotonic() - began)
            began, before = time.monotonic(), computed(pids)
            time.sleep(idle_for)
            idle = (computed(pids) - before) / (time.monotonic() - began)
            found = [memory(pid) for pid in pids]
            servers = [memory(pid) for pid in {server.pid, *below(server.pid)} - set(pids)]
            left = holding(MARKER, said_of([server.pid, *below(server.pid)]))
        finally:
            for reader in readers:
                reader.close()
        end = time.monotonic() + LIMIT
        while (running := len(sessions(server.pid))) and time.monotonic() < end:
            time.sleep(0.1)
        own = [Path(__file__).parents[2]]
        left += holding(MARKER, changed_since(since, places() if watched is None else watched, own))
        return Hall(
            sessions=len(pids),
            started=started,
            memory=[one for one in found if one],
            servers=[one for one in servers if one],
            idle=idle,
            busy=busy,
            keys=took,
            left=left,
            running=running,
            log=server.log,
        )
