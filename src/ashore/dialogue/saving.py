"""How the file stands, said when it changes; what can be done about another session, or a change by another program."""

from __future__ import annotations

import time
from contextlib import suppress

from ashore.dialogue.talk import Choice, Talk
from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.workbook.file.problems import why_not
from ashore.workbook.open_workbook import OpenWorkbook

PAUSE = 0.3
"""Seconds between two looks whether the other session has let go."""
LIMIT = 6.0
"""Seconds for the other session to save and hand over."""


class Saving:
    """Says how the file stands, and does with it what the reader asks for."""

    def __init__(self, talk: Talk, open_workbook: OpenWorkbook) -> None:
        self._talk, self._open_workbook = talk, open_workbook

    def notice(self) -> str:
        """That what was entered is not in the file, and why; empty while all is well. While another session has the
        workbook, what that one saves is seen from here on."""
        with suppress(OSError, AshoreError):
            self._open_workbook.refresh()
        saver = self._open_workbook.session.saver
        if saver is None or saver.state not in ("failed", "conflict"):
            return ""
        return fill(_("not saved: {problem}"), problem=saver.problem)

    def choices(self) -> list[Choice]:
        """What can be done about the file."""
        if self._open_workbook.mode == "reading":
            return [(_("Take the workbook over from the other session"), self._take_over)]
        saver = self._open_workbook.session.saver
        if saver is None or saver.state != "conflict":
            return []
        return [(_("Keep what is here"), self._keep_mine), (_("Take what is in the file"), self._take_theirs)]

    def _keep_mine(self) -> None:
        self._settle(mine=True)

    def _take_theirs(self) -> None:
        self._settle(mine=False)

    def _settle(self, *, mine: bool) -> None:
        """After a change by another program: one version stays, the other one goes to the backups."""
        try:
            self._open_workbook.keep_mine() if mine else self._open_workbook.take_theirs()
        except (OSError, AshoreError) as problem:
            self._talk.say("! " + fill(_("not saved: {problem}"), problem=why_not(problem)))
            return
        self._talk.say(_("The other version is in the backups."))

    def _take_over(self) -> None:
        """Ask the other session for the workbook, and wait for it."""
        try:
            self._open_workbook.request_lock()
            self._talk.say(_("Asking the other session…"))
            end = time.monotonic() + LIMIT
            while time.monotonic() < end:
                if self._open_workbook.take_lock():
                    self._talk.say(_("You have the workbook now; the other session only reads."))
                    return
                time.sleep(PAUSE)
        except (OSError, AshoreError) as problem:
            self._talk.say(f"! {why_not(problem)}")
            return
        with suppress(OSError):
            self._open_workbook.lock.withdraw()
        self._talk.say(_("The other session does not answer, or cannot save. Nothing was changed."))
