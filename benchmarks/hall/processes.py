"""What processes take: memory, and time on the processor. Linux alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")


class Memory(NamedTuple):
    """MiB of a process. PSS: its own and its share of what several have; RSS: all that it has in memory."""

    pss: float
    rss: float


def below(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    found: list[int] = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            started = [int(child) for child in listed.read_text().split()]
        except OSError:
            continue
        for child in started:
            found += [child, *below(child)]
    return found


def sessions(pid: int) -> list[int]:
    """Those among them that are Ashore."""
    return [child for child in below(pid) if "--kiosk" in command_line(child) and "sshd" not in command_line(child)]


def command_line(pid: int) -> str:
    """How a process was called; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def memory(pid: int) -> Memory | None:
    """What it takes now; None where that may not be read, or it has ended."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return None
    found = dict(re.findall(r"^(Pss|Rss):\s+(\d+) kB$", text, re.MULTILINE))
    return Memory(int(found["Pss"]) / 1024, int(found["Rss"]) / 1024) if len(found) == 2 else None


def computed(pids: Iterable[int]) -> float:
    """Seconds on the processor so far, of all of them together."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK
