"""Keys are handled one after the other, so that what is typed ahead reaches the page and the field it was meant for.

Textual gives each key to what has the focus at that moment. A Tab, an Enter or a page's key takes effect only after it
has travelled up through the widgets, and keys that arrive together with it (somebody types fast, or the line is slow)
have then gone to the old field already. Here the next key waits until a mark, sent the same way behind the key, has
come back.

An Esc and the letter after it look the same as Alt with that letter when they arrive together. No key of Ashore is
one with Alt, and losing an Esc puts the next letters into a field: so they are taken as two keys.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Generic, TypeVar

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.message import Message

R = TypeVar("R")

KEY_LIMIT = 0.5
"""Seconds after which the next key is let through even if the mark did not come back (its widget is gone)."""
TURN_LIMIT = 3.0
"""Seconds after which keys are let through even if a page has not come up."""


def _apart(event: events.Key | events.Paste) -> list[events.Key | events.Paste]:
    """The keys that were pressed: Alt with a letter is Esc, then the letter."""
    if isinstance(event, events.Key) and event.key.startswith("alt+") and event.is_printable:
        return [events.Key("escape", "\x1b"), events.Key(str(event.character), event.character)]
    return [event]


class TypingApp(App[R], Generic[R]):
    """An app whose keys keep their order and find their field."""

    class KeyHandled(Message):
        """The mark behind a key: when it arrives, the key has had its effect."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class)
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._handling = False
        self._turning = False
        self._since = 0.0

    def turning(self) -> None:
        """A page is being changed: what is typed from now on is for the new one, and waits until it is there."""
        self._turning = True
        self.set_timer(TURN_LIMIT, self.turned)

    def turned(self) -> None:
        """The page is there: what was typed meanwhile reaches it."""
        self._turning = False
        if self._waiting:
            self.call_later(self._next)

    def key_pressed(self) -> None:
        """Called before each key is handled."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._waiting.extend(_apart(event))
            await self._next()
            return
        await super().on_event(event)

    async def _next(self) -> None:
        if not self._waiting or self._turning:
            return
        if self._handling and monotonic() - self._since < KEY_LIMIT:
            if len(self._waiting) <= 2:  # the first to wait, or Esc with its letter
                self.set_timer(KEY_LIMIT, self._next)
            return
        self._handling, self._since = True, monotonic()
        event = self._waiting.popleft()
        self.key_pressed()
        target = self.focused or self.screen
        await super().on_event(event)
        target.post_message(self.KeyHandled())

    async def on_typing_app_key_handled(self, event: KeyHandled) -> None:
        """The key has had its effect: now the next one."""
        event.stop()
        self._handling = False
        await self._next()
