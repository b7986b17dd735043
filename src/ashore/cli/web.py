"""The workbook in a browser on the same machine: textual-serve on the loopback, at an address nobody can guess."""

from __future__ import annotations

import asyncio
import secrets
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from textual_serve.server import Server

from ashore import system

HOST = "127.0.0.1"
TOKEN_BYTES = 24
SHUTDOWN = 3.0
"""Seconds that an open page has to save and end."""
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    # textual-serve's page asks for a font elsewhere, which would tell others that it was opened.
    "Content-Security-Policy": "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; frame-ancestors 'none'",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PrivateServer(Server):
    """Answers only below its token, only to itself by name, and never to another page's script."""

    def __init__(self, arguments: Sequence[str], port: int, announce: Callable[[str], None]) -> None:
        super().__init__(system.join([sys.executable, "-m", "ashore", *arguments]), HOST, port, title="Ashore")
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._announce = announce

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"{self.public_url}/{self._token}/"

    def initialize_logging(self) -> None:
        """None: a log would hold the address, and in a fault what the reader entered."""

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is said before it listens."""

    async def listen(self) -> None:
        """Listen until SIGINT or SIGTERM. Raises OSError when the port is taken."""
        ended, loop = asyncio.Event(), asyncio.get_running_loop()

        def end(_number: int) -> None:
            loop.call_soon_threadsafe(ended.set)

        system.on_end(end)
        runner = web.AppRunner(await self._make_app(), handle_signals=False, shutdown_timeout=SHUTDOWN)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.port).start()
            self._announce(self.address)
            await ended.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        guarded = web.Application(middlewares=[self._guard])
        guarded.add_subapp(f"/{self._token}", await super()._make_app())
        return guarded

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """A page elsewhere must neither reach it by a name that leads here, nor open its socket."""
        origin = request.headers.get("Origin")
        if request.host != f"{HOST}:{self.port}" or origin not in (None, self.public_url):
            raise web.HTTPNotFound
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port
