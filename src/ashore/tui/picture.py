"""What is on the screen now, as plain text and as a picture for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.tui.svg import Paper, picture
from ashore.tui.textual_internals.screens import lines_of

if TYPE_CHECKING:
    from textual.app import App


def text_of(app: App[None]) -> str:
    """The characters of the screen line by line, without spaces at the ends of lines."""
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines_of(app.screen))


def picture_of(app: App[None], language: str) -> str:
    """The screen as SVG; `language` is that of its texts, by its tag."""
    theme = app.current_theme
    assert theme.foreground and theme.background
    paper = Paper(theme.foreground, theme.background)
    return picture(lines_of(app.screen), app.size.width, paper, app.title, language.replace("_", "-"))
