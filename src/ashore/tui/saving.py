"""What the app does about its file: its state in words, other sessions, changes by others, what could not be saved, the
passphrase."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.tui.page import Page
from ashore.tui.tabs import EPHEMERAL, SAVED, SAVING
from ashore.tui.widgets.inputs import AmountInput
from ashore.wording.passphrase import protected_words
from ashore.wording.unsaved import unreadable_words
from ashore.workbook.file.problems import why_not
from ashore.workbook.open_workbook import OpenWorkbook, Unsaved
from ashore.workbook.saver import SaveState

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp

POLL = 0.3
"""Seconds between two looks at what another session does."""
PAUSE = 0.8
"""Seconds without a key before a question comes by itself: the next key was meant for the field, not for an answer."""
FEW = 3
"""How many files a message on the screen names."""
TAKE_OVER_LIMIT = 6.0
"""Seconds for the other session to save and hand over."""


class Saving:
    """Says in the app how the file stands, and does with it what the reader asks for."""

    def __init__(self, app: AshoreApp, open_workbook: OpenWorkbook) -> None:
        self._app, self._open_workbook, self._session = app, open_workbook, open_workbook.session

    def begin(self) -> None:
        """From now on the state of the file is shown, and other sessions are looked for."""
        if self._session.saver:
            self._session.saver.listen(self._saver_says)
        self._session.refused = self._refused
        if self._open_workbook.mode != "ephemeral":
            self._app.set_interval(POLL, self._app.rescue.looking(self._poll))

    # Whether it is saved

    def save_words(self) -> str:
        """Whether everything is saved."""
        if self._open_workbook.mode == "ephemeral":
            return _(EPHEMERAL)
        if self._open_workbook.mode == "reading":
            return _("read only; F10 takes over")
        match self._state:
            case "saved":
                return _(SAVED)
            case "unsaved":
                return _(SAVING)
            case "failed" | "conflict":
                return self._not_saved(self.problem)

    @property
    def _state(self) -> SaveState:
        """The state as it is now, not as it was when it was told: the thread that tells may be behind."""
        return self._session.saver.state if self._session.saver else "saved"

    @property
    def problem(self) -> str:
        """Why the last save did not work, in words."""
        return self._session.saver.problem if self._session.saver else ""

    def _not_saved(self, problem: str) -> str:
        return fill(_("not saved: {problem}"), problem=problem)

    def _saver_says(self, _state: SaveState, _problem: str) -> None:
        self._app.call_later(self.show_state)  # from the saver's thread, too

    def show_state(self) -> None:
        """Show on every page whether everything is saved. Behind the hidden screen nothing is asked."""
        if self._app.hidden:
            return
        if self._state == "conflict":
            from ashore.tui.pages.conflict import ConflictPage

            if isinstance(self._app.screen, ConflictPage):
                pass
            elif self._app.resting() < PAUSE:
                self._app.set_timer(PAUSE, self.show_state)
            else:
                self._app.go.dialog(ConflictPage())
        for screen in self._app.screen_stack:
            if isinstance(screen, Page):
                screen.show_state()

    # Two sessions on one workbook

    def _poll(self) -> None:
        """Look whether another session has saved, or asks for the workbook."""
        if self._open_workbook.lock_is_requested() and self._open_workbook.release_lock():
            self._app.say(_("Another session has taken over. This one only reads now; F10 takes it back."))
            self.show_state()
            return
        try:
            self._open_workbook.refresh()
        except AshoreError as problem:
            self._app.say(str(problem))
        except OSError as problem:
            self._app.say(why_not(problem))

    def _refused(self) -> None:
        if isinstance(self._app.focused, AmountInput):
            self._app.focused.end_typing()  # nothing was typed after all: t is a key
        self._app.say(_("Not changed: the workbook is open in another session. F10 takes it over."))

    @property
    def may_take_over(self) -> bool:
        """Whether another session has the workbook."""
        return self._open_workbook.mode == "reading"

    def take_over(self) -> None:
        """Ask the other session for the workbook."""
        try:
            self._open_workbook.request_lock()
        except OSError as problem:
            self._app.say(why_not(problem))
            return
        self._app.say(_("Asking the other session…"))
        self._app.run_worker(self._wait_for_lock(), exclusive=True, group="lock")

    async def _wait_for_lock(self) -> None:
        for _turn in range(int(TAKE_OVER_LIMIT / POLL)):
            await asyncio.sleep(POLL)
            try:
                taken = self._open_workbook.take_lock()
            except AshoreError as problem:
                self._app.say(str(problem))
                return
            except OSError as problem:
                self._app.say(why_not(problem))
                return
            if taken and self._session.saver:
                self._session.saver.listen(self._saver_says)
                self._app.say(_("You have the workbook now; the other session only reads."))
                self.show_state()
                return
        with suppress(OSError):
            self._open_workbook.lock.withdraw()
        self._app.say(_("The other session does not answer, or cannot save. Nothing was changed."))

    def keep_mine(self) -> None:
        """After a change by another program: save what is here; what was there is in the backups."""
        self._settle_conflict(mine=True)

    def take_theirs(self) -> None:
        """After a change by another program: read what is there; what was here is in the backups."""
        self._settle_conflict(mine=False)

    def _settle_conflict(self, *, mine: bool) -> None:
        try:
            self._open_workbook.keep_mine() if mine else self._open_workbook.take_theirs()
        except (OSError, AshoreError) as problem:
            self._app.say(self._not_saved(why_not(problem)))
            return
        self.show_state()
        self._app.say(_("The other version is in the backups."))

    # What an earlier session could not save

    def offer_unsaved(self) -> None:
        """Offer, one after another, what earlier sessions could not save; it is looked for anew after each answer."""
        found = self._open_workbook.unsaved()
        readable = [unsaved for unsaved in found if unsaved.workbook]
        if readable:
            from ashore.tui.pages.unsaved import RecoveryPage

            self._app.go.dialog(RecoveryPage(readable[0]))
        elif found:
            self._app.say(unreadable_words(found[0]))

    def take_unsaved(self, unsaved: Unsaved) -> None:
        """Make it the value of the session."""
        try:
            self._open_workbook.take(unsaved)
        except (OSError, AshoreError) as problem:
            self._app.say(self._not_saved(why_not(problem)))
            return
        self._app.say(_("That version is what you work on now; u takes it back."))
        self.offer_unsaved()

    def refuse_unsaved(self, unsaved: Unsaved) -> None:
        """Remove it."""
        try:
            self._open_workbook.refuse(unsaved)
        except OSError as problem:
            self._app.say(fill(_("{file}: {problem}"), file=unsaved.file.name, problem=why_not(problem)))
            return
        self._app.say(_("Removed; the file is as it was."))
        self.offer_unsaved()

    # The passphrase

    @property
    def has_passphrase(self) -> bool:
        """Whether the workbook is encrypted."""
        return self._open_workbook.key is not None

    def fits(self, passphrase: str) -> bool:
        """Whether this is the workbook's passphrase; any is where it has none. Takes a second or two."""
        return self._open_workbook.key is None or self._open_workbook.key.fits(passphrase)

    def protect(self, passphrase: str | None) -> None:
        """Encrypt from now on, or with None make the files plain again. Raises AshoreError with why not."""
        if self._session.saver is None:
            raise AshoreError(_("This session does not save, so it cannot change the file."))
        try:
            left = self._open_workbook.protect(passphrase)
        except (OSError, AshoreError) as error:
            raise AshoreError(self._not_saved(why_not(error))) from None
        copies = self._open_workbook.copies
        shown = [Path(file.name) for file in left[:FEW]], [Path(file.name) for file in copies[:FEW]]
        lines = protected_words(passphrase is not None, *shown)
        if max(len(left), len(copies)) > FEW:
            lines.append(_("There are more; 'ashore doctor' names all of them."))
        self._app.say("\n".join(lines))
