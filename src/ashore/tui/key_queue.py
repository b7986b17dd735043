"""Keys are handled one after the other, so that what is typed ahead reaches the page and the field it was meant for.

Textual gives each key to what has the focus at that moment. A Tab, an Enter or a page's key takes effect only after it
has travelled up through the widgets, and keys that arrive together with it (somebody types fast, or the line is slow)
have then gone to the old field already. Here the next key waits until a mark, sent the same way behind the key, has
come back.

With a Chinese input method left on, a key types its full-width form (`？`, `ｄ`, `１`) or the sign that stands on it
(`、` on `/`). Outside a field that is the same key.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from contextlib import ExitStack
from time import monotonic
from typing import Generic, TypeVar

from textual import events
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.widget import Widget

from ashore.tui.textual_internals.app import LastingApp
from ashore.tui.textual_internals.parser import key_of
from ashore.tui.textual_internals.screens import PaintedOnce

R = TypeVar("R")

KEY_LIMIT = 0.5
"""Seconds after which it is looked whether the mark can still come back: it cannot when its widget is gone."""
LAST_LIMIT = 10.0
"""Seconds after which keys are let through even so: no error anywhere makes a keyboard that is dead for good."""


SIGNS = {"、": "/", "。": ".", "《": "<", "》": ">", "【": "[", "】": "]", "·": "`", "—": "_", "…": "^", "￥": "$"}
"""What a Chinese input method types for a key, where that is no full-width form of what stands on it."""


def same_key(event: events.Key) -> events.Key:
    """The key as it is without an input method."""
    if event.character is None or len(event.character) != 1 or event.character.isascii():
        return event
    plain = SIGNS.get(event.character) or unicodedata.normalize("NFKC", event.character)
    return key_of(plain) if len(plain) == 1 and plain.isascii() and plain.isprintable() else event


class TypingApp(LastingApp[R], Generic[R]):
    """An app whose keys keep their order and find their field."""

    class KeyHandled(Message):
        """The mark behind a key: when it arrives, the key has had its effect."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class)
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._handling = False
        self._target: MessagePump = self
        self._held = False
        self._frames: ExitStack | None = None
        """While nothing is painted, what ends that."""
        self._frame_limit: Timer | None = None
        self._since = 0.0
        self._limit: Timer | None = None
        self._hold_limit: Timer | None = None

    def hold_keys(self, *, frames: bool = False) -> None:
        """A page is being changed: what is typed from now on is for the new one, and waits until it is there. With
        `frames` nothing is painted until then either: Textual would paint a page that opens three times."""
        self._held = True
        if frames and self._frames is None:
            self._frames = ExitStack()
            self._frames.enter_context(self.batch_update())
            self._frame_limit = self.set_timer(KEY_LIMIT, self.release_frames)
        if self._hold_limit:
            self._hold_limit.stop()
        self._hold_limit = self.set_timer(LAST_LIMIT, self.release_keys)

    def release_keys(self) -> None:
        """The page is there: what was typed meanwhile reaches it."""
        self._held = False
        if self._hold_limit:
            self._hold_limit.stop()
            self._hold_limit = None
        if self._waiting:
            self.call_later(self._next)

    def release_frames(self) -> None:
        """The page is laid out: it is painted now."""
        if self._frames is not None:
            self._frames.close()
            self._frames = None
            if self._frame_limit:
                self._frame_limit.stop()
            if self.screen_stack and isinstance(self.screen, PaintedOnce):
                self.screen.paint_at_once()

    def key_pressed(self, event: events.Key | events.Paste) -> None:
        """Called before each key is handled."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.AppBlur | events.AppFocus):
            # Textual takes the focus away while another window has the keyboard, and gives it back unless the page has
            # changed meanwhile: then no key does anything any more. Here what has the focus keeps it.
            return
        if isinstance(event, events.Key | events.Paste):
            if not self.screen_stack:  # the program ends: what was typed behind its last key is for nobody
                return
            if not event.is_forwarded:
                self._waiting.append(event)
                await self._next()
                return
        await super().on_event(event)

    async def _next(self) -> None:
        if not self._waiting or self._held or not self.screen_stack:
            return
        if self._handling and self._may_come_back():
            if self._limit is None:
                self._limit = self.set_timer(KEY_LIMIT, self._limit_is_over)
            return
        self._handling, self._since = True, monotonic()
        event = self._waiting.popleft()
        self.key_pressed(event)
        self._target = self.focused or self.screen
        try:
            await super().on_event(self._meant(event))
        finally:
            self._handling = self._target_is_shown() and self._target.post_message(self.KeyHandled())
            if not self._handling:
                self.call_later(self._next)

    def _target_is_shown(self) -> bool:
        """Where the key has led away already (a function key, out of a dialog), it has had its effect: a mark sent to
        what is gone would be waited for in vain."""
        target = self._target
        return not isinstance(target, Widget) or any(node in self.screen_stack for node in target.ancestors_with_self)

    def _may_come_back(self) -> bool:
        """Whether the mark is still on its way. On a slow machine it takes long; it is lost only with its widget."""
        waited = monotonic() - self._since
        return waited < KEY_LIMIT or (waited < LAST_LIMIT and self._target.is_running and self._target.is_attached)

    def _meant(self, event: events.Key | events.Paste) -> events.Key | events.Paste:
        """The key of the page that is meant; what a field takes as text stays as it is."""
        if isinstance(event, events.Key) and (key := same_key(event)) is not event:
            in_field = self.focused is not None and self.focused.check_consume_key(key.key, key.character)
            return event if in_field else key
        return event

    async def _limit_is_over(self) -> None:
        self._limit = None
        await self._next()

    async def on_typing_app_key_handled(self, event: KeyHandled) -> None:
        """The key has had its effect: now the next one."""
        event.stop()
        self._handling = False
        await self._next()
