"""The driver of this system, and the parser behind it: each survives what Textual's own does not."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import TYPE_CHECKING

from ashore.tui.textual_internals.parser import SteadyParser

if TYPE_CHECKING:
    from textual.driver import Driver


def steady_driver() -> type[Driver]:
    """The driver for this system's terminals."""
    if sys.platform == "win32":
        from ashore.tui.textual_internals.windows_driver import SteadyWindowsDriver

        return SteadyWindowsDriver
    else:  # noqa: RET505 - mypy reads the branch of one system only
        from ashore.tui.textual_internals.posix_driver import SteadyDriver

        return SteadyDriver


def survive_odd_input(*, in_browser: bool = False) -> None:
    """Let the driver read with `SteadyParser`, whatever the bytes are."""
    if in_browser:
        from textual.drivers import web_driver

        decoder = codecs.getincrementaldecoder("utf-8")
        vars(web_driver).update(
            XTermParser=SteadyParser, getincrementaldecoder=lambda _encoding: partial(decoder, errors="replace")
        )
    elif sys.platform == "win32":
        from ashore.tui.textual_internals import windows_driver

        windows_driver.survive_odd_input()
    else:
        from ashore.tui.textual_internals import posix_driver

        posix_driver.survive_odd_input()
