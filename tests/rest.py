"""When a program under test is at rest: nothing that could run now, and nothing that is due soon."""

from __future__ import annotations

import asyncio
from typing import Any

FRAME = 0.02
"""Seconds: a little more than Textual waits until it paints."""
TICKS = 40
"""A timer of a page that is gone may tick on, once a frame: so many ticks with nothing behind them are rest, too."""
LIMIT = 30.0


async def rest(within: float = FRAME) -> None:
    """Wait until nothing in the event loop is ready to run, and nothing falls due within so many seconds.

    What repeats (a blinking cursor, a look at the clock) falls due, too, but leaves gaps; a gap is waited for. Threads
    are not seen. Raises AssertionError where it never comes to rest.
    """
    loop = asyncio.get_running_loop()
    private: Any = loop  # asyncio says nowhere else what it has to do
    begun, ticks = loop.time(), 0
    while ticks < TICKS or loop.time() < begun + within:
        await asyncio.sleep(0)
        assert loop.time() < begun + LIMIT, "never at rest"
        if private._ready:
            continue
        now = loop.time()
        due = min((timer.when() for timer in private._scheduled if not timer.cancelled()), default=now + within)
        if due >= now + within:
            return
        ticks += 1
        await asyncio.sleep(max(due - now, 0))


async def rest_before_going_on(min_sleep: float = 0, max_sleep: float = LIMIT) -> None:
    """What Textual's pilot waits for between two keys: rest, and not its own guess from how busy the processor is."""
    await rest()
