"""`ashore serve` as a process, and a page of it without a browser."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp

LIMIT = 60.0
"""Seconds after which nobody waits any longer."""
ENDING = 30.0


class Serving:
    """A running server: its address, and the programs behind its pages."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address

    def programs(self) -> list[int]:
        """The numbers of the programs that it has started and that still run."""
        return children(self.process.pid)


@contextmanager
def serving(home: Path, *arguments: str, program: str = "") -> Iterator[Serving]:
    """A server over a home of its own; when it was told to end, it does."""
    surroundings = {**os.environ, "ASHORE_HOME": str(home), "LANG": "C.UTF-8"}
    called = [program] if program else [sys.executable, "-m", "ashore"]
    command = [*called, "serve", "--lang", "en", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as server:
        try:
            assert server.stdout
            found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{30,}/", server.stdout.readline())
            assert found
            yield Serving(server, found.group())
            if server.poll() is None:
                server.send_signal(signal.SIGTERM)
                assert server.wait(ENDING) == 0
        finally:
            server.kill()


def children(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have, as far as they still run."""
    found: list[int] = []
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, listed.read_text().split()):
            found += [child, *children(child)]
    return [one for one in found if runs(one)]


def runs(pid: int) -> bool:
    """Whether a process still runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(holds: Callable[[], bool], limit: float = LIMIT) -> None:
    """Wait until something holds."""
    end = time.monotonic() + limit
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


class BrowserPage:
    """A page, without a browser around it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.seen = ""

    async def until(self, text: str) -> None:
        """Wait until a text was shown since the last one that was waited for."""
        try:
            await asyncio.wait_for(self._until(text), LIMIT)
        except TimeoutError:
            raise AssertionError(f"never shown: {text!r} in {self.seen[-500:]!r}") from None

    async def _until(self, text: str) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", message.data.decode("utf-8", "replace"))
            if text in self.seen:
                self.seen = ""
                return
        raise AssertionError(f"the line was closed: {text!r} never shown in {self.seen[-500:]!r}")

    async def send(self, *message: object) -> None:
        """A message as the page's script sends it."""
        await self.socket.send_str(json.dumps(list(message)))

    async def press(self, keys: str) -> None:
        """Keys, as the terminal in the page writes them."""
        await self.send("stdin", keys)


async def with_page(
    address: str, do: Callable[[BrowserPage], Awaitable[None]], size: str = "width=80&height=24"
) -> None:
    """Open a page, and do something with it."""
    async with aiohttp.ClientSession() as client, client.ws_connect(f"{address}ws?{size}", max_msg_size=0) as socket:
        await do(BrowserPage(socket))
