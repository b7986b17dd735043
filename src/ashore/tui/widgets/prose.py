"""Text laid out by Unicode line breaking, so that a line never begins with 。or ，; Textual itself does not do that."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from ashore.i18n.marks import shown
from ashore.text import wrap
from ashore.tui.textual_internals.painting import paint_now


def plain(text: str) -> Content:
    """A text as it is: never markup, no control characters."""
    return Content(shown(text))


class Lines(Widget):
    """A widget as high as its lines."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How long it is. In Textual a change of it lays the whole page out anew; nothing scrolls in here."""

    def lines(self, width: int) -> list[str]:
        """The lines at a width."""
        raise NotImplementedError

    def changed(self) -> None:
        """Its text has changed: paint it, where it is on a page; that is laid out anew only where it has another height
        now."""
        if not self.is_attached:
            return
        width, height = self.content_size
        self.clear_cached_dimensions()
        self.refresh(layout=not width or len(self.lines(width)) != height)
        paint_now(self)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width)) if width else 0

    def render(self) -> Content:
        return Content("\n".join(self.lines(self.content_size.width)))


class Prose(Lines):
    """A paragraph or more, as high as its lines. `first` stands before its first line, `hang` before the others."""

    def __init__(
        self, text: str = "", *, first: str = "", hang: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._text = shown(text)
        self._first, self._hang = first, hang

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show(self, text: str) -> None:
        """Say something else."""
        if (text := shown(text)) != self._text:
            self._text = text
            self.changed()

    def mark(self, first: str) -> None:
        """Other signs before it, as wide as those before."""
        if first != self._first:
            self._first = self._hang = first
            self.refresh()

    def lines(self, width: int) -> list[str]:
        """The lines at a width."""
        return wrap(self._text, width, first=self._first, hang=self._hang)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width


class Focusable(Prose, can_focus=True):
    """Prose that the reader moves to; a mark at the left shows where the reader is, also without colour."""

    MARK, SPACE = "▌ ", "  "

    def lines(self, width: int) -> list[str]:
        return super().lines(width - 2)

    def render(self) -> Content:
        mark = self.MARK if self.has_focus else self.SPACE
        return Content("\n".join(mark + line for line in self.lines(self.content_size.width)))
