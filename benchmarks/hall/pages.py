"""The same for pages of `ashore serve`, without a browser around them: what is measured is the program behind each."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import aiohttp

from benchmarks.hall.measure import LIMIT, PAUSE, START_LIMIT
from benchmarks.hall.processes import Memory, computed, memory
from benchmarks.hall.readers import LETTERS
from tests.e2e.pages import BrowserPage, Serving, serving, until


class Pages(NamedTuple):
    """What was found; as for a hall."""

    pages: int
    started: float
    memory: list[Memory]
    server: Memory | None
    idle: float
    busy: float
    keys: list[float]


def measure_pages(count: int, keys: int, idle_for: float, *, program: str = "") -> Pages:
    """So many pages at once, on each of which so many letters are typed."""
    with (
        tempfile.TemporaryDirectory(prefix="ashore-pages-") as home,
        serving(Path(home), "--ephemeral", "--pages", str(count), program=program) as server,
    ):
        found = asyncio.run(_measure(server, count, keys, idle_for))
        until(lambda: not server.programs(), LIMIT)
        return found


async def _measure(server: Serving, count: int, keys: int, idle_for: float) -> Pages:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
        begun = time.monotonic()
        address = f"{server.address}ws?width=80&height=24"
        sockets = await asyncio.gather(*(client.ws_connect(address, max_msg_size=0) for _number in range(count)))
        pages = [BrowserPage(socket) for socket in sockets]
        await asyncio.wait_for(asyncio.gather(*(page.until("Begin") for page in pages)), START_LIMIT)
        started = time.monotonic() - begun
        for key, text in (("\r", "now?"), ("3", "No debt noted yet"), ("n", "Lender")):
            await asyncio.gather(*(page.press(key) for page in pages))
            await asyncio.gather(*(page.until(text) for page in pages))
        programs = server.programs()
        before, at = computed(programs), time.monotonic()
        took = await asyncio.gather(*(_typed(page, keys, number) for number, page in enumerate(pages)))
        busy = (computed(programs) - before) / (time.monotonic() - at)
        before, at = computed(programs), time.monotonic()
        await asyncio.sleep(idle_for)
        idle = (computed(programs) - before) / (time.monotonic() - at)
        found = [one for pid in programs if (one := memory(pid))]
        whole = memory(server.process.pid)
        for socket in sockets:
            await socket.close()
    return Pages(len(programs), started, found, whole, idle, busy, [ms for each in took for ms in each])


async def _typed(page: BrowserPage, keys: int, number: int) -> list[float]:
    """Milliseconds from each key to the frame that shows it."""
    took = []
    await asyncio.sleep(random.Random(number).random() * PAUSE)
    for turn in range(keys):
        letter, pressed = LETTERS[turn % len(LETTERS)], time.monotonic()
        page.seen = ""
        await page.press(letter)
        await page.until(letter)
        seen = time.monotonic()
        took.append((seen - pressed) * 1000)
        await asyncio.sleep(max(0.0, pressed + PAUSE - seen))
    return took
