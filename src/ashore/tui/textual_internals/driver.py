"""The driver of this system, and the parser behind it: each survives what Textual's own does not."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from ashore import system
from ashore.tui.textual_internals.parser import SteadyParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.driver import Driver


def steady_driver() -> type[Driver]:
    """The driver for this system's terminals."""
    if sys.platform == "win32":
        from ashore.tui.textual_internals.windows_driver import SteadyWindowsDriver

        return SteadyWindowsDriver
    else:  # noqa: RET505 - mypy reads the branch of one system only
        from ashore.tui.textual_internals.posix_driver import SteadyDriver

        return SteadyDriver


class EndingReader:
    """What the browser's driver reads from: until it closes that; where the server is gone, the program ends as on a
    line that was cut."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._let_go = False

    def close(self) -> None:
        """The program ends."""
        self._let_go = True
        self._reader.close()

    def __iter__(self) -> Iterator[bytes]:
        yield from self._reader
        if not self._let_go:
            system.hang_up()


def survive_odd_input(*, in_browser: bool = False) -> None:
    """Let the driver read with `SteadyParser`, whatever the bytes are."""
    if in_browser:
        from textual.drivers import web_driver

        reader: Callable[[], Any] = vars(web_driver)["InputReader"]
        decoder = codecs.getincrementaldecoder("utf-8")
        vars(web_driver).update(
            InputReader=lambda: EndingReader(reader()),
            XTermParser=SteadyParser,
            getincrementaldecoder=lambda _encoding: partial(decoder, errors="replace"),
        )
    elif sys.platform == "win32":
        from ashore.tui.textual_internals import windows_driver

        windows_driver.survive_odd_input()
    else:
        from ashore.tui.textual_internals import posix_driver

        posix_driver.survive_odd_input()
