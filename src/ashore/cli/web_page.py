"""One page in a browser and the program behind it: what the page may send, and how much of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMsgType, web

from ashore.cli.textual_serve_internals import EndingService

COLUMNS, ROWS = (20, 500), (5, 200)
"""The smallest and the largest window: what is beyond is taken for that."""
MESSAGES = 200.0
"""How many messages a page may send a second, after that many at once; more of them wait."""
RESIZES = 0.1
"""Seconds between two sizes that reach the program: of those in between the last one counts."""
LARGEST = 1024 * 1024
"""Bytes of a message; a larger one ends the page."""
MARKER = 100
"""Characters of what a page asks to be sent back, to see that the line holds."""


def within(value: object, bounds: tuple[int, int]) -> int | None:
    """A number of columns or rows as it is taken; None for what is no whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    least, most = bounds
    return min(max(value, least), most)


def asked_for(text: str, usual: int, bounds: tuple[int, int]) -> int:
    """A number of columns or rows as the address of a page has it."""
    plain = text.isascii() and text.isdigit()
    return min(max(int(text[:9]), bounds[0]), bounds[1]) if plain else usual


class Pace:
    """So many a second, and as many at once when there were none for a while."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second, self._clock = per_second, clock
        self._left, self._at = per_second, clock()

    def wait(self) -> float:
        """Takes one more; returns for how many seconds it has to wait."""
        now = self._clock()
        self._left = min(self._per_second, self._left + (now - self._at) * self._per_second) - 1
        self._at = now
        return max(0.0, -self._left / self._per_second)


class PageService(EndingService):
    """The program behind a page. `unheard` is called when it has ended without having shown anything."""

    unheard: Callable[[], Awaitable[None]] | None = None
    _showed = False

    async def on_data(self, payload: bytes) -> None:
        self._showed = True
        await super().on_data(payload)

    async def run(self) -> None:
        await super().run()
        if self.unheard is not None and not self._showed:
            await self.unheard()


class Messages:
    """Reads what a page sends, and hands on what the program may hear."""

    def __init__(self, websocket: web.WebSocketResponse, service: PageService) -> None:
        self._websocket, self._service = websocket, service
        self._pace = Pace(MESSAGES)
        self._size: tuple[int, int] | None = None
        self._resizing: asyncio.Task[None] | None = None

    async def hear(self) -> None:
        """Until the page is gone. What is no message of such a page is passed over."""
        try:
            async for message in self._websocket:
                await asyncio.sleep(self._pace.wait())
                if message.type is WSMsgType.TEXT:
                    await self._one(read(message.data))
        finally:
            if self._resizing is not None:
                self._resizing.cancel()

    async def _one(self, message: tuple[str, Any]) -> None:
        match message:
            case ("stdin", str(typed)):
                await self._service.send_bytes(typed.encode("utf-8", "replace"))
            case ("resize", {"width": width, "height": height}):
                self._resize(within(width, COLUMNS), within(height, ROWS))
            case ("ping", str(marker)) if len(marker) <= MARKER:
                await self._websocket.send_json(["pong", marker])
            case ("blur", _):
                await self._service.blur()
            case ("focus", _):
                await self._service.focus()

    def _resize(self, columns: int | None, rows: int | None) -> None:
        if columns is None or rows is None:
            return
        self._size = columns, rows
        if self._resizing is None or self._resizing.done():
            self._resizing = asyncio.create_task(self._resize_soon())

    async def _resize_soon(self) -> None:
        while self._size is not None:
            size, self._size = self._size, None
            await self._service.set_terminal_size(*size)
            await asyncio.sleep(RESIZES)


def read(text: str) -> tuple[str, Any]:
    """What a page has sent: its kind and what comes with it; an empty kind where it is none."""
    import json

    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return "", None
    match message:
        case [str(kind), *rest]:
            return kind, rest[0] if rest else None
        case _:
            return "", None


async def say(websocket: web.WebSocketResponse, words: str) -> None:
    """Words on the page, which had shown nothing yet, for as long as it stays open."""
    lines = words.replace("\n", "\r\n")
    await websocket.send_bytes(f"\x1b[2J\x1b[H\r\n  {lines}\r\n".encode())
