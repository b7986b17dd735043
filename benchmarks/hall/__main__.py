"""Measure a hall of terminals, and pages.

    python -m benchmarks.hall [--sessions 50] [--pages 0] [--keys 40] [--ashore PATH]

Starts an sshd on the loopback with the configuration that `docs/hosting` ships, and so many sessions in it that type at
once; prints what each takes in memory and on the processor, how long a key takes to its frame, and what is left of what
was typed. A
checkout compiles its catalogues in each session: what is offered to readers is an installed wheel, by `--ashore`. The
clients run on the same machine and take their part of it. Needs Linux, sshd and ssh.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Sequence

from benchmarks.hall.measure import Hall, measure
from benchmarks.hall.pages import measure_pages
from benchmarks.hall.processes import Memory
from benchmarks.hall.server import is_there


def at_percent(values: Sequence[float], percent: int) -> float:
    """The value below which so many percent of them are."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def machine() -> str:
    """What it was measured on."""
    python = platform.python_version()
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {python}, load before {load}"


def memory_words(found: Sequence[Memory]) -> str:
    """Median and most, in MiB."""
    if not found:
        return "may not be read"
    pss, rss = [one.pss for one in found], [one.rss for one in found]
    return f"PSS {statistics.median(pss):.1f} (at most {max(pss):.1f}), RSS {statistics.median(rss):.1f} MiB"


def key_words(keys: Sequence[float]) -> str:
    """Median and 95th percentile."""
    median, late = statistics.median(keys), at_percent(keys, 95)
    return f"{median:.0f} ms, at the 95th percentile {late:.0f} ms ({len(keys)} keys)"


def hall_lines(hall: Hall) -> list[str]:
    """What was found, in lines."""
    left = ", ".join(hall.left) or "nothing"
    return [
        f"{hall.sessions} sessions; the last first screen after {hall.started:.1f} s",
        f"memory of each: {memory_words(hall.memory)}; of each process of sshd: {memory_words(hall.servers)}",
        f"all together: {sum(one.pss for one in (*hall.memory, *hall.servers)):.0f} MiB (PSS)",
        f"processor, of one: all idle {hall.idle:.1%}, all typing {hall.busy:.1%}",
        f"key to frame: {key_words(hall.keys)}",
        f"left of what was typed, in files and in /proc: {left}; sessions still running: {hall.running}",
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hall", allow_abbrev=False)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--pages", type=int, default=0, help="as many pages of 'ashore serve' as well")
    parser.add_argument("--keys", type=int, default=40, help="how many keys each reader types")
    parser.add_argument("--idle", type=float, default=10.0, help="seconds without a key")
    parser.add_argument("--ashore", default="", help="an installed 'ashore' by its path; that of this environment")
    options = parser.parse_args()
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}", flush=True)
    if options.sessions:
        if not is_there():
            print("no sshd, ssh or ssh-keygen here", file=sys.stderr)
            return 1
        print(
            "\n".join(hall_lines(measure(options.sessions, options.keys, options.idle, program=options.ashore))),
            flush=True,
        )
    if options.pages:
        pages = measure_pages(options.pages, options.keys, options.idle, program=options.ashore)
        print(f"{pages.pages} pages; the last first screen after {pages.started:.1f} s")
        print(f"memory of each: {memory_words(pages.memory)}")
        print(f"of the server: {memory_words([pages.server] if pages.server else [])}")
        print(f"processor, of one: all idle {pages.idle:.1%}, all typing {pages.busy:.1%}")
        print(f"key to frame: {key_words(pages.keys)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
