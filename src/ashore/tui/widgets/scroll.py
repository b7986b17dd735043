"""A part of a page that scrolls. Its keys are the page's: a focused thing moves the view, not the view by itself."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Scroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls so that what has the focus is seen."""

    def page(self, by: int) -> None:
        """A page on, two lines kept."""
        self.scroll_relative(y=by * max(self.size.height - 2, 1), animate=False)
