"""An app that outlives errors that nobody foresaw, and prints nothing of what the reader entered."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from rich.text import Text
from textual._context import active_message_pump
from textual.app import App
from textual.message import Message
from textual.worker import WorkerFailed, get_current_worker

R = TypeVar("R")


@runtime_checkable
class LeavesAtOnce(Protocol):
    """A driver that gives the terminal back without waiting for anything."""

    def leave_at_once(self) -> None:
        """Give it back."""


class LastingApp(App[R], Generic[R]):
    """An app that is asked whether it can go on after an error that nobody foresaw, before it ends."""

    def survive(self, error: Exception, failed: object) -> bool:
        """Go on after an error in `failed`, a widget, a page or the app. Returns False where that cannot be."""
        return False

    def last_words(self, error: BaseException | None) -> str:
        """What is said in the terminal when the app has to end because of an error."""
        return ""

    def unforeseen(self, error: Exception, failed: object) -> None:
        """An error that nobody foresaw: go on where that can be, otherwise end."""
        if isinstance(error, WorkerFailed):
            failed, error = get_current_worker().node, error.error if isinstance(error.error, Exception) else error
        try:
            survived = self._exception is None and self.survive(error, failed)
        except Exception:
            survived = False
        if not survived:
            super()._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        self.unforeseen(error, active_message_pump.get(self))

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # beyond this it would end the queue of the app, and with it all
            self.unforeseen(error, self)

    def panic(self, *renderables: Any) -> None:
        """Textual prints an error that can draw itself, the reader's data in it."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Textual would print local variables, the reader's data."""
        if not self._exit_renderables:  # one line is enough
            self._exit_renderables.append(Text(self.last_words(self._exception)))
            self._close_messages_no_wait()

    def leave_at_once(self) -> None:
        """Give the terminal back without waiting for anything, where the driver can."""
        driver: object = self._driver
        if isinstance(driver, LeavesAtOnce):
            driver.leave_at_once()

    @property
    def is_ending(self) -> bool:
        """Whether it was asked to end."""
        return self._exit
