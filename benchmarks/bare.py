"""The measure: a Textual program with a header, a text and a footer, and nothing else; with `input` also a field."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Static


class Bare(App[None]):
    """Nothing else."""

    TITLE = "Bare"
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("Hello")
        yield Footer()


class WithInput(Bare):
    """And a field to type into, which has the focus. Its cursor stands still: only a key paints something."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        field = Input()
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    (WithInput if "input" in sys.argv else Bare)().run()
