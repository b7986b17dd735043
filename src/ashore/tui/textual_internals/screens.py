"""What is seen of screens: Textual paints one anew with each of those beneath it, and reads none out line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual._context import visible_screen_stack
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

from ashore.tui.textual_internals.compositor import PartCompositor

if TYPE_CHECKING:
    _Base = Screen[None]
else:  # Textual gathers bindings and component classes along one line of bases only
    _Base = object


class PaintedOnce(_Base):
    """A screen that opens in one frame. Textual paints it when it is laid out, when it has come to the front, when the
    one before it is gone, and whenever one beneath it is told to be painted; and it forgets in a batch what changed."""

    _behind: tuple[Callable[[], object], ...] = ()
    """What is done once the first frame is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = PartCompositor()

    def _compositor_refresh(self) -> None:
        if self.app._batch_count:
            return
        dirty = self._compositor._dirty_regions
        whole = self.size.region in dirty
        if whole and self is not self.app.screen:  # what has come above it is painted whole, and this with it
            dirty.clear()
            return
        super()._compositor_refresh()
        if whole:  # and with it what was told to be painted while it was laid out
            for widget, _place in self._compositor.layers:
                widget._repaint_required = False
            behind, self._behind = self._behind, ()
            for do in behind:
                self.call_later(do)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What has just been built has its styles: Textual would work out those of every widget once more."""
        if not self.stack_updates:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        """Textual tells a screen its size when it comes to the front, and lays it out a second time for it; and so what
        lies beneath a dialog, which may still have to be where a key was quick."""
        if size != self.outer_size or (self._layout_required and self is not self.app.screen):
            super()._screen_resized(size)

    def when_seen(self, do: Callable[..., object], *arguments: object) -> None:
        """Do what the first frame need not wait for. Textual's `call_after_refresh` would do it while that frame is
        still held back."""
        if self.app._batch_count:
            self._behind = (*self._behind, partial(do, *arguments))
        else:
            self.call_after_refresh(do, *arguments)

    def paint_at_once(self) -> None:
        """Lay out and paint what has changed."""
        self.refresh(repaint=False, layout=True)


class Beneath(Screen[None]):
    """The empty screen beneath all pages, which is never seen."""

    def _compositor_refresh(self) -> None:
        pass


def lines_of(screen: Screen[Any]) -> Sequence[Strip]:
    """What is seen of a screen, and of those beneath a dialog, line by line: Textual gives it away as a finished
    picture only."""
    beneath = visible_screen_stack.set(screen.app._background_screens)
    try:
        return screen._compositor.render_strips()
    finally:
        visible_screen_stack.reset(beneath)
