"""The workbook in a browser on the same machine: textual-serve on the loopback, at an address nobody can guess."""

from __future__ import annotations

import asyncio
import secrets
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from aiohttp import web
from textual_serve.server import Server

from ashore import system
from ashore.cli.web_page import COLUMNS, LARGEST, MESSAGES, ROWS, Messages, Pace, PageService, asked_for, say
from ashore.i18n import _, fill

HOST = "127.0.0.1"
TOKEN_BYTES = 24
SHUTDOWN = 3.0
"""Seconds for what is being answered when the server ends; the programs behind the pages are ended by then."""
PAGES, MOST_PAGES = 20, 200
"""How many pages at once, where nothing is said, and at most."""
REFUSED = 50
"""How many pages at once are told why they are refused; those beyond are closed without a word."""
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    # textual-serve's page asks for a font elsewhere, which would tell others that it was opened.
    "Content-Security-Policy": "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; frame-ancestors 'none'",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PrivateServer(Server):
    """Answers only below its token, only to itself by name, and never to another page's script."""

    def __init__(
        self,
        arguments: Sequence[str],
        port: int,
        announce: Callable[[str], None],
        *,
        pages: int = PAGES,
        closed: Callable[[], str] = str,
    ) -> None:
        """`closed` says in words why no page can be opened just now; empty where one can."""
        super().__init__(program(arguments), HOST, port, title="Ashore")
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._announce, self._closed = announce, closed
        self._pages = pages
        self._open: set[PageService] = set()
        self._refused = 0

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
            await asyncio.gather(*(service.stop() for service in self._open))
            await runner.cleanup()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A page: the program behind it, within bounds, or why there is none."""
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST)
        await websocket.prepare(request)
        if why := self._why_not():
            await self._refuse(websocket, why)
            return websocket

        async def close() -> None:
            await websocket.close()

        service = PageService(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        service.unheard = partial(say, websocket, _("Ashore did not start. Where it was started, it says why."))
        self._open.add(service)
        try:
            columns = asked_for(request.query.get("width", ""), 80, COLUMNS)
            rows = asked_for(request.query.get("height", ""), 24, ROWS)
            await service.start(columns, rows)
            await Messages(websocket, service).hear()
        except ConnectionError:
            pass  # the page is gone
        finally:
            try:
                await asyncio.shield(service.stop())
            finally:
                self._open.discard(service)
        return websocket

    def _why_not(self) -> str:
        """Why another page cannot be opened, in words."""
        if len(self._open) >= self._pages:
            return fill(_("All {n} pages are taken. Close one, and load this one again."), n=str(self._pages))
        return self._closed()

    async def _refuse(self, websocket: web.WebSocketResponse, why: str) -> None:
        """Say why, and stay until the page is gone: on a closed line it would cover the words."""
        if self._refused >= REFUSED:
            await websocket.close()
            return
        self._refused += 1
        try:
            await say(websocket, why)
            pace = Pace(MESSAGES)
            async for _message in websocket:
                await asyncio.sleep(pace.wait())
        except ConnectionError:
            pass
        finally:
            self._refused -= 1

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


def program(arguments: Sequence[str]) -> str:
    """The command that the shell is given for a page. The shell becomes the program: to end one is to end the other."""
    command = system.join([sys.executable, "-m", "ashore", *arguments])
    return command if sys.platform == "win32" else f"exec {command}"


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port
