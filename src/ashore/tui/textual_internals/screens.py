"""Screens beneath the one that is seen: Textual paints that one anew with each of them that was told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    _Base = Screen[None]
else:  # Textual gathers bindings and component classes along one line of bases only
    _Base = object


class PaintedOnce(_Base):
    """A screen that opens in one frame. Textual paints it when it is laid out, when it has come to the front, when the
    one before it is gone, and whenever one beneath it is told to be painted; and it forgets in a batch what changed."""

    def _compositor_refresh(self) -> None:
        if self.app._batch_count:
            return
        dirty = self._compositor._dirty_regions
        whole = self.size.region in dirty
        if whole and self is not self.app.screen:  # what has come above it is painted whole, and this with it
            dirty.clear()
            return
        super()._compositor_refresh()
        if whole:
            self._repaint_required = False

    def paint_at_once(self) -> None:
        """Lay out and paint what has changed."""
        self.refresh(repaint=False, layout=True)


class Beneath(Screen[None]):
    """The empty screen beneath all pages, which is never seen."""

    def _compositor_refresh(self) -> None:
        pass
