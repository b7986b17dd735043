"""The screen beneath all pages, which Textual paints together with what lies above it."""

from __future__ import annotations

from textual.screen import Screen


class Beneath(Screen[None]):
    """Empty, and never painted: Textual would paint all that lies above it once more with it."""

    def _compositor_refresh(self) -> None:
        pass
