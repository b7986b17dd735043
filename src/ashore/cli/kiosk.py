"""`ashore --kiosk`: a session for somebody who has no account of their own here. No file can be reached from it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from ashore import system
from ashore.errors import AshoreError, UsageError
from ashore.storage import access, guard, paths

HIDE, END = "ASHORE_KIOSK_HIDE", "ASHORE_KIOSK_END"
"""What says after how many minutes without a key the screen is hidden, and the session ends."""
HIDE_AFTER, END_AFTER = 2, 10
"""Those minutes, where nothing is said."""
MOST = 120
TAKEN = ("--kiosk", "--ephemeral", "--plain", "--lang")


def begin() -> None:
    """Before anything is read: from here on no file but the program's own."""
    sys.dont_write_bytecode = True
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]  # they name files to write, and another driver
    paths.write_nothing()
    access.restrict(access.Access(files=False, hide_after=HIDE_AFTER, end_after=END_AFTER))
    for less in (system.no_files, system.no_tracing):
        with contextlib.suppress(OSError, ValueError):
            less()
    guard.begin()


def settle(arguments: Sequence[str]) -> None:
    """Once there are words: what else was asked for, for how long, and by whom. Raises UsageError for an argument that
    is not for such a session and for times that are none, AshoreError where nobody sits at a terminal."""
    from ashore.i18n import _, fill

    value = False
    for argument in arguments:
        if value:
            value = False
        elif argument == "--lang":
            value = True
        elif argument not in TAKEN and not argument.startswith("--lang="):
            text = _("--kiosk takes nothing but --plain and --lang beside it, and no {command}")
            raise UsageError(fill(text, command=argument))
    hide, end = _minutes(HIDE, HIDE_AFTER), _minutes(END, END_AFTER)
    access.restrict(access.Access(files=False, hide_after=hide, end_after=end))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AshoreError(_("there is no terminal here: ssh -t asks for one"))


def _minutes(name: str, usual: int) -> int:
    """What a variable says. Raises UsageError."""
    said = os.environ.get(name) or str(usual)
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= MOST):
        from ashore.i18n import _, fill

        raise UsageError(fill(_("{name} needs a number of minutes from 1 to {most}"), name=name, most=str(MOST)))
    return int(said)
