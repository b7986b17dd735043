"""Private parts of textual-serve that `ashore serve` has to touch, and nothing else.

textual-serve asks a program to end and waits for it for as long as that takes, and it has no public name for the
process. A page whose program does not end would leave it running behind the server, so the process itself has to be
reached: `_process`.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual_serve.app_service import AppService

ASKED = 3.0
"""Seconds for a program to end when it is asked to."""
TOLD = 7.0
"""Seconds to save and end after a signal: a little more than `ashore.tui.ending` takes by itself."""


class EndingService(AppService):
    """The program behind a page; once it was stopped, it runs no more."""

    async def stop(self) -> None:
        """Ask it to end; where it does not, tell it by a signal, upon which it saves; at last kill it."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(super().stop(), ASKED)
        await self.end_process()

    async def end_process(self) -> None:
        """Where it still runs: a signal, and at last its end."""
        process = self._process
        if process is None:
            return
        for end, limit in ((None, ASKED / 3), (process.terminate, TOLD), (process.kill, TOLD)):
            if process.returncode is not None:
                return
            if end is not None:
                with suppress(ProcessLookupError):
                    end()
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.shield(process.wait()), limit)
